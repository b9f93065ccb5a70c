"""Rows become works; every problem is told with its row, all at once."""

import pytest

from competition.consent.rules import Channel, Level
from competition.entries.roster import cells
from competition.entries.roster.cells import PupilRow
from competition.entries.roster.plan import SentFile, make_plan
from competition.entries.roster.reading import Setting, read_works
from competition.entries.roster.roles import Role
from competition.entries.rules import MadeBy

FORMS = ("poem", "essay", "illustration")
TAKE = [("poem", True), ("essay", True), ("illustration", False)]


PLAIN = Setting()


def read(roles, *rows, setting=PLAIN):
    return read_works(rows, range(2, 2 + len(rows)), roles, setting, forms=FORMS)


def only(roles, *cells, **more):
    reading = read(roles, cells, **more)
    assert reading.problems == ()
    return reading.works[0]


def test_a_row_is_a_work_with_its_pupil():
    roles = [Role.GIVEN_NAME, Role.FAMILY_NAME, Role.AGE, Role.TITLE, Role.FORM, Role.LANGUAGE, Role.TEXT]
    work = only(roles, "Mina", "Okafor", "9 ans", "La mer", "Poème", "French", "La mer\n\nest large.")
    assert work.pupils == (PupilRow("Mina", "Okafor", 9),)
    assert (work.title, work.form, work.language, work.text) == (
        "La mer",
        "poem",
        "fr",
        "La mer\n\nest large.",
    )
    assert (work.made_by, work.number) == (MadeBy.PUPIL, 2)


@pytest.mark.parametrize(
    ("cell", "pupils"),
    [
        ("Mina Okafor; Ali Kaya", [("Mina", "Okafor", None), ("Ali", "Kaya", None)]),
        ("Mina Okafor, 9; Ali, 10", [("Mina", "Okafor", 9), ("Ali", "", 10)]),
        ("Okafor, Mina", [("Mina", "Okafor", None)]),
        ("García Márquez, Ana Lucía, 11", [("Ana Lucía", "García Márquez", 11)]),
        ("Mina\nAli", [("Mina", "", None), ("Ali", "", None)]),
    ],
)
def test_pupils_are_read_as_teachers_write_them(cell, pupils):
    assert only([Role.PUPIL], cell).pupils == tuple(PupilRow(*pupil) for pupil in pupils)


def test_ages_go_by_the_order_of_the_pupils_and_one_is_for_all():
    assert [p.age for p in only([Role.PUPIL, Role.AGE], "Mina; Ali", "9; 10").pupils] == [9, 10]
    assert [p.age for p in only([Role.PUPIL, Role.AGE], "Mina; Ali", "9").pupils] == [9, 9]


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("", "no"),
        ("Nein", "no"),
        ("oui", "anonymous"),
        ("Ja", "anonymous"),
        ("так", "anonymous"),
        ("X", "anonymous"),
        ("anonym", "anonymous"),
        ("Prénom", "first"),
        ("first-initial", "first-initial"),
        ("FULL", "full"),
        ("nome completo", "full"),
        ("לא", "no"),
    ],
)
def test_consents_are_understood_in_many_languages_and_never_say_more_than_was_said(word, level):
    work = only([Role.PUPIL, Role.CONSENT_BOOK], "Mina", word)
    assert work.consents == {Channel.BOOK: (Level(level),)}


def test_without_a_column_nothing_is_said_of_a_channel_and_one_column_speaks_for_all():
    assert only([Role.PUPIL], "Mina").consents == {}
    assert only(
        [Role.PUPIL, Role.CONSENT_ALL, Role.CONSENT_WEB], "Mina; Ali", "first; full", "no"
    ).consents == {
        Channel.BOOK: (Level.FIRST, Level.FULL),
        Channel.WEB: (Level.NO, Level.NO),
        Channel.SOCIAL: (Level.FIRST, Level.FULL),
    }


