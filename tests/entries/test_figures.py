"""The figures on the dashboard."""

from datetime import UTC, date, datetime

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


def test_entries_are_counted_by_state_category_language_city_and_local_day(
    session, campaign, school, school_class
):
    poem, drawing = category_of(campaign), category_of(campaign, "illustration")
    other = make_class(session, make_school(session, make_city(session, campaign, "Oslo")), campaign)
    make_entry(session, school_class, poem)
    make_entry(session, school_class, poem, EntryState.SUBMITTED, submitted_at=NEARLY_MIDNIGHT, language="uk")
    make_entry(session, school_class, poem, EntryState.ACCEPTED, submitted_at=MIDNIGHT)
    make_entry(session, other, drawing, EntryState.RETURNED, submitted_at=NEXT_EVENING)
    make_entry(session, other, drawing, EntryState.DISQUALIFIED, submitted_at=TWO_DAYS_LATER)
    make_entry(session, other, drawing, EntryState.WITHDRAWN, submitted_at=datetime(2026, 9, 20, tzinfo=UTC))
    figures = overview(session, campaign)
    assert figures.by_state == dict.fromkeys(EntryState, 1)
    assert figures.handed_in == 4
    assert figures.by_category == {poem.id: 2, drawing.id: 2}
    assert figures.by_language == {"uk": 1, "en": 3}
    assert figures.by_city == {school.city_id: 2, session.get_one(type(school), other.school_id).city_id: 2}
    assert figures.by_day == {
        date(2026, 10, 24): {poem.id: 1},
        date(2026, 10, 25): {poem.id: 1, drawing.id: 1},
        date(2026, 10, 26): {},
        date(2026, 10, 27): {drawing.id: 1},
    }
    assert figures.accepted == {poem.id: 1}
    assert sorted(figures.city_names.values()) == ["Bergen", "Oslo"]


def test_another_campaigns_entries_are_not_counted(session, campaign, school_class):
    other = make_campaign(session, "other-2026")
    elsewhere = make_class(session, make_school(session, make_city(session, other)), other)
    make_entry(session, elsewhere, category_of(other), EntryState.SUBMITTED)
    make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED)
    figures = overview(session, campaign)
    assert (figures.by_state, figures.handed_in) == ({EntryState.SUBMITTED: 1}, 1)
    assert list(figures.by_category) == [category_of(campaign).id]


def test_an_empty_campaign_has_no_days(session, campaign):
    figures = overview(session, campaign)
    assert (figures.by_state, figures.by_day, figures.handed_in) == ({}, {}, 0)


def test_the_figures_need_two_statements_however_many_entries(database, session, campaign, school_class):
    for _ in range(3):
        make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED)
    session.refresh(campaign)
    with counted(database) as seen:
        overview(session, campaign)
    assert len(seen) == 2
