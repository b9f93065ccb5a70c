"""Writing: drafts, their words, and two windows that do not overwrite each other."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from competition.entries import services
from competition.entries.errors import (
    ChangedElsewhereError,
    DeadlinePassedError,
    NotChangeableError,
    TextTooLargeError,
    TitleTooLongError,
    UnknownLanguageError,
    WrongCategoryError,
)
from competition.entries.facts import Words
from competition.entries.identity import Authorship
from competition.entries.models import Entry
from competition.entries.rules import EntryState, MadeBy
from competition.entries.words import stamp_of, words_of
from competition.platform import audit
from competition.platform.db import new_ref
from tests.entries.conftest import POEM
from tests.factories import DEADLINE, category_of, make_class


@pytest.fixture
def create(session, campaign, school_class, teacher, now):
    def create(form="poem", age_group="5-10", now=now, **more):
        category = category_of(campaign, form, age_group)
        return services.create_entry(
            session, school_class=school_class, category=category, actor=teacher, now=now, **more
        )

    return create


@pytest.fixture
def save(session, campaign, teacher, now):
    def save(entry, words, form="poem", now=now, **more):
        category = category_of(campaign, form)
        return services.save_words(
            session, entry=entry, category=category, words=words, actor=teacher, now=now, **more
        )

    return save


def test_a_new_entry_is_an_empty_draft_of_its_class(session, create, school_class):
    entry = create()
    assert (entry.state, entry.number, words_of(entry)) == (EntryState.DRAFT, None, Words())
    authorship = session.get_one(Authorship, entry.id)
    assert (authorship.class_id, authorship.made_by) == (school_class.id, MadeBy.CLASS)


def test_sending_the_same_new_entry_twice_makes_one(session, create):
    ref = new_ref()
    assert create(ref=ref).id == create(ref=ref).id
    assert len(session.scalars(select(Entry)).all()) == 1


def test_the_ref_of_another_classs_entry_is_not_taken(session, campaign, school, create, teacher, now):
    other = make_class(session, school, campaign, name="5c")
    known = create(ref=new_ref())
    made = services.create_entry(
        session, school_class=other, category=category_of(campaign), actor=teacher, now=now, ref=known.ref
    )
    assert made.id != known.id
    assert made.ref != known.ref


def test_another_age_group_is_refused(create):
    with pytest.raises(WrongCategoryError):
        create(age_group="11-18")


def test_after_the_deadline_nothing_is_begun(create):
    with pytest.raises(DeadlinePassedError):
        create(now=DEADLINE)


def test_lines_and_stanzas_are_kept_and_tags_made_regular(session, create, save):
    entry = create()
    typed = Words(
        title="  Море\n моє ",
        text="\r\nодин\r\n  два  \r\n\r\nтри\r\n",
        language="uk-ua",
        translation_language="EN",
        translation_title="My sea",
        translation="one\n  two\n\nthree",
    )
    assert save(entry, typed)
    session.expire_all()
    assert words_of(entry) == Words(
        title="Море моє",
        text="один\n  два\n\nтри",
        language="uk-UA",
        translation_language="en",
        translation_title="My sea",
        translation="one\n  two\n\nthree",
    )


def test_a_language_may_be_given_by_its_name(create, save):
    entry = create()
    save(entry, replace(POEM, language="Northern Kurdish"))
    assert entry.language == "kmr"


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        (replace(POEM, text="a " * 100_001), TextTooLargeError),
        (replace(POEM, translation="字" * 66_667), TextTooLargeError),
        (replace(POEM, title="a" * 301), TitleTooLongError),
        (replace(POEM, language="Middle Klingonish"), UnknownLanguageError),
    ],
)
def test_what_cannot_be_kept_is_refused_and_changes_nothing(poem, save, words, refusal):
    with pytest.raises(refusal):
        save(poem, words)
    assert words_of(poem) == POEM


def test_saving_what_stands_there_already_changes_nothing(session, poem, save):
    version, known = poem.version, len(audit.history(session, object_kind="entry", object_id=poem.id))
    assert not save(poem, POEM)
    assert poem.version == version
    assert len(audit.history(session, object_kind="entry", object_id=poem.id)) == known


def test_two_windows_do_not_overwrite_each_other(poem, save):
    seen = stamp_of(poem)
    save(poem, replace(POEM, text="the first window"), seen=seen)
    with pytest.raises(ChangedElsewhereError):
        save(poem, replace(POEM, text="the second window"), seen=seen)
    assert poem.text == "the first window"
    save(poem, replace(POEM, text="both"), seen=stamp_of(poem))
    assert poem.text == "both"


def test_the_same_words_from_two_windows_are_no_conflict(poem, save):
    seen = stamp_of(poem)
    changed = replace(POEM, text="typed once, sent twice")
    assert save(poem, changed, seen=seen)
    assert not save(poem, changed, seen=seen)


def test_another_picture_or_other_people_are_no_conflict_for_the_words(poem, save, add):
    seen = stamp_of(poem)
    add(poem)
    assert save(poem, replace(POEM, title="The lake"), seen=seen)


def test_the_form_may_change_and_the_class_keeps_its_age_group(session, campaign, school, poem, save):
    save(poem, POEM, form="essay")
    assert poem.category_id == category_of(campaign, "essay").id
    older = make_class(session, school, campaign, name="8c", age_group="11-18")
    session.get_one(Authorship, poem.id).class_id = older.id
    session.flush()
    with pytest.raises(WrongCategoryError):
        save(poem, POEM, form="poem")


def test_what_is_handed_in_is_not_changed(poem, save, submit):
    submit(poem)
    with pytest.raises(NotChangeableError):
        save(poem, replace(POEM, text="later"))


def test_after_the_deadline_a_draft_stays_as_it_is(poem, save):
    with pytest.raises(DeadlinePassedError):
        save(poem, replace(POEM, text="too late"), now=DEADLINE)
    assert poem.text == POEM.text


def test_the_audit_entry_holds_no_words(session, poem, teacher):
    entry = audit.history(session, object_kind="entry", object_id=poem.id)
    assert [(e.action, e.actor_id) for e in reversed(entry)] == [
        ("entry.create", teacher.id),
        ("entry.save", teacher.id),
        ("entry.set_people", teacher.id),
    ]
