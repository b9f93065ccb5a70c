"""The teachers' part of a demo: classes, entries, pictures, people and consents."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.accounts.services import create_account
from competition.campaign.models import Campaign, Category
from competition.campaign.services import find_or_add_city
from competition.entries.errors import IncompleteError
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.entries.rules import EntryState, ImageState, ScreeningDecision
from competition.entries.services import (
    add_picture,
    create_entry,
    find_or_add_school,
    save_words,
    screen,
    set_people,
    start_class,
    submit,
)
from competition.entries.services.pictures import LIMIT
from competition.errors import GarlandError
from competition.platform.files import receive
from competition.platform.i18n import translate
from competition.sample.rows import EntryRow
from competition.sample.stage import Stage, number_for, ref_for


def write_entry(stage: Stage, row: EntryRow, now: datetime) -> None:
    """Make the draft of a row, with its pictures; submitting comes once these have been looked at."""
    with stage.writing() as session:
        campaign = stage.campaign(session)
        teacher = create_account(session, email=row.teacher_email, name="", locale=_locale(row), now=now)
        category = _category(session, campaign, row)
        if category is None:
            stage.notes.append(f"{row.key}: the campaign has no category {row.form}/{row.age_group}")
            return
        school_class = _class(session, campaign, row, teacher, now)
        entry = create_entry(
            session,
            school_class=school_class,
            category=category,
            actor=teacher,
            now=now,
            ref=ref_for(campaign.slug, row.key),
        )
        save_words(session, entry=entry, category=category, words=row.words, actor=teacher, now=now)
        set_people(session, entry=entry, made_by=row.made_by, makers=row.makers, actor=teacher, now=now)
        stage.entry_ids[row.key] = entry.id
        _pictures(stage, session, entry, row, teacher, now)


def _locale(row: EntryRow) -> str:
    """Return the language for a teacher whose class writes in French, or translates into it; else English."""
    return "fr" if "fr" in (row.language, row.translation_language) else "en"


def _category(session: Session, campaign: Campaign, row: EntryRow) -> Category | None:
    wanted = (
        Category.campaign_id == campaign.id,
        Category.form == row.form,
        Category.age_group == row.age_group,
    )
    return session.scalar(select(Category).where(*wanted))


def _class(
    session: Session, campaign: Campaign, row: EntryRow, teacher: Account, now: datetime
) -> SchoolClass:
    city = find_or_add_city(session, campaign=campaign, name=row.city)
    school = find_or_add_school(session, campaign=campaign, city_id=city.id, name=row.school)
    return start_class(
        session,
        campaign=campaign,
        school=school,
        name=row.class_name,
        age_group=row.age_group,
        rules_version=campaign.rules_version,
        teacher=teacher,
        now=now,
    )


def _pictures(
    stage: Stage, session: Session, entry: Entry, row: EntryRow, teacher: Account, now: datetime
) -> None:
    for position, name in enumerate(row.images):
        with (stage.folder.path / "files" / name).open("rb") as stream:
            add_picture(
                session,
                entry=entry,
                received=receive(storage=stage.storage, stream=stream, limit=LIMIT),
                file_name=name,
                actor=teacher,
                now=now,
                alt=row.alts[position] if position < len(row.alts) else "",
            )


def pictures_waiting(session: Session, campaign_id: int) -> int:
    """Return how many pictures of the campaign nobody has looked at yet."""
    waiting = (
        select(EntryImage.id)
        .join(Entry, Entry.id == EntryImage.entry_id)
        .where(Entry.campaign_id == campaign_id, EntryImage.state == ImageState.RECEIVED)
    )
    return len(session.scalars(waiting).all())


def submit_entry(stage: Stage, row: EntryRow, now: datetime) -> None:
    """Submit the draft of a row; what it lacks is noted, and it stays a draft."""
    if row.key not in stage.entry_ids:
        return
    with stage.writing() as session:
        entry = session.get_one(Entry, stage.entry_ids[row.key])
        teacher = create_account(session, email=row.teacher_email, name="", locale=_locale(row), now=now)
        entry.number = number_for(stage.campaign(session), row.key)
        try:
            submit(session, entry=entry, actor=teacher, now=now)
        except IncompleteError as error:
            entry.number = None
            lacks = ", ".join(lack.kind.value for lack in error.missing)
            stage.notes.append(f"{row.key} stays a draft: {lacks}")


def accept_entry(stage: Stage, row: EntryRow, now: datetime) -> None:
    """Accept a submitted entry, as the secretariat does; what stands against it is noted."""
    if row.key not in stage.entry_ids or stage.secretary is None:
        return
    try:
        with stage.writing() as session:
            entry = session.get_one(Entry, stage.entry_ids[row.key])
            if entry.state is EntryState.SUBMITTED:
                screen(
                    session, entry=entry, decision=ScreeningDecision.ACCEPT, actor=stage.secretary, now=now
                )
    except GarlandError as error:
        stage.notes.append(f"{row.key} is not accepted: {translate(error)}")
