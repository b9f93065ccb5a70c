import pytest

from competition.allocation.shortage import Cure
from competition.rehearsal.glance import Glance, glance
from competition.rehearsal.outcome import Lack, Spoken, kept, read
from competition.rehearsal.planning import first_plan
from competition.rehearsal.planning import kept as kept_plan
from competition.rehearsal.planning import read as read_plan
from competition.rehearsal.rehearse import middle, rehearse
from competition.rehearsal.rules import Came, Cell, Extra, Plan, Spread
from tests.rehearsal.worlds import ESSAYS, PICTURES, POEMS, judges, plan, world

ENGLISH = (POEMS, "en", 40)
GEORGIAN = (POEMS, "ka", 12)


def test_what_a_judge_has_to_do_grows_with_the_reads():
    outcome = rehearse(plan(ENGLISH, (ESSAYS, "en", 20)), world(judges(10)))
    assert [(s.reads, s.wanted, s.filled, s.load) for s in outcome.scenarios] == [
        (2, 120, 120, 12),
        (3, 180, 180, 18),
        (4, 240, 240, 24),
    ]
    assert [s.all_minutes for s in outcome.scenarios] == [720.0, 1080.0, 1440.0]
    assert (outcome.entries, outcome.judges, outcome.room, outcome.carries) == (60, 10, 1000, 1000 / 60)


def test_a_language_that_nobody_reads_is_named_and_its_works_cannot_win():
    here = world(judges(6), translate_into=())
    meant = rehearse(plan(ENGLISH, GEORGIAN), here).of(3)
    (shortage,) = meant.shortages
    assert (shortage.language, shortage.missing, shortage.cure) == ("ka", 36, Cure.NO_READER)
    assert meant.lacks == (Lack("ka", 12, 12),)
    read_by_all = rehearse(plan(ENGLISH, GEORGIAN), world(judges(6, ("en", "ka")), translate_into=())).of(3)
    assert not read_by_all.shortages
    assert read_by_all.chance("found") > meant.chance("found")
    assert (meant.sure[0].high, read_by_all.sure[0].high) == (52, 7)


def test_judges_who_might_join_cure_it():
    here = world(judges(6), translate_into=())
    joining = plan(ENGLISH, GEORGIAN, extra=(Extra(3, ("ka",), 40),))
    assert rehearse(joining, here).of(3).missing == 0
    two = plan(ENGLISH, GEORGIAN, extra=(Extra(2, ("ka",), 40),))
    assert [each.missing for each in rehearse(two, here).scenarios] == [0, 12, 24]


def test_a_full_panel_is_said_to_be_full():
    meant = rehearse(plan(ENGLISH), world(judges(4, capacity=20))).of(3)
    assert (meant.wanted, meant.filled) == (120, 80)
    assert [(s.cure, s.missing) for s in meant.shortages] == [(Cure.CAPACITY, 40)]


def test_nobody_on_the_panel_reads_nothing():
    meant = rehearse(plan(ENGLISH), world()).of(3)
    assert (meant.filled, meant.load, meant.minutes, meant.chance("first")) == (0, 0, 0, 0.0)
    assert meant.lacks == (Lack("en", 40, 40),)


def test_languages_are_told_with_who_reads_them_and_how():
    panel = (*judges(3), *judges(2, ("ka",), first=11), *judges(1, ("uk", "en"), first=21))
    outcome = rehearse(plan((POEMS, "ka", 6), (ESSAYS, "en-GB", 9), (PICTURES, "", 5)), world(panel))
    assert outcome.spoken == (Spoken("en-GB", 9, 4, 0), Spoken("ka", 6, 2, 4))


def test_the_same_plan_gives_the_same_outcome_and_keeps_whole():
    planned = plan(ENGLISH, GEORGIAN, extra=(Extra(1, ("ka", "en"), 9),), spread=Spread(12.0, 3.5, 8.0))
    outcome = rehearse(planned, world(judges(6)))
    assert rehearse(planned, world(judges(6))) == outcome
    assert read(kept(outcome)) == outcome
    assert read_plan(kept_plan(planned)) == planned


def test_it_tells_how_far_it_is():
    told = []
    rehearse(plan(ENGLISH, times=50), world(judges(6)), lambda done, total: told.append((done, total)))
    assert told == [(n, 150) for n in (0, 25, 50, 50, 75, 100, 100, 125, 150)]


def test_a_category_without_awards_counts_its_best_three():
    (sure,) = rehearse(plan(ENGLISH), world(judges(6), places=0)).of(3).sure
    assert (sure.category, sure.entries, sure.places) == (POEMS, 40, 3)


def test_who_may_not_read_their_own_city_is_spared():
    came = [Came(POEMS, "en", "", "7", 5)]
    panel = (*judges(3, city="7"), *judges(2, first=11, city="8"))
    meant = rehearse(plan(ENGLISH), world(panel, came)).of(3)
    assert [(s.cure, s.missing) for s in meant.shortages] == [(Cure.CONFLICTS, 40)]


@pytest.mark.parametrize(
    ("panel", "reads", "seen"),
    [
        (judges(10), 3, Glance(60, 180, 1000, 10, 18.0, 108.0)),
        (judges(10, capacity=9), 3, Glance(60, 180, 90, 10, 9.0, 54.0)),
        ((), 2, Glance(60, 120, 0, 0, 0.0, 0.0)),
    ],
)
def test_at_a_glance_reads_are_divided_among_the_judges(panel, reads, seen):
    assert glance(plan(ENGLISH, (ESSAYS, "en", 20), reads=reads), world(panel)) == seen


def test_the_first_plan_means_what_most_categories_mean():
    planned = first_plan([Cell(POEMS, "en", 3)], {POEMS: 4.0}, None, [2, 3, 2])
    assert planned == Plan((Cell(POEMS, "en", 3),), minutes={POEMS: 4.0}, reads=2)
    assert first_plan([], {}, Spread(9.0, 2.0, 5.0), []).spread == Spread(9.0, 2.0, 5.0)
    assert first_plan([], {}, None, []).reads == 3


@pytest.mark.parametrize(("values", "one"), [([], 0), ([4], 4), ([1, 9], 9), ([1, 2, 9], 2)])
def test_the_judge_in_the_middle(values, one):
    assert middle(values) == one