def test_a_consent_that_is_not_understood_allows_nothing_and_is_told():
    reading = read([Role.PUPIL, Role.CONSENT_BOOK], ("Mina", "perhaps"))
    assert reading.works[0].consents == {}
    assert [(each.row, each.values["value"], each.stops) for each in reading.problems] == [
        (2, "perhaps", False)
    ]


def test_every_problem_is_told_with_its_row_and_only_those_rows_stay_behind():
    reading = read(
        [Role.PUPIL, Role.AGE, Role.FORM, Role.LANGUAGE],
        ("Mina", "9", "opera", "en"),
        ("", "", "", ""),
        ("Ali", "37", "poem", "Klingonese"),
        ("Eva", "2017-05-04", "poem", "hu"),
    )
    assert [work.pupils[0].given_name for work in reading.works] == ["Eva"]
    assert [(each.row, each.stops) for each in reading.problems] == [
        (2, True), (4, False), (4, True), (5, False),
    ]  # fmt: skip


def test_rows_of_one_title_are_one_work_only_where_that_is_chosen():
    roles = [Role.PUPIL, Role.TITLE, Role.CONSENT_BOOK]
    rows = [("Mina", "Our street", "first"), ("Eva", "", "no"), ("Ali", "our STREET", "full")]
    assert len(read(roles, *rows).works) == 3
    together, alone = read(roles, *rows, setting=Setting(together=True)).works
    assert [pupil.given_name for pupil in together.pupils] == ["Mina", "Ali"]
    assert together.consents == {Channel.BOOK: (Level.FIRST, Level.FULL)}
    assert (together.numbers, together.made_by, alone.numbers) == ((2, 4), MadeBy.GROUP, (3,))


def plan(roles, rows, files, choices=None, setting=PLAIN):
    sent = [SentFile(at, name) for at, name in enumerate(files)]
    return make_plan(rows, range(2, 2 + len(rows)), roles, setting, sent, choices or {}, forms=TAKE)


def test_a_picture_alone_is_an_illustration_and_a_document_a_text():
    made = plan([Role.PUPIL], [("Mina",), ("Ali",), ("Eva",)], ["mina.jpg", "ali.docx"])
    assert [(one.work.form, [f.name for f in one.files]) for one in made.works] == [
        ("illustration", ["mina.jpg"]), ("poem", ["ali.docx"]), ("poem", []),
    ]  # fmt: skip


def test_a_person_places_files_otherwise_or_leaves_them_out():
    made = plan([Role.PUPIL], [("Mina",), ("Ali",)], ["mina.jpg", "ali.jpg", "x.jpg"], {0: 3, 1: 0, 2: 2})
    assert [[file.name for file in one.files] for one in made.works] == [["x.jpg"], ["mina.jpg"]]
    assert [file.name for file in made.left] == ["ali.jpg"]


def test_a_named_file_that_nobody_sent_is_told_but_stops_nothing():
    made = plan([Role.PUPIL, Role.PICTURE], [("Mina", "mina.jpg")], ["ali.jpg"])
    assert [(each.row, each.values, each.stops) for each in made.problems] == [
        (2, {"file": "mina.jpg"}, False)
    ]
    assert [file.name for file in made.left] == ["ali.jpg"]


@pytest.mark.parametrize(
    ("cell", "ages"),
    [
        ("9", (9, 9)),
        ("8–10", (8, 10)),
        ("8 to 10", (8, 10)),
        ("10; 8; 9", (8, 10)),
        ("7-8 Jahre", (7, 8)),
        ("", (None, None)),
    ],
)
def test_those_who_are_counted_have_the_ages_of_the_youngest_and_the_oldest(cell, ages):
    assert cells.ages(cell) == ages


@pytest.mark.parametrize("cell", ["nine", "99", "8–200"])
def test_what_is_no_age_is_told(cell):
    with pytest.raises(cells.CellError):
        cells.ages(cell)
