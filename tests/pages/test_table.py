"""The table of pages is whole, and says rightly who may open what."""

import pytest

from competition.web.policies import policy_of
from tests.pages.house import ROLES
from tests.pages.table import FILES, PAGES, PARTS

pytestmark = pytest.mark.journey


def test_every_address_is_a_page_of_the_table_or_no_page(house_app):
    known = {page.endpoint for page in PAGES.values() if page.endpoint} | set(FILES) | PARTS
    served = {rule.endpoint for rule in house_app.url_map.iter_rules() if "GET" in rule.methods}
    assert known == served


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_opens_to_its_people_and_to_nobody_else(house, client_of, address, page):
    answers = {role: client_of(role).get(address(page)) for role in ROLES}
    opened = {role for role, answer in answers.items() if answer.status_code == page.status}
    if page.status == 200:
        assert opened == set(page.roles)
        assert {answers[role].mimetype for role in page.roles} == {"text/html"}
    else:
        assert opened == set(ROLES)


@pytest.mark.parametrize("endpoint", FILES)
def test_a_file_is_no_page(house, house_app, client_of, endpoint):
    assert policy_of(house_app, endpoint)
    with house_app.test_request_context():
        path = house_app.url_for(endpoint, **house.values(**FILES[endpoint]))
    types = set()
    for role in ("teacher", "judge", "secretariat"):
        with client_of(role).get(path) as answer:
            types |= {answer.mimetype} if answer.status_code == 200 else set()
    assert types and "text/html" not in types
