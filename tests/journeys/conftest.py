"""A running installation, web and worker as processes of their own, and a real browser to walk through it."""

import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from competition.config import load
from competition.platform.db import Database
from competition.platform.migrate import upgrade
from competition.supervise import free_port, wait_until_served, web_process, worker_process
from tests.journeys.browser import DESK

# A machine that does other things besides must not make a journey fail.
expect.set_options(timeout=20_000)
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


class Installation:
    """Where it is served, and its database."""

    def __init__(self, config, url):
        self.config, self.url = config, url
        self.database = Database(config.database_url)

    def now(self):
        return datetime.now(UTC)


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    folder = tmp_path_factory.mktemp("installation")
    port = free_port("127.0.0.1", 8300 + os.getpid() % 500)
    url = f"http://127.0.0.1:{port}"
    environ = {"GARLAND_INSTANCE": str(folder), "GARLAND_BASE_URL": url, "GARLAND_OPEN_OUTBOX": "1"}
    config = load(environ=environ)
    upgrade(Database(config.database_url))
    whole = {**os.environ, **environ}
    processes = [web_process(whole, host="127.0.0.1", port=port), worker_process(whole)]
    try:
        assert wait_until_served(f"{url}/sign-in")
        yield Installation(config, url)
    finally:
        for process in processes:
            process.stop()


def find_browser(playwright):
    """Return Playwright's own browser where the launcher has fetched it, as on Ubuntu, else the machine's."""
    own = playwright.chromium.executable_path
    path = (
        own
        if Path(own).exists()
        else next((found for name in BROWSERS if (found := shutil.which(name))), None)
    )
    if path is None:
        pytest.fail("Chromium is missing. Next: ./garland test brings it.", pytrace=False)
    return path


@pytest.fixture(scope="module")
def chromium():
    # Chromium refuses its sandbox to root alone.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    quiet = [
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
    ]
    with sync_playwright() as playwright:
        path = find_browser(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=[*arguments, *quiet])
        yield browser
        browser.close()


@pytest.fixture
def window(chromium, installation):
    """Opens browser windows, each of somebody else; what a console calls an error fails the test."""
    contexts, errors = [], []

    def open_window(**more):
        context = chromium.new_context(base_url=installation.url, viewport=DESK, **more)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def page(window):
    """A fresh browser window at the installation."""
    return window()
