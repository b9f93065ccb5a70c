"""One passage in its box; every letter is half an em wide here."""

import pytest

from competition.social.excerpts.fitting import prose_passage, verse_passage
from competition.social.excerpts.units import Passage, prose_units, verse_units
from competition.social.setting import Box, Line, Setting

SETTING = Setting(lambda text: len(text) / 2, 1.25)
POEM = verse_units("One two three,\nfour five six.\n\nSeven eight\nnine ten.\n\nEleven.", "en")
ESSAY = prose_units("We came by bus. It was late! Nobody asked where we were from.\n\nThen we ate.", "en")


def box(width, height, floor=20, ceiling=40):
    return Box(width, height, floor, floor, ceiling)


@pytest.mark.parametrize(
    ("passage", "shown", "cut"),
    [
        (Passage(0, 1), "One two three,\nfour five six.\u00a0…", True),
        (Passage(2, 3), "Seven eight\nnine ten.\u00a0…", True),
        (Passage(2, 4), "…\u00a0Seven eight\nnine ten.\n\nEleven.", True),
        (Passage(0, 4), "One two three,\nfour five six.\n\nSeven eight\nnine ten.\n\nEleven.", False),
    ],
)
def test_one_mark_tells_that_there_is_more_of_a_poem(passage, shown, cut):
    fitted = verse_passage(POEM, passage, SETTING, box(900, 900))
    assert (fitted.text, fitted.cut, fitted.size) == (shown, cut, 40)
    assert verse_passage(POEM, passage, SETTING, box(900, 900), marked=False).text == shown.strip("…\u00a0")


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        (Passage(0, 1), "One two three,\nfour five six.\n…"),
        (Passage(2, 4), "…\nSeven eight\nnine ten.\n\nEleven."),
    ],
)
def test_a_mark_that_has_no_room_on_a_line_does_not_make_the_poem_smaller(passage, shown):
    lines = [unit.text for unit in POEM.each[passage.first : passage.last + 1]]
    widest = max(len(line) for line in lines) / 2
    fitted = verse_passage(POEM, passage, SETTING, box(40 * widest, 900))
    assert (fitted.text, fitted.size) == (shown, 40)
    assert [line.text for line in fitted.lines if line.mark] == ["…"]


STARS = verse_units("* * *\n\nOne two three.\n\n***\n\nFour five six.\n\n~", "en")


@pytest.mark.parametrize(
    ("passage", "shown", "cut"),
    [
        (Passage(1, 1), "One two three.\u00a0…", True),
        (Passage(3, 3), "…\u00a0Four five six.", True),
        (Passage(1, 3), "One two three.\n\n***\n\nFour five six.", False),
    ],
)
def test_no_mark_stands_for_a_line_of_stars_before_a_poem_or_after_it(passage, shown, cut):
    fitted = verse_passage(STARS, passage, SETTING, box(900, 900))
    assert (fitted.text, fitted.cut) == (shown, cut)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("… and then we left…", "… and then we left…"),
        ("... and then we left...", "... and then we left..."),
        ("“… and then we left…”", "“… and then we left…”"),
        ("… and then we left.", "… and then we left.\u00a0…"),
        ("And then we left…", "And then we left…"),
    ],
)
def test_no_mark_stands_beside_dots_that_the_poem_has_itself(line, shown):
    units = verse_units(f"We came.\n\n{line}\n\nWe stayed.", "en")
    fitted = verse_passage(units, Passage(1, 1), SETTING, box(900, 900))
    assert (fitted.text, fitted.cut) == (shown, True)


@pytest.mark.parametrize(
    ("width", "height", "size"),
    [
        (900, 100, 40),  # two lines, the mark on the second: 2 × 40 × 1.25
        (900, 99, 38),
        (238, 900, 34),  # as wide as its widest line
        (900, 50, 20),
        (900, 49, None),
    ],
)
def test_a_passage_of_verse_is_as_large_as_its_box_allows(width, height, size):
    fitted = verse_passage(POEM, Passage(0, 1), SETTING, box(width, height))
    assert (fitted and fitted.size) == size


@pytest.mark.parametrize(("floor", "ceiling", "size"), [(21, 40, 21), (20, 40, 20), (50, 40, None)])
def test_the_smallest_size_is_tried_whatever_the_largest_is(floor, ceiling, size):
    fitted = verse_passage(POEM, Passage(0, 1), SETTING, box(900, floor * 2.5, floor, ceiling))
    assert (fitted and fitted.size) == size


def test_lines_are_turned_only_where_the_smallest_type_does_not_help_and_as_few_as_then():
    units = verse_units("A line that is much too long for it.\nA short line of verse.", "en")
    fitted = verse_passage(units, Passage(0, 1), SETTING, box(230, 900))
    assert [line.turned for line in fitted.lines] == [False, True, False]
    assert fitted.lines[-1] == Line("A short line of verse.")
    assert fitted.size == 20  # a larger size would turn the second line too
    assert fitted.text == "A line that is much too long for it.\nA short line of verse."
    assert verse_passage(units, Passage(0, 1), SETTING, box(230, 900), turning=False) is None


def test_a_turned_line_of_a_script_without_spaces_gets_none():
    units = verse_units("我们的学校在河的那边有一棵树", "zh-Hans")
    fitted = verse_passage(units, Passage(0, 0), SETTING, box(100, 900))
    assert "".join(line.text for line in fitted.lines) == "我们的学校在河的那边有一棵树"
    assert fitted.text == "我们的学校在河的那边有一棵树"
    assert len(fitted.lines) > 1


def test_a_passage_of_prose_is_balanced_within_its_quotation_marks():
    fitted = prose_passage(ESSAY, Passage(0, 1), SETTING, box(400, 100), ("“", "”"))
    assert [line.text for line in fitted.lines] == ["“We came by bus.", "It was late!”"]
    assert fitted.cut


def test_the_whole_of_an_essay_is_not_cut_and_its_paragraphs_stand_apart():
    fitted = prose_passage(ESSAY, Passage(0, 3), SETTING, box(900, 900))
    assert [(line.text, line.opens) for line in fitted.lines][-1] == ("Then we ate.", True)
    assert not fitted.cut


def test_prose_too_long_for_its_box_does_not_fit():
    assert prose_passage(ESSAY, Passage(0, 2), SETTING, box(200, 60)) is None


@pytest.mark.parametrize(
    ("said", "width", "lines"),
    [
        ("It is. I remember.", 120, ["It is.", "I remember."]),
        ("C'est. Je chante.", 110, ["C'est.", "Je chante."]),
        ("Ніч. Я рахувала.", 120, ["Ніч.", "Я рахувала."]),
        ("We see a migrant.", 110, ["We see", "a migrant."]),
    ],
)
def test_no_line_of_prose_ends_with_a_word_of_one_letter(said, width, lines):
    units = prose_units(said, "en")
    whole = Passage(0, len(units) - 1)
    fitted = prose_passage(units, whole, SETTING, Box(width, 900, 20, 20, 20))
    assert [line.text for line in fitted.lines] == lines
