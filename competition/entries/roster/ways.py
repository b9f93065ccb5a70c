"""What the pages of a roster share: the way from one that is closed, and what is told of files."""

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from competition.entries.identity import SchoolClass
from competition.entries.roster import intake
from competition.entries.roster.models import OPEN, Roster, RosterState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate


def closed(school_class: SchoolClass, roster: Roster) -> ResponseReturnValue | None:
    """Return the way from a roster that can no longer be changed; None for an open one."""
    if roster.state in OPEN:
        return None
    if roster.state is RosterState.ENTERING:
        return redirect(url_for("jobs.progress", ref=roster.job_ref))
    if roster.state is RosterState.DONE:
        return redirect(url_for("roster.report", ref=school_class.ref, roster_ref=roster.ref))
    return redirect(url_for("roster.page", ref=school_class.ref))


def tell_refused(files: intake.Files) -> None:
    """Say which files were not taken and why, and how many are here."""
    for name, reason in files.refused:
        flash(_("“%(name)s” was not taken: %(reason)s", name=name, reason=translate(reason)), "error")
    number = len(files.single) + sum(len(members) for _received, members in files.archives)
    if number:
        flash(ngettext("%(num)s file is here.", "%(num)s files are here.", number), "success")
