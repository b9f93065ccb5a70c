from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from competition.judging.minutes import Finished, minutes_measured
from competition.rehearsal.measured import Group, spread_measured
from competition.rehearsal.rules import Spread
from competition.results.calibration import calibrate
from tests.rehearsal.worlds import ESSAYS, POEMS
from tests.results.rounds import simulate

EVENING = datetime(2026, 11, 20, 19, 0, tzinfo=UTC)


def sheets(judge, category, *minutes):
    return [Finished(judge, category, EVENING + timedelta(minutes=each)) for each in minutes]


def test_a_read_takes_from_sheet_to_sheet():
    each_five = sheets(1, POEMS, *range(0, 65, 5))
    assert minutes_measured(each_five) == {POEMS: 5.0}
    assert minutes_measured(reversed(each_five)) == {POEMS: 5.0}


def test_a_supper_is_no_read():
    evening = sheets(1, POEMS, *range(0, 32, 4), *range(100, 132, 4))
    assert minutes_measured(evening) == {POEMS: 4.0}


def test_too_few_sheets_tell_nothing():
    assert minutes_measured(sheets(1, POEMS, *range(0, 60, 5))) == {}


def test_a_sheet_counts_for_its_own_category_and_judges_do_not_mix():
    mixed = [*sheets(1, POEMS, *range(0, 140, 10)), *sheets(1, ESSAYS, *range(7, 140, 10))]
    other = sheets(2, ESSAYS, *range(3, 200, 10))
    assert minutes_measured(mixed) == {POEMS: 3.0, ESSAYS: 7.0}
    assert minutes_measured([*mixed, *other]) == {POEMS: 3.0, ESSAYS: 10.0}


def group(found, members):
    freedom = np.maximum(found.reads[members] - 1, 0)
    return Group(
        entries=len(members),
        calibrated=found.calibrated[members].sum(),
        squares=(found.calibrated[members] ** 2).sum(),
        errors=(found.se[members] ** 2).sum(),
        within=(freedom * found.disagreement[members] ** 2).sum(),
        freedom=int(freedom.sum()),
    )


def test_a_rounds_standings_tell_how_far_its_scores_differed():
    drawn = simulate(3, entries=400, judges=30, reads=3, spread=(15.0, 7.0, 11.0))
    found = calibrate(*drawn.rows)
    groups = [group(found, np.flatnonzero(drawn.category_of_entry == each)) for each in (0, 1)]
    spread = spread_measured(30, float((found.effect**2 + found.effect_se**2).mean()), groups)
    variance = found.variance
    assert spread.judge == pytest.approx(variance.judge**0.5, rel=0.02)
    assert spread.entry == pytest.approx(variance.entry**0.5, rel=0.03)
    assert spread.residual == pytest.approx(variance.residual**0.5, rel=0.05)


@pytest.mark.parametrize(
    ("judges", "severity", "groups"),
    [
        (0, None, []),
        (4, 9.0, [Group(40, 0.0, 4000.0, 100.0, 800.0, 80)]),
        (6, 9.0, [Group(19, 0.0, 4000.0, 100.0, 800.0, 38)]),
        (6, 9.0, [Group(40, 0.0, 4000.0, 100.0, 0.0, 0)]),
    ],
)
def test_too_little_was_scored_to_tell(judges, severity, groups):
    assert spread_measured(judges, severity, groups) is None


def test_where_nothing_differed_a_little_is_supposed():
    assert spread_measured(6, 0.0, [Group(40, 0.0, 0.0, 0.0, 0.0, 80)]) == Spread(1.0, 0.0, 1.0)
