"""What the lists of a book say, and on which side its written chapters begin."""

from dataclasses import replace

from competition.publication.binding.order import Side
from competition.publication.formats import A4, A5
from competition.publication.layout import plan_of, tongues
from competition.publication.manuscript import Chapter, ChapterKind, Text
from competition.publication.pieces import pieces
from competition.publication.plates import caption_ems
from competition.publication.wording import opening_title
from tests.publication.conftest import a_manuscript, a_work


def test_a_language_is_shown_by_the_first_work_whose_beginning_takes_a_line():
    long = a_work("P-1", text="A first line that goes on and on until nobody can hold its breath")
    short, other = a_work("P-2", entry_id=2, text="Open."), a_work("P-3", entry_id=3, text="Shut.")
    french = a_work("P-4", entry_id=4, original=Text("fr", "ltr", "Un", long.original.text))
    found = tongues(a_manuscript(long, short, other, french))
    assert [(name, work.number) for name, work in found] == [("English", "P-2"), ("French", "P-4")]


def test_a_foreword_is_a_right_page_and_what_is_written_behind_the_works_follows_at_once(font_set):
    kinds = (ChapterKind.FOREWORD, ChapterKind.WORKS, ChapterKind.JURY)
    chapters = tuple(
        Chapter(kind, text="Words.", key=kind.value, section=0 if kind is ChapterKind.WORKS else None)
        for kind in kinds
    )
    plan = plan_of(replace(a_manuscript(a_work()), chapters=chapters), edition=1, fonts=font_set)
    sides = {piece.name: piece.wish for piece in pieces(plan)}
    assert (sides["chapter-foreword"], sides["chapter-jury"]) == (Side.RIGHT, Side.ANY)


def test_the_title_of_a_winning_picture_without_words_opens_its_section_and_no_other_does():
    picture = a_work(
        "I-1", form="illustration", award="winner", original=Text("en", "ltr", "Half Me, Half You", "")
    )
    assert opening_title(picture) == "Half Me, Half You"
    assert opening_title(replace(picture, award="runner_up")) == ""
    assert opening_title(replace(picture, original=Text("en", "ltr", "A title", "With words."))) == ""
    assert opening_title(replace(picture, form="poem")) == ""


def test_the_title_of_a_caption_has_the_room_that_its_leaf_leaves():
    picture = a_work("I-1", form="illustration")
    assert caption_ems(picture, A4) == round((160 - 13) / (18 * 25.4 / 72), 2)
    assert caption_ems(picture, A5) == round((112 - 13) / (14.5 * 25.4 / 72), 2)
