"""What the book, the website and the cards may take, asked anew each time."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from competition.campaign.merging import move_city, told_of_cities
from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.consent.rules import Channel, Level
from competition.contributions.jobs import FORGET
from competition.contributions.models import Contribution
from competition.contributions.queries import (
    contributions_for,
    fingerprint_of,
    never_allowed,
    withheld_for,
)
from competition.contributions.rules import Kind, Lack
from competition.contributions.services import set_focus, withdraw_consents
from competition.platform.jobs import timers
from tests import factories as make
from tests.contributions.conftest import EVERYWHERE
from tests.support.statements import counted


def shown(place, channel=Channel.BOOK):
    return contributions_for(place.session, place.campaign.id, channel)


def test_a_statement_comes_with_words_portrait_and_credit(place, storage):
    made = place.add()
    place.send(made)
    set_focus(place.session, contribution=made, x=0.3, y=0.2, **place.by)
    (one,) = shown(place)
    assert (one.kind, one.city, one.country, one.language, one.text, one.name, one.office, one.missing) == (
        Kind.STATEMENT,
        "Bergen",
        "NO",
        "en",
        "We came by train.",
        "Nuala Kinsella",
        "Mayor of Bergen",
        (),
    )
    assert (one.portrait.width, one.portrait.height, one.portrait.focus) == (120, 160, (0.3, 0.2))
    assert one.portrait.alt == "A woman with amber beads"
    assert storage.exists(one.portrait.key)


@pytest.mark.parametrize(
    ("level", "name", "office", "has_portrait"),
    [
        (Level.FULL, "Nuala Kinsella", "Mayor of Bergen", True),
        (Level.FIRST_INITIAL, "Nuala K.", "Mayor of Bergen", True),
        (Level.FIRST, "Nuala", "Mayor of Bergen", True),
        (Level.ANONYMOUS, "", "", False),
    ],
)
def test_each_form_of_credit_shows_so_much_and_without_a_name_neither_face_nor_office(
    place, level, name, office, has_portrait
):
    made = place.add(levels={Channel.BOOK: level, Channel.WEB: Level.FULL})
    place.send(made)
    (one,) = shown(place)
    assert (one.name, one.office, one.portrait is not None) == (name, office, has_portrait)


def test_whoever_says_no_or_nothing_in_a_channel_is_left_out_of_it_alone(place):
    place.add(levels={Channel.BOOK: Level.FULL, Channel.WEB: Level.NO})
    assert len(shown(place, Channel.BOOK)) == 1
    assert shown(place, Channel.WEB) == shown(place, Channel.SOCIAL) == ()
    (left,) = withheld_for(place.session, place.campaign.id, Channel.WEB)
    assert (left.kind, left.city) == (Kind.STATEMENT, "Bergen")
    assert withheld_for(place.session, place.campaign.id, Channel.BOOK) == ()


def test_what_is_taken_back_is_gone_at_the_next_question_and_the_fingerprint_changes(place):
    made = place.add()
    before = fingerprint_of(shown(place))
    assert before == fingerprint_of(shown(place))
    assert len(shown(place)) == 1
    withdraw_consents(place.session, contribution=made, **place.by)
    assert shown(place) == ()
    assert fingerprint_of(shown(place)) != before


def test_of_somebody_under_age_nothing_is_shown_before_a_guardian_has_agreed(place):
    place.add(Kind.QUOTE, minor=True)
    assert shown(place) == ()
    place.add(Kind.QUOTE, minor=True, guardian_agreed=True, given_name="Elia")
    assert [one.name for one in shown(place)] == ["Elia Kinsella"]


def test_what_is_incomplete_comes_with_what_it_lacks(place):
    place.add(Kind.STORY, language="uk")
    (one,) = shown(place)
    assert [each.kind for each in one.missing] == [Lack.TRANSLATION, Lack.PORTRAIT]


def test_what_has_no_words_yet_is_nothing_to_print(place):
    place.add(Kind.STORY, text="")
    assert shown(place) == ()


def test_they_come_by_kind_city_and_arrival_and_those_of_another_campaign_do_not(place):
    aarhus = make.make_city(place.session, place.campaign, name="Århus")
    place.add(Kind.QUOTE, given_name="Third")
    place.add(Kind.QUOTE, given_name="Fourth")
    place.add(Kind.QUOTE, aarhus, given_name="Second")
    place.add(Kind.STORY, given_name="First")
    other = make.make_campaign(place.session, slug="other")
    place.campaign, place.city = other, make.make_city(place.session, other, name="Elsewhere")
    place.add(Kind.QUOTE, given_name="Nobody")
    place.campaign = place.session.get_one(type(other), other.id - 1)
    names = [one.name.split()[0] for one in shown(place)]
    assert names == ["First", "Second", "Third", "Fourth"]


def test_however_many_there_are_the_questions_stay_two(place, database):
    for _ in range(5):
        place.send(place.add(Kind.QUOTE))
    place.session.commit()
    with database.reading() as session, counted(database) as statements:
        assert len(contributions_for(session, place.campaign.id, Channel.SOCIAL)) == 5
    assert len(statements) == 2


def test_when_cities_become_one_their_contributions_follow_and_are_told_of(place):
    place.add(Kind.QUOTE)
    into = make.make_city(place.session, place.campaign, name="Bjørgvin")
    assert told_of_cities(place.session, [place.city.id, into.id])[-1:] == ["1 statement, story or quote"]
    move_city(place.session, place.city.id, into.id)
    assert place.session.scalars(select(Contribution.city_id)).all() == [into.id]


def test_long_after_the_publication_what_nobody_allowed_is_deleted_and_what_somebody_did_stays(
    place, runner, database
):
    published = place.now - timedelta(days=30)
    make.save(
        place.session,
        Milestone(campaign_id=place.campaign.id, key=MilestoneKey.PUBLICATION, at=published),
    )
    kept = place.add(Kind.QUOTE, levels={**dict.fromkeys(EVERYWHERE, Level.NO), Channel.WEB: Level.FIRST})
    refused = place.add(Kind.QUOTE, levels=dict.fromkeys(EVERYWHERE, Level.NO))
    silent = place.add(Kind.QUOTE, levels={})
    child = place.add(Kind.QUOTE, minor=True)
    gone = [refused.id, silent.id, child.id]
    assert never_allowed(place.session, place.now) == gone
    assert never_allowed(place.session, place.now - timedelta(seconds=1)) == []
    kept_id = kept.id
    place.session.commit()
    assert FORGET in timers.ask(database, place.now)
    runner.run_waiting()
    assert FORGET not in timers.ask(database, place.now)
    with database.reading() as session:
        assert session.scalars(select(Contribution.id)).all() == [kept_id]
