"""Which works a judge practises on, and how the panel's scores are counted."""

from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from competition.judging.practice.ready import LANGUAGES, SIZES, ready_works
from competition.judging.practice.rules import Level, choose_works, is_young, levels_of


@dataclass(frozen=True)
class Work:
    name: str
    language: str


WORKS = [Work("a", "en"), Work("b", "fr"), Work("c", "fr-CA"), Work("d", "en")]


def chosen(*languages):
    return [work.name for work in choose_works(WORKS, languages)]


def test_works_in_a_language_that_the_judge_reads_go_first():
    assert chosen("en") == ["a", "d"]
    assert chosen("fr-FR") == ["b", "c"]
    assert chosen("el") == ["a", "b"]
    assert [w.name for w in choose_works([Work("a", "fr"), Work("drawn", "")], ["en"])] == ["drawn", "a"]


def test_the_panels_scores_are_counted_and_ones_own_is_marked():
    panel = [{"voice": 4, "image": 1}, {"voice": 4}, {"voice": 2, "old": 5}]
    assert levels_of("voice", 1, 5, panel[0], panel) == [
        Level(1, 0, False),
        Level(2, 1, False),
        Level(3, 0, False),
        Level(4, 2, True),
        Level(5, 0, False),
    ]


def test_age_groups_are_those_of_the_younger_or_of_the_older():
    assert is_young("5-10")
    assert not is_young("11-18")
    assert not is_young("everybody")


def test_two_ready_works_come_for_every_form_age_and_language():
    for form in ("poem", "essay", "illustration"):
        for ages in ("5-10", "11-18"):
            pairs = [ready_works(form, ages, language) for language in LANGUAGES]
            assert [[work.key for work in pair] for pair in pairs] == [[w.key for w in pairs[0]]] * 2
            for pair in pairs:
                assert len(pair) == 2
                assert all(work.title and work.text and work.remark for work in pair)
                assert all(bool(work.picture) == (form == "illustration") for work in pair)
    assert ready_works("poem", "5-10", "el") == []


def test_the_drawings_are_there_in_their_size_and_tell_nothing_of_themselves():
    folder = Path(__file__).parents[3] / "static" / "practice"
    assert {path.stem for path in folder.glob("*.webp")} == set(SIZES)
    for name, size in SIZES.items():
        with Image.open(folder / f"{name}.webp") as picture:
            assert picture.size == size
            assert not {"exif", "xmp", "icc_profile"} & picture.info.keys()
