"""The secretariat tells the winners' teachers in confidence, and sees which consents are settled."""

from datetime import datetime

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.rules import MilestoneKey
from competition.entries.wording import CHANNELS
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.platform.mail import OutboxMail, Rendered, render
from competition.results.confidence.forms import DueForm, suggested
from competition.results.confidence.queries import (
    find_holding,
    teachers_of_winners,
    with_consents,
    won_works,
)
from competition.results.confidence.services import EVENT, ids_of, tell_in_confidence
from competition.results.confidence.wording import appears_words
from competition.results.models import Freeze
from competition.results.room import bp
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

NAMED = 40
"""So many of those who get the letter are named."""
PAGE = 50


@bp.get("/c/<slug>/office/results/confidence")
@allow(OFFICE)
def confidence_page(campaign: Campaign) -> ResponseReturnValue:
    """Show which winners' consents are settled, and the way to the letter or what was told."""
    return _page(campaign)


@bp.get("/c/<slug>/office/results/confidence/letter")
@allow(OFFICE)
def confidence_letter(campaign: Campaign) -> ResponseReturnValue:
    """Show the letter as one of its teachers will read it, and who gets it."""
    holding = find_holding(db(), campaign)
    if holding is None or holding.told is not None or campaign.announced_at is not None:
        return redirect(url_for("results.confidence_page", slug=campaign.slug))
    form = DueForm(request.args, meta={"csrf": False})
    if not form.validate():
        return _page(campaign, form=form), 400
    teachers = teachers_of_winners(db(), campaign.id)
    going = [each for each in teachers if each.address]
    shown = _shown(going)
    due = form.moment(campaign.time_zone)
    return render_template(
        "results/confidence_letter.html",
        due=due,
        typed=request.args.get("due", ""),
        going=going,
        named=going[:NAMED],
        unreachable=len(teachers) - len(going),
        shown=shown,
        rendered=_rendered(holding.freeze, shown, due) if shown else None,
    )


@bp.post("/c/<slug>/office/results/confidence")
@allow(OFFICE)
def confidence_post(campaign: Campaign) -> ResponseReturnValue:
    """Send the letters."""
    form = DueForm()
    if not form.validate_on_submit():
        return _page(campaign, form=form), 400
    try:
        with transaction() as session:
            told = tell_in_confidence(
                session,
                campaign=campaign,
                due_at=form.moment(campaign.time_zone),
                actor=viewer().account,
                now=now(),
            )
            letters = told.letters
    except GarlandError as refusal:
        return _page(campaign, form=form, refusal=translate(refusal)), refusal.status
    flash(ngettext("%(num)s teacher is being told.", "%(num)s teachers are being told.", letters), "success")
    return redirect(url_for("results.confidence_page", slug=campaign.slug))


def _shown(going: list[Account]) -> Account | None:
    """Return the teacher whose letter is looked at: the one asked for, else the first."""
    asked = request.args.get("teacher", "")
    return next((each for each in going if each.ref == asked), going[0] if going else None)


def _rendered(freeze: Freeze, teacher: Account, due: datetime) -> Rendered:
    """Write the letter as the outbox would."""
    ids = ids_of(freeze, teacher, due)
    mail = OutboxMail(event=EVENT, recipient=teacher.address or "", locale=teacher.locale, ids=ids)
    return render(db(), mail, config())


def _page(campaign: Campaign, *, form: DueForm | None = None, refusal: str = "") -> str:
    holding = find_holding(db(), campaign)
    if holding is None:
        raise NotFoundError
    works = won_works(db(), campaign.id)
    settled = with_consents(db(), works)
    settled.sort(key=lambda each: each.state.is_settled)
    first = (page_asked() - 1) * PAGE
    part = settled[first : first + PAGE]
    results = campaign.calendar.at(MilestoneKey.RESULTS)
    said = _("%(first)s to %(last)s of %(all)s works", first="%(first)s", last="%(last)s", all=len(settled))
    more = len(settled) > first + PAGE
    return render_template(
        "results/confidence.html",
        told=holding.told,
        over=holding.due_at is not None and holding.due_at <= now(),
        settled=part,
        number=len(settled),
        left=sum(not each.state.is_settled for each in settled),
        pages=foot(said, page=page_asked(), size=PAGE, shown=len(part), more=more),
        channels={channel: _(label) for channel, label in CHANNELS.items()},
        appears_words=appears_words,
        form=form or DueForm(data={"due": suggested(now(), results, campaign.time_zone)}),
        refusal=refusal,
    )
