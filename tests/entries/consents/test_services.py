"""Consents of a class at once, and families who answer by their link."""

import re

import pytest
from sqlalchemy import select

from competition.consent.errors import FamilyNameMissingError, GuardianSaidError
from competition.consent.guardians import answer, call_back, find_link, links_of, secret_of
from competition.consent.models import GuardianLink
from competition.consent.rules import Channel, Level
from competition.consent.wording import languages, languages_of, words
from competition.entries.consents.errors import NobodyToAskError
from competition.entries.consents.models import ConsentPrint
from competition.entries.consents.queries import people_of_class
from competition.entries.consents.services import request_forms, set_class_consents
from competition.entries.identity import Author
from competition.entries.services import Maker
from competition.errors import NotFoundError
from competition.platform.audit import AuditEntry

KEY = "a key of the installation"
NOTHING = Maker("Ana", "Kovač", age=9)
BOOK, WEB, SOCIAL = Channel


@pytest.fixture
def ana(session, write, school_class):
    write(makers=(NOTHING,))
    (asked,) = people_of_class(session, school_class.id)
    return asked.person


@pytest.fixture
def link(session, ana, teacher, now):
    return links_of(session, people=[ana], actor=teacher, now=now)[ana.id]


def levels(person):
    return {consent.channel: consent.level for consent in person.consents}


def test_nothing_is_allowed_before_somebody_says_so(ana):
    assert levels(ana) == {}
    assert ana.family_name == ""


def test_a_whole_class_is_written_down_at_once(session, write, school_class, teacher, now):
    write(makers=(NOTHING, Maker("Bo", age=8)))
    ana, bo = (asked.person for asked in people_of_class(session, school_class.id))
    chosen = {ana.ref: {BOOK: Level.FULL, WEB: Level.NO}, bo.ref: {BOOK: Level.FIRST}}
    names = {ana.ref: " Kovač ", bo.ref: "Never kept"}
    by = {"actor": teacher, "now": now}
    assert (
        set_class_consents(session, school_class=school_class, levels=chosen, family_names=names, **by) == 2
    )
    assert (levels(ana), ana.family_name) == ({BOOK: Level.FULL, WEB: Level.NO}, "Kovač")
    assert (levels(bo), bo.family_name) == ({BOOK: Level.FIRST}, "")
    assert set_class_consents(session, school_class=school_class, levels=chosen, family_names={}, **by) == 0


def test_nobody_of_another_class_is_written_down(session, ana, school_class, teacher, now):
    with pytest.raises(NotFoundError):
        set_class_consents(
            session,
            school_class=school_class,
            levels={"another": {BOOK: Level.FULL}},
            family_names={},
            actor=teacher,
            now=now,
        )


def test_a_family_has_one_link_that_cannot_be_guessed(session, ana, link, teacher, now):
    assert links_of(session, people=[ana], actor=teacher, now=now) == {ana.id: link}
    secret = secret_of(link, KEY)
    assert len(secret) == 24
    assert find_link(session, ref=link.ref, secret=secret, secret_key=KEY) is link
    assert find_link(session, ref=link.ref, secret=secret[:-1] + "z", secret_key=KEY) is None
    assert find_link(session, ref="another", secret=secret, secret_key=KEY) is None
    assert find_link(session, ref=link.ref, secret=secret, secret_key="another key") is None


def test_what_a_family_leaves_out_counts_as_no(session, ana, link, now):
    assert answer(session, link=link, levels={BOOK: Level.FIRST}, family_name="", now=now)
    assert levels(ana) == {BOOK: Level.FIRST, WEB: Level.NO, SOCIAL: Level.NO}
    assert link.answered_at == now
    (deed,) = session.scalars(select(AuditEntry).where(AuditEntry.action == "consent.answer"))
    assert (deed.actor_id, deed.object_id) == (None, ana.id)


