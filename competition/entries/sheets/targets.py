"""Whom a page of the tray can be given to, as the tray's select offers it."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.wording import form_name
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.rules import EntryState
from competition.entries.sheets.models import Sheet
from competition.entries.sheets.queries import SheetRow
from competition.entries.sheets.wording import sheet_label
from competition.platform.i18n import gettext as _


@dataclass(frozen=True)
class Group:
    """Some of those a page can be given to: (key, label) each."""

    label: str
    options: tuple[tuple[str, str], ...]


def key_of_sheet(sheet: Sheet) -> str:
    """Return how a sheet is named in the select."""
    return f"sheet:{sheet.ref}"


def parts_of(key: str) -> tuple[str, str]:
    """Return the kind and the ref of what was chosen."""
    kind, _colon, ref = key.partition(":")
    return kind, ref


def choices(
    session: Session, campaign: Campaign, school_class: SchoolClass, sheets: Sequence[SheetRow]
) -> list[Group]:
    """Return the sheets not back yet, those that are, other drafts, and a new entry; one statement."""
    waiting = [row for row in sheets if not row.is_here]
    known = {row.entry_ref for row in sheets}
    drafts = session.execute(
        select(Entry.ref, Entry.title)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .where(Authorship.class_id == school_class.id)
        .where(Entry.state.in_((EntryState.DRAFT, EntryState.RETURNED)))
        .order_by(Entry.id)
    )
    others = [
        (f"entry:{ref}", title or _("Without a title yet")) for ref, title in drafts if ref not in known
    ]
    open_to = [c for c in campaign.categories if c.age_group == school_class.age_group and c.max_images]
    new = [(f"new:{each.ref}", _("A new entry: %(form)s", form=form_name(each.form))) for each in open_to]
    found = [
        Group(_("Not back yet"), _options(waiting)),
        Group(_("Here already"), _options([row for row in sheets if row.is_here])),
        Group(_("Other drafts of the class"), tuple(others)),
        Group(_("Something new"), tuple(new)),
    ]
    return [group for group in found if group.options]


def _options(rows: Sequence[SheetRow]) -> tuple[tuple[str, str], ...]:
    return tuple((key_of_sheet(row.sheet), sheet_label(row.name, row.sheet.number)) for row in rows)
