"""What a column holds is guessed from its header in many languages, else from its cells."""

import pytest

from competition.entries.roster.columns import guess, header_row
from competition.entries.roster.roles import Role

GIVEN, FAMILY, PUPIL, AGE, TITLE = (
    Role.GIVEN_NAME,
    Role.FAMILY_NAME,
    Role.PUPIL,
    Role.AGE,
    Role.TITLE,
)


@pytest.mark.parametrize(
    ("heads", "roles"),
    [
        (
            "Nom|Prénom|Âge|Titre|Langue|Fichier",
            [FAMILY, GIVEN, AGE, TITLE, Role.LANGUAGE, Role.PICTURE],
        ),
        (
            "Nachname|Vorname|Alter|Titel|Bemerkung",
            [FAMILY, GIVEN, AGE, TITLE, Role.IGNORE],
        ),
        (
            "Прізвище|Ім'я|Вік|Назва|Мова",
            [FAMILY, GIVEN, AGE, TITLE, Role.LANGUAGE],
        ),
        ("ΟΝΟΜΑΤΕΠΩΝΥΜΟ|Ηλικία|Τίτλος", [PUPIL, AGE, TITLE]),
        (
            "Name|AGE *|Title of the work|Book|Website|Social media",
            [PUPIL, AGE, TITLE, Role.CONSENT_BOOK, Role.CONSENT_WEB, Role.CONSENT_SOCIAL],
        ),
        ("Vorname|Name", [GIVEN, FAMILY]),
        ("Nom", [PUPIL]),
        ("Titel|Titel", [TITLE, Role.IGNORE]),
        ("Class|School|Name", [Role.IGNORE, Role.IGNORE, PUPIL]),
        ("Pupil / élève|Consent (parents)", [PUPIL, Role.CONSENT_ALL]),
    ],
)
def test_headers_in_many_languages(heads, roles):
    assert guess([heads.split("|")], 0) == roles


def test_the_row_of_headers_is_found_below_a_heading():
    rows = [["Class 4a", "", ""], ["", "", ""], ["Prénom", "Âge", "Titre"], ["Mina", "9", "La mer"]]
    assert header_row(rows) == 2


def test_without_headers_the_cells_speak():
    rows = [
        ["Mina Okafor", "9", "mina.jpg", "en", "The sea is wide.\nWe are wider."],
        ["Ali Kaya", "9", "ali.png", "tr", "Deniz\ngeniş."],
        ["Eva Tóth", "10", "eva.jpg", "hu", "A tenger\nszéles."],
    ]
    assert header_row(rows) is None
    assert guess(rows, None) == [PUPIL, AGE, Role.PICTURE, Role.LANGUAGE, Role.TEXT]


def test_a_column_of_texts_that_holds_names_of_files_names_the_texts_files():
    rows = [["Text", "Image"], ["mina.docx", "mina.jpg"], ["ali.txt", "ali.jpg"]]
    assert guess(rows, 0) == [Role.DOCUMENT, Role.PICTURE]


def test_a_roster_of_many_classes_says_where_each_work_comes_from():
    heads = ["entry", "class", "school", "city", "teacher_email"]
    assert guess([heads], 0, many_classes=True) == [
        Role.ENTRY,
        Role.CLASS,
        Role.SCHOOL,
        Role.CITY,
        Role.TEACHER,
    ]
