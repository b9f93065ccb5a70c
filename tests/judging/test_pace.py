"""How long what is left will take, said to the judge who reads."""

from datetime import UTC, datetime, timedelta

import pytest

from competition.judging.pace import Left, Read, minutes_left, rounded
from competition.judging.wording import work_left

EVENING = datetime(2026, 11, 10, 19, 0, tzinfo=UTC)


def read(minute, form="poem", asked=5):
    return Read(form, asked, EVENING + timedelta(minutes=minute))


def left(form="poem", asked=5):
    return Read(form, asked, None)


def test_before_anything_is_read_the_forms_of_the_works_are_the_guess():
    assert minutes_left([left("poem"), left("essay"), left("illustration"), left("film")]) == 3 + 7 + 2 + 4


def test_a_single_question_takes_half():
    assert minutes_left([left("poem", asked=1)]) == 1.5


def test_the_judges_own_pace_counts_from_three_sheets_in_a_row_on():
    assert minutes_left([read(0), read(6), read(12), left()]) == 3
    assert minutes_left([read(0), read(6), read(12), read(18), left()]) == 6


def test_the_pace_in_one_form_tells_of_another():
    poems = [read(0), read(6), read(12), read(18)]
    assert minutes_left([*poems, left("essay")]) == 14


def test_one_long_sheet_and_a_break_do_not_make_a_judge_slow():
    sheets = [read(0), read(3), read(6), read(36), read(90), read(93)]
    assert minutes_left([*sheets, left()]) == 3


def test_nothing_left_takes_no_time():
    assert minutes_left([read(0), read(9)]) == 0
    assert work_left([read(0), read(9)]) == ""


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (0.4, Left(0, 5)),
        (12, Left(0, 10)),
        (58, Left(1, 0)),
        (61, Left(1, 0)),
        (128, Left(2, 10)),
    ],
)
def test_the_time_is_said_no_more_exactly_than_it_is_known(minutes, said):
    assert rounded(minutes) == said


@pytest.mark.parametrize(
    ("poems", "said"), [(3, "about 10 min"), (20, "about 1 h"), (43, "about 2 h 10"), (21, "about 1 h")]
)
def test_the_time_in_words(poems, said):
    assert work_left([left() for _ in range(poems)]) == said
