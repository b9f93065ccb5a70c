from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.platform import audit
from competition.platform.audit import AuditEntry


def note(session, now, **values):
    usual = {
        "actor_id": None,
        "action": "entry.accept",
        "object_kind": "entry",
        "object_id": 7,
        "campaign_id": None,
    }
    return audit.record(session, **{**usual, "now": now, **values})


def test_a_deed_is_written_down_with_ids_and_numbers(session, now):
    note(
        session,
        now,
        ref="b7k2m9xq4wzp",
        before="submitted",
        after="accepted",
        reads=(3, 4),
        early=True,
        share=0.5,
    )
    session.expire_all()
    entry = session.scalars(select(AuditEntry)).one()
    assert (entry.at, entry.action, entry.object_kind, entry.object_id) == (now, "entry.accept", "entry", 7)
    assert entry.details == {
        "ref": "b7k2m9xq4wzp",
        "before": "submitted",
        "after": "accepted",
        "reads": [3, 4],
        "early": True,
        "share": 0.5,
    }


@pytest.mark.parametrize(
    "value",
    ["Amira Haddad", "teacher@example.org", "Śnieg", "line\nbreak", {"a": 1}, [{"a": 1}], "a" * 65, object()],
)
def test_a_text_is_refused_and_not_repeated_in_the_refusal(session, now, value):
    with pytest.raises(ValueError, match="'what' is not an id, a number or a short code") as refusal:
        note(session, now, what=value)
    assert str(value) not in str(refusal.value)
    assert session.scalars(select(AuditEntry)).all() == []


def test_a_deed_that_is_rolled_back_was_never_done(database, now):
    with pytest.raises(RuntimeError), database.writing() as session:
        note(session, now)
        raise RuntimeError
    with database.reading() as session:
        assert audit.history(session) == []


def test_history_is_told_the_latest_first_and_narrowed_by_what_is_asked(session, now):
    first = note(session, now)
    second = note(session, now, action="entry.return")
    third = note(session, now + timedelta(seconds=1), object_id=8)
    other = note(session, now + timedelta(seconds=2), object_kind="award", object_id=7)
    assert audit.history(session) == [other, third, second, first]
    assert audit.history(session, object_kind="entry", object_id=7) == [second, first]
    assert audit.history(session, object_kind="entry") == [third, second, first]
    assert audit.history(session, limit=1) == [other]
    assert audit.history(session, campaign_id=5) == []
    assert audit.history(session, actor_id=5) == []
