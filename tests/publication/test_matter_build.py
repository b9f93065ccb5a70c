"""A book with people who speak in it: what they allow, and what is told once they allow less."""

from dataclasses import replace
from io import BytesIO

import pytest
from sqlalchemy import select

from competition.campaign.models import City
from competition.consent.rules import Channel, Level
from competition.contributions.rules import Kind, Reason
from competition.contributions.services import (
    create_contribution,
    delete_contribution,
    look_at,
    remove_portrait,
    save_contribution,
    send_portrait,
    withdraw_consents,
)
from competition.entries.credits import consent_fingerprint
from competition.platform.files import receive
from competition.publication.checking.desk import standing
from competition.publication.desk import Since, desk
from competition.publication.problems import from_row
from competition.publication.queries import current_edition, find_freeze, manuscript_of
from competition.publication.services import edition_pdf, matches_consents, request_edition
from competition.publication.steps import step
from tests.contributions.conftest import QUOTE, jpeg, said
from tests.publication.conftest import add_work, freeze
from tests.publication.test_build import quick, text_and_metadata  # noqa: F401 - a fixture
from tests.support.signin import sign_in


@pytest.fixture
def spoken(session, storage, frozen, office, now):
    """A poem, a statement by the Mayor of Bergen, a quote by Elia, a story that nobody has allowed."""
    add_work(session, frozen, "N-1", kind="winner")
    freeze(session, storage, frozen)
    frozen.statement = speak(session, frozen, Kind.STATEMENT, office, now, text="Trains brought us together.")
    received = receive(storage=storage, stream=BytesIO(jpeg((700, 900))), limit=10_000_000)
    portrait = send_portrait(
        session, contribution=frozen.statement, received=received, file_name="a.jpg", alt="Amber beads",
        actor=office, now=now,
    )  # fmt: skip
    look_at(session, portrait=portrait, storage=storage)
    frozen.quote = speak(
        session,
        frozen,
        Kind.QUOTE,
        office,
        now,
        text=QUOTE,
        office="",
        given_name="Elia",
        family_name="Haile",
    )
    refused = {Channel.BOOK: Level.NO, Channel.WEB: Level.FULL, Channel.SOCIAL: Level.NO}
    speak(session, frozen, Kind.STORY, office, now, given_name="Dorothea", text="Planted.", levels=refused)
    return frozen


def speak(session, campaign, kind, actor, now, **more):
    city = session.scalars(select(City).where(City.campaign_id == campaign.id)).one()
    return create_contribution(
        session, campaign=campaign, city=city, kind=kind, said=said(**more), actor=actor, now=now
    )


def build(session, runner, campaign, office, now):
    request_edition(session, campaign=campaign, actor=office, now=now)
    session.commit()
    runner.run_waiting()
    session.expire_all()
    return current_edition(session, campaign.id)


@pytest.fixture
def edition(session, runner, spoken, office, now, quick):  # noqa: F811
    return build(session, runner, spoken, office, now)


def test_the_book_says_what_they_allow_and_the_preflight_names_who_does_not(session, storage, edition):
    content = text_and_metadata(edition_pdf(storage, session, edition).read_bytes())
    for words in ("Trains brought us together.", "Nuala Kinsella", "Mayor of Bergen", "Elia", "Amber beads"):
        assert words in content
    assert "Dorothea" not in content and "Planted." not in content
    found = [(each.number, each.kind.value) for each in map(from_row, edition.preflight)]
    assert ("Personal story · Bergen", "withheld") in found


