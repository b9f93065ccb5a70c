"""Words that are perhaps a name in another form are shown to a person."""

import pytest

from competition.entries.blindness.finding import Named, Part, Place, Whose, find
from competition.entries.blindness.guessing import guesses, title_of_a_file


def guessed(text, *names, language="", whose=Whose.PUPIL, part=Part.TEXT):
    known = [Named(name, whose) for name in names]
    return [each.text for each in guesses([Place(part, text, language=language)], known)]


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("pl", "Idę z Markiem i Mariną do Marka.", "Marek", ["Markiem", "Marka"]),
        ("hr", "Vidim Anu. S Anom idem. Ani dam cvijet.", "Ana", ["Anu", "Anom", "Ani"]),
        ("sr-Cyrl", "Питам Милицу и Милице.", "Милица", ["Милицу", "Милице"]),
        ("uk", "Я люблю Оленку, Оленці сім.", "Оленка", ["Оленку", "Оленці"]),
        ("fi", "Mikon koti ja Mikolle lahja.", "Mikko", ["Mikon", "Mikolle"]),
        ("hu", "Kovácsnak adom Kováccsal.", "Kovács", ["Kovácsnak", "Kováccsal"]),
        ("tr", "Zeynepten Zeynepe", "Zeynep", ["Zeynepten", "Zeynepe"]),
        ("el", "Του Γιώργου και της Ελένης", "Γιώργος", ["Γιώργου"]),
        ("lv", "Jāņa māja, Jānim", "Jānis", ["Jāņa", "Jānim"]),
        ("ka", "გიორგის სახლი", "გიორგი", ["გიორგის"]),
        ("hy", "Արամի տունը", "Արամ", ["Արամի"]),
    ],
)
def test_names_are_found_with_the_endings_of_the_language(language, text, name, words):
    assert guessed(text, name, language=language) == words


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("en", "Market, Marks of Roses, Rosemary", "Rose"),
        ("de", "Die Rosen und Rosinen", "Rosa"),
        ("fr", "Marchons, Marie", "Marc"),
        ("pl", "Maria i Marta", "Marek"),
        ("pl", "idę na targ, marka butów", "Marek"),
        ("fi", "Talo ja Meri", "Mikko"),
        ("hr", "And Antun", "Ana"),
    ],
)
def test_other_words_are_left_in_peace(language, text, name):
    assert guessed(text, name, language=language) == []


@pytest.mark.parametrize(
    ("language", "text", "name", "words"),
    [
        ("uk", "Мене звати Олена.", "Olena", ["Олена"]),
        ("uk", "Подарунок для Олени", "Olena", ["Олени"]),
        ("en", "My name is Eleni.", "Ελένη", ["Eleni"]),
        ("en", "I am Giorgi", "გიორგი", ["Giorgi"]),
        ("ar", "اسمي سلمى", "Salma", ["سلمى"]),
        ("en", "I am Salma", "سلمى", ["Salma"]),
        ("he", "שמי שלומית", "Shlomit", ["שלומית"]),
    ],
)
def test_names_are_found_in_another_script(language, text, name, words):
    assert guessed(text, name, language=language) == words


def test_what_is_particular_in_the_name_of_a_school_is_found_alone():
    school = {"whose": Whose.SCHOOL, "language": "en"}
    assert guessed("At Dreyfusswald we paint in School.", "Dreyfusswald School", **school) == ["Dreyfusswald"]
    assert guessed("Osnovna škola", "Osnovna škola Beli bagrem", **school) == []


def test_a_name_as_it_is_known_is_no_guess_and_nothing_is_guessed_where_no_judge_reads():
    assert guessed("Marek, MAREK", "Marek", language="pl") == []
    assert guessed("Marka Markiem", "Marek", language="pl", part=Part.FILE_NAME) == []


def test_a_guess_names_what_it_is_like_and_says_that_it_is_one():
    places, names = [Place(Part.TEXT, "Dla Marka, Marek.", language="pl")], [Named("Marek", Whose.TEACHER)]
    found = find(places, [*names, *guesses(places, names)])
    assert [(each.name.text, each.name.like, each.is_guess, each.name.whose) for each in found] == [
        ("Marek", "", False, Whose.TEACHER),
        ("Marka", "Marek", True, Whose.TEACHER),
    ]


@pytest.mark.parametrize(
    ("title", "file", "found"),
    [
        ("Ana Kovač", "Ana Kovač jpg", ["Ana Kovač"]),
        ("Ana", "IMG 2034 Ana (2) jpg", ["Ana"]),
        ("გიორგი", "გიორგი jpg", ["გიორგი"]),
        ("Two suns", "Two suns jpg", []),
        ("Ana Kovač", "IMG 2034 jpg", []),
        ("The Sea Where We Live", "The Sea Where We Live jpg", []),
        ("", "Ana jpg", []),
    ],
)
def test_a_title_that_a_file_brought_is_perhaps_a_childs_name(title, file, found):
    places = [Place(Part.TITLE, title), Place(Part.FILE_NAME, file)]
    assert [each.text for each in title_of_a_file(places)] == found
