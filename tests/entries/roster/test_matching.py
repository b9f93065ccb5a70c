"""Files find their rows whatever computers did to the names; what is unclear is left to a person."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competition.entries.roster.matching import Wanted, match

PAIRS = [
    ("Олена Шевченко", "Olena Shevchenko"),
    ("Юлія Коваль", "Yulia_Koval"),
    ("Євген", "Yevhen"),
    ("Сергій", "Serhii"),
    ("Ксения", "Xenia"),
    ("Жанна Щербакова", "Zhanna Shcherbakova"),
    ("Đorđe Petrović", "Ђорђе Петровић"),
    ("Γιώργος Παπαδόπουλος", "Giorgos Papadopoulos"),
    ("გიორგი ბერიძე", "Giorgi Beridze"),
    ("Արամ Խաչատրյան", "Aram Khachatryan"),
    ("محمد علي", "Mohammed Ali"),
    ("يوسف حسن", "Yusuf Hassan"),
    ("فاطمة الزهراء", "Fatima Zahra"),
    ("שרה כהן", "Sarah Cohen"),
    ("Łukasz Żak", "lukasz-zak"),
    ("Müller Anna", "Anna Mueller"),
    ("Nguyễn Văn An", "nguyen van an"),
]


def found(rows, files):
    return dict(match([Wanted(names=(row,)) if isinstance(row, str) else row for row in rows], files).found)


def test_names_in_another_script_meet_and_each_finds_its_own():
    files = [unicodedata.normalize("NFD", latin) + ".jpg" for _, latin in PAIRS]
    assert found([name for name, _ in PAIRS], files) == {at: (at,) for at in range(len(PAIRS))}


@pytest.mark.parametrize(
    "file",
    [
        "Mina Okafor.jpg",
        "mina_okafor.PNG",
        "Okafor-Mina.jpeg",
        "4a 07 Mina Okafor (1).jpg",
        "mina.docx",
        "Fotos/MINA.jpg",
    ],
)
def test_a_name_is_found_however_it_is_written(file):
    assert found(["Ali Kaya", "Mina Okafor"], [file]) == {1: (0,)}


def test_several_files_may_belong_to_one_row():
    assert found(["Mina", "Ali"], ["mina 1.jpg", "ali.jpg", "mina 2.jpg"]) == {0: (0, 2), 1: (1,)}


def test_what_fits_two_rows_is_left_to_a_person_with_both():
    matches = match([Wanted(names=("Mina Okafor",)), Wanted(names=("Mina Kaya",))], ["mina.jpg", "x-ray.jpg"])
    assert (dict(matches.found), dict(matches.unclear), matches.left) == ({}, {0: (0, 1)}, (0, 1))


def test_what_fits_nobody_is_left():
    assert found(["Mina", "Ali"], ["landscape.jpg", "IMG_0042.jpg"]) == {}


def test_accents_tell_two_pupils_apart_where_the_files_have_them():
    assert found(["René", "Rene"], ["Rene.jpg", unicodedata.normalize("NFD", "René.jpg")]) == {
        0: (1,),
        1: (0,),
    }


def test_a_column_with_the_name_of_a_file_decides_and_a_wrong_one_is_told():
    rows = [
        Wanted(files=("Drawings/ALI.jpg",), names=("Mina",)),
        Wanted(files=("Zoë.jpg",), names=("Ali",)),
        Wanted(files=("ghost.jpg",), names=("Eva",)),
    ]
    matches = match(rows, ["drawings/ali.jpg", unicodedata.normalize("NFD", "zoë.jpeg"), "eva.jpg"])
    assert dict(matches.found) == {0: (0,), 1: (1,)}
    assert dict(matches.missing) == {2: ("ghost.jpg",)}
    assert matches.left == (2,)


def test_a_title_finds_its_file_where_no_name_does():
    assert found([Wanted(titles=("The sea",)), Wanted(titles=("Our street",))], ["our-street.png"]) == {
        1: (0,)
    }


LETTERS = st.text(
    alphabet=st.characters(min_codepoint=0x41, max_codepoint=0x24F, categories=("Lu", "Ll"))
    | st.characters(min_codepoint=0x386, max_codepoint=0x4FF, categories=("Lu", "Ll")),
    min_size=1,
    max_size=8,
)
NAMES = st.lists(st.tuples(LETTERS, LETTERS).map(" ".join), min_size=1, max_size=4, unique=True)
WAYS = st.sampled_from([str.upper, str.lower, str.title, str.swapcase, lambda said: said])
FORMS = st.sampled_from(["NFC", "NFD"])


@given(rows=NAMES, files=NAMES, way=WAYS, form=FORMS)
def test_case_and_normal_form_never_change_what_is_found(rows, files, way, form):
    asked = [Wanted(names=(row,)) for row in rows]
    plainly = match(asked, [f"{file}.jpg" for file in files])
    otherwise = match(asked, [unicodedata.normalize(form, way(file)) + ".JPG" for file in files])
    assert plainly == otherwise
