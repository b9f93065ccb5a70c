"""A furnished installation, looked at by everybody who may."""

import pytest

from competition.app import create_app
from tests.pages.furnish import furnish
from tests.support import installation as installations


@pytest.fixture(scope="session")
def house(tmp_path_factory):
    with installations.running(tmp_path_factory.mktemp("house")) as installation:
        yield furnish(installation)


@pytest.fixture(scope="session")
def house_app(house):
    """The app over the house's database, for what needs no browser."""
    return create_app(house.installation.config, database=house.database)


@pytest.fixture(scope="session")
def address(house, house_app):
    """Tells where a page of the table is."""

    def tell(page):
        if page.path:
            return page.path
        with house_app.test_request_context(base_url=house.installation.url):
            return house_app.url_for(page.endpoint, _external=False, **house.values(**page.wanted))

    return tell


@pytest.fixture(scope="session")
def client_of(house, house_app):
    """Gives everybody a client of their own."""
    clients = {}

    def give(role):
        if role not in clients:
            clients[role] = client = house_app.test_client()
            for cookie in house.cookies(role):
                client.set_cookie(cookie["name"], cookie["value"])
        return clients[role]

    return give


@pytest.fixture(scope="session")
def windows(house, chromium):
    """Gives everybody a browser window of their own, which is kept for the next page."""
    from tests.pages.window import Window

    opened = {}

    def give(role, **more):
        key = (role, *sorted(more.items()))
        if key not in opened:
            opened[key] = Window(chromium, house, role, **more)
        return opened[key]

    return give
