"""What has come in: by day, form, category, language and city, narrowed by the address."""

import re
from datetime import timedelta

from competition.entries.intake import Chosen, intake
from competition.entries.rules import EntryState
from competition.entries.screening_pages import cities_of
from tests.factories import DEADLINE, OPENS, category_of, make_city, make_class, make_entry, make_school
from tests.support.statements import counted

PAGE = "/c/mtm-2026/office/intake"
DAY = timedelta(days=1)


def fill(session, campaign, school_class):
    """Two poems and an essay of Bergen, a late poem of Oslo, a draft and a withdrawn one."""
    oslo = make_class(session, make_school(session, make_city(session, campaign, "Oslo")), campaign)
    poem, essay = category_of(campaign), category_of(campaign, "essay", "11-18")
    at = {"state": EntryState.SUBMITTED}
    make_entry(session, school_class, poem, submitted_at=OPENS, number="A", **at)
    make_entry(session, school_class, poem, submitted_at=OPENS + DAY, language="nb", number="B", **at)
    make_entry(session, school_class, essay, EntryState.ACCEPTED, submitted_at=OPENS + DAY, number="C")
    make_entry(
        session, oslo, poem, submitted_at=DEADLINE + DAY, language="nb", number="D", late_by=86_400, **at
    )
    make_entry(session, school_class, poem)
    make_entry(session, school_class, poem, EntryState.WITHDRAWN, number="E")


def told(session, campaign, chosen):
    return intake(session, campaign, chosen, {city.id: city.name for city in cities_of(session, campaign.id)})


def test_it_is_counted_by_everything(session, campaign, school_class):
    fill(session, campaign, school_class)
    found = told(session, campaign, Chosen())
    assert found.counted("form") == {"poem": 3, "essay": 1}
    assert found.counted("form", "age_group") == {("poem", "5-10"): 3, ("essay", "11-18"): 1}
    assert found.counted("language") == {"en": 2, "nb": 2}
    assert found.cities == {"Bergen": {"poem": 2, "essay": 1}, "Oslo": {"poem": 1}}
    assert (found.late, found.number(EntryState.DRAFT), found.number(EntryState.WITHDRAWN)) == (1, 1, 1)
    days = {day: counts for day, counts in found.days.items() if counts}
    assert list(days.values()) == [{"poem": 1}, {"poem": 1, "essay": 1}, {"poem": 1}]


def test_it_is_narrowed_by_city_form_and_language(session, campaign, school, school_class):
    fill(session, campaign, school_class)
    assert told(session, campaign, Chosen(school.city_id)).cities == {"Bergen": {"poem": 2, "essay": 1}}
    assert told(session, campaign, Chosen(form="essay")).counted("form") == {"essay": 1}
    norwegian = told(session, campaign, Chosen(language="nb"))
    assert (norwegian.counted("language"), norwegian.late) == ({"nb": 2}, 1)
    assert sum(sum(counts.values()) for counts in norwegian.days.values()) == 2


def test_the_page_says_in_tables_what_it_draws(session, campaign, school_class, browser):
    fill(session, campaign, school_class)
    page = browser().get(PAGE).text
    assert page.count('<svg xmlns="http://www.w3.org/2000/svg" class="draw"') == 5
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "4 submitted 1 of them after the deadline 1 begun and not submitted 2 cities 2 languages" in text
    assert "Bergen 2 1 0 3" in text
    assert "Norwegian Bokmål 2 0 0 2" in text
    assert "Most: Poems, with 3." in text


def test_an_empty_campaign_says_what_will_be_here(campaign, browser):
    assert "Nothing is submitted yet" in browser().get(PAGE).text


def test_it_needs_as_many_statements_whatever_has_come_in(session, campaign, school_class, browser, database):
    fill(session, campaign, school_class)
    client = browser()
    with counted(database) as few:
        client.get(PAGE)
    for _ in range(6):
        make_entry(session, school_class, category_of(campaign), EntryState.SUBMITTED)
    session.commit()
    with counted(database) as many:
        client.get(PAGE)
    assert len(few) == len(many) <= 8


def test_a_class_with_more_time_is_not_late_after_the_deadline_of_everybody(session, campaign, school_class):
    poem, state = category_of(campaign), EntryState.SUBMITTED
    make_entry(session, school_class, poem, state, submitted_at=DEADLINE + DAY, number="A")
    make_entry(session, school_class, poem, state, submitted_at=DEADLINE + DAY, number="B", late_by=5)
    assert told(session, campaign, Chosen()).late == 1


def test_the_figures_lead_to_the_list_narrowed_as_they_are(session, campaign, school, school_class, browser):
    fill(session, campaign, school_class)
    oslo = next(city for city in cities_of(session, campaign.id) if city.name == "Oslo")
    office = browser()
    page = office.get(f"{PAGE}?city={oslo.ref}&language=nb").text
    (late,) = re.findall(r'href="([^"]+)">of them after the deadline', page)
    assert late == f"/c/mtm-2026/office/entries?city={oslo.ref}&amp;language=nb&amp;mark=late"
    assert "1 of 6 entries" in office.get(late.replace("&amp;", "&")).text
    states = re.findall(r'href="([^"]+)">To be screened', page)
    assert states == [f"/c/mtm-2026/office/entries?city={oslo.ref}&amp;language=nb&amp;state=submitted"]
    text = " ".join(re.sub(r"<[^>]+>", " ", page).split())
    assert "1 city 1 language" in text


def test_a_work_without_words_counts_for_no_language(session, campaign, school_class, browser):
    picture = category_of(campaign, "illustration")
    make_entry(session, school_class, picture, EntryState.SUBMITTED, language="", number="A")
    assert "0</b> languages" in browser().get(PAGE).text
