"""What a certificate says: names as far as print may show them, works, awards and places."""

from datetime import timedelta

import pytest

from competition.certificates.facts import facts_of
from competition.certificates.rules import language_of_class, said_place
from competition.consent.rules import Channel, Level
from competition.consent.services import record_consents
from competition.entries.rules import EntryState
from tests import factories as make
from tests.results.deeds import ready, seal, tell


def said(scene):
    """Each page as its name, and its works with what they have won."""
    scene.session.flush()
    return [
        (page.name, [(work.title, work.kind, work.place) for work in page.works])
        for page in facts_of(scene.session, scene.school_class).pages
    ]


SEA, SKY, SUN = ("The sea", "winner", None), ("The sky", "runner_up", 2), ("The sun", "published", None)
FOG, ELM = ("The fog", None, None), ("The elm", None, None)


def test_the_class_comes_first_then_its_pupils_by_name_and_those_without_one_last(scene, storage):
    seal(ready(scene), storage)
    assert said(scene) == [
        ("", [SEA, SKY, SUN, FOG, ELM]),
        ("Ada", [SKY]),
        ("Mina", [SEA]),
        ("Ola", [SKY]),
        ("Per", [SUN]),
        ("Zoe", [FOG]),
        ("", [ELM]),
    ]


@pytest.mark.parametrize(
    ("level", "name", "title"),
    [
        (Level.FULL, "Mina Holm", "The sea"),
        (Level.FIRST_INITIAL, "Mina H.", "The sea"),
        (Level.FIRST, "Mina", "The sea"),
        (Level.ANONYMOUS, "", "The sea"),
        (Level.NO, "", ""),
        (None, "", ""),
    ],
)
def test_a_name_stands_as_far_as_print_may_show_it_whatever_other_channels_allow(
    scene, storage, level, name, title
):
    levels = {Channel.WEB: Level.FULL, Channel.SOCIAL: Level.FULL}
    levels |= {} if level is None else {Channel.BOOK: level}
    mina = scene.people["Mina"]
    mina.family_name = "Holm"
    mina.consents.clear()
    scene.session.flush()
    record_consents(scene.session, person=mina, levels=levels, actor=scene.teacher, now=make.OPENS)
    seal(ready(scene), storage)
    (page,) = (each for each in facts_of(scene.session, scene.school_class).pages if each.part == mina.ref)
    assert (page.name, page.works[0].title, page.works[0].kind) == (name, title, "winner")


def test_what_one_author_keeps_out_of_print_has_no_title_on_the_others_certificate_either(scene, storage):
    record_consents(
        scene.session,
        person=scene.people["Ada"],
        levels={Channel.BOOK: Level.NO},
        actor=scene.teacher,
        now=make.OPENS,
    )
    seal(ready(scene), storage)
    assert ("Ola", [("", "runner_up", 2)]) in said(scene)


def test_a_pupil_known_by_the_full_name_in_two_works_has_one_certificate_two_who_share_a_first_name_have_two(
    scene,
):
    for entry in ("fog", "elm"):
        full = dict.fromkeys(Channel, Level.FULL)
        make.make_person(scene.session, scene.entries[entry], "Noor", "Ali", position=3, **full)
        make.make_person(scene.session, scene.entries[entry], "Noor", position=4)
    pages = said(scene)
    assert [works for name, works in pages if name == "Noor Ali"] == [[FOG, ELM]]
    assert [works for name, works in pages if name == "Noor"] == [[FOG], [ELM]]


@pytest.mark.parametrize("state", [EntryState.WITHDRAWN, EntryState.DISQUALIFIED, EntryState.SUBMITTED])
def test_a_work_that_does_not_stand_gives_nobody_a_certificate(scene, state):
    scene.entries["fog"].state = state
    assert "Zoe" not in [name for name, _works in said(scene)]
    assert FOG not in said(scene)[0][1]


def test_what_is_set_apart_is_on_no_certificate(scene):
    scene.entries["fog"].set_apart_at = make.OPENS
    assert "Zoe" not in [name for name, _works in said(scene)]


def test_a_class_of_which_nothing_stands_has_no_page(scene):
    for entry in scene.entries.values():
        entry.state = EntryState.WITHDRAWN
    assert said(scene) == []


def test_the_day_is_that_of_the_announcement_where_the_campaign_is(scene, storage):
    seal(ready(scene), storage)
    assert facts_of(scene.session, scene.school_class).day is None
    tell(scene, now=make.RESULTS + timedelta(hours=13))
    assert str(facts_of(scene.session, scene.school_class).day) == "2026-12-06"
    scene.campaign.time_zone = "Pacific/Auckland"
    assert str(facts_of(scene.session, scene.school_class).day) == "2026-12-07"


KINDS = ("winner", "runner_up", "published")


@pytest.mark.parametrize(
    ("kind", "place", "kinds", "told"),
    [
        ("winner", 1, KINDS, None),
        ("winner", 2, KINDS, None),
        ("runner_up", 2, KINDS, 2),
        ("runner_up", 3, KINDS, 3),
        ("runner_up", 1, KINDS, None),
        ("published", 4, KINDS, None),
        ("special_mention", 5, KINDS, None),
        ("golden_quill", 1, ("golden_quill",), None),
        ("silver_quill", 2, ("golden_quill", "silver_quill"), 2),
        (None, None, KINDS, None),
    ],
)
def test_a_place_is_said_only_where_the_award_does_not_say_it(kind, place, kinds, told):
    assert said_place(kind, place, kinds) == told


@pytest.mark.parametrize(
    ("works", "official", "campaign", "language"),
    [
        (["en", "en", "ar"], ["nb"], "en", "nb"),
        (["it", "de", "de"], ["de", "fr", "it"], "en", "de"),
        (["it", "it", "de"], ["de", "fr", "it"], "en", "it"),
        (["fr", "de"], ["de", "fr"], "en", "de"),
        ([], ["el"], "en", "el"),
        (["zh-Hant", "zh"], [], "en", "zh"),
        (["zh-Hant", "zh-Hant"], [], "en", "zh-Hant"),
        (["pt-BR"], [], "en", "pt"),
        (["rmy"], [], "fr", "fr"),
        ([], [], "xx", "en"),
    ],
)
def test_a_class_gets_its_countrys_language_and_of_several_that_of_its_works(
    works, official, campaign, language
):
    spoken = ("ar", "de", "el", "en", "fr", "it", "nb", "pt", "zh", "zh-Hant")
    assert language_of_class(works, official=official, campaign=campaign, spoken=spoken) == language
