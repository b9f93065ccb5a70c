import re
from datetime import UTC, datetime, timedelta

import pytest

from competition.campaign import ruleset
from competition.campaign.rules import MilestoneKey
from competition.clock import FixedClock
from tests import factories as make
from tests.support.statements import counted

CALL = "/c/mtm-2026/"
RULES = """Who can enter. Classes of schools. Several may enter.

Pictures need a description.

Consent: a guardian decides."""


@pytest.fixture
def campaign(session):
    campaign = make.make_campaign(
        session,
        organiser="Intercultural Cities",
        intro="Tell it in a poem.",
        rules_text=RULES,
        imprint={"contact": "office@example.org"},
    )
    make.make_city(session, campaign)
    session.commit()
    return campaign


def words(page):
    """What the page says, without its marks."""
    main = re.search(r"<main.*</main>", page, re.S).group()
    inline = re.sub(r"</?(?:time|b|bdi|a|span)\b[^>]*>", "", main)
    return " ".join(re.sub(r"<[^>]+>", " ", inline).split())


def read(client, clock, at):
    clock.at = at
    return client.get(CALL).text


def test_an_open_call_says_the_deadline_what_is_left_and_the_way_in(client, clock, campaign):
    page = read(client, clock, datetime(2026, 11, 10, 9, 0, tzinfo=UTC))
    assert "Thursday, 19 November 2026, 23:59 (Paris time) 9 days left" in words(page)
    assert re.findall(r'<a class="button button--primary" href="([^"]*)">([^<]*)', page) == [
        ("/c/mtm-2026/enter", "Enter a class")
    ]
    steps = page[page.index("How to enter, in three steps") : page.index("What can be entered")]
    assert re.findall("<h3>([^<]*)", steps) == ["Say which class you are", "Add the entries", "Submit them"]
    assert steps.count('aria-hidden="true" focusable="false"') == 3


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (timedelta(days=2), "2 days left"),
        (timedelta(days=1, hours=23), "47 hours left"),
        (timedelta(hours=1, minutes=59), "119 minutes left"),
        (timedelta(seconds=20), "1 minute left"),
    ],
)
def test_the_time_that_is_left_is_said_in_the_unit_that_helps(client, clock, campaign, before, said):
    assert said in words(read(client, clock, make.DEADLINE - before))


def test_before_the_call_opens_it_says_when_and_has_no_way_in(client, clock, campaign):
    page = read(client, clock, make.OPENS - timedelta(days=1))
    assert "The call opens Tuesday, 15 September 2026, 09:00 (Paris time)" in words(page)
    assert "Entries are then taken until 19 November 2026, 23:59 (Paris time)." in words(page)
    assert "/c/mtm-2026/enter" not in page


def test_after_the_deadline_it_says_what_happens_now_and_when_results_come(client, clock, campaign):
    page = read(client, clock, make.DEADLINE)
    assert "Entries are in; the judges are reading." in words(page)
    assert "Results are expected on 6 December 2026, 10:00 (Paris time)." in words(page)
    assert "What could be entered" in words(page)
    assert "/c/mtm-2026/enter" not in page and "How to enter" not in page


def test_with_the_results_out_it_leads_to_the_works_and_to_the_call_that_is_open(
    client, clock, session, campaign
):
    campaign.announced_at = make.RESULTS
    following = make.make_campaign(session, slug="mtm-2027", name="Voices & choices")
    for milestone in following.milestones:
        milestone.at += timedelta(days=60)
    session.commit()
    page = read(client, clock, make.RESULTS + timedelta(days=10))
    assert '<a class="button button--primary" href="/c/mtm-2026/results">' in page
    assert '<a href="/c/mtm-2027/"><bdi>Voices &amp; choices 2026</bdi></a>' in page
    assert "What could be entered" not in page


def test_what_can_be_entered_is_said_once_for_both_age_groups_and_apart_where_limits_differ(
    client, session, campaign
):
    make.category_of(campaign, "essay", "5-10").max_words = 300
    session.commit()
    said = words(client.get(CALL).text)
    assert "Poems at most 40 lines, up to 2 pictures beside it if you like ages 5–10 and 11–18" in said
    assert "Essays at most 300 words, up to 2 pictures beside it if you like ages 5–10" in said
    assert "at most 600 words, up to 2 pictures beside it if you like ages 11–18" in said
    assert "Illustrations one picture on its own, with a title ages 5–10 and 11–18" in said


