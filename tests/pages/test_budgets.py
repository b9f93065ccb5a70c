"""What a page may cost: eight statements, a hundred kilobytes. Both however many rows it lists."""

import pytest

from tests.pages.table import PAGES
from tests.pages.weights import weight
from tests.support.statements import counted

pytestmark = pytest.mark.journey
MOST, HEAVIEST = 8, 100_000


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_asks_little_and_weighs_little(house, client_of, address, page, record_property):
    client = client_of(page.roles[-1])
    client.get(address(page))
    with counted(house.database) as seen:
        html = client.get(address(page)).get_data(as_text=True)
    heavy = weight(html)
    record_property("statements", len(seen))
    record_property("bytes", heavy)
    assert len(seen) <= MOST, "\n".join(seen)
    assert heavy <= HEAVIEST
