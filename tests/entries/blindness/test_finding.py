"""Where names stand in and around a work."""

import pytest

from competition.entries.blindness.areas import Shown, read, shown
from competition.entries.blindness.finding import Named, Part, Place, Whose, find

ANA = Named("Ana Kovač", Whose.PUPIL)
GIVEN = Named("Ana", Whose.PUPIL)
CITY = Named("Zadar", Whose.CITY)
TEXT, TITLE = Part.TEXT, Part.TITLE


def parts(findings):
    return {finding.name.text: [place.part for place in finding.places] for finding in findings}


@pytest.mark.parametrize(
    ("places", "names", "expected"),
    [
        ([Place(TEXT, "The sea is wide.")], [GIVEN], {}),
        ([Place(TEXT, "I am Ana.")], [GIVEN, CITY], {"Ana": [TEXT]}),
        ([Place(TITLE, "ANA"), Place(TEXT, "ana sings")], [GIVEN], {"Ana": [TITLE, TEXT]}),
        ([Place(Part.FILE_NAME, "Ana 3b jpg")], [GIVEN], {"Ana": [Part.FILE_NAME]}),
        ([Place(Part.PROPERTY, "Ana Kovac", "docx.author")], [ANA], {"Ana Kovač": [Part.PROPERTY]}),
        ([Place(Part.CAPTION, "A boat off Zadar", "1")], [CITY], {"Zadar": [Part.CAPTION]}),
        ([Place(TEXT, "Banana")], [GIVEN], {}),
    ],
)
def test_names_are_found_in_every_place(places, names, expected):
    assert parts(find(places, names)) == expected


def test_a_part_of_a_name_is_told_only_where_it_stands_alone():
    whole = Place(TEXT, "Ana Kovač wrote this.")
    assert parts(find([whole], [GIVEN, ANA])) == {"Ana Kovač": [TEXT]}
    assert parts(find([whole, Place(TITLE, "For Ana")], [GIVEN, ANA])) == {
        "Ana Kovač": [TEXT],
        "Ana": [TEXT, TITLE],
    }


def test_only_what_judges_read_and_nobody_has_decided_is_open():
    places = [Place(TEXT, "I am Ana of Zadar."), Place(Part.PROPERTY, "Kovač", "exif.artist")]
    names = [GIVEN, CITY, Named("Kovač", Whose.PUPIL)]
    found = find(places, names, {"zadar": False})
    assert [(each.name.text, each.is_open, each.masked) for each in found] == [
        ("Kovač", False, None),
        ("Zadar", False, False),
        ("Ana", True, None),
    ]
    assert [place.detail for place in found[0].aside] == ["exif.artist"]


class Sent(dict):
    def getlist(self, key):
        return self.get(key, [])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([("10", "20", "30", "40")], [[0.1, 0.2, 0.4, 0.6]]),
        ([("10,5", "0", "10", "10")], [[0.105, 0.0, 0.205, 0.1]]),
        ([("", "", "", ""), ("0", "0", "5", "5")], [[0.0, 0.0, 0.05, 0.05]]),
        ([("90", "90", "30", "30")], [[0.9, 0.9, 1.0, 1.0]]),
        ([("50", "50", "-20", "-10")], [[0.3, 0.4, 0.5, 0.5]]),
        ([("50", "50", "0.1", "20")], []),
        ([("nan", "0", "5", "5"), ("x", "0", "5", "5"), ("inf", "0", "5", "5")], []),
    ],
)
def test_areas_come_as_numbers_and_stay_within_the_picture(rows, expected):
    sent = Sent(
        {side: [row[at] for row in rows] for at, side in enumerate(("left", "top", "width", "height"))}
    )
    assert read(sent) == expected


def test_areas_are_shown_as_they_were_sent():
    assert shown([[0.1, 0.2, 0.4, 0.6]]) == [Shown(10.0, 20.0, 30.0, 40.0)]
