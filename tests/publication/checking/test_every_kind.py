"""One of everything that may be amiss, in works, in what people say and in the book's own texts."""

from dataclasses import replace

import pytest

from competition.contributions.rules import Kind, Lack
from competition.platform.faces import FACES, SERIF
from competition.platform.fonts import FontSet
from competition.publication.checking import wording
from competition.publication.checking.looking import Facts, look
from competition.publication.manuscript import (
    Byline,
    Chapter,
    ChapterKind,
    Imprint,
    Layout,
    Picture,
    Text,
)
from competition.publication.problems import CHOICES, PLACES, SENTENCES, Problem, ProblemKind, Room
from competition.publication.voices import Matter, PartIn, Portrait, Silent
from tests.publication.conftest import a_manuscript, a_work
from tests.publication.saying import a_text, a_voice

KEY = "aa/" + "0" * 62
ODD = "\N{CUNEIFORM SIGN A}"
TOWER = "e\u0316\u0317\u0318"
ENDLESS = "Donaudampfschifffahrtsgesellschaft" * 4
OF_SETTING = {ProblemKind.STOPS, ProblemKind.REMARK, ProblemKind.LONG}
"""Known only when the book is set; `tests/publication/test_press.py` plants them."""


def works():
    yield a_work(
        "W-1", entry_id=1, text=f"{ODD} {TOWER}\n{ENDLESS}\nDora and Bo Berg", byline=Byline(made_by="class")
    )
    yield a_work(
        "W-2",
        entry_id=2,
        original=Text("el", "ltr", "Τίτλος", "Στίχος"),
        pictures=(Picture(KEY, 60, 40, ""),),
        pictures_sent=2,
        layout=Layout.FOLLOWING,
    )


def voices():
    yield a_voice(
        "v-1",
        text=f"{ODD} {TOWER} Dora",
        translation=a_text("fr", "Bo Berg"),
        portrait=Portrait(KEY, 40, 50, "Dora"),
        lacks=tuple(lack.value for lack in Lack),
    )
    yield a_voice("v-2", Kind.QUOTE, text="No pattern", name="")


@pytest.fixture
def book():
    chapter = Chapter(ChapterKind.FOREWORD, text=f"{ODD} {TOWER} Bo Berg [x](http://nowhere)", key="fore")
    made = a_manuscript(*works(), left_out=("W-9",))
    matter = Matter(
        places=(PartIn(f"Ur {ODD}", "IQ"),),
        withheld=(Silent("w", Kind.STORY, "Bergen"),),
        over=(Silent("o", Kind.QUOTE, "Bergen"),),
    )
    return replace(
        made,
        chapters=(chapter, *made.chapters),
        voices=tuple(voices()),
        matter=matter,
        imprint=Imprint(disclaimer=ODD),
    )


@pytest.fixture
def found(book, font_set):
    facts = Facts(
        refs={"W-1": "one", "W-2": "two", "W-9": "nine"},
        hidden={"work-1": ["Dora"], "voice-v-1": ["Dora"]},
        whole=("Bo Berg",),
        empty=(("key", "Sources"),),
        translation_languages=("en", "fr"),
    )
    absent = [face for face in FACES if face.family == SERIF][:1]
    return look(book, facts, FontSet(font_set.folder, font_set.faces, absent))


def told(found, room, *, number=""):
    return {each.kind.value for each in found if each.room is room and number in ("", each.number)}


def test_every_kind_is_found_before_anything_is_set(found):
    assert set(ProblemKind) - {each.kind for each in found} == OF_SETTING


def test_of_works_with_the_way_to_theirs(found):
    assert told(found, Room.WORK) == {
        *("consent", "glyph", "tower", "wide", "name", "credit"),
        *("translation", "picture", "resolution", "alt", "choice"),
    }
    keys = {each.number: each.key for each in found if each.room is Room.WORK}
    assert keys == {"W-1": "one", "W-2": "two", "W-9": "nine"}


def test_of_statements_stories_and_quotes_with_the_way_to_their_page(found):
    assert told(found, Room.CONTRIBUTION) == {
        *("withheld", "too-many", "glyph", "tower", "name", "portrait-small", "no-language"),
        *("translation", "pattern", "too-long", "questions", "portrait", "picture", "alt", "nameless"),
    }
    assert {each.key for each in found if each.room is Room.CONTRIBUTION} == {"w", "o", "v-1"}


def test_of_the_books_own_texts_and_of_the_machine(found):
    assert told(found, Room.CHAPTER) == {"glyph", "tower", "name", "link", "empty"}
    assert told(found, Room.CAMPAIGN) == {"imprint", "glyph"}
    assert told(found, Room.MACHINE) == {"faces", "glyph"}


def test_each_has_a_sentence_a_name_and_a_way_to_mend_it(found):
    for kind in ProblemKind:
        assert str(wording.KINDS[kind]) and str(wording.WAYS[kind])
        assert kind in SENTENCES or kind is ProblemKind.CHOICE
    assert all(each.said and "%(" not in each.said for each in found)
    assert all(each.where in ("", *PLACES) for each in found)


@pytest.mark.parametrize("why", CHOICES)
def test_each_reason_why_a_choice_cannot_be_had_has_a_sentence(why):
    assert Problem("W-1", ProblemKind.CHOICE, {"why": why.value}).said.startswith("Chosen: ")
