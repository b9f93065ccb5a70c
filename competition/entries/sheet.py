"""What an entry's own page shows its teacher: the work to be read, its parts, and what can be done now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from competition.consent.models import Person, PersonKind
from competition.consent.rules import Channel
from competition.entries.documents.emphasis import Span, paragraphs_set_off, stanzas_set_off
from competition.entries.dossiers import Dossier
from competition.entries.facts import Missing, Section
from competition.entries.mending import deed
from competition.entries.rules import EntryState, may_bring_back, may_reopen, may_withdraw
from competition.entries.wording import (
    CHANNELS,
    GROUP_LEVELS,
    LEVELS,
    MADE_BY,
    missing_badge,
    missing_sentence,
    remark_sentence,
)
from competition.entries.workspace import badge_of
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.languages import text_direction


@dataclass(frozen=True)
class Part:
    """One part of the entry in its task list: what is missing of it."""

    section: Section
    label: str
    badge: tuple[str, str]
    missing: tuple[Missing, ...]
    notes: tuple[str, ...]

    @property
    def done(self) -> bool:
        """Whether it lacks nothing."""
        return not self.missing

    @property
    def deed(self) -> str:
        """What is to be done first about what it lacks."""
        return deed(self.missing[0])


@dataclass(frozen=True)
class Sheet:
    """An entry as its teacher sees it."""

    dossier: Dossier
    badge: tuple[str, str]
    parts: tuple[Part, ...]
    works: tuple[dict[str, Any], ...]
    made_by: str
    people: tuple[tuple[str, tuple[str, ...]], ...]
    may_change: bool
    may_submit: bool
    may_reopen: bool
    may_withdraw: bool
    may_bring_back: bool
    until: datetime | None
    """Until when a returned entry may be handed in again."""

    @property
    def is_ready(self) -> bool:
        """Whether it may be handed in and lacks nothing."""
        return self.may_change and self._is_whole

    @property
    def is_late(self) -> bool:
        """Whether it lacks nothing and may still be handed in, though only late."""
        return self.may_submit and not self.may_change and self._is_whole

    @property
    def _is_whole(self) -> bool:
        return all(part.done for part in self.parts)

    @property
    def next_part(self) -> Part | None:
        """The first part that lacks something."""
        return next((part for part in self.parts if not part.done), None)


def sheet_of(dossier: Dossier, now: datetime, emphasis: Sequence[Span] = ()) -> Sheet:
    """Return an entry as its teacher sees it; `emphasis` as `emphasis_of` tells it."""
    entry = dossier.entry
    at: dict[str, Any] = {"calendar": dossier.calendar, "now": now}
    return Sheet(
        dossier=dossier,
        badge=badge_of(dossier, now),
        parts=tuple(_parts(dossier)),
        works=tuple(works_of(dossier, emphasis)),
        made_by=_(MADE_BY[dossier.made_by]),
        people=tuple((person_label(person), consent_lines(person)) for person in dossier.people),
        may_change=dossier.may_change(now),
        may_submit=dossier.may_submit(now),
        may_reopen=may_reopen(entry.state, **at),
        may_withdraw=may_withdraw(entry.state, **at),
        may_bring_back=may_bring_back(entry.state, **at),
        until=dossier.returned_until if entry.state is EntryState.RETURNED else None,
    )


def _parts(dossier: Dossier) -> list[Part]:
    lacking: dict[Section, list[Missing]] = {}
    for each in dossier.missing:
        lacking.setdefault(each.section, []).append(each)
    remarks = [remark_sentence(note) for note in dossier.remarks]
    labels = {Section.WORK: _("The work"), Section.PEOPLE: _("Who made it, and what may be shown")}
    if dossier.category.max_images or dossier.entry.images:
        labels = {
            Section.WORK: labels[Section.WORK],
            Section.PICTURES: _("Pictures"),
            Section.PEOPLE: labels[Section.PEOPLE],
        }
    return [
        Part(
            section=section,
            label=label,
            badge=_badge(dossier, section, len(lacking.get(section, ()))),
            missing=tuple(lacking.get(section, ())),
            notes=(
                *(missing_sentence(each) for each in lacking.get(section, ())),
                *(remarks if section is Section.PICTURES else ()),
            ),
        )
        for section, label in labels.items()
    ]


def _badge(dossier: Dossier, section: Section, lacking: int) -> tuple[str, str]:
    """Say how a part stands; that there need be no picture is not called done."""
    if lacking:
        return missing_badge(lacking)
    if section is Section.PICTURES and not dossier.entry.images:
        most = dossier.category.max_images
        return ngettext("None; one if you like", "None; up to %(num)s if you like", most), "pale"
    return _("Done"), "ready"


def works_of(dossier: Dossier, emphasis: Sequence[Span] = ()) -> list[dict[str, Any]]:
    """Return the original and, if there is one, its translation, as the macro of works takes them.

    `emphasis` is where the original's text is set off.
    """
    entry = dossier.entry
    prose = dossier.category.max_lines is None
    found = [(entry.title, entry.text, entry.language, emphasis)]
    if entry.translation or entry.translation_title:
        found.append((entry.translation_title, entry.translation, entry.translation_language, ()))
    return [
        {
            "title": title,
            "language": language,
            "direction": text_direction(language) if language else "auto",
            "stanzas": [] if prose else stanzas_set_off(text, spans),
            "paragraphs": paragraphs_set_off(text, spans) if prose else [],
        }
        for title, text, language, spans in found
    ]


def person_label(person: Person) -> str:
    """Return who somebody is, as far as it is known."""
    if person.kind is PersonKind.GROUP:
        counted = ngettext("%(num)s pupil", "%(num)s pupils", person.count)
        return f"{counted}, {person.ages}" if person.ages else counted
    name = f"{person.given_name} {person.family_name}".strip() or _("A pupil without a name")
    return f"{name}, {person.age}" if person.age is not None else name


def consent_lines(person: Person) -> tuple[str, ...]:
    """Return what somebody allows, channel by channel."""
    said = {consent.channel: consent.level for consent in person.consents}
    levels = {**LEVELS, **(GROUP_LEVELS if person.kind is PersonKind.GROUP else {})}
    return tuple(
        _("%(channel)s: %(allowed)s", channel=_(CHANNELS[channel]), allowed=_(levels[said[channel]]))
        for channel in Channel
        if channel in said
    )
