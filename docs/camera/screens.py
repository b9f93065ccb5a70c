"""Pictures of the app, one after the other, each role in a browser window of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from docs.camera.demo import Served
from docs.camera.scenes import SCENES, Scene, Stage

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WIDTH, SHARPNESS = 1200, 1.5
QUIET = ["--disable-background-networking", "--disable-component-update", "--no-first-run"]


class NoBrowserError(Exception):
    """There is no Chromium. `./garland test` brings it."""


def pictures(demo: Served, only: str) -> Iterator[tuple[str, Image.Image]]:
    """Yield the pictures by name."""
    scenes = [scene for scene in SCENES if only in scene.name]
    if not scenes:
        return
    with sync_playwright() as playwright, _browser(playwright) as browser:
        for role in dict.fromkeys(scene.role for scene in scenes):
            page = _window(browser, demo, role)
            for scene in (each for each in scenes if each.role == role):
                yield scene.name, _shoot(page, scene, demo)
            page.context.close()


@contextmanager
def _browser(playwright: Playwright) -> Iterator[Browser]:
    own = playwright.chromium.executable_path
    machine = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    path = own if Path(own).exists() else machine
    if path is None:
        raise NoBrowserError
    # Chromium refuses its sandbox to root alone.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    browser = playwright.chromium.launch(executable_path=path, args=[*sandbox, *QUIET])
    yield browser
    browser.close()


def _window(browser: Browser, demo: Served, role: str) -> Page:
    """Open a window of somebody, signed in if the role is one that signs in."""
    context = browser.new_context(
        base_url=demo.url,
        device_scale_factor=SHARPNESS,
        viewport={"width": WIDTH, "height": 800},
        locale="en",
        timezone_id="Europe/Paris",
        reduced_motion="reduce",
    )
    page = context.new_page()
    if way := demo.ways_in().get(role):
        page.goto(way)
        page.locator("main form button").click()
        page.wait_for_load_state()
    return page


def _shoot(page: Page, scene: Scene, demo: Served) -> Image.Image:
    """Set the scene, and take what is seen of it; afterwards the page speaks English again."""
    page.set_viewport_size({"width": WIDTH, "height": scene.height})
    stage = Stage(page, demo.slugs)
    if scene.french:
        page.goto("/")
        stage.speak("Français")
    scene.act(stage)
    page.wait_for_load_state("networkidle")
    shot = page.screenshot(animations="disabled")
    page.context.set_offline(False)
    if scene.french:
        stage.speak("English")
    with Image.open(BytesIO(shot)) as picture:
        return picture.convert("RGB")
