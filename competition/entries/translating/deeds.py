"""What the buttons do, for a teacher and for the secretariat alike."""

from flask import flash, request

from competition.campaign.models import Campaign
from competition.entries.desk import acting
from competition.entries.models import Entry
from competition.entries.translating.page import asked_language, find_own
from competition.entries.translating.services import call_back, invite, links_of, set_credit
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.web.forms import clean
from competition.web.request import now, transaction


def ask_translator(campaign: Campaign, entry: Entry) -> None:
    """Make a translator's link, or call one back."""
    with transaction() as session:
        if request.form.get("do") == "call-back":
            link = find_own(links_of(session, entry.id))
            if link is not None:
                call_back(session, link=link, entry=entry, actor=acting(), now=now())
            flash(_("The link leads nowhere any more."), "success")
            return
        language = asked_language(campaign)
        if language is None:
            raise NotFoundError
        invite(session, entry=entry, language=language, actor=acting(), now=now())
    flash(_("The link is made. Hand it to whoever translates."), "success")


def credit(entry: Entry) -> None:
    """Keep who is named as the translator."""
    with transaction() as session:
        said = clean(request.form.get("credit", ""))
        set_credit(session, entry=entry, credit=said, actor=acting(), now=now())
    flash(_("Saved."), "success")
