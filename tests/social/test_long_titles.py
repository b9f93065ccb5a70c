"""Titles and names of long words: smaller before a word is torn, and before any of them is left out."""

from dataclasses import replace

import pytest

from competition.social.breaking import unparted
from tests.social.cards import ESSAY, POEM, by_key, check_layout, check_readable, composed, words_on
from tests.social.messages import THANKS

GEORGIAN = "ადამიანის უფლებათა საყოველთაო დეკლარაცია"
FINNISH = "Ihmisoikeuksien yleismaailmallinen julistus"
NORWEGIAN = "Verdenserklæringen om menneskerettighetene"
LONG = "the school by the river behind the mountains where the long road ends"
CHINESE = ("蚌埠", "拉萨", "大理", "厦门", "敦煌") * 8


def titled(work, language, title):
    return replace(work, original=replace(work.original, language=language, title=title), translation=None)


def lines_on(sheet):
    return [one.text for one in words_on(sheet)]


@pytest.mark.parametrize(
    ("work", "language", "title", "fmt"),
    [
        (POEM, "ka", GEORGIAN, "story"),
        (POEM, "fi", FINNISH, "wide"),
        (ESSAY, "fi", FINNISH, "wide"),
        (POEM, "nb", NORWEGIAN, "wide"),
    ],
)
def test_a_title_is_set_smaller_before_a_word_of_it_is_torn_or_left_out(
    work, language, title, fmt, all_faces
):
    sheet, _ = composed(titled(work, language, title), by_key(fmt), all_faces)
    check_layout(sheet, by_key(fmt))
    check_readable(sheet)
    stands = " ".join(lines_on(sheet)).split()
    assert [word for word in title.split() if word not in stands] == []


@pytest.mark.parametrize(
    ("work", "language", "title"),
    [
        (ESSAY, "en", "Universal Declaration of Human Rights and of Freedoms"),
        (ESSAY, "fi", FINNISH),
        (ESSAY, "nb", NORWEGIAN),
        (POEM, "mn", "Хүний эрхийн түгээмэл тунхаглал"),
        (POEM, "nb", NORWEGIAN.upper()),
    ],
)
def test_the_title_of_a_wide_broadside_is_whole_before_all_else_that_stands_under_it(
    work, language, title, all_faces
):
    translated = replace(work.original, language="fr", title="Déclaration universelle des droits " * 2)
    long = replace(titled(work, language, title), translation=translated, who=f"{work.who} · {LONG}")
    sheet, _ = composed(long, by_key("wide"), all_faces, "broadside")
    check_layout(sheet, by_key("wide"))
    check_readable(sheet)
    stands = " ".join(lines_on(sheet)).split()
    assert [word for word in title.split() if word not in stands] == []


@pytest.mark.parametrize("design", ["garland", "broadside"])
@pytest.mark.parametrize("fmt", ["square", "wide"])
def test_no_line_ends_within_the_name_of_a_city_of_two_signs(fmt, design, all_faces):
    sheet, _ = composed(replace(THANKS, cities=CHINESE), by_key(fmt), all_faces, design)
    check_layout(sheet, by_key(fmt))
    lines = [one for one in lines_on(sheet) if any(name in one for name in CHINESE)]
    named = [name for line in lines for name in line.replace("\u00a0", " ").strip(" ·").split(" · ")]
    assert len(lines) > 1
    assert tuple(named) == CHINESE


def test_only_a_name_wider_than_a_line_is_parted():
    def measure(text):
        return float(len(text))

    assert unparted(["蚌埠\u00a0· ", "拉萨\u00a0· ", "大理"], measure, 6) == [
        "蚌埠\u00a0·",
        "拉萨\u00a0·",
        "大理",
    ]
    assert unparted(["蚌埠\u00a0· ", "Bad\u00a0Homburg"], measure, 7) == ["蚌埠\u00a0·", "Bad", "Homburg"]
