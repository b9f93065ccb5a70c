"""What stands in the book beside its works, read with what the consents allow at this moment."""

from collections.abc import Collection, Sequence
from itertools import groupby

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, Category, City, School
from competition.consent.rules import Channel
from competition.contributions.queries import ContributionShown, contributions_for, withheld_for
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Assignment, Round, Scoresheet
from competition.judging.rules import SheetState
from competition.platform.languages import text_direction
from competition.publication.manuscript import Text, Work
from competition.publication.voices import Matter, PartIn, Portrait, Readings, Silent, Voice, within_limits


def voices_and_matter(
    session: Session, campaign: Campaign, left_out: Collection[str] = ()
) -> tuple[tuple[Voice, ...], Matter]:
    """Return what people say in the book, and what is known of all who took part; six statements.

    `left_out` are the references of what is not wanted: it takes nobody's place.
    """
    shown = contributions_for(session, campaign.id, Channel.BOOK)
    voices, over = within_limits([voice_of(each) for each in shown if each.ref not in left_out])
    withheld = withheld_for(session, campaign.id, Channel.BOOK)
    matter = Matter(
        places=_places(session, campaign.id),
        readings=_readings(session, campaign.id),
        withheld=tuple(Silent(each.ref, each.kind, each.city) for each in withheld),
        over=over,
    )
    return voices, matter


def translators(works: Sequence[Work], voices: Sequence[Voice]) -> tuple[str, ...]:
    """Return who translated what is printed, as they are credited there, by name."""
    printed: tuple[Work | Voice, ...] = (*works, *voices)
    texts = [text for each in printed for text in each.texts]
    return tuple(sorted({text.credit for text in texts if text.credit}, key=str.casefold))


def voice_of(shown: ContributionShown) -> Voice:
    """Return what somebody says as the book prints it."""
    portrait = shown.portrait
    return Voice(
        ref=shown.ref,
        kind=shown.kind,
        city=shown.city,
        country=shown.country,
        original=_text(shown.language, shown.text),
        translation=_text(shown.translation_language, shown.translation, shown.translation_credit)
        if shown.translation
        else None,
        name=shown.name,
        office=shown.office,
        portrait=Portrait(portrait.key, portrait.width, portrait.height, portrait.alt, portrait.focus)
        if portrait
        else None,
        lacks=tuple(each.kind.value for each in shown.missing),
    )


def _text(language: str, text: str, credit: str = "") -> Text:
    return Text(language, text_direction(language) if language else "ltr", "", text, credit)


def _places(session: Session, campaign_id: int) -> tuple[PartIn, ...]:
    """Return the cities that took part, with the schools of their entries; one statement."""
    rows = session.execute(
        select(City.name, City.country, School.name, Category.form)
        .select_from(Entry)
        .join(Category, Category.id == Entry.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .where(
            Entry.campaign_id == campaign_id,
            Entry.state == EntryState.ACCEPTED,
            Entry.set_apart_at.is_(None),
        )
        .order_by(City.name, City.id, Entry.submitted_at, Entry.id)
    ).all()
    return tuple(
        PartIn(
            city,
            country,
            tuple(sorted({row[2] for row in found}, key=str.casefold)),
            tuple(row[3] for row in found),
        )
        for (city, country), group in groupby(rows, key=lambda row: (row[0], row[1]))
        if (found := list(group))
    )


def _readings(session: Session, campaign_id: int) -> Readings:
    """Return how much was read for this campaign: what judges have handed in, without who; one statement."""
    row = session.execute(
        select(
            func.count(Assignment.judge_id.distinct()),
            func.count(Scoresheet.id),
            func.count(BlindEntry.entry_id.distinct()),
        )
        .join(Scoresheet, Scoresheet.assignment_id == Assignment.id)
        .join(Round, Round.id == Assignment.round_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .where(Round.campaign_id == campaign_id, Scoresheet.state == SheetState.SUBMITTED)
    ).one()
    return Readings(*row)
