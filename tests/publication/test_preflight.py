import pytest

from competition.platform.fonts import Missing
from competition.publication import plates
from competition.publication.desk import by_work
from competition.publication.manuscript import Picture, Text
from competition.publication.plates import Box
from competition.publication.preflight import Checks, problems
from competition.publication.problems import Problem, ProblemKind, Room, from_row
from tests.publication.conftest import a_manuscript, a_work

KEY = "aa/" + "0" * 62


def missing(text):
    return [Missing("𒀀", 0x12000, "CUNEIFORM SIGN A")] if "𒀀" in text else []


CHECKS = Checks(missing, lambda tag: tag not in ("en", "fr"))


def said(*works, left_out=()):
    found = problems(a_manuscript(*works, left_out=left_out), CHECKS)
    return [f"{problem.number}: {problem.said}" for problem in found]


GREEK = Text("el", "ltr", "Τίτλος", "Στίχος")


@pytest.mark.parametrize(
    ("work", "sentence"),
    [
        (
            a_work(text="a 𒀀"),
            "P-1: Text: No typeface here has the character CUNEIFORM SIGN A (U+12000); "
            "it would print as an empty box.",
        ),
        (a_work(original=GREEK), "P-1: The text has no translation into a language of the book."),
        (
            a_work(original=GREEK, translation=Text("tr", "ltr", "Başlık", "Dize")),
            "P-1: The text has no translation into a language of the book.",
        ),
        (
            a_work(pictures=(Picture(KEY, 600, 400, "A boat"),), pictures_sent=1),
            "P-1: A picture prints at 95 dots per inch; from 200 on it looks sharp. "
            "Please ask the class for a larger one.",
        ),
        (
            a_work(pictures=(Picture(KEY, 1800, 1200, " "),), pictures_sent=1),
            "P-1: A picture has no description for readers who cannot see it.",
        ),
        (a_work(pictures_sent=1), "P-1: A picture could not be opened and is missing from the page."),
    ],
)
def test_each_finding_says_what_is_wrong(work, sentence):
    assert said(work) == [sentence]


def test_a_sound_work_has_nothing_to_be_said():
    translated = a_work(original=GREEK, translation=Text("fr", "ltr", "Titre", "Vers"))
    assert said(translated, a_work(pictures=(Picture(KEY, 1800, 1200, "A boat"),), pictures_sent=1)) == []


def test_a_name_without_glyph_is_found_too():
    from dataclasses import replace

    work = a_work()
    assert len(said(replace(work, byline=replace(work.byline, names=("𒀀",))))) == 1


def test_works_that_are_left_out_are_named_by_number_and_stand_first():
    found = problems(a_manuscript(a_work("B-1", pictures_sent=1), left_out=("Z-9",)), CHECKS)
    notes = by_work(found)
    assert [(note.number, note.left_out) for note in notes] == [("Z-9", True), ("B-1", False)]
    assert notes[0].problems[0].said == (
        "Left out: somebody shown has not allowed the book, or the entry does not stand any more."
    )


def test_an_empty_part_is_not_told_as_printed_and_two_quotes_of_a_city_stay_two():
    found = [
        Problem("Sources", ProblemKind.EMPTY, room=Room.CHAPTER, key="s"),
        Problem("Quote · Bergen", ProblemKind.WITHHELD, room=Room.CONTRIBUTION, key="a"),
        Problem("Quote · Bergen", ProblemKind.PATTERN, room=Room.CONTRIBUTION, key="b"),
    ]
    assert [(note.number, note.left_out) for note in by_work(found)] == [
        ("Quote · Bergen", True),
        ("Sources", True),
        ("Quote · Bergen", False),
    ]


def test_a_problem_is_kept_and_read_again():
    problem = Problem("P-1", ProblemKind.STOPS, {"reason": "time"})
    assert from_row(problem.as_row()) == problem


@pytest.mark.parametrize(
    ("size", "room", "printed"),
    [
        ((1800, 1200), Box(150, 200), Box(150, 100)),
        ((1200, 1800), Box(150, 150), Box(100, 150)),
        ((150, 100), Box(150, 200), Box(150, 100)),
    ],
)
def test_a_picture_fills_its_room_and_is_never_cut(size, room, printed):
    assert plates.printed(Picture(KEY, *size), room) == printed


def test_no_picture_gets_more_pixels_than_it_has():
    assert plates.pixels(Picture(KEY, 1000, 1000), Box(100, 100), 300) == 1000
    assert plates.pixels(Picture(KEY, 4000, 4000), Box(25.4, 25.4), 300) == 300


@pytest.mark.parametrize(
    ("form", "young", "size", "printed"),
    [
        ("illustration", False, (1800, 1200), Box(160, 106.67)),
        ("illustration", True, (1800, 1200), Box(210, 140)),
        ("illustration", True, (1500, 2000), Box(160, 213.33)),
        ("illustration", True, (1000, 2000), Box(110.25, 220.5)),
        ("poem", False, (1800, 1200), Box(160, 106.67)),
        ("poem", True, (1800, 1200), Box(210, 140)),
    ],
)
def test_the_youngest_let_their_pictures_run_over_the_edge_where_a_caption_finds_room_below(
    form, young, size, printed
):
    picture = Picture(KEY, *size)
    work = a_work(form=form, young=young, text="", pictures=(picture,))
    assert plates.printed(picture, plates.box(work, picture)) == printed


def upright(**more):
    return a_work(
        form="illustration", young=True, pictures=(Picture(KEY, 1500, 2000),), **{"text": "", **more}
    )


@pytest.mark.parametrize(
    ("work", "height"),
    [
        (upright(), 220.5),
        (upright(translation=Text("fr", "ltr", "Un titre")), 213.5),
        (
            upright(
                original=Text("en", "ltr", "A title of more than fifty-five letters takes a second line")
            ),
            210,
        ),
        (upright(text="A sentence."), 208.5),
        (upright(text="A sentence. " * 200), 118.5),
    ],
)
def test_a_picture_leaves_room_for_the_words_below_it(work, height):
    assert plates.box(work, work.pictures[0]).height == height


def test_a_square_picture_begins_at_the_edge_a_broad_one_hangs_about_the_middle_an_upright_one_below_paper():
    pictures = [Picture(KEY, *size) for size in ((2000, 2000), (2000, 1500), (2000, 800), (1500, 2000))]
    tops = [plates.top(a_work(form="illustration", young=True, text="", pictures=(p,)), p) for p in pictures]
    assert tops == [0.0, 44.55, 84.98, 21.23]
