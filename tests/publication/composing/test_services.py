"""Changes of the composition in the database: they stay, they are remembered, and nobody's work is lost."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.entries.models import Entry
from competition.platform.audit import AuditEntry
from competition.publication.composing.choices import Arrangement, Wish
from competition.publication.composing.errors import ChangedMeanwhileError, GoneError, ReasonMissingError
from competition.publication.composing.models import ComposedChapter, Composition
from competition.publication.composing.queries import arrangement_of
from competition.publication.composing.rules import Order, Translations
from competition.publication.composing.services.changing import Change
from competition.publication.composing.services.moving import move_chapter, move_work
from competition.publication.composing.services.saving import (
    Words,
    add_chapter,
    remove_chapter,
    save_chapter,
    save_design,
    save_translations,
    save_work,
)
from competition.publication.desk import desk
from competition.publication.excerpts import Excerpt, Span
from competition.publication.manuscript import ChapterKind, Layout, Size
from competition.publication.models import EditionState
from competition.publication.queries import find_freeze, manuscript_of
from competition.publication.services import begin_edition
from competition.publication.steps import step
from tests.publication.conftest import THEN, add_work, freeze

LATER = THEN + timedelta(hours=1)
POEMS, ESSAYS = "poem-5-10", "essay-5-10"


@pytest.fixture
def works(session, frozen):
    """Three poems by number and an essay: their entries by number."""
    made = [add_work(session, frozen, number) for number in ("A", "B", "C")]
    essay = add_work(session, frozen, "E", form="essay")
    return {each.number: each.id for each in (*made, essay)}


@pytest.fixture
def change(session, frozen, office):
    return Change(session, frozen, office, LATER)


@pytest.fixture
def book(session, storage, frozen, works):
    """The manuscript as it is now."""
    frozen_results = freeze(session, storage, frozen)
    return lambda: manuscript_of(session, campaign=frozen, freeze=frozen_results)


def numbers(manuscript):
    return ["".join(work.number for work in section.works) for section in manuscript.sections]


def deeds(session):
    return list(session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))


def test_with_nothing_composed_the_book_is_as_it_always_was(session, frozen, book):
    assert arrangement_of(session, frozen.id) == Arrangement()
    assert (numbers(book()), book().chapters) == (["ABC", "E"], ())


def test_a_moved_work_stands_where_it_was_put_and_the_section_is_in_order_by_hand(
    session, change, works, book
):
    move_work(change, entry_id=works["C"], chapter=POEMS, after=None, moves=0)
    assert (numbers(book()), book().sections[0].fixed) == (["CAB", "E"], True)
    move_work(change, entry_id=works["C"], chapter=POEMS, after=works["A"], moves=1)
    assert numbers(book()) == ["ACB", "E"]
    assert deeds(session) == ["composing.move_work"] * 2


def test_a_work_can_go_to_another_section_and_back(change, works, book):
    move_work(change, entry_id=works["E"], chapter=POEMS, after=works["A"], moves=0)
    assert numbers(book()) == ["AEBC"]
    move_work(change, entry_id=works["E"], chapter=ESSAYS, after=None, moves=1)
    assert numbers(book()) == ["ABC", "E"]


def test_two_who_move_different_works_do_not_get_into_each_others_way(change, works, book):
    move_work(change, entry_id=works["C"], chapter=POEMS, after=None, moves=0)
    move_work(change, entry_id=works["A"], chapter=POEMS, after=works["B"], moves=0)
    assert numbers(book()) == ["CBA", "E"]


def test_a_work_that_was_moved_meanwhile_is_not_moved_over_it(session, change, works, book):
    move_work(change, entry_id=works["C"], chapter=POEMS, after=None, moves=0)
    with pytest.raises(ChangedMeanwhileError):
        move_work(change, entry_id=works["C"], chapter=POEMS, after=works["A"], moves=0)
    assert numbers(book()) == ["CAB", "E"]


@pytest.mark.parametrize("chapter", ["contents", "gone"])
def test_a_work_goes_nowhere_but_into_a_section_of_works(change, works, chapter):
    with pytest.raises(GoneError):
        move_work(change, entry_id=works["A"], chapter=chapter, after=None, moves=0)


def test_a_work_that_wins_an_award_later_stands_at_the_end_of_a_section_by_hand(
    session, frozen, change, works, book
):
    move_work(change, entry_id=works["C"], chapter=POEMS, after=None, moves=0)
    add_work(session, frozen, "0")
    assert numbers(book()) == ["CAB0", "E"]


def test_chapters_move_and_a_stale_move_is_refused(session, change, works, book):
    move_chapter(change, chapter="colophon", after=None, moves=0)
    assert [each.kind.value for each in book().chapters] == [
        "colophon", "contents", "works", "works", "participants", "languages", "places",
    ]  # fmt: skip
    with pytest.raises(ChangedMeanwhileError):
        move_chapter(change, chapter="colophon", after="contents", moves=0)
    assert deeds(session) == ["composing.move_chapter"]


def test_a_foreword_is_added_before_the_contents_changed_and_taken_out(session, change, works, book):
    key = add_chapter(change, kind=ChapterKind.FOREWORD, words=Words("Welcome", "The Mayor", "Dear readers"))
    first = book().chapters[0]
    assert (first.key, first.title, first.author, first.text) == (key, "Welcome", "The Mayor", "Dear readers")
    save_chapter(change, chapter=key, words=Words("Welcome", "The Mayor", "Dear *readers*"), version=1)
    assert book().chapters[0].text == "Dear *readers*"
    remove_chapter(change, chapter=key, version=2)
    assert book().chapters[0].kind is ChapterKind.CONTENTS
    assert deeds(session) == [
        "composing.add_chapter", "composing.save_chapter", "composing.remove_chapter",
    ]  # fmt: skip


def test_a_text_that_was_changed_meanwhile_is_not_written_over(change, works, book):
    key = add_chapter(change, kind=ChapterKind.ABOUT, words=Words(text="First"))
    save_chapter(change, chapter=key, words=Words(text="Theirs"), version=1)
    with pytest.raises(ChangedMeanwhileError):
        save_chapter(change, chapter=key, words=Words(text="Mine"), version=1)
    with pytest.raises(ChangedMeanwhileError):
        remove_chapter(change, chapter=key, version=1)
    assert [each.text for each in book().chapters][:2] == ["", "Theirs"]


def test_a_text_saved_as_it_stands_changes_nothing(session, change, works):
    key = add_chapter(change, kind=ChapterKind.ABOUT, words=Words(text="First"))
    save_chapter(change, chapter=key, words=Words(text="First"), version=1)
    row = session.scalar(select(ComposedChapter).where(ComposedChapter.key == key))
    assert (row.version, deeds(session)) == (1, ["composing.add_chapter"])


@pytest.mark.parametrize("key", [POEMS, "contents"])
def test_what_every_book_has_cannot_be_taken_out_only_left_out(change, works, book, key):
    with pytest.raises(GoneError):
        remove_chapter(change, chapter=key, version=0)
    save_chapter(change, chapter=key, words=Words(included=False), version=0)
    assert key not in [each.key for each in book().chapters]


def test_a_section_follows_the_rule_that_was_chosen_and_finds_its_order_by_hand_again(change, works, book):
    move_work(change, entry_id=works["C"], chapter=POEMS, after=None, moves=0)
    save_chapter(change, chapter=POEMS, words=Words(title="Voices", order=Order.PLACE), version=1)
    section = book().sections[0]
    assert (section.title, section.fixed, numbers(book())) == ("Voices", True, ["ABC", "E"])
    save_chapter(change, chapter=POEMS, words=Words(order=Order.HAND), version=2)
    assert numbers(book()) == ["CAB", "E"]


WISH = Wish(layout=Layout.SPREAD, size=Size.LARGER, excerpt=Excerpt(Span(1, 1)))


def test_the_wishes_for_a_work_are_kept(session, frozen, change, works, book):
    save_work(change, entry_id=works["A"], wish=WISH, version=0)
    kept = arrangement_of(session, frozen.id).wishes[works["A"]]
    assert (kept.layout, kept.size, kept.excerpt, kept.version) == (
        Layout.SPREAD, Size.LARGER, Excerpt(Span(1, 1)), 1,
    )  # fmt: skip
    with pytest.raises(ChangedMeanwhileError):
        save_work(change, entry_id=works["A"], wish=Wish(), version=0)
    assert arrangement_of(session, frozen.id).wishes[works["A"]] == kept


def test_a_work_is_left_out_with_a_reason_and_comes_back(session, change, works, book):
    with pytest.raises(ReasonMissingError):
        save_work(change, entry_id=works["B"], wish=Wish(included=False, reason=" "), version=0)
    save_work(change, entry_id=works["B"], wish=Wish(included=False, reason=" A copy "), version=0)
    assert (numbers(book()), book().left_out) == (["AC", "E"], ())
    assert arrangement_of(session, change.campaign.id).wishes[works["B"]].reason == "A copy"
    save_work(change, entry_id=works["B"], wish=Wish(), version=1)
    assert numbers(book()) == ["ABC", "E"]


def test_what_is_chosen_for_a_work_does_not_say_where_it_stands(change, works, book):
    move_work(change, entry_id=works["C"], chapter=POEMS, after=None, moves=0)
    save_work(change, entry_id=works["C"], wish=Wish(size=Size.LARGER), version=0)
    assert numbers(book()) == ["CAB", "E"]


def test_who_translated_only_what_is_left_out_is_not_thanked(session, change, book, works):
    for number, name in (("A", "Ana"), ("B", "Bo")):
        entry = session.get(Entry, works[number])
        entry.translation_language, entry.translation, entry.translation_credit = "fr", "une ligne", name
    session.flush()
    assert book().matter.translators == ("Ana", "Bo")
    save_work(change, entry_id=works["A"], wish=Wish(included=False, reason="Twice"), version=0)
    assert book().matter.translators == ("Bo",)


def test_the_design_is_chosen_once_by_one_and_goes_into_the_manuscript(session, change, book):
    assert book().design == "garland"
    save_design(change, design="herbarium", seen="garland")
    assert book().design == "herbarium"
    with pytest.raises(ChangedMeanwhileError):
        save_design(change, design="garland", seen="garland")


def test_the_translations_of_the_edition_are_chosen_once_by_one(session, change, works):
    save_translations(change, translations=Translations.NONE, seen=Translations.ALL)
    assert arrangement_of(session, change.campaign.id).translations is Translations.NONE
    with pytest.raises(ChangedMeanwhileError):
        save_translations(change, translations=Translations.BOOK, seen=Translations.ALL)


def test_the_book_counts_the_classes_whose_works_it_prints(change, works, book):
    assert book().classes == 1
    for number, entry_id in works.items():
        save_work(change, entry_id=entry_id, wish=Wish(included=False, reason=number), version=0)
    assert book().classes == 0


def test_an_edition_is_out_of_date_once_the_book_was_composed_otherwise(session, frozen, change, works, book):
    results = find_freeze(session, frozen.id)
    edition = begin_edition(session, campaign=frozen, freeze=results, now=THEN)
    edition.state = EditionState.READY
    session.flush()
    before = desk(session, frozen), step(session, frozen)
    assert (before[0].since.recomposed, before[1].touched) == (False, False)
    move_work(change, entry_id=works["C"], chapter=POEMS, after=None, moves=0)
    after = desk(session, frozen), step(session, frozen)
    assert (after[0].since.recomposed, after[1].touched) == (True, True)


def test_a_refused_change_leaves_no_trace(session, frozen, change, works):
    session.commit()
    with pytest.raises(GoneError):
        move_work(change, entry_id=works["A"], chapter="gone", after=None, moves=0)
    session.rollback()
    assert session.scalars(select(Composition)).all() == []
