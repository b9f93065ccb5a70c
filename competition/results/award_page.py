"""The awards as their page tells them: why each, who was passed over, what an easier rule would give."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.results.award_queries import AwardLine, awards_in_order, works_named
from competition.results.facts import MENTION
from competition.results.models import Awarding
from competition.results.rule_wording import empty_said, rule_said

MOST_DRAWN = 60
_NAMED = 4  # works named in a sentence; the others are counted


@dataclass(frozen=True)
class Section:
    """A category's awards, and its turns as they are drawn: whether the work at each has an award."""

    name: str
    form: str
    awards: Sequence[AwardLine]
    drawn: Sequence[bool]


@dataclass(frozen=True)
class Passed:
    """A work that was passed over, as a row."""

    turn: int
    ref: str
    number: str
    title: str
    language: str
    category: str
    rule: str
    by: str
    eased: str


@dataclass(frozen=True)
class AwardPage:
    """All that the page of the awards shows of them."""

    number: int
    sections: Sequence[Section]
    notes: Sequence[str] = ()
    passed: Sequence[Passed] = ()
    more: int = 0
    eased: Sequence[Sequence[str]] = ()
    why: Mapping[str, str] = field(default_factory=dict)


def award_page(session: Session, campaign: Campaign) -> AwardPage:
    """Gather it in three statements."""
    won = awards_in_order(session, campaign.id)
    kept = session.get(Awarding, campaign.id)
    told = _Told(session, campaign.id, kept.report if kept and won else {})
    turns = told.report.get("turns", {})
    return AwardPage(
        number=len(won),
        sections=[
            _section(*key, list(group), turns)
            for key, group in groupby(won, key=lambda award: (award.form, award.age_group))
        ],
        notes=list(told.notes()),
        passed=[told.passed(each) for each in told.report.get("passed", [])],
        more=told.report.get("more", 0),
        eased=[told.eased(each) for each in told.report.get("relaxed", [])],
        why={award.ref: _why(award, turns.get(award.ref)) for award in won},
    )


def _section(form: str, age_group: str, awards: Sequence[AwardLine], turns: Mapping[str, int]) -> Section:
    has = {turns[award.ref] for award in awards if award.ref in turns and award.kind != MENTION}
    drawn = [turn in has for turn in range(1, min(max(has, default=0), MOST_DRAWN) + 1)]
    return Section(category_name(form, age_group), form, awards, drawn)


def _why(award: AwardLine, turn: int | None) -> str:
    if award.reason:
        return award.reason
    if award.kind == MENTION:
        return _("nominated by judges, confirmed by you")
    return _("place %(place)s in the standings", place=turn) if turn else _("by the standings")


class _Told:
    """The report of the awards, with works under their numbers."""

    def __init__(self, session: Session, campaign_id: int, report: Mapping[str, Any]) -> None:
        self.report = report
        self._works = works_named(session, campaign_id, _refs(report)) if _refs(report) else {}
        self._easier = {each["rule"]: each for each in report.get("relaxed", [])}

    def named(self, refs: Sequence[str]) -> str:
        """Return works by their numbers, the first few of many."""
        names = [self._works[ref][0] or self._works[ref][1] for ref in refs if ref in self._works]
        said = ", ".join(names[:_NAMED])
        return (
            said
            if len(names) <= _NAMED
            else _("%(works)s and %(num)s more", works=said, num=len(names) - _NAMED)
        )

    def notes(self) -> Iterable[str]:
        """Say which rules could not hold, and what would help."""
        for key, number, refs in self.report.get("overfull", []):
            yield _(
                "The jury’s decisions give awards to %(works)s, which is more than “%(rule)s” allows. "
                "The decisions stand, and nobody else comes in there. Allow more, or take one of them back.",
                works=self.named(refs),
                rule=rule_said(key, number),
            )
        for key, number, by in self.report.get("unmet", []):
            said = _(
                "“%(rule)s” is missed by %(by)s: the works and the other rules allow no more.",
                rule=rule_said(key, number),
                by=by,
            )
            yield f"{said} {self._helps('meets')}"
        for key, number in self.report.get("empty", []):
            yield f"{empty_said(number, category_name(*key.split('/', 1)))} {self._helps('fills')}"

    def _helps(self, gain: str) -> str:
        helpful = [
            rule_said(each["rule"], each["number"]) for each in self._easier.values() if each[gain] > 0
        ]
        if helpful:
            return _("It would help to have: %(rules)s.", rules="; ".join(helpful))
        return _("No rule made easier by one would help.")

    def passed(self, each: Mapping[str, Any]) -> Passed:
        """Return a work that was passed over as a row."""
        number, title, language = self._works.get(each["entry"], ("", "", ""))
        return Passed(
            turn=each["turn"],
            ref=each["entry"],
            number=number,
            title=title,
            language=language,
            category=category_name(*each["category"].split("/", 1)),
            rule=rule_said(each["rule"], each["number"]),
            by=self.named(each["by"]),
            eased=self._would(each),
        )

    def _would(self, each: Mapping[str, Any]) -> str:
        easier = self._easier.get(each["rule"])
        if easier is None:
            return "–"
        rule = rule_said(easier["rule"], easier["number"])
        if each["entry"] not in easier["comes"]:
            return _("%(rule)s: it would still have none.", rule=rule)
        if not easier["goes"]:
            return _("%(rule)s: it would have an award.", rule=rule)
        works = self.named(easier["goes"])
        return _("%(rule)s: it would have an award, and %(works)s none.", rule=rule, works=works)

    def eased(self, each: Mapping[str, Any]) -> list[str]:
        """Return what a rule made easier by one would give, as a row."""
        comes, goes = self.named(each["comes"]), self.named(each["goes"])
        return [rule_said(each["rule"], each["number"]), comes or "–", goes or "–"]


def _refs(report: Mapping[str, Any]) -> set[str]:
    found = {ref for each in report.get("passed", []) for ref in (each["entry"], *each["by"])}
    found |= {ref for each in report.get("relaxed", []) for ref in (*each["comes"], *each["goes"])}
    return found | {ref for _rule, _number, refs in report.get("overfull", []) for ref in refs}
