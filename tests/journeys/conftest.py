"""A running installation, web and worker as processes of their own, and a real browser to walk through it."""

import pytest
from playwright.sync_api import expect

from tests.journeys.browser import DESK, PHONE, open_page
from tests.journeys.keyboard import Keys
from tests.support import installation as installations

# A machine that does other things besides must not make a journey fail.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    with installations.running(tmp_path_factory.mktemp("installation")) as installation:
        yield installation


@pytest.fixture
def opening(chromium, installation):
    """Opens browser windows, each of somebody else; a script that fails, fails the test."""
    contexts, errors = [], []

    def open_window(**more):
        context = chromium.new_context(base_url=installation.url, **{"viewport": DESK, **more})
        contexts.append(context)
        page = open_page(context, **more)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert errors == []


@pytest.fixture
def window(opening):
    """Opens browser windows; what a console calls an error fails the test."""
    said = []

    def open_window(**more):
        page = opening(**more)
        page.on("console", lambda each: said.append(each.text) if each.type == "error" else None)
        return page

    yield open_window
    assert said == []


@pytest.fixture
def noisy(opening):
    """Opens windows in which things are broken on purpose: the console may tell, no script may fail."""
    return opening


@pytest.fixture(params=["en", "fr"])
def keys(request, window):
    """Somebody at the keyboard: in English at the desk, in French on a phone."""
    size = {"en": DESK, "fr": PHONE}[request.param]
    page = window(viewport=size, locale=request.param, reduced_motion="reduce")
    return Keys(page, request.param)


@pytest.fixture
def page(window):
    """A fresh browser window at the installation."""
    return window()
