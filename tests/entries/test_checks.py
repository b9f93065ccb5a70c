"""What an entry lacks, one thing at a time: each row spoils a complete entry in one way."""

from dataclasses import replace

import pytest

from competition.campaign.rules import Limits
from competition.consent.rules import Channel, Level
from competition.entries.checks import missing, needs_translation, remarks
from competition.entries.facts import Demands, Lack, MakerFacts, PictureFacts, Remark, Section, Words
from competition.entries.picturing.print_size import PrintSize
from competition.entries.rules import ImageState, MadeBy
from competition.entries.wording import remark_sentence

POEM = Demands(Limits(True, max_lines=4, max_words=20, max_images=2), 5, 10, ("en", "fr"))
DRAWING = Demands(Limits(False, min_images=1, max_images=1), 5, 10, ("en", "fr"))
WORK = Words("Home", "one\ntwo", "en")
TRANSLATED = Words("Hjem", "en\nto", "nb", "en", "Home", "one\ntwo")
PICTURE = PictureFacts("A boat with sails", ImageState.READY, None)
DRAWN = Words("Båten", "", "nb")
SAID = dict.fromkeys(Channel, Level.FIRST)
MINA = MakerFacts("Mina", 9, 1, False, SAID)
CLASS = MakerFacts("", 8, 24, True, dict.fromkeys(Channel, Level.ANONYMOUS), oldest=10)


def kinds(work=WORK, pictures=(), made_by=MadeBy.PUPIL, makers=(MINA,), demands=POEM):
    return [each.kind for each in missing(work, pictures, made_by, makers, demands)]


@pytest.mark.parametrize(
    ("work", "pictures", "made_by", "makers", "demands"),
    [
        (WORK, [], MadeBy.PUPIL, [MINA], POEM),
        (TRANSLATED, [], MadeBy.CLASS, [CLASS], POEM),
        (WORK, [], MadeBy.GROUP, [MINA, replace(MINA, given_name="Jonas")], POEM),
        (WORK, [], MadeBy.GROUP, [CLASS], POEM),
        (WORK, [PICTURE, PICTURE], MadeBy.PUPIL, [MINA], POEM),
        (DRAWN, [PICTURE], MadeBy.PUPIL, [MINA], DRAWING),
        (Words(), [PICTURE], MadeBy.PUPIL, [MINA], DRAWING),
    ],
    ids=["poem", "translated", "group", "counted group", "with pictures", "drawing", "drawing without words"],
)
def test_a_complete_entry_lacks_nothing(work, pictures, made_by, makers, demands):
    assert missing(work, pictures, made_by, makers, demands) == []


@pytest.mark.parametrize(
    ("work", "lacks"),
    [
        (replace(WORK, title=""), [Lack.TITLE]),
        (replace(WORK, text=""), [Lack.TEXT]),
        (replace(WORK, language=""), [Lack.LANGUAGE]),
        (Words(), [Lack.TITLE, Lack.TEXT]),
        (replace(WORK, text="1\n2\n3\n4\n5"), [Lack.TOO_MANY_LINES]),
        (replace(WORK, text="word " * 21), [Lack.TOO_MANY_WORDS]),
        (replace(WORK, text="word " * 20), []),
        (replace(TRANSLATED, translation_language=""), [Lack.TRANSLATION_LANGUAGE]),
        (replace(TRANSLATED, translation_language="sv"), [Lack.TRANSLATION_LANGUAGE]),
        (replace(TRANSLATED, translation_language="en-GB"), []),
        (replace(TRANSLATED, translation_title=""), [Lack.TRANSLATION_TITLE]),
        (replace(TRANSLATED, translation=""), [Lack.TRANSLATION]),
        (replace(TRANSLATED, text=""), [Lack.TEXT]),
        (replace(WORK, title="a" * 1001), [Lack.NO_SPACES]),
        (replace(WORK, text="e" + "\u0316" * 40), [Lack.TOO_MANY_MARKS]),
        (replace(WORK, translation="a" * 1001 + "\u0316" * 40), [Lack.NO_SPACES, Lack.TOO_MANY_MARKS]),
    ],
)
def test_a_poem_lacks(work, lacks):
    assert kinds(work) == lacks


@pytest.mark.parametrize(
    ("pictures", "lacks"),
    [
        ([PICTURE] * 2, []),
        ([PICTURE] * 3, [Lack.TOO_MANY_PICTURES]),
        ([replace(PICTURE, alt="")], [Lack.DESCRIPTION]),
    ],
)
def test_the_pictures_of_a_poem_lack(pictures, lacks):
    assert kinds(pictures=pictures) == lacks


