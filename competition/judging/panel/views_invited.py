"""Who was invited and has not answered: narrowed, page by page; sent again, withdrawn, reminded."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.accounts.models import Invitation
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.panel.policies import OFFICE_INVITATION
from competition.judging.panel.queries import Waiting, silent_judges, unanswered
from competition.judging.panel.rules import Answer
from competition.judging.panel.services.inviting import remind_unanswered, send_again, take_off, withdraw
from competition.judging.panel.views_office import bp
from competition.judging.panel.wording import answer_words
from competition.judging.rules import JudgeState
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.messages import Undo, say
from competition.web.narrowing import address
from competition.web.paging import leaf
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

PAGE = 50
SILENT = (Answer.NONE, Answer.ACCEPTED, Answer.CONDUCT)


@bp.get("/c/<slug>/office/panel/invited")
@allow(OFFICE)
def invited(campaign: Campaign) -> ResponseReturnValue:
    """Show who has not answered."""
    found = _everybody(campaign)
    asked = request.args.get("answer", "")
    search = request.args.get("search", "").strip().casefold()[:100]
    counts = Counter(one.answer for one in found)
    fitting = [
        one
        for one in found
        if asked in ("", one.answer.value) and search in f"{one.name} {one.email}".casefold()
    ]
    shown, pages = leaf(fitting, _("People %(first)s to %(last)s"), PAGE)
    return render_template(
        "judging/panel/invited.html",
        shown=shown,
        number=len(found),
        silent=sum(counts[answer] for answer in SILENT),
        states=_states(counts, asked, len(found)),
        search=search,
        answer_words=answer_words,
        Answer=Answer,
        pages=pages,
    )


def _everybody(campaign: Campaign) -> Sequence[Waiting]:
    """Return those who were invited, those who came by a link, and those asked for the code of conduct."""
    due = [
        Waiting(
            ref="",
            name=account.name,
            email=account.address or "",
            answer=Answer.CONDUCT if judge.state is JudgeState.READY else Answer.ACCEPTED,
            invited_at=judge.created_at,
            sent_at=judge.created_at,
            until=judge.created_at,
            letters=0,
            judge_ref=judge.ref,
        )
        for judge, account in silent_judges(db(), campaign_id=campaign.id)
    ]
    return [*unanswered(db(), campaign_id=campaign.id, now=now()), *due]


def _states(counts: Counter[Answer], asked: str, number: int) -> list[tuple[str, int, str, bool]]:
    ways = [(_("All"), number, address(answer=None), asked == "")]
    return ways + [
        (answer_words(one)[0], counts[one], address(answer=one.value), asked == one.value)
        for one in Answer
        if counts[one]
    ]


@bp.post("/c/<slug>/office/panel/invited/remind")
@allow(OFFICE)
def remind_post(campaign: Campaign) -> ResponseReturnValue:
    """Write to everybody who has not answered."""
    with transaction() as session:
        letters, resting = remind_unanswered(session, campaign=campaign, actor=viewer().account, now=now())
    said = ngettext("%(num)s letter is on its way.", "%(num)s letters are on their way.", letters)
    if resting:
        said += " " + ngettext(
            "%(num)s person was written to in the last two days and is left in peace.",
            "%(num)s people were written to in the last two days and are left in peace.",
            resting,
        )
    flash(said, "success" if letters else "message")
    return redirect(url_for("inviting.invited", slug=campaign.slug))


@bp.post("/c/<slug>/office/panel/invited/<ref>/again")
@allow(OFFICE_INVITATION)
def again_post(campaign: Campaign, invitation: Invitation) -> ResponseReturnValue:
    """Send one invitation once more."""
    done = _do(send_again, invitation)
    if done:
        flash(_("The invitation is on its way once more."), "success")
    return redirect(url_for("inviting.invited", slug=campaign.slug))


@bp.post("/c/<slug>/office/panel/invited/<ref>/withdraw")
@allow(OFFICE_INVITATION)
def withdraw_post(campaign: Campaign, invitation: Invitation) -> ResponseReturnValue:
    """Withdraw one invitation, with a way back; whoever has accepted it is taken off the panel."""
    accepted = invitation.accepted_at is not None
    if _do(take_off if accepted else withdraw, invitation):
        again = url_for("inviting.again_post", slug=campaign.slug, ref=invitation.ref)
        who = invitation.name or invitation.email
        if accepted:
            say(_("%(name)s has left the panel.", name=who))
        else:
            undo = Undo(again, label=_("Invite once more"))
            say(_("The invitation of %(name)s is withdrawn.", name=who), undo=undo)
    return redirect(url_for("inviting.invited", slug=campaign.slug))


def _do(deed: Any, invitation: Invitation) -> bool:
    """Do something with an invitation; a refusal is said on the next page."""
    try:
        with transaction() as session:
            deed(session, invitation=invitation, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return False
    return True
