"""What a page may cost: eight statements, a hundred kilobytes. Both however many rows it lists."""

import pytest

from tests.pages.table import PAGES
from tests.pages.weights import weight
from tests.support.statements import counted

pytestmark = pytest.mark.journey
MOST, HEAVIEST = 8, 100_000


@pytest.fixture
def cost(house, client_of):
    """Tells what a page costs once what is kept in memory has been filled: statements, and bytes."""

    def ask(role, path):
        client = client_of(role)
        client.get(path)
        with counted(house.database) as seen:
            html = client.get(path).get_data(as_text=True)
        return seen, weight(html)

    return ask


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_asks_little_and_weighs_little(cost, address, page):
    for role in page.roles:
        seen, heavy = cost(role, address(page))
        assert len(seen) <= MOST, "\n".join([role, *seen])
        assert heavy <= HEAVIEST, f"{heavy} bytes for the {role}"
