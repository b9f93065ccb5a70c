"""Tests share two databases; nothing of one test is there in the next."""

import pytest
from sqlalchemy import select, text

from competition.platform.rates import RateEvent
from tests.support import schema


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
