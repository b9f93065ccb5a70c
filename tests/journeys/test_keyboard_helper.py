"""What the walks by keyboard rely on: a focus that cannot be seen, or is covered, stops them."""

import pytest

from tests.journeys.keyboard import Keys

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("style", "fault"),
    [
        ("a { outline: none !important }", "cannot be seen"),
        ("body::after { content: ''; position: fixed; inset: 0; background: red }", "is covered"),
    ],
)
def test_a_focus_that_is_lost_is_noticed(window, style, fault):
    page = window(bypass_csp=True)
    page.goto("/keyboard")
    Keys(page, "en").reach("link", "Sign in")
    page.add_style_tag(content=style)
    with pytest.raises(AssertionError, match=fault):
        Keys(page, "en").reach("link", "Keyboard")


def test_what_cannot_be_reached_is_noticed(window):
    page = window(bypass_csp=True)
    page.goto("/keyboard")
    page.evaluate("document.querySelector('a[href=\"/sign-in\"]').tabIndex = -1")
    with pytest.raises(AssertionError, match="no way to the link “Sign in”"):
        Keys(page, "en").reach("link", "Sign in")
