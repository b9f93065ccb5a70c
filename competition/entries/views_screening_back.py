"""The way back from accepting: what was just accepted waits for screening again."""

from flask import redirect, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.entries.queries import PAGE, entries_by_ref
from competition.entries.rules import EntryState
from competition.entries.services import take_back
from competition.entries.views_screening_list import bp
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import now, transaction


@bp.post("/c/<slug>/office/entries/take-back")
@allow(OFFICE)
def take_back_post(campaign: Campaign) -> ResponseReturnValue:
    """Take the acceptance of these entries back."""
    refs = request.form.getlist("entry")[:PAGE]
    with transaction() as session:
        entries = entries_by_ref(session, campaign.id, refs)
        back = take_back(session, entries=entries, actor=acting(), now=now())
    say(_said(back), "success" if back else "warning")
    if len(entries) == 1:
        return redirect(url_for("screening.entry_page", slug=campaign.slug, ref=entries[0].ref))
    return redirect(url_for("screening.index", slug=campaign.slug, state=EntryState.SUBMITTED.value))


def _said(back: int) -> str:
    if not back:
        return _("Nothing was taken back: what you accepted has been decided anew since.")
    return ngettext(
        "%(num)s entry waits for screening again.", "%(num)s entries wait for screening again.", back
    )
