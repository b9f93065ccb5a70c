import pytest

from competition.consent.rules import Level, PersonShown
from competition.publication.checking.names import (
    around,
    full_name,
    hidden,
    names_in,
    names_in_chapter,
    names_in_voice,
)
from competition.publication.manuscript import Chapter, ChapterKind, Picture, Text
from competition.publication.problems import Room
from competition.publication.voices import Portrait
from tests.publication.conftest import a_work
from tests.publication.saying import a_text, a_voice

STORY = "Personal story · Bergen · Nuala Kinsella"
DORA = PersonShown("Dorothea", "Holm", {})


@pytest.mark.parametrize(
    ("level", "kept_out"),
    [
        (Level.ANONYMOUS, ["Dorothea Holm", "Dorothea", "Holm"]),
        (Level.FIRST, ["Holm"]),
        (Level.FIRST_INITIAL, ["Holm"]),
        (Level.FULL, []),
    ],
)
def test_what_of_a_name_a_level_keeps_out(level, kept_out):
    assert hidden(DORA, level) == kept_out


def test_nothing_of_somebody_without_a_name_is_kept_out():
    assert hidden(PersonShown("", "", {}), Level.ANONYMOUS) == []


def found(work, *names):
    return [(each.where, each.values["context"]) for each in names_in(work, names)]


def test_a_name_is_found_in_every_part_of_a_work_and_is_not_written_down_again():
    work = a_work(
        original=Text("en", "ltr", "Dorothea’s boat", "I am Dorothea\nand I row"),
        translation=Text("fr", "ltr", "Le bateau", "Je suis Dorothea"),
        pictures=(Picture("k", 9, 9, "Dorothea in a boat"),),
    )
    said = found(work, "Dorothea Holm", "Dorothea", "Holm")
    assert [where for where, _context in said] == ["title", "text", "translation", "alt"]
    assert said[1] == ("text", "I am ▒▒▒ and I row")
    assert "Dorothea" not in str(said)
    assert found(work, "Edda") == []


def test_a_name_is_found_in_what_somebody_says_in_its_translation_and_under_their_portrait():
    voice = a_voice(
        text="They call me Dorothea.",
        translation=a_text("fr", "On m’appelle Dorothea."),
        portrait=Portrait("k", 9, 9, "Dorothea at the harbour"),
    )
    said = list(names_in_voice(voice, hidden(DORA, Level.ANONYMOUS)))
    assert [(each.number, each.where, each.room, each.key) for each in said] == [
        ("Personal story · Bergen · Nuala Kinsella", where, Room.CONTRIBUTION, "a")
        for where in ("text", "translation", "alt")
    ]
    assert "Dorothea" not in str(said)


def test_whole_names_of_others_are_found_in_works_voices_and_chapters_and_parts_of_them_are_not():
    """Half a class is called by one of its given names; a whole name tells of one child."""
    whole = [full_name(DORA, Level.FIRST)]
    told = (
        a_work(text="I met Dorothea Holm\nand Holm was kind"),
        a_voice(text="My teacher was Dorothea Holm."),
    )
    chapter = Chapter(ChapterKind.FOREWORD, text="Thanks to **Dorothea Holm**.", key="fore")
    found = [
        *names_in(told[0], (), whole),
        *names_in_voice(told[1], (), whole),
        *names_in_chapter(chapter, whole),
    ]
    assert [(each.number, each.room, each.key) for each in found] == [
        ("P-1", Room.WORK, ""),
        (STORY, Room.CONTRIBUTION, "a"),
        ("Foreword", Room.CHAPTER, "fore"),
    ]
    assert list(names_in(a_work(text="Dorothea saw Mrs Holm"), (), whole)) == []


@pytest.mark.parametrize(
    ("person", "level", "whole"),
    [
        (DORA, Level.FIRST, "Dorothea Holm"),
        (DORA, Level.ANONYMOUS, "Dorothea Holm"),
        (DORA, Level.FULL, ""),
        (PersonShown("Dorothea", "", {}), Level.ANONYMOUS, ""),
    ],
)
def test_a_whole_name_is_kept_out_unless_it_may_be_shown(person, level, whole):
    assert full_name(person, level) == whole


def test_another_form_of_a_name_is_told_where_a_language_bends_names():
    work = a_work(original=Text("hr", "ltr", "Pismo", "Pišem Petri o moru"))
    assert [where for where, _context in found(work, "Petra")] == ["text"]


def test_the_words_around_a_name_are_shown_and_no_more():
    text = "word " * 30 + "Ana " + "word " * 30
    said = around(text, ["Ana"])
    assert said.startswith("…") and said.endswith("…") and "▒▒▒" in said
    assert len(said) < 80
