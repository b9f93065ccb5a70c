"""An excerpt stays with its lines when a correction adds or takes some, or somebody is told to look."""

import pytest
from sqlalchemy import select

from competition.entries.models import Entry
from competition.publication.composing.models import ComposedWork
from competition.publication.excerpts import EVERYTHING, Span
from competition.publication.proofing.excerpting import moved
from competition.publication.proofing.models import PrintedCorrection
from competition.publication.proofing.queries import submitted
from competition.publication.proofing.services.correcting import correct, take_back
from tests import factories as make
from tests.publication.proofing.conftest import ROOM

LINES = ["one", "two", "three", "four", "five", "six"]


@pytest.mark.parametrize(
    ("after", "span", "stands", "sure"),
    [
        (["new", *LINES], Span(3, 5), Span(4, 6), True),
        (LINES[1:], Span(3, 5), Span(2, 4), True),
        (["one", "two", "THREE", *LINES[3:]], Span(3, 5), Span(3, 5), True),
        ([*LINES[:3], "between", *LINES[3:]], Span(3, 5), Span(3, 6), True),
        ([*LINES[:2], *LINES[3:]], Span(3, 5), Span(3, 4), False),
        ([*LINES[:4], "six"], Span(None, 5), Span(None, 4), False),
        (["new", *LINES], Span(3, None), Span(4, None), True),
        (["new", *LINES], EVERYTHING, EVERYTHING, True),
        ([], Span(3, 5), Span(3, 5), False),
    ],
    ids=[
        "a line before", "a line less", "put otherwise", "a line within", "its first gone", "its last gone",
        "to the end", "everything", "nothing left",
    ],
)  # fmt: skip
def test_an_excerpt_stands_at_the_same_lines(after, span, stands, sure):
    assert moved(LINES, after, span) == (stands, sure)


@pytest.fixture
def poem(session, frozen, frozen_results, now):
    entry = session.scalars(select(Entry).where(Entry.number == "N-1")).one()
    entry.text, entry.translation_language, entry.translation = (
        "\n".join(LINES),
        "fr",
        "un\ndeux\ntrois\nquatre",
    )
    row = ComposedWork(entry_id=entry.id, campaign_id=frozen.id, version=1, moves=0, changed_at=make.OPENS)
    row.first, row.last = 2, 4
    session.add(row)
    session.commit()
    return entry


@pytest.fixture
def correct_to(session, frozen, poem, office, now):
    def do(text):
        by = {"campaign": frozen, "actor": office, "now": now, "seen": submitted(poem).stamp}
        correct(session, entry=poem, words={"text": text}, reason="Asked for", **by)
        session.commit()
        session.expire_all()
        row = session.scalars(select(ComposedWork)).one()
        return row.first, row.last, row.also_first, row.also_last

    return do


def test_a_correction_moves_it_and_leaves_the_translation_where_it_was(
    session, frozen, poem, correct_to, office, now, desk
):
    assert correct_to("new\n" + poem.text) == (3, 5, 2, 4)
    work = f"{ROOM}/{poem.ref}"
    session.rollback()
    shown = desk.see(work).text
    assert "The book prints an excerpt of it" in shown and "look at it again" not in shown
    seen = session.scalar(select(PrintedCorrection.ref))
    take_back(session, campaign=frozen, entry=poem, seen=seen, actor=office, now=now)
    row = session.scalars(select(ComposedWork)).one()
    assert (row.first, row.last, row.also_first, row.also_last) == (2, 4, None, None)


def test_where_its_edge_is_gone_the_desk_is_told(session, poem, correct_to, desk):
    assert correct_to("one\nthree\nfour\nfive\nsix") == (2, 3, 2, 4)
    work = f"{ROOM}/{poem.ref}"
    session.rollback()
    assert "Please look at it again." in desk.see(work).text
