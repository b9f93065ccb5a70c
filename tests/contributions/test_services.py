"""Writing, portraits, withdrawal and deletion, as the secretariat does them."""

import os
from datetime import timedelta

import pytest
from PIL import Image
from sqlalchemy import delete, select

from competition.clock import FixedClock
from competition.consent.models import Consent, Person, PersonKind
from competition.consent.rules import Channel, Level
from competition.contributions.errors import StatementThereError, TooManyQuotesError
from competition.contributions.jobs import find_waiting
from competition.contributions.models import Contribution, Portrait
from competition.contributions.rules import Kind, Reason
from competition.contributions.services import (
    create_contribution,
    delete_contribution,
    describe_portrait,
    edit_portrait,
    look_at,
    remove_portrait,
    save_contribution,
    set_focus,
    stamp_of,
    withdraw_consents,
)
from competition.entries.errors import ChangedElsewhereError
from competition.entries.rules import ImageState
from competition.errors import NotFoundError
from competition.platform.audit import AuditEntry
from competition.platform.db import new_ref
from competition.platform.errors import RefusedKindError
from competition.platform.files import Rendition, StoredFile
from competition.platform.jobs.models import Job
from competition.platform.jobs.runner import Runner
from competition.platform.renditions import Edit, RenditionKind
from tests import factories as make
from tests.contributions.conftest import EVERYWHERE, jpeg, said


def deeds(session):
    return session.scalars(
        select(AuditEntry.action).where(AuditEntry.object_kind == "contribution").order_by(AuditEntry.id)
    ).all()


def test_a_statement_is_kept_as_typed_with_the_mayor_and_what_she_allows(place):
    made = place.add(text="  We came\r\nby train. ", given_name=" Nuala  May ")
    assert made.said == said(text="  We came\nby train.", given_name="Nuala May")
    assert made.person.kind is PersonKind.MAYOR
    assert place.add(Kind.QUOTE).person.kind is PersonKind.STORYTELLER
    assert deeds(place.session) == ["contribution.create", "contribution.create"]


def test_sent_twice_it_is_made_once(place):
    ref = new_ref()
    to = {"campaign": place.campaign, "city": place.city, "kind": Kind.STORY, "ref": ref}
    first = create_contribution(place.session, said=said(), **to, **place.by)
    again = create_contribution(place.session, said=said(text="Other"), **to, **place.by)
    assert first is again
    assert first.text == "We came by train."


def test_a_city_has_one_statement_at_most_five_quotes_and_any_number_of_stories(place):
    place.add(Kind.STATEMENT)
    with pytest.raises(StatementThereError, match="Bergen has its statement already"):
        place.add(Kind.STATEMENT)
    for _ in range(5):
        place.add(Kind.QUOTE)
    with pytest.raises(TooManyQuotesError, match="Bergen has 5 quotes already"):
        place.add(Kind.QUOTE)
    for _ in range(7):
        place.add(Kind.STORY)
    oslo = make.make_city(place.session, place.campaign, name="Oslo")
    assert place.add(Kind.QUOTE, oslo).city_id == oslo.id


def test_of_two_who_change_the_same_the_second_is_told_and_nothing_is_written_over(place):
    made = place.add()
    seen = stamp_of(made)
    save = {"contribution": made, "seen": seen, **place.by}
    assert save_contribution(place.session, said=said(text="The first."), **save)
    with pytest.raises(ChangedElsewhereError):
        save_contribution(place.session, said=said(text="The second."), **save)
    assert made.text == "The first."
    assert not save_contribution(place.session, said=said(text="The first."), **save)


def test_what_somebody_deleted_while_another_typed_is_not_there_any_more(place):
    made = place.add(Kind.STORY)
    gone = delete(Contribution).where(Contribution.id == made.id)
    place.session.execute(gone.execution_options(synchronize_session=False))  # as another transaction has
    with pytest.raises(NotFoundError):
        save_contribution(place.session, contribution=made, said=said(text="Later."), **place.by)
    with pytest.raises(NotFoundError):
        withdraw_consents(place.session, contribution=made, **place.by)


def test_what_somebody_allows_is_part_of_what_two_people_may_disagree_on(place):
    made = place.add()
    seen = stamp_of(made)
    less = {**EVERYWHERE, Channel.SOCIAL: Level.NO}
    save = {"contribution": made, "seen": seen, **place.by}
    save_contribution(place.session, said=said(levels=less), **save)
    with pytest.raises(ChangedElsewhereError):
        save_contribution(place.session, said=said(text="Other."), **save)
    assert made.said.levels == less


def test_a_channel_that_is_left_open_keeps_what_was_said_of_it(place):
    made = place.add()
    words = said(text="Other.", levels={Channel.WEB: Level.FIRST})
    save_contribution(place.session, contribution=made, said=words, **place.by)
    assert made.said.levels == {**EVERYWHERE, Channel.WEB: Level.FIRST}


def test_a_family_name_that_nothing_shows_is_not_kept(place):
    assert place.add(levels=dict.fromkeys(Channel, Level.FIRST)).person.family_name == ""


def test_somebody_of_age_has_no_guardian(place):
    assert place.add(guardian_agreed=True).guardian_agreed is False
    assert place.add(Kind.STORY, minor=True, guardian_agreed=True).guardian_agreed is True


