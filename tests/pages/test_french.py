"""Every page in French: it says so, and is as whole as in English."""

import pytest
from sqlalchemy import update

from competition.accounts.models import Account
from tests.pages import axe, look
from tests.pages.table import PAGES

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module", autouse=True)
def everybody_chose_french(house):
    """Somebody who is signed in reads what they have chosen, whatever the browser asks for."""
    speak(house, "fr")
    yield
    speak(house, "en")


def speak(house, locale):
    with house.database.writing() as session:
        session.execute(update(Account).values(locale=locale).where(Account.id.in_(house.people.values())))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_speaks_french(windows, address, page):
    window = windows(page.roles[0], locale="fr-FR")
    window.open(address(page), page.status)
    found = [*look.basics(window.page, "fr"), *axe.grave(axe.violations(window.page, colours=False))]
    found += [*look.on_a_phone(window.page), *window.troubles]
    assert not found, "\n".join(found)