@pytest.mark.parametrize(
    ("work", "pictures", "lacks"),
    [
        (DRAWN, [], [Lack.TOO_FEW_PICTURES]),
        (DRAWN, [PICTURE, PICTURE], [Lack.TOO_MANY_PICTURES]),
        (replace(DRAWN, text="a story"), [PICTURE], [Lack.TEXT_NOT_TAKEN]),
        (replace(DRAWN, language=""), [PICTURE], [Lack.LANGUAGE]),
        (DRAWN, [PictureFacts("A boat", ImageState.NEEDS_A_LOOK, None)], []),
    ],
    ids=[
        "a picture",
        "fewer pictures",
        "its words taken away",
        "the language of its title",
        "nothing for a broken one",
    ],
)
def test_a_drawing_lacks(work, pictures, lacks):
    assert kinds(work, pictures, demands=DRAWING) == lacks


@pytest.mark.parametrize(
    ("made_by", "makers", "lacks"),
    [
        (MadeBy.PUPIL, [], [Lack.PEOPLE]),
        (MadeBy.CLASS, [], [Lack.PEOPLE]),
        (MadeBy.PUPIL, [MINA, MINA], [Lack.PEOPLE]),
        (MadeBy.CLASS, [replace(CLASS, count=0)], [Lack.PEOPLE]),
        (MadeBy.PUPIL, [replace(MINA, given_name="")], [Lack.NAME]),
        (MadeBy.PUPIL, [replace(MINA, given_name="", levels=CLASS.levels)], []),
        (MadeBy.PUPIL, [replace(MINA, age=None)], [Lack.AGE]),
        (MadeBy.PUPIL, [replace(MINA, age=4)], [Lack.AGE_OUTSIDE]),
        (MadeBy.PUPIL, [replace(MINA, age=5)], []),
        (MadeBy.PUPIL, [replace(MINA, age=10)], []),
        (MadeBy.PUPIL, [replace(MINA, age=11)], [Lack.AGE_OUTSIDE]),
        (MadeBy.PUPIL, [replace(MINA, levels={})], [Lack.CONSENT]),
        (MadeBy.PUPIL, [replace(MINA, levels={Channel.BOOK: Level.NO})], [Lack.CONSENT]),
        (MadeBy.PUPIL, [replace(MINA, levels=dict.fromkeys(Channel, Level.NO))], []),
        (MadeBy.CLASS, [replace(CLASS, levels={})], [Lack.CONSENT]),
        (MadeBy.CLASS, [replace(CLASS, age=None, oldest=None)], [Lack.AGES]),
        (MadeBy.GROUP, [MINA, replace(CLASS, oldest=None)], [Lack.AGES]),
        (MadeBy.CLASS, [replace(CLASS, age=4)], [Lack.AGES_OUTSIDE]),
        (MadeBy.CLASS, [replace(CLASS, oldest=11)], [Lack.AGES_OUTSIDE]),
        (MadeBy.CLASS, [replace(CLASS, age=5, oldest=10)], []),
        (MadeBy.GROUP, [MINA, replace(MINA, age=None, levels={})], [Lack.AGE, Lack.CONSENT]),
    ],
)  # fmt: skip
def test_of_its_people_an_entry_lacks(made_by, makers, lacks):
    assert kinds(made_by=made_by, makers=makers) == lacks


def test_the_sentence_gets_its_values_and_its_place():
    work, pictures = replace(WORK, text="1\n2\n3\n4\n5"), [PICTURE, replace(PICTURE, alt="")]
    lines, alt, age = missing(work, pictures, MadeBy.PUPIL, [replace(MINA, age=12)], POEM)
    assert (lines.section, lines.values) == (Section.WORK, {"lines": 5, "limit": 4})
    assert (alt.section, alt.values) == (Section.PICTURES, {"picture": 2})
    assert age.section is Section.PEOPLE
    assert age.values == {"person": 1, "name": "Mina", "age": 12, "youngest": 5, "oldest": 10}


def test_remarks_about_pictures_do_not_keep_an_entry_back():
    notes = remarks(
        [
            PICTURE,
            replace(PICTURE, size=PrintSize(wide=160.0, dots=199, sharp=159.0)),
            replace(PICTURE, size=PrintSize(wide=160.0, dots=200, sharp=160.0)),
            PictureFacts("", ImageState.NEEDS_A_LOOK, None),
            PictureFacts("", ImageState.RECEIVED, None),
        ]
    )
    assert [(note.kind, note.picture) for note in notes] == [
        (Remark.SMALL_PICTURE, 2),
        (Remark.NEEDS_A_LOOK, 4),
    ]
    assert remark_sentence(notes[0]) == (
        "Picture 2 is sharp in print up to 15 cm wide and would be printed 16 cm wide. "
        "A larger copy is welcome."
    )


@pytest.mark.parametrize(
    ("language", "needs"),
    [("en", False), ("en-GB", False), ("EN_us", False), ("fr-CH", False), ("eng", True), ("uk", True)],
)
def test_which_languages_need_a_translation(language, needs):
    assert needs_translation(language, ["en", "fr"]) is needs
