"""Letters to the judges of a duel: two works wait to be compared, and they still wait."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.config import Config
from competition.duels.letters import OPEN, REMINDER, decided, with_something_left
from competition.duels.models import Duel, DuelJudge
from competition.judging.models import Judge
from competition.judging.wording import category_name
from competition.platform.i18n import ngettext
from competition.platform.mail import MailContext, mail_event


def _has_something_left(session: Session, ids: dict[str, Any]) -> bool:
    """Whether the duel is open and the judge not done: otherwise no letter is sent any more."""
    left = with_something_left().where(Duel.ref == ids["duel"], Judge.ref == ids["judge"])
    return session.scalar(left) is not None


@mail_event(OPEN, wanted=_has_something_left)
def open_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """A duel has opened to a judge."""
    values = _values(session, ids, config)
    subject = ngettext(
        "%(num)s pair of works waits to be compared",
        "%(num)s pairs of works wait to be compared",
        values["total"],
    )
    return MailContext(subject, OPEN, values)


@mail_event(REMINDER, wanted=_has_something_left)
def reminder_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """A judge has pairs left, and the duel ends soon."""
    values = _values(session, ids, config)
    subject = ngettext(
        "%(num)s pair of works is still with you", "%(num)s pairs of works are still with you", values["left"]
    )
    return MailContext(subject, REMINDER, values)


def _values(session: Session, ids: dict[str, Any], config: Config) -> dict[str, Any]:
    """Return what these letters say: who, which category, until when, how much, where."""
    row = session.execute(_facts().where(Duel.ref == ids["duel"], Judge.ref == ids["judge"])).one()
    return {
        "name": row.name,
        "campaign_name": row.campaign_name,
        "sender_name": row.organiser,
        "category": category_name(row.form, row.age_group),
        "until": row.until,
        "zone": row.time_zone,
        "total": row.share,
        "done": row.done,
        "left": row.share - row.done,
        "url": f"{config.base_url}/duel/{ids['duel']}",
    }


def _facts() -> Any:
    return (
        select(
            Account.name,
            Campaign.name.label("campaign_name"),
            Campaign.organiser,
            Campaign.time_zone,
            Category.form,
            Category.age_group,
            Duel.until,
            DuelJudge.share,
            decided().label("done"),
        )
        .select_from(DuelJudge)
        .join(Duel, Duel.id == DuelJudge.duel_id)
        .join(Judge, Judge.id == DuelJudge.judge_id)
        .join(Account, Account.id == Judge.account_id)
        .join(Category, Category.id == Duel.category_id)
        .join(Campaign, Campaign.id == Duel.campaign_id)
    )
