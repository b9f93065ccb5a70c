"""What a code says, where things stand, and what a pasted list means."""

import itertools

import pytest

from competition.entries.sheets.rules import Mark, Paper, code_text, layout_of, pupils_in, read_mark


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("corner", range(4))
def test_a_code_is_read_as_it_was_written(paper, corner):
    mark = Mark("7KMPQX2Z", corner, paper)
    assert len(code_text(mark)) == 10
    assert read_mark(code_text(mark)) == mark


@pytest.mark.parametrize(
    "text",
    ["", "https://garland.example/", "G7KMPQX2Z9", "G7KMPQX2Z", "G7KMPQX201", "xG7KMPQX2Z1", "G7KMPQX2Z1 "],
)
def test_a_code_of_somebody_else_is_none_of_ours(text):
    assert read_mark(text) is None


@pytest.mark.parametrize("paper", Paper)
def test_name_title_and_work_stand_apart_and_home_printers_reach_them(paper):
    layout = layout_of(paper)
    boxes = [*layout.codes, layout.name, layout.title, layout.work, layout.foot]
    for one, other in itertools.combinations(boxes, 2):
        apart = (
            one.right <= other.left
            or other.right <= one.left
            or one.bottom <= other.top
            or other.bottom <= one.top
        )
        assert apart, (one, other)
    for box in boxes:
        assert min(box.left, box.top, layout.width - box.right, layout.height - box.bottom) >= 12.7


@pytest.mark.parametrize(
    ("pasted", "pupils"),
    [
        ("Ana\nBen", [("Ana", None), ("Ben", None)]),
        ("Ana, 9\nBen 10\nCleo (8)\nDana;7", [("Ana", 9), ("Ben", 10), ("Cleo", 8), ("Dana", 7)]),
        ("1. Ana\n2) Ben\n- Cleo\n• Dana, 9", [("Ana", None), ("Ben", None), ("Cleo", None), ("Dana", 9)]),
        ("  \n\nمريم\n\t Анна-Мария , 11\n", [("مريم", None), ("Анна-Мария", 11)]),
        ("Mary  Ann\tLouise", [("Mary Ann Louise", None)]),
        ("9", [("9", None)]),
    ],
)
def test_a_pasted_list_gives_names_and_ages(pasted, pupils):
    assert pupils_in(pasted) == pupils
