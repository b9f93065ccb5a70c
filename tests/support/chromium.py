"""The browser that tests walk through Garland with."""

import os
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


@contextmanager
def running():
    """Run a browser until the block ends."""
    # Chromium refuses its sandbox to root alone.
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        path = find_browser(playwright)
        browser = playwright.chromium.launch(executable_path=path, args=[*arguments, *QUIET])
        yield browser
        browser.close()


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