def test_the_rules_fall_into_parts_by_their_leading_words():
    parts = ruleset.sections(RULES)
    assert [(part.heading, part.paragraphs) for part in parts] == [
        ("Who can enter", ("Classes of schools. Several may enter.", "Pictures need a description.")),
        ("Consent", ("a guardian decides.",)),
    ]
    assert parts[0].first_sentence == "Classes of schools."


@pytest.mark.parametrize(
    "text",
    ["Be kind", "", "What is entered must have been made by the pupils of the class. Nobody else helps."],
)
def test_rules_without_leading_words_stay_plain_paragraphs(text):
    assert [(part.heading, part.paragraphs) for part in ruleset.sections(text)] == (
        [("", (text,))] if text else []
    )


def test_the_parts_of_long_rules_are_listed_and_lead_to_their_places(client, session, campaign):
    campaign.rules_text += "\n\nJudging. Judges read blind."
    session.commit()
    page = client.get(CALL).text
    anchors = re.findall(r'<a href="#(rule-\d)">([^<]*)</a>', page)
    assert anchors == [("rule-1", "Who can enter"), ("rule-2", "Consent"), ("rule-3", "Judging")]
    assert re.findall(r'<h3 id="(rule-\d)"', page) == ["rule-1", "rule-2", "rule-3"]


def test_questions_cities_and_judging_have_their_place(client, campaign):
    page = client.get(CALL).text
    assert '<a href="mailto:office@example.org">office@example.org</a>' in page
    assert "Cities that take part Bergen Norway" in words(page)
    assert "Every work is read by at least 3 judges who do not know whose it is." in words(page)


def test_a_moment_is_machine_readable_and_named_by_its_city(client, clock, campaign):
    page = read(client, clock, make.OPENS)
    assert '<time datetime="2026-11-19T22:59:00Z" data-zone="Europe/Paris"' in page
    assert 'data-here="that is {moment} where you are"' in page
    assert "All times are Paris time." in page


@pytest.mark.parametrize("cities", [1, 3])
def test_the_call_asks_the_database_a_bounded_number_of_times(
    client, clock, session, database, campaign, cities
):
    for name in ("Patras", "Lublin")[: cities - 1]:
        make.make_city(session, campaign, name)
    session.commit()
    client.get(CALL)  # whoever comes first asks for the materials
    for at in (make.OPENS - timedelta(days=1), make.OPENS, make.DEADLINE):
        clock.at = at
        with counted(database) as statements:
            assert client.get(CALL).status_code == 200
        assert len(statements) <= 8, statements
    campaign.announced_at = make.RESULTS
    session.commit()
    clock.at = make.RESULTS
    with counted(database) as statements:
        assert client.get(CALL).status_code == 200
    assert len(statements) <= 8, statements


def test_a_calendar_that_lacks_its_deadline_still_shows_the_call(client, clock, session, campaign):
    campaign.milestones = [each for each in campaign.milestones if each.key is MilestoneKey.CALL_OPENS]
    session.commit()
    assert client.get(CALL).status_code == 200


@pytest.fixture
def clock():
    return FixedClock(make.OPENS)


def test_who_reads_another_language_is_told_which_one_the_organisers_texts_are_in(client, campaign):
    assert "This text is in" not in client.get(CALL, headers={"Accept-Language": "en-GB"}).text
    page = client.get(CALL, headers={"Accept-Language": "fr"}).text
    told = re.findall(
        r'<p class="quiet small">([^<]*anglais[^<]*)</p>\s*(?:<p class="call__intro"|<div) lang="en"', page
    )
    assert len(told) == 2


def test_the_readers_own_clock_is_told_for_what_lies_ahead_only(client, clock, session, campaign):
    def told(page):
        return len(re.findall(r"data-here", page[page.index('<ol class="milestones">') :]))

    ahead = [each for each in campaign.milestones if each.at > make.DEADLINE]
    assert told(read(client, clock, make.DEADLINE)) == len(ahead)
    campaign.announced_at = make.OPENS
    session.commit()
    assert told(read(client, clock, make.DEADLINE)) == 0