def test_who_withdraws_makes_the_edition_stale_by_name_and_page_and_is_not_in_the_next(
    session, storage, runner, spoken, edition, office, now, clock
):
    before = desk(session, spoken)
    assert (before.since, before.gone, before.stale) == (Since(), (), False)
    page = edition.printed[f"voice-{spoken.statement.ref}"]["page"]
    clock.at = clock.at.replace(hour=clock.at.hour + 1)
    withdraw_consents(session, contribution=spoken.statement, actor=office, now=clock.now())
    session.commit()
    after = desk(session, spoken)
    assert (after.since.outdated, after.stale) == (True, True)
    assert [(each.name, each.page) for each in after.gone] == [("Statement · Bergen", page)]
    assert page > 4
    assert not matches_consents(session, edition)
    assert step(session, spoken).touched
    newer = build(session, runner, spoken, office, clock.now())
    assert newer.number == edition.number + 1
    assert "Trains brought us" not in text_and_metadata(edition_pdf(storage, session, newer).read_bytes())
    assert desk(session, spoken).gone == ()
    assert matches_consents(session, newer)


def test_who_withdraws_after_the_preflight_asks_for_another_look(session, spoken, edition, office, clock):
    """The report of a build is that of the preflight."""
    assert not standing(session, spoken).touched
    clock.at = clock.at.replace(hour=clock.at.hour + 1)
    withdraw_consents(session, contribution=spoken.statement, actor=office, now=clock.now())
    assert standing(session, spoken).touched


def test_who_is_deleted_after_the_preflight_asks_for_another_look(session, spoken, edition, office, clock):
    assert not standing(session, spoken).touched
    clock.at = clock.at.replace(hour=clock.at.hour + 1)
    delete_contribution(
        session, contribution=spoken.quote, reason=Reason.TWICE, actor=office, now=clock.now()
    )
    assert standing(session, spoken).touched


def test_whose_face_was_taken_away_makes_the_edition_say_more_than_is_allowed(
    session, spoken, edition, office, now
):
    assert matches_consents(session, edition)
    remove_portrait(session, contribution=spoken.statement, actor=office, now=now)
    assert not matches_consents(session, edition)
    assert [each.name for each in desk(session, spoken).gone] == ["Statement · Bergen"]


def test_the_page_says_what_is_not_as_it_is_allowed(session, client, spoken, edition, office, now):
    withdraw_consents(session, contribution=spoken.quote, actor=office, now=now)
    session.commit()
    sign_in(client, office)
    page = client.get(f"/c/{spoken.slug}/office/book").text
    told = edition.printed[f"voice-{spoken.quote.ref}"]["page"]
    assert "Not as it is allowed now:" in page
    assert f"Quote · Bergen, page {told}" in page


def test_words_that_change_ask_for_a_new_edition_and_the_public_keeps_this_one(
    session, spoken, edition, office, clock
):
    clock.at = clock.at.replace(hour=clock.at.hour + 1)
    assert not step(session, spoken).touched
    told = spoken.statement.said
    save_contribution(
        session, contribution=spoken.statement, said=replace(told, text="Buses did."), actor=office,
        now=clock.now(),
    )  # fmt: skip
    session.commit()
    found = desk(session, spoken)
    assert (found.since, found.stale, found.gone) == (Since(resaid=True), True, ())
    assert matches_consents(session, edition)
    assert step(session, spoken).touched


def test_an_edition_from_before_voices_stands_as_long_as_its_works_are_allowed(session, edition):
    edition.printed, edition.contributions = {}, ""
    edition.consents = consent_fingerprint(session, entry_ids=edition.entry_ids, channel=Channel.BOOK)
    assert matches_consents(session, edition)


def test_what_is_known_of_those_who_took_part_comes_from_entries_that_stand(session, spoken):
    book = manuscript_of(session, campaign=spoken, freeze=find_freeze(session, spoken.id))
    (place,) = book.matter.places
    assert (place.city, place.country, place.schools, place.forms) == (
        "Bergen",
        "NO",
        ("Fjord School",),
        ("poem",),
    )
    assert book.matter.readings.judges == 0
    assert [each.kind for each in book.voices] == [Kind.STATEMENT, Kind.QUOTE]
    kinds = [chapter.kind.value for chapter in book.outline]
    assert kinds == [
        "contents",
        "works",
        "quotes",
        "statements",
        "participants",
        "languages",
        "places",
        "colophon",
    ]
