from dataclasses import replace

import pytest

from competition.consent.models import Person
from competition.consent.rules import Level
from competition.entries.rules import EntryState
from competition.judging.rules import SheetState
from competition.publication.manuscript import Byline, fingerprint, ordered
from competition.publication.queries import find_freeze, manuscript_of
from competition.publication.queries_matter import voices_and_matter
from competition.publication.voices import Readings
from competition.publication.wording import credit
from tests.publication.conftest import THEN, a_manuscript, a_work, add_picture, add_work, freeze
from tests.results.scene import Scene


@pytest.mark.parametrize(
    ("works", "order"),
    [
        ([("published", 1, "A"), ("winner", 1, "B")], "BA"),
        ([("winner", 2, "A"), ("winner", 1, "B"), ("runner-up", 1, "C")], "BAC"),
        ([("published", 0, "C"), ("published", 0, "A"), ("published", 0, "B")], "ABC"),
        ([("unknown", 1, "A"), ("published", 5, "B")], "BA"),
    ],
)
def test_winners_stand_first_by_place_and_the_rest_follow_by_number(works, order):
    rows = [(kind, place, a_work(number)) for kind, place, number in works]
    placed = ordered(rows, ("winner", "runner-up", "published"))
    assert "".join(work.number for work in placed) == order


def test_sections_follow_the_categories_and_empty_ones_are_left_out(session, storage, frozen):
    add_work(session, frozen, "N-3", form="illustration", text="")
    add_work(session, frozen, "N-2", form="poem")
    add_work(session, frozen, "N-1", form="poem", kind="winner")
    book = manuscript_of(session, campaign=frozen, freeze=freeze(session, storage, frozen))
    found = [(part.form, part.age_group, [work.number for work in part.works]) for part in book.sections]
    assert found == [("poem", "5-10", ["N-1", "N-2"]), ("illustration", "5-10", ["N-3"])]
    assert (book.garland, book.classes) == (("illustration", "poem", "poem"), 1)


def test_the_manuscript_says_no_more_than_each_consent_allows(session, storage, frozen):
    people = [
        ("Ada", "Nord", Level.FULL),
        ("Bo", "Sund", Level.FIRST_INITIAL),
        ("Cy", "Vik", Level.FIRST),
        ("Di", "Holm", Level.ANONYMOUS),
    ]
    add_work(session, frozen, "N-1", people=people)
    add_work(session, frozen, "N-2", people=[("Eva", "Lund", Level.NO)])
    book = manuscript_of(session, campaign=frozen, freeze=freeze(session, storage, frozen))
    (work,) = book.works
    assert work.byline.names == ("Ada Nord", "Bo S.", "Cy")
    assert work.byline.unnamed == 1
    assert book.left_out == ("N-2",)
    assert not any(name in repr(book) for name in ("Sund", "Vik", "Di", "Holm", "Eva", "Lund", "Title N-2"))


def test_a_work_that_was_withdrawn_after_the_freeze_is_left_out(session, storage, frozen):
    add_work(session, frozen, "N-1").state = EntryState.WITHDRAWN
    session.flush()
    book = manuscript_of(session, campaign=frozen, freeze=freeze(session, storage, frozen))
    assert (book.sections, book.left_out) == ((), ("N-1",))


def test_what_does_not_stand_or_is_set_apart_is_no_leaf_of_the_garland_and_of_no_city(
    session, storage, frozen
):
    add_work(session, frozen, "N-1")
    add_work(session, frozen, "N-2", form="illustration", text="").state = EntryState.WITHDRAWN
    add_work(session, frozen, "N-3", form="illustration", text="").set_apart_at = THEN
    session.flush()
    book = manuscript_of(session, campaign=frozen, freeze=freeze(session, storage, frozen))
    assert book.garland == ("poem",)
    assert [(each.city, each.schools, each.forms) for each in book.matter.places] == [
        ("Bergen", ("Fjord School",), ("poem",))
    ]


def test_a_picture_stands_with_its_size_and_description(session, storage, frozen):
    add_picture(session, storage, add_work(session, frozen, "N-1", form="illustration", text=""))
    book = manuscript_of(session, campaign=frozen, freeze=freeze(session, storage, frozen))
    (picture,) = next(book.works).pictures
    assert (picture.width, picture.height, picture.alt) == (900, 600, "A boat")
    assert storage.exists(picture.key)


@pytest.mark.parametrize(
    ("byline", "line"),
    [
        (Byline(("Ada",), 0, "4a", "Fjord School", "Bergen"), ["Ada", "4a, Fjord School, Bergen"]),
        (Byline(("Ada", "Bo"), 2, "", "Bergen", "Bergen"), ["Ada, Bo and 2 others", "Bergen"]),
        (Byline((), 22, "4a", "S", "Bergen", "", "class"), ["4a, S, Bergen", "written together"]),
        (Byline((), 1, "", "S", "Bergen", "", "pupil"), ["S, Bergen"]),
    ],
)
def test_the_line_below_a_title(byline, line):
    assert credit(a_work(byline=byline)) == line


def test_the_fingerprint_changes_with_text_consent_order_and_design():
    first, second = a_work("A"), a_work("B", entry_id=2)
    book = a_manuscript(first, second)
    nameless = a_work("A", byline=replace(first.byline, names=(), unnamed=1))
    variants = [
        fingerprint(book, "1"),
        fingerprint(book, "2"),
        fingerprint(a_manuscript(nameless, second), "1"),
        fingerprint(a_manuscript(a_work("A", text="One line"), second), "1"),
        fingerprint(a_manuscript(second, first), "1"),
        fingerprint(a_manuscript(first, second, left_out=("C",)), "1"),
    ]
    assert len(set(variants)) == len(variants)
    assert fingerprint(a_manuscript(first, second), "1") == variants[0]


def test_reading_the_manuscript_takes_as_many_statements_for_three_works_as_for_one(session, storage, frozen):
    from sqlalchemy import event

    def count():
        session.expire_all()
        seen = []
        listen = lambda *arguments: seen.append(arguments[2])  # noqa: E731
        event.listen(session.get_bind(), "before_cursor_execute", listen)
        manuscript_of(session, campaign=frozen, freeze=find_freeze(session, frozen.id))
        event.remove(session.get_bind(), "before_cursor_execute", listen)
        return len(seen)

    freeze(session, storage, frozen)
    add_picture(session, storage, add_work(session, frozen, "N-1"))
    alone = count()
    for number in ("N-2", "N-3"):
        add_picture(session, storage, add_work(session, frozen, number))
    assert count() == alone
    assert session.query(Person).count() == 3


def test_readings_are_those_that_judges_have_handed_in(session):
    scene = Scene(session, unread=("dew",))
    assert voices_and_matter(session, scene.campaign)[1].readings == Readings(judges=4, readings=12, works=4)
    scene.add_sheet("dew", "ann", (), state=SheetState.OPEN)
    assert voices_and_matter(session, scene.campaign)[1].readings == Readings(judges=4, readings=12, works=4)
