from datetime import timedelta

import pytest
from sqlalchemy import select, text

from competition.platform.i18n import translate
from competition.platform.rates import RateEvent, TooManyError, forget, hit

QUARTER = timedelta(minutes=15)


@pytest.fixture
def knock(session, config):
    def knock(moment, bucket="sign-in:anna@example.org", limit=3):
        hit(session, bucket=bucket, limit=limit, within=QUARTER, now=moment, secret_key=config.secret_key)

    return knock


def test_as_many_tries_as_allowed_and_then_a_sentence_that_says_how_long_to_wait(knock, now):
    for minute in (0, 1, 2):
        knock(now + timedelta(minutes=minute))
    with pytest.raises(TooManyError) as refusal:
        knock(now + timedelta(minutes=5))
    assert refusal.value.status == 429
    assert refusal.value.seconds == 600
    assert translate(refusal.value) == "That was a little too often. Please wait 10 min and try again."


def test_after_the_time_the_next_try_is_free_one_by_one(knock, now):
    for minute in (0, 1, 2):
        knock(now + timedelta(minutes=minute))
    with pytest.raises(TooManyError):
        knock(now + QUARTER - timedelta(seconds=1))
    knock(now + QUARTER)
    with pytest.raises(TooManyError) as refusal:
        knock(now + QUARTER + timedelta(seconds=59))
    assert refusal.value.seconds == 1
    assert refusal.value.values == {"minutes": 1}


def test_a_refused_try_does_not_make_the_wait_longer(knock, session, now):
    for _ in range(3):
        knock(now)
    for second in range(10):
        with pytest.raises(TooManyError):
            knock(now + timedelta(seconds=second))
    assert len(session.scalars(select(RateEvent)).all()) == 3


def test_each_bucket_counts_for_itself(knock, now):
    for _ in range(3):
        knock(now)
    knock(now, bucket="sign-in:bo@example.org")
    with pytest.raises(TooManyError):
        knock(now)


def test_nobodys_address_is_kept(knock, session, now):
    knock(now)
    (row,) = session.execute(text("SELECT * FROM rate_event")).all()
    assert "anna" not in str(row)
    assert len(row.bucket) == 64


def test_another_installation_hashes_otherwise(session, now):
    for secret in ("one", "two"):
        hit(session, bucket="b", limit=1, within=QUARTER, now=now, secret_key=secret)
    assert len(set(session.scalars(select(RateEvent.bucket)))) == 2


def test_old_tries_are_forgotten(knock, session, now):
    knock(now)
    knock(now + timedelta(hours=23))
    assert forget(session, now=now + timedelta(hours=24, seconds=1)) == 1
    assert len(session.scalars(select(RateEvent)).all()) == 1
