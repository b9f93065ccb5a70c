"""Tests share an app and two databases; nothing of one test is there in the next."""

import pytest
from sqlalchemy import select, text

from competition.platform.rates import RateEvent
from competition.web.policies import PUBLIC, allow
from tests.support import schema


def test_every_test_has_an_app_as_new(app, client):
    assert app.config.get("OF_ANOTHER_TEST") is None
    assert "garland.of_another_test" not in app.extensions
    assert "another_test" not in app.jinja_env.globals
    assert "another_test" not in app.view_functions
    app.config["OF_ANOTHER_TEST"] = app.extensions["garland.of_another_test"] = True
    assert client.get("/of-another-test").status_code == 404


def test_a_route_that_a_test_adds_is_its_own(app, client):
    app.add_url_rule("/of-another-test", "of_another_test", allow(PUBLIC)(lambda: "here"))
    app.jinja_env.globals["another_test"] = True
    assert client.get("/of-another-test").text == "here"


test_so_has_the_next_one = test_every_test_has_an_app_as_new


def test_no_app_is_made_anew_for_what_pages_leave_in_it(shared_app, config, database, clock, app, client):
    assert [client.get(path).status_code for path in ("/", "/nowhere", "/sign-in")] == [200, 404, 200]
    assert client.post("/sign-in").status_code == 400
    assert shared_app.give(config, database=database, clock=clock) is app


@pytest.mark.parametrize("number", [3, 3000])
def test_a_database_is_emptied_whether_it_held_little_or_much(postgres_database, now, number):
    for _ in range(2):
        schema.empty_postgres(postgres_database.engine)
        with postgres_database.writing() as session:
            session.add_all(RateEvent(bucket=f"bucket {n}", at=now) for n in range(number))
        with postgres_database.reading() as session:
            assert sorted(session.scalars(select(RateEvent.id))) == list(range(1, number + 1))
    with postgres_database.reading() as session:
        pages = session.scalar(text("SELECT pg_relation_size('rate_event') / 8192"))
    assert (pages >= 10) == (number > 3)
