"""The letter to teachers of winners: the results are public, and this is what your class has won."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign, Category
from competition.campaign.wording import award_name, form_name
from competition.config import Config
from competition.entries.identity import Authorship, ClassTeacher
from competition.entries.models import Entry
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.mail import MailContext, mail_event
from competition.results.models import Award

PRINTED = "published"
"""The award of works that are printed without a prize."""


@mail_event("results.announced")
def announced_mail(session: Session, ids: dict[str, Any], config: Config) -> MailContext:
    """The results are announced, and a class of this teacher has won something."""
    campaign = session.scalars(select(Campaign).where(Campaign.ref == ids["campaign"])).one()
    teacher = session.scalars(select(Account).where(Account.ref == ids["account"])).one()
    works = _works(session, campaign, teacher)
    heading = _heading(works)
    values = {
        "heading": heading,
        "leaves": [work["key"] for work in works],
        "name": teacher.name,
        "campaign_name": campaign.name,
        "sender_name": campaign.organiser,
        "works": works,
        "url": f"{config.base_url}/c/{campaign.slug}/results",
    }
    return MailContext(
        _("%(what)s: %(campaign)s", what=heading, campaign=campaign.name), "results.announced", values
    )


def _heading(works: Sequence[dict[str, Any]]) -> str:
    """Say how many have won; of works that are printed without a prize, that they will be."""
    prizes = sum(work["is_prize"] for work in works)
    if prizes:
        return ngettext("A work of your class has won", "%(num)s works of your classes have won", prizes)
    return ngettext(
        "A work of your class will be printed", "%(num)s works of your classes will be printed", len(works)
    )


def _works(session: Session, campaign: Campaign, teacher: Account) -> list[dict[str, Any]]:
    """Return the awarded works of the teacher's classes, by category and place."""
    rows = session.execute(
        select(Entry.title, Entry.language, Entry.number, Award.kind, Category.form)
        .join(Award, Award.entry_id == Entry.id)
        .join(Category, Category.id == Award.category_id)
        .join(Authorship, Authorship.entry_id == Entry.id)
        .join(ClassTeacher, ClassTeacher.class_id == Authorship.class_id)
        .where(Award.campaign_id == campaign.id, ClassTeacher.account_id == teacher.id)
        .order_by(Category.position, Award.place)
    )
    return [
        {
            "title": title,
            "language": language,
            "number": number or "",
            "award": award_name(kind),
            "is_prize": kind != PRINTED,
            "form": form_name(form),
            "key": form,
        }
        for title, language, number, kind, form in rows
    ]
