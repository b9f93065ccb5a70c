"""What is told of how judges read, and of an entry's criteria."""

from datetime import timedelta
from statistics import stdev

import pytest

from competition.judging.models import Score
from competition.judging.rules import ReadingMode, SheetState
from competition.results.judge_report import readings
from competition.results.page_queries import severities
from competition.results.profile import drawn_profile, profile_of
from tests.results.scene import CLOSED


def read_by(scene, name):
    judge = scene.judges[name]
    return readings(scene.session, round_id=scene.round.id, judge_ids=[judge.id]).get(judge.id)


def profile(scene, name):
    found = profile_of(
        scene.session,
        round_id=scene.round.id,
        entry_id=scene.entries[name].id,
        category_id=scene.category.id,
    )
    return {one.label: (one.mean, one.low, one.high, round(one.usual, 3)) for one in found}


def test_the_spread_of_a_judge_is_the_deviation_of_the_weighted_points(scene):
    # Voice counts twice as much as language; 1 to 5 becomes 0 to 100.
    values = [(5, 5), (4, 4), (4, 4), (2, 3)]
    points = [100 * ((2 * voice + language) / 3 - 1) / 4 for voice, language in values]
    assert read_by(scene, "ann").spread == pytest.approx(stdev(points))
    assert read_by(scene, "eva") is None


def test_a_sheet_that_is_open_counts_nowhere_and_one_sheet_has_no_spread(scene):
    before = read_by(scene, "ann"), profile(scene, "sky")
    scene.add_sheet("sky", "ann", (5, 5), state=SheetState.OPEN)
    assert (read_by(scene, "ann"), profile(scene, "sky")) == before
    scene.add_sheet("sky", "eva", (5, 5))
    assert read_by(scene, "eva").spread is None


def test_the_median_time_is_told_from_twelve_gaps_on(scene):
    assert read_by(scene, "ann").minutes is None
    for number in range(13):
        assert number == 0 or read_by(scene, "eva").minutes is None
        scene.entries[f"n{number:02}"] = scene.add_entry(f"n{number:02}")
        sheet = scene.add_sheet(f"n{number:02}", "eva", (3, 3))
        sheet.saved_at = CLOSED + timedelta(minutes=4 * number)
        scene.session.flush()
    assert read_by(scene, "eva").minutes == 4.0


def test_the_profile_tells_the_mean_the_range_and_the_categorys_mean_by_criterion(scene):
    assert profile(scene, "bay") == {"Voice": (4.5, 4, 5, 3.438), "Language": (4.0, 4, 4, 3.438)}
    assert drawn_profile([]) == ""


def test_a_score_that_was_changed_counts_once_and_as_it_is_now(scene):
    sheet = scene.add_sheet("bay", "eva", (1, 4))
    scene.session.add(
        Score(
            scoresheet_id=sheet.id,
            criterion_id=scene.criteria["voice"].id,
            value=5,
            version=2,
            at=CLOSED,
        )
    )
    scene.session.flush()
    assert profile(scene, "bay")["Voice"][:3] == (pytest.approx(14 / 3), 4, 5)


def test_the_language_does_not_count_in_the_spread_of_who_read_a_translation(scene):
    scene.add_sheet("sky", "eva", (1, 5), mode=ReadingMode.TRANSLATION)
    scene.add_sheet("sea", "eva", (5, 1), mode=ReadingMode.TRANSLATION)
    assert read_by(scene, "eva").spread == pytest.approx(stdev([0.0, 100.0]))


def test_the_strictest_judge_is_listed_first_and_judges_come_page_by_page(scene):
    judges, more = severities(scene.session, scene.round.id)
    assert len(judges) == 4
    assert not more
    assert [each.effect.severity for each in judges] == sorted(each.effect.severity for each in judges)
    assert severities(scene.session, scene.round.id, 2) == ([], False)
