"""Letters to judges: entries are waiting, they are still waiting, there is another day to finish by."""

import re
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, lazyload

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.config import Config
from competition.entries.blind import BlindEntry
from competition.judging.models import Assignment, Judge, Round, Scoresheet
from competition.judging.oversight.letters import fill
from competition.judging.oversight.models import JudgeLetter
from competition.judging.queries.live import LIVE
from competition.judging.rules import AssignmentState, JudgeState, RoundState, SheetState
from competition.platform.i18n import current_locale, format_number, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.mail import MailContext, mail_event
from competition.platform.moments import with_zone


@mail_event("judging.open")
def open_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """Entries have been released to a judge."""
    values = _values(session, ids, config)
    subject = ngettext(
        "%(num)s entry is waiting for you", "%(num)s entries are waiting for you", values["total"]
    )
    return MailContext(subject, "judging.open", values)


def _still_reading(session: Session, ids: dict[str, Any]) -> bool:
    """Whether the judge has something left: who finished since the letter was written is not reminded."""
    total, done = session.execute(
        _extent()
        .join(Round, Round.id == Assignment.round_id)
        .join(Judge, Judge.id == Assignment.judge_id)
        .where(Round.ref == ids["round"], Round.state == RoundState.OPEN)
        .where(Judge.ref == ids["judge"], Judge.state != JudgeState.LEFT)
    ).one()
    return bool(done < total)


@mail_event("judging.reminder", wanted=_still_reading)
def reminder_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """A judge has entries left; in the secretariat's own words, where it wrote some."""
    values = _values(session, ids, config)
    values["left"] = values["total"] - values["done"]
    letter = session.scalar(select(JudgeLetter).where(JudgeLetter.ref == ids.get("letter", "")))
    if letter is not None:
        return _own_words(letter, values)
    subject = ngettext(
        "%(num)s entry is still with you", "%(num)s entries are still with you", values["left"]
    )
    return MailContext(subject, "judging.reminder", values)


def _own_words(letter: JudgeLetter, values: dict[str, Any]) -> MailContext:
    """Fill the words of the recipient's language in, else the first that were written."""
    words = letter.words.get(current_locale()) or next(iter(letter.words.values()))
    closes = values["closes_at"]
    places = {
        "name": values["name"] or _("judge"),
        "round": values["round_name"],
        "until": with_zone(closes, values["zone"]) if closes else "",
        **{name: format_number(values[name]) for name in ("done", "total", "left")},
    }
    text = fill(words["words"], places)
    return MailContext(
        fill(words["subject"], places),
        "judging.letter",
        {**values, "text": text, "paragraphs": [part.splitlines() for part in re.split(r"\n\s*\n", text)]},
    )


@mail_event("judging.moved")
def moved_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The day by which judges finish was moved."""
    subject = _("There is a new last day for reading")
    return MailContext(subject, "judging.moved", _values(session, ids, config))


def _values(session: Session, ids: dict[str, Any], config: Config) -> dict[str, Any]:
    """Return what these letters say: who, which round, until when, how much, where."""
    round_, campaign, name, judge_id = session.execute(
        select(Round, Campaign, Account.name, Judge.id)
        .join(Campaign, Campaign.id == Round.campaign_id)
        .join(Judge, Judge.campaign_id == Campaign.id)
        .join(Account, Account.id == Judge.account_id)
        .where(Round.ref == ids["round"], Judge.ref == ids["judge"])
        .options(lazyload(Round.categories), lazyload(Campaign.milestones), lazyload(Campaign.categories))
    ).one()
    total, done = session.execute(
        _extent().where(Assignment.round_id == round_.id, Assignment.judge_id == judge_id)
    ).one()
    return {
        "name": name,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "round_name": _round_name(round_),
        "closes_at": round_.closes_at,
        "zone": campaign.time_zone,
        "total": total,
        "done": done,
        "url": f"{config.base_url}/c/{campaign.slug}/judging",
    }


def _extent() -> Any:
    """Count the released entries that stand, and those handed in."""
    return (
        select(
            func.count(Assignment.id),
            func.count(Scoresheet.id).filter(Scoresheet.state == SheetState.SUBMITTED),
        )
        .select_from(Assignment)
        .join(BlindEntry, BlindEntry.id == Assignment.blind_entry_id)
        .outerjoin(Assignment.scoresheet)
        .where(Assignment.state == AssignmentState.RELEASED, LIVE)
    )


def _round_name(round_: Round) -> str:
    """Return the round's name, or its number in words."""
    return round_.name or _("Round %(number)s", number=round_.number)
