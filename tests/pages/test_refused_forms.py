"""A form that is sent back says so to everybody: axe finds nothing grave in it, in either theme."""

import pytest

from tests.journeys.browser import leaving
from tests.pages import look
from tests.pages.table import PAGES

pytestmark = pytest.mark.journey
FORMS = {
    "accounts.sign_in": "visitor",
    "classes.start open slug": "visitor",
    "judging_profile.page open slug": "newcomer",
    "entry_people.page open incomplete": "teacher",
    "settings.calendar young slug": "operator",
    "rounds.new open slug": "secretariat",
    "rubrics.editor open slug open category": "secretariat",
    "rounds.practice_write open slug open category": "secretariat",
    "setup.choose": "operator",
}
EMPTY = """() => {
  const form = document.querySelector("main form.form");
  form.noValidate = true;
  for (const field of form.querySelectorAll("input:not([type=hidden]), textarea")) {
    if (["radio", "checkbox"].includes(field.type)) field.checked = false;
    else field.value = "";
  }
  HTMLFormElement.prototype.submit.call(form);
}"""


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_sent_back_is_for_everybody(windows, address, name):
    window = windows(FORMS[name], locale="en-GB")
    window.open(address(PAGES[name]), 200)
    window.expect_status(400)
    with leaving(window.page):
        window.page.evaluate(EMPTY)
    window.page.get_by_role("alert").first.wait_for()
    assert window.page.locator("[aria-invalid=true], .field--error, .summary").count() > 0
    found = [*look.basics(window.page, "en"), *look.in_both_themes(window.page)]
    found += [*look.on_a_phone(window.page), *window.troubles]
    assert not found, "\n".join(found)
