"""The figures on the dashboard."""

from datetime import UTC, date, datetime

from competition.accounts.viewer import Viewer
from competition.campaign.growth import FormCount
from competition.entries.concerns import sight  # noqa: F401 - it narrows what is asked
from competition.entries.figures import overview
from competition.entries.rules import EntryState
from tests.factories import category_of, make_campaign, make_city, make_class, make_entry, make_school
from tests.support.statements import counted

NEARLY_MIDNIGHT = datetime(
    2026, 10, 24, 21, 59, tzinfo=UTC
)  # 23:59 in Paris, on the day before the clocks change
MIDNIGHT = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
NEXT_EVENING = datetime(2026, 10, 25, 22, 59, tzinfo=UTC)  # 23:59 in winter time
TWO_DAYS_LATER = datetime(2026, 10, 27, 12, 0, tzinfo=UTC)


def test_entries_are_counted_x_language_city_and_local_day(session, campaign, school, school_class):
    poem, drawing = category_of(campaign), category_of(campaign, "illustration")
    other = make_class(session, make_school(session, make_city(session, campaign, "Oslo")), campaign)
    make_entry(session, school_class, poem)
    make_entry(session, school_class, poem, EntryState.SUBMITTED, submitted_at=NEARLY_MIDNIGHT, language="uk")
    make_entry(session, school_class, poem, EntryState.ACCEPTED, submitted_at=MIDNIGHT)
    make_entry(session, other, drawing, EntryState.RETURNED, submitted_at=NEXT_EVENING)
    make_entry(session, other, drawing, EntryState.DISQUALIFIED, submitted_at=TWO_DAYS_LATER)
    make_entry(session, other, drawing, EntryState.WITHDRAWN, submitted_at=datetime(2026, 9, 20, tzinfo=UTC))
    states, growth = overview(session, campaign)
    assert states == dict.fromkeys(EntryState, 1)
    assert growth.submitted == 4
    assert growth.forms == (FormCount("poem", 2, 1), FormCount("illustration", 2, 0))
    assert growth.languages == (("en", 3), ("uk", 1))
    assert growth.cities == (("Bergen", 2), ("Oslo", 2))
    assert growth.days == {
        date(2026, 10, 24): {"poem": 1},
        date(2026, 10, 25): {"poem": 1, "illustration": 1},
        date(2026, 10, 26): {},
        date(2026, 10, 27): {"illustration": 1},
    }


def test_another_campaigns_entries_are_not_counted(session, campaign, school_class):
    other = make_campaign(session, "other-2026")
    elsewhere = make_class(session, make_school(session, make_city(session, other)), other)
    make_entry(session, elsewhere, category_of(other), EntryState.SUBMITTED)
    make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED)
    states, growth = overview(session, campaign)
    assert (states, growth.forms) == ({EntryState.SUBMITTED: 1}, (FormCount("poem", 1, 0),))


def test_an_empty_campaign_has_no_days(session, campaign):
    states, growth = overview(session, campaign)
    assert (states, growth.days, growth.submitted) == ({}, {}, 0)


def test_the_figures_need_two_statements_however_many_entries(database, session, campaign, school_class):
    for _ in range(3):
        make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED)
    session.refresh(campaign)
    with counted(database) as seen:
        overview(session, campaign)
    assert len(seen) == 2


def test_the_figures_leave_out_what_a_concern_sets_apart(session, campaign, school_class):
    make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED)
    make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED, set_apart_at=MIDNIGHT)
    assert overview(session, campaign)[1].cities == (("Bergen", 2),)
    session.info["viewer"] = Viewer()
    states, growth = overview(session, campaign)
    assert (states, growth.cities, growth.languages) == (
        {EntryState.SUBMITTED: 1},
        (("Bergen", 1),),
        (("en", 1),),
    )
