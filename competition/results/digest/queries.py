"""Remarks of judges as the secretariat reads them, and as a class does: without those who wrote them."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import City, School
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.judging.models import Assignment, Judge, Scoresheet
from competition.results.digest.models import RemarkRuling
from competition.results.digest.piles import PILES, REMARKED, SETTLED, Pile, PilesOfClass
from competition.results.digest.rules import likely_language, names_somebody

PAGE = 20


@dataclass(frozen=True)
class Remark:
    """A remark as it goes to its class."""

    text: str
    language: str


@dataclass(frozen=True)
class Waiting:
    """A remark as the secretariat reads it; `names_judge`: whether its judge's name stands in it."""

    ref: str
    number: str
    title: str
    title_language: str
    class_name: str
    school: str
    written: str
    text: str
    language: str
    languages: tuple[str, ...]
    names_judge: bool


def remarks(
    session: Session,
    campaign_id: int,
    pile: Pile,
    classes: Sequence[PilesOfClass],
    *,
    page: int = 1,
    further: Sequence[str] = (),
) -> tuple[list[Waiting], bool]:
    """Return a page of a pile by school, class and work, and whether there are more; one statement, which
    looks at no other of these `classes` than those on the page.

    `further` are languages that a remark may be in, besides its judge's and the work's.
    """
    first, before, on_page = (page - 1) * PAGE, 0, []
    for one in classes:
        if before < first + PAGE and before + one.numbers[pile] > first:
            on_page.append((before, one.class_id))
        before += one.numbers[pile]
    if not on_page:
        return [], False
    rows = session.execute(
        _as_read(campaign_id)
        .where(PILES[pile], SchoolClass.id.in_([class_id for _before, class_id in on_page]))
        .order_by(City.name, School.name, SchoolClass.name, SchoolClass.id, Entry.number, Assignment.ref)
        .offset(first - on_page[0][0])
        .limit(PAGE)
    )
    return [_waiting(row, further) for row in rows], before > first + PAGE


def _as_read(campaign_id: int) -> Select[*tuple[Any, ...]]:
    columns = (
        Assignment.ref,
        Entry.number,
        Entry.title,
        Entry.language,
        SchoolClass.name.label("class_name"),
        School.name.label("school"),
        Scoresheet.remark.label("written"),
        RemarkRuling.text,
        RemarkRuling.language.label("settled_language"),
        Judge.languages,
        Account.name.label("judge"),
    )
    return _of_campaign(select(*columns), campaign_id)


def _waiting(row: Any, further: Sequence[str]) -> Waiting:
    asked = (row.settled_language or "", *row.languages, row.language, *further)
    languages = tuple(dict.fromkeys(tag for tag in asked if tag))
    return Waiting(
        ref=row.ref,
        number=row.number or "",
        title=row.title,
        title_language=row.language,
        class_name=row.class_name,
        school=row.school,
        written=row.written,
        text=row.text or row.written,
        language=row.settled_language or likely_language(row.written, languages),
        languages=languages,
        names_judge=names_somebody(row.text or row.written, row.judge),
    )


def digest(session: Session, campaign_id: int, class_ids: Sequence[int]) -> dict[int, list[Remark]]:
    """Return what goes out to these classes, by entry, in one statement; what is not settled is not there.

    They come in the order of their words, so that nothing tells which judge has written two of them.
    """
    wanted = select(Entry.id, RemarkRuling.text, RemarkRuling.language)
    rows = session.execute(
        _of_campaign(wanted, campaign_id)
        .where(PILES[Pile.PASSED], SchoolClass.id.in_(class_ids))
        .order_by(Entry.id, RemarkRuling.text)
    )
    found: defaultdict[int, list[Remark]] = defaultdict(list)
    for entry_id, text, language in rows:
        found[entry_id].append(Remark(text, language))
    return dict(found)


def _of_campaign(wanted: Select[*tuple[Any, ...]], campaign_id: int) -> Select[*tuple[Any, ...]]:
    """Ask it of every remark handed in on a work that stands, with what is settled about it."""
    return (
        wanted.select_from(Scoresheet)
        .join(Assignment, Assignment.id == Scoresheet.assignment_id)
        .join(Judge, Judge.id == Assignment.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .join(Entry, Entry.id == BlindEntry.entry_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(SchoolClass, SchoolClass.id == Authorship.class_id)
        .join(School, School.id == SchoolClass.school_id)
        .join(City, City.id == School.city_id)
        .outerjoin(RemarkRuling, SETTLED)
        .where(
            Entry.campaign_id == campaign_id,
            Entry.state == EntryState.ACCEPTED,
            *REMARKED,
        )
    )


def find_remark(session: Session, campaign_id: int, ref: str) -> tuple[Scoresheet, str] | None:
    """Return the scoresheet of an assignment whose remark may go out, with its judge's name."""
    row = session.execute(
        _of_campaign(select(Scoresheet, Account.name), campaign_id).where(Assignment.ref == ref)
    ).one_or_none()
    return (row.Scoresheet, row.name) if row else None
