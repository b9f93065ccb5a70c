"""Translations with an owner, versions and a credit, by teachers, the secretariat and invited translators."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.models import Category
from competition.entries import services
from competition.entries.blind import BlindEntry
from competition.entries.facts import Words
from competition.entries.rules import ScreeningDecision
from competition.entries.translating.errors import NothingTranslatedError, NotTranslatedHereError
from competition.entries.translating.models import TranslationBy
from competition.entries.translating.services import (
    Translation,
    call_back,
    find_link,
    hand_in,
    invite,
    links_of,
    save_draft,
    secret_of,
    translate,
)
from competition.entries.translating.versions import judged_version, versions
from tests.entries.translating.words import GERMAN

KEY = "a key"
BETTER = Translation("en", "The sea", "The sea is wide.", "Nora Lind")


@pytest.fixture
def german(write):
    return write(GERMAN)


@pytest.fixture
def mend(session, german, office, now):
    def mend(translation=BETTER, now=now):
        by = {"by": TranslationBy.SECRETARIAT, "actor": office, "now": now}
        return translate(session, entry=german, translation=translation, **by)

    return mend


def kept(session, entry):
    return [(one.version, one.by.value, one.text, one.credit) for one in versions(session, entry.id)]


def test_what_a_teacher_types_is_the_first_version(session, german):
    assert kept(session, german) == [(1, "teacher", "The sea is far.", "")]
    assert german.translation_version == 1


def test_a_work_without_translation_has_no_version(session, poem):
    assert kept(session, poem) == []
    assert poem.translation_version == 0


def test_one_sitting_is_one_version_and_the_next_another(session, german, teacher, now):
    typed = ((10, "The sea is wide."), (20, "The sea is so wide."), (200, "How wide the sea is."))
    for minutes, text in typed:
        words = Words(**{**vars(GERMAN), "translation": text})
        services.save_words(
            session,
            entry=german,
            category=session.get_one(Category, german.category_id),
            words=words,
            actor=teacher,
            now=now + timedelta(minutes=minutes),
        )
    assert [(number, text) for number, _by, text, _credit in kept(session, german)] == [
        (2, "How wide the sea is."),
        (1, "The sea is so wide."),
    ]


def test_the_secretariat_mends_a_translation_and_the_former_version_stays(session, german, mend):
    assert mend()
    assert (german.translation, german.translation_credit) == ("The sea is wide.", "Nora Lind")
    assert kept(session, german) == [
        (2, "secretariat", "The sea is wide.", "Nora Lind"),
        (1, "teacher", "The sea is far.", ""),
    ]
    assert not mend()
    assert len(kept(session, german)) == 2


def test_the_version_that_judges_read_is_on_record(session, german, submit, decide, mend, now):
    submit(german)
    decide(german, ScreeningDecision.ACCEPT)
    assert judged_version(session, german.id) == 1
    mend()
    assert judged_version(session, german.id) == 2
    copies = session.scalars(select(BlindEntry).order_by(BlindEntry.edition)).all()
    assert [(copy.translation, copy.translation_version) for copy in copies] == [
        ("The sea is far.", 1),
        ("The sea is wide.", 2),
    ]


def test_what_judges_have_read_is_not_overwritten_in_the_same_sitting(session, german, submit, decide, mend):
    mend()
    submit(german)
    decide(german, ScreeningDecision.ACCEPT)
    mend(Translation("en", "The sea", "The sea is broad.", "Nora Lind"))
    assert [number for number, *_rest in kept(session, german)] == [3, 2, 1]


def test_a_new_credit_alone_makes_no_new_copy(session, german, submit, decide, mend):
    submit(german)
    decide(german, ScreeningDecision.ACCEPT)
    mend(Translation("en", "The sea", "The sea is far.", "Nora Lind"))
    assert len(session.scalars(select(BlindEntry)).all()) == 1
    assert german.translation_credit == "Nora Lind"


def test_nothing_is_no_translation_and_a_withdrawn_work_needs_none(session, german, mend, teacher, now):
    with pytest.raises(NothingTranslatedError):
        mend(Translation("en", " ", ""))
    services.withdraw(session, entry=german, actor=teacher, now=now)
    with pytest.raises(NotTranslatedHereError):
        mend()


# ---- an invited translator --------------------------------------------------------------------------------


@pytest.fixture
def link(session, german, teacher, now):
    return invite(session, entry=german, language="fr", actor=teacher, now=now)


def test_a_translator_works_behind_a_link_that_cannot_be_guessed(session, german, link, teacher, now):
    assert invite(session, entry=german, language="fr", actor=teacher, now=now) is link
    secret = secret_of(link, KEY)
    assert find_link(session, ref=link.ref, secret=secret, secret_key=KEY) is link
    assert find_link(session, ref=link.ref, secret="0" * 24, secret_key=KEY) is None
    call_back(session, link=link, entry=german, actor=teacher, now=now)
    assert find_link(session, ref=link.ref, secret=secret, secret_key=KEY) is None
    assert links_of(session, german.id) == []


def test_nobody_sees_it_before_it_is_handed_in(session, german, link, now):
    save_draft(session, link=link, translation=Translation("fr", "La mer", "La mer est"), now=now)
    assert german.translation == "The sea is far."
    french = Translation("fr", "La mer", "La mer est\n\nlarge.", " Luc ")
    assert hand_in(session, link=link, translation=french, now=now)
    assert (german.translation_language, german.translation) == ("fr", "La mer est\n\nlarge.")
    assert german.translation_credit == "Luc"
    assert kept(session, german)[0] == (2, "translator", "La mer est\n\nlarge.", "Luc")
    assert link.handed_in_at == now
