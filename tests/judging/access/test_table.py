"""Every role, route, thing and stage of judging against the table written by hand."""

import pytest

from competition.web.policies import policy_of
from tests.judging.access.asking import cases, differences
from tests.judging.access.routes import ROUTES
from tests.judging.access.table import POLICIES

ROOMS = ("competition.judging", "competition.allocation", "competition.rehearsal", "competition.duels")


def routes_of(app):
    """The routes of judging, and the policies that they name."""
    endpoints = {rule.endpoint for rule in app.url_map.iter_rules()}
    ours = {each for each in endpoints if app.view_functions[each].__module__.startswith(ROOMS)}
    return {endpoint: policy_of(app, endpoint) for endpoint in ours}


def test_every_route_of_judging_names_the_policy_that_the_table_gives_it(house):
    app, _world = house
    told = {endpoint: name for name, endpoints in ROUTES.items() for endpoint in endpoints.split()}
    assert {endpoint: policy.name for endpoint, policy in routes_of(app).items()} == told
    assert set(POLICIES) == set(ROUTES)


def test_a_name_stands_for_one_policy(house):
    app, _world = house
    named = {(policy.name, policy.resolve) for policy in routes_of(app).values()}
    assert len(named) == len(POLICIES)


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_opens_to_its_people_and_to_nobody_else(house, name):
    app, world = house
    policy = next(each for each in routes_of(app).values() if each.name == name)
    assert list(differences(policy, world)) == []


def test_every_thing_that_the_table_names_is_there(house):
    """A ref that nobody made would be refused whatever the policy says."""
    _app, world = house
    asked = {value for name in POLICIES for _who, wanted, _opens in cases(name) for value in wanted.values()}
    assert asked - set(world.names) == set()
