import pytest

from competition.consent.rules import Level, PersonShown
from competition.publication.checking.names import around, hidden, names_in
from competition.publication.manuscript import Picture, Text
from tests.publication.conftest import a_work

DORA = PersonShown("Dorothea", "Holm", {})


@pytest.mark.parametrize(
    ("level", "kept_out"),
    [
        (Level.ANONYMOUS, ["Dorothea Holm", "Dorothea", "Holm"]),
        (Level.FIRST, ["Holm"]),
        (Level.FIRST_INITIAL, ["Holm"]),
        (Level.FULL, []),
    ],
)
def test_what_of_a_name_a_level_keeps_out(level, kept_out):
    assert hidden(DORA, level) == kept_out


def test_nothing_of_somebody_without_a_name_is_kept_out():
    assert hidden(PersonShown("", "", {}), Level.ANONYMOUS) == []


def found(work, *names):
    return [(each.where, each.values["context"]) for each in names_in(work, names)]


def test_a_name_is_found_in_every_part_of_a_work_and_is_not_written_down_again():
    work = a_work(
        original=Text("en", "ltr", "Dorothea’s boat", "I am Dorothea\nand I row"),
        translation=Text("fr", "ltr", "Le bateau", "Je suis Dorothea"),
        pictures=(Picture("k", 9, 9, "Dorothea in a boat"),),
    )
    said = found(work, "Dorothea Holm", "Dorothea", "Holm")
    assert [where for where, _context in said] == ["title", "text", "translation", "alt"]
    assert said[1] == ("text", "I am ▒▒▒ and I row")
    assert "Dorothea" not in str(said)
    assert found(work, "Edda") == []


def test_another_form_of_a_name_is_told_where_a_language_bends_names():
    work = a_work(original=Text("hr", "ltr", "Pismo", "Pišem Petri o moru"))
    assert [where for where, _context in found(work, "Petra")] == ["text"]


def test_the_words_around_a_name_are_shown_and_no_more():
    text = "word " * 30 + "Ana " + "word " * 30
    said = around(text, ["Ana"])
    assert said.startswith("…") and said.endswith("…") and "▒▒▒" in said
    assert len(said) < 80
