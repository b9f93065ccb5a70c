"""The operator's part of the first page: what is wrong with the installation, or that nothing is."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from flask import url_for
from sqlalchemy.orm import Session

from competition.accounts.viewer import Viewer
from competition.campaign.homes import Part, Step, Urgency, add_parts
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.platform.jobs.queries import Backlog, backlog
from competition.platform.mail.outbox import count_unsent


@dataclass(frozen=True)
class OperatorPart(Part):
    """The installation at a glance; `troubles` are sentences, each with where to look or nothing."""

    template: ClassVar[str] = "campaign/home_operator.html"

    troubles: tuple[tuple[str, str], ...]


@add_parts
def operator_part(session: Session, looking: Viewer, now: datetime) -> Iterator[OperatorPart]:
    """One part for whoever runs the installation."""
    if not looking.is_operator:
        return
    troubles = (*_jobs(backlog(session, now)), *_letters(count_unsent(session)))
    yield OperatorPart(
        heading=_("The installation"),
        eyebrow=_("Operator"),
        urgency=Urgency.NOW if troubles else Urgency.LATER,
        until=None,
        step=Step(_("Set up a campaign"), url_for("setup.choose")),
        troubles=troubles,
    )


def _jobs(found: Backlog) -> Iterator[tuple[str, str]]:
    for job in found.failed:
        said = _("Work in the background has failed: %(what)s", what=job.error)
        yield said, url_for("jobs.progress", ref=job.ref)
    if found.overdue:
        said = ngettext(
            "%(num)s job waits although it is due. Is the worker running? ./garland doctor tells.",
            "%(num)s jobs wait although they are due. Is the worker running? ./garland doctor tells.",
            found.overdue,
        )
        yield said, ""


def _letters(unsent: int) -> Iterator[tuple[str, str]]:
    if unsent:
        said = ngettext("%(num)s letter could not be sent.", "%(num)s letters could not be sent.", unsent)
        yield said, url_for("outbox.letters")