def test_a_portrait_is_made_anew_without_what_its_file_says_and_its_name_is_not_kept(place, storage):
    made = place.add()
    portrait = place.send(made, jpeg(comment=b"Nuala Kinsella, at home"))
    assert (portrait.state, portrait.width, portrait.height) == (ImageState.READY, 120, 160)
    keys = place.session.scalars(select(Rendition.key)).all()
    assert len(keys) == 4
    original = storage.path(place.session.get_one(StoredFile, portrait.file_id).key)
    assert b"Kinsella" in original.read_bytes()
    for key in keys:
        assert b"Kinsella" not in storage.path(key).read_bytes()
    columns = [value for value in vars(portrait).values() if isinstance(value, str)]
    assert not any("kinsella" in value.lower() for value in columns)


def test_what_is_no_picture_needs_a_look_and_says_why(place):
    portrait = place.send(place.add(), jpeg()[:300])
    assert portrait.state is ImageState.NEEDS_A_LOOK
    assert portrait.problem


def test_a_new_portrait_takes_the_place_of_the_one_before_which_is_erased(place):
    made = place.add()
    place.send(made)
    sha256 = place.session.scalars(select(StoredFile.sha256)).one()
    keys = place.session.scalars(select(Rendition.key)).all()
    place.send(made, jpeg(colour=(0, 0, 200)))
    assert sha256 not in place.session.scalars(select(StoredFile.sha256)).all()
    assert len(place.session.scalars(select(Portrait)).all()) == 1
    erased = {job.args["sha256"] for job in place.session.scalars(select(Job)) if "sha256" in job.args}
    assert erased == {sha256, *(key.replace("/", "") for key in keys)}


def test_a_portrait_is_cut_and_its_face_is_looked_for_anew(place, storage):
    made = place.add()
    portrait = place.send(made)
    assert set_focus(place.session, contribution=made, x=0.25, y=1.4, **place.by)
    assert (portrait.focus_x, portrait.focus_y) == (0.25, 1.0)
    assert not set_focus(place.session, contribution=made, x=0.25, y=1.0, **place.by)
    assert edit_portrait(place.session, contribution=made, edit=Edit(left=0.5), **place.by)
    assert (portrait.state, portrait.focus_x, portrait.focus_y) == (ImageState.RECEIVED, 0.5, 0.4)
    look_at(place.session, portrait=portrait, storage=storage)
    assert (portrait.width, portrait.height) == (60, 160)
    made_of_it = select(Rendition).where(Rendition.kind == RenditionKind.PRINT)
    with Image.open(storage.path(place.session.scalars(made_of_it).one().key)) as picture:
        assert picture.size == (60, 160)
    assert not edit_portrait(place.session, contribution=made, edit=Edit(left=0.5), **place.by)


def test_of_two_descriptions_the_second_is_told(place):
    made = place.add()
    place.send(made, alt="A woman")
    describe = {"contribution": made, "seen": "A woman", **place.by}
    assert describe_portrait(place.session, alt="A woman with  beads", **describe)
    with pytest.raises(ChangedElsewhereError):
        describe_portrait(place.session, alt="A tall woman", **describe)
    assert made.portrait.alt == "A woman with beads"


def test_the_worker_looks_at_a_portrait(place, runner, database):
    made = place.add()
    portrait_id = place.send(made, look=False).id
    place.session.commit()
    runner.run_waiting()
    with database.reading() as session:
        assert session.get_one(Portrait, portrait_id).state is ImageState.READY


def test_a_look_that_ends_late_is_not_taken_for_one_at_the_portrait_that_was_sent_since(place, database):
    """Where the database gives the numbers of what was deleted out anew, refs tell the two apart."""
    made = place.add()
    first = place.send(made, look=False)
    old = first.ref
    place.send(made, jpeg(colour=(0, 0, 200)), look=False)
    place.session.commit()
    with database.writing() as session:
        assert find_waiting(session, old) is None
        assert find_waiting(session, made.portrait.ref) is not None


def test_whoever_takes_back_what_they_allowed_is_shown_nowhere_and_may_say_so_again(place):
    made = place.add()
    assert withdraw_consents(place.session, contribution=made, **place.by)
    assert made.said.levels == dict.fromkeys(Channel, Level.NO)
    assert (made.text, made.person.family_name) == ("We came by train.", "")
    assert not withdraw_consents(place.session, contribution=made, **place.by)


def test_deleted_with_its_reason_nothing_of_it_stays_but_the_deed(place, database, runner, clock):
    made = place.add()
    place.send(made)
    place.session.commit()
    delete_contribution(place.session, contribution=made, reason=Reason.WITHDRAWN, **place.by)
    for table in (Contribution, Portrait, Person, Consent, StoredFile, Rendition):
        assert place.session.scalars(select(table)).all() == []
    last = place.session.scalars(select(AuditEntry).where(AuditEntry.action == "contribution.delete")).one()
    assert last.details == {"reason": "withdrawn"}
    told = [str(entry.details) for entry in place.session.scalars(select(AuditEntry))]
    assert not any("Kinsella" in each or "train" in each for each in told)


def test_a_portrait_that_was_removed_is_gone_from_the_disk_two_days_later(place, storage, database, config):
    made = place.add()
    place.send(made)
    keys = [*place.session.scalars(select(StoredFile.key)), *place.session.scalars(select(Rendition.key))]
    assert all(storage.exists(key) for key in keys)
    remove_portrait(place.session, contribution=made, **place.by)
    place.session.commit()
    for key in keys:
        os.utime(storage.path(key), (0, 0))
    Runner(database, config, FixedClock(place.now + timedelta(days=2))).run_waiting()
    assert [storage.exists(key) for key in keys] == [False] * len(keys)


def test_a_document_of_bytes_is_not_taken_for_a_portrait(place):
    made = place.add()
    with pytest.raises(RefusedKindError):
        place.send(made, b"%PDF-1.7 nothing")
    assert made.portrait is None
