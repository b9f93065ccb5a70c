"""Lists of judges as people keep them: what each line says, and what becomes of it."""

import pytest

from competition.judging.panel.columns import Column, guess, header_row
from competition.judging.panel.reading import Places, read_lines
from competition.judging.panel.rules import (
    Fate,
    Given,
    Known,
    as_product,
    fates,
    hours,
    is_full_product,
    letter_locale,
)

PLACES = Places(
    categories={
        "poem510": (1,),
        "poem": (1, 2),
        "poems": (1, 2),
        "essays": (3, 4),
        "510": (1, 3),
        "1118": (2, 4),
    },
    cities={"bergen": 7, "malmo": 8},
    schools={"fjordschool": (11,), "northschool": (12, 13), "northschoolbergen": (12,)},
)
HEAD = ["E-mail", "Name", "Languages", "Form", "Age group", "How many", "City", "Schools"]


def lines(*rows, head=HEAD):
    table = [head, *rows]
    header = header_row(table)
    numbers = range(header + 1, len(table) + 1)
    return read_lines(table[header:], list(numbers), guess(table, header), PLACES)


def test_a_whole_line_is_read_as_it_is_meant():
    row = ["Ada@Example.org", "Ada King", "Greek; en", "Poems", "5–10", "25", "Bergen", "Fjord School"]
    (line,) = lines(row)
    assert (line.number, line.email, line.name) == (2, "ada@example.org", "Ada King")
    assert line.given == Given(("el", "en"), (1,), 25, 7, (11,))
    assert (line.notes, line.wrong) == ((), False)


@pytest.mark.parametrize(
    ("head", "columns"),
    [
        (["Courriel", "Nom", "Langues", "Capacité", "Ville"], "email name languages capacity city"),
        (["E-Mail-Adresse", "Vorname", "Nachname", "Sprachen"], "email given_name family_name languages"),
        (["Почта", "ФИО", "Языки", "Город"], "email name languages city"),
        (["Email", "First language", "Other languages", "Shoe size"], "email languages languages ignore"),
        (["Email", "Name", "Name"], "email name ignore"),
    ],
)
def test_columns_are_known_by_their_headers_in_many_languages(head, columns):
    rows = [head, ["x" for _ in head]]
    assert header_row(rows) == 1
    assert guess(rows, 1) == [Column(name) for name in columns.split()]


def test_without_headers_the_addresses_are_found_by_their_look():
    rows = [["Ada", "ada@example.org", "20"], ["Bo", "bo@example.org", "7"]]
    assert header_row(rows) == 0
    assert guess(rows, 0) == [Column.IGNORE, Column.EMAIL, Column.CAPACITY]


@pytest.mark.parametrize(
    ("cell", "name", "email"),
    [
        ("Ada King <ADA@example.org>", "Ada King", "ada@example.org"),
        ("mailto:ada@example.org", "", "ada@example.org"),
        ("ada@example", "", None),
        ("ada example.org", "", None),
        ("", "", None),
    ],
)
def test_an_address_is_read_as_people_write_it_or_named_as_wrong(cell, name, email):
    (line,) = lines([cell, "", "en"], head=["E-mail", "Name", "Languages"])
    assert (line.wrong, line.name) == (email is None, name)
    if email is None:
        (note,) = line.notes
        assert note.values == {"value": cell}
    else:
        assert line.email == email


@pytest.mark.parametrize(
    ("column", "cell", "said"),
    [
        ("Languages", "Klingonish", "We do not know the language “%(value)s”."),
        ("Form", "Operas", "“%(value)s” is no category, form or age group of this campaign."),
        ("How many", "many", "“%(value)s” is no number of entries from 1 to 500."),
        ("How many", "0", "“%(value)s” is no number of entries from 1 to 500."),
        ("City", "Atlantis", "“%(value)s” is no city of this campaign, so nothing is kept from them for it."),
        ("Schools", "Nowhere", "“%(value)s” is no school of this campaign yet."),
        (
            "Schools",
            "North School",
            "Several cities have a school “%(value)s”: write its city too, “School, City”.",
        ),
    ],
)
def test_what_is_unknown_is_named_and_the_person_is_still_invited(column, cell, said):
    (line,) = lines(["a@example.org", cell], head=["E-mail", column])
    assert [(note.message, note.values) for note in line.notes] == [(said, {"value": cell})]
    assert (line.wrong, line.given) == (False, Given())