def test_a_family_name_is_asked_for_only_where_it_would_be_shown(session, ana, link, now):
    with pytest.raises(FamilyNameMissingError):
        answer(session, link=link, levels={BOOK: Level.FULL}, family_name="", now=now)
    answer(session, link=link, levels={BOOK: Level.FULL}, family_name="Kovač", now=now)
    assert ana.family_name == "Kovač"
    answer(session, link=link, levels={BOOK: Level.FIRST}, family_name="", now=now)
    assert ana.family_name == ""


def test_only_the_family_allows_more_than_it_has_said(session, ana, link, school_class, teacher, now):
    answer(session, link=link, levels={BOOK: Level.FIRST}, family_name="", now=now)
    more = {"school_class": school_class, "family_names": {ana.ref: "Kovač"}, "actor": teacher, "now": now}
    with pytest.raises(GuardianSaidError):
        set_class_consents(session, levels={ana.ref: {BOOK: Level.FULL}}, **more)
    assert levels(ana)[BOOK] is Level.FIRST
    set_class_consents(session, levels={ana.ref: {BOOK: Level.NO}}, **more)
    assert levels(ana)[BOOK] is Level.NO
    with pytest.raises(GuardianSaidError):
        set_class_consents(session, levels={ana.ref: {BOOK: Level.FIRST}}, **more)
    answer(session, link=link, levels={BOOK: Level.FIRST}, family_name="", now=now)
    assert levels(ana)[BOOK] is Level.FIRST


def test_a_link_called_back_leads_nowhere_and_what_was_answered_stays(session, ana, link, teacher, now):
    answer(session, link=link, levels={BOOK: Level.FIRST}, family_name="", now=now)
    assert call_back(session, people=[ana], actor=teacher, now=now) == 1
    assert find_link(session, ref=link.ref, secret=secret_of(link, KEY), secret_key=KEY) is None
    assert levels(ana)[BOOK] is Level.FIRST
    fresh = links_of(session, people=[ana], actor=teacher, now=now)[ana.id]
    assert fresh.ref != link.ref


def test_who_is_forgotten_takes_the_link_along(session, ana, link):
    session.delete(session.scalars(select(Author)).one())
    session.flush()
    session.delete(ana)
    session.flush()
    session.expire_all()
    assert session.scalars(select(GuardianLink)).all() == []


def test_forms_are_asked_for_once_in_each_language(session, ana, school_class, teacher, now):
    by = {"school_class": school_class, "actor": teacher, "now": now}
    first = request_forms(session, language="fr", **by)
    assert request_forms(session, language="fr", **by) is first
    request_forms(session, language="en", **by)
    assert {one.language for one in session.scalars(select(ConsentPrint))} == {"fr", "en"}
    assert len(session.scalars(select(GuardianLink)).all()) == 1


def test_without_pupils_there_is_nobody_to_ask(session, school_class, teacher, now):
    with pytest.raises(NobodyToAskError):
        request_forms(session, school_class=school_class, language="en", actor=teacher, now=now)


@pytest.mark.parametrize("language", languages())
def test_the_form_says_the_same_in_every_language(language):
    said, first = words(language), words("en")
    assert list(said) == list(first)
    assert all(said.values())
    for key, text in first.items():
        for place in ("{campaign}", "{date}"):
            assert said[key].count(place) == text.count(place), key
    if language != "en":
        assert [key for key in first if said[key] == first[key] and key != "signature"] == []


@pytest.mark.parametrize("language", languages())
def test_an_empty_column_is_called_as_its_row_is_in_every_language(language):
    said = words(language)
    nothing, *_rest = re.split(r"\s*[:：.]", said["no"])
    assert nothing.casefold() in said["empty"].casefold()


def test_forms_come_in_the_languages_of_the_country():
    assert languages_of("FR")[0] == "fr"
    assert languages_of("BE") == ["nl", "fr", "de"]
    assert languages_of("RS") == ["sr", "hu", "ro", "hr", "sk", "uk"]
    assert (languages_of("JP"), languages_of("KR")) == (["ja"], ["ko"])
    assert languages_of("") == []