@pytest.mark.parametrize(
    ("cells", "ids"),
    [
        (("Poems; Essays", ""), (1, 2, 3, 4)),
        (("poem/5-10", ""), (1,)),
        (("Poems, 5–10", ""), (1, 2, 3)),
        (("Poems", "11-18"), (2,)),
        (("", "5-10"), (1, 3)),
        (("", ""), ()),
    ],
)
def test_categories_are_named_whole_or_by_form_and_age(cells, ids):
    (line,) = lines(["a@example.org", *cells], head=["E-mail", "Form", "Age group"])
    assert line.given.category_ids == ids


def test_accents_case_and_the_city_of_a_school_do_not_matter():
    (line,) = lines(["a@example.org", "MALMÖ", "north school, Bergen"], head=["E-mail", "City", "Schools"])
    assert (line.given.city_id, line.given.school_ids) == (8, (12,))


def test_empty_rows_are_nobody_and_lines_keep_their_numbers():
    found = lines(["a@example.org"], [""], ["b@example.org"], head=["E-mail"])
    assert [(line.number, line.email) for line in found] == [(2, "a@example.org"), (4, "b@example.org")]


def test_every_line_has_its_fate():
    emails = ["new@x.org", "on@x.org", "gone@x.org", "asked@x.org", "NEW@x.org", "broken"]
    found = lines(*([email] for email in emails), head=["E-mail"])
    known = Known(frozenset({"on@x.org"}), frozenset({"gone@x.org"}), frozenset({"asked@x.org"}))
    assert [fate for _line, fate in fates(found, known)] == [
        Fate.INVITED,
        Fate.ON_PANEL,
        Fate.LEFT,
        Fate.WAITING,
        Fate.TWICE,
        Fate.WRONG,
    ]


@pytest.mark.parametrize(
    ("row", "locale"),
    [
        (["a@example.org", "el; fr; en", ""], "fr"),
        (["a@example.org", "fr-CA", ""], "fr"),
        (["a@example.org", "fr; en", "English"], "en"),
        (["a@example.org", "el", ""], "de"),
    ],
)
def test_a_letter_comes_in_the_strongest_language_that_we_write(row, locale):
    (line,) = lines(row, head=["E-mail", "Languages", "Letter"])
    assert letter_locale(line, ["en", "fr"], "de") == locale


def test_what_is_given_is_kept_and_comes_back():
    given = Given(("el",), (1, 2), 25, 7, (11,))
    assert Given.of(given.plain()) == given
    assert (Given().plain(), bool(Given()), bool(given)) == ({}, False, True)


@pytest.mark.parametrize(("entries", "said"), [(10, (1, 30)), (20, (3, 0)), (1, (0, 15)), (500, (75, 0))])
def test_entries_are_said_in_hours(entries, said):
    assert hours(entries) == said


SIX = [(form, group) for form in ("essay", "picture", "poem") for group in ("11-18", "5-10")]


def test_two_questions_are_asked_where_every_form_is_in_every_age_group():
    assert is_full_product(SIX)
    assert not is_full_product(SIX[1:])
    assert not is_full_product([("poem", "5-10"), ("poem", "11-18")])


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ([], ([], [])),
        (SIX, ([], [])),
        ([("poem", "5-10")], (["poem"], ["5-10"])),
        ([("poem", "5-10"), ("poem", "11-18")], (["poem"], [])),
        ([("poem", "5-10"), ("essay", "11-18")], None),
    ],
)
def test_categories_are_said_by_forms_and_age_groups_where_they_can_be(chosen, said):
    assert as_product(chosen, SIX) == said
