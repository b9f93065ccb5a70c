"""The secretariat's own hand: a round's entries, who reads one of them and who could, what one judge has."""

from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.allocation.by_hand import give, take_away
from competition.allocation.facts import entries_to_read, judges_on_panel
from competition.allocation.hand_queries import PAGE, entries_listed, list_of, names_of_judges, readers_of
from competition.allocation.hand_wording import (
    barred_in_words,
    mode_in_words,
    state_in_words,
    verdict_in_words,
)
from competition.allocation.policies import (
    OFFICE_ROUND_ASSIGNMENT,
    OFFICE_ROUND_ENTRY,
    OFFICE_ROUND_JUDGE,
)
from competition.allocation.verdicts import best_first, verdict
from competition.campaign.models import Campaign
from competition.entries.blind import BlindEntry
from competition.errors import GarlandError
from competition.judging.models import Assignment, Judge, Round
from competition.judging.policies import OFFICE_ROUND
from competition.judging.room import bp
from competition.judging.wording import category_name, round_state
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

OFFERED = 30
SEARCH = 80


@bp.get("/c/<slug>/office/rounds/<ref>/allocation/entries")
@allow(OFFICE_ROUND)
def entries(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show the round's entries, those first that lack readers."""
    search, lacking, page = _asked("search"), bool(request.args.get("lacking")), page_asked()
    listed, more = entries_listed(db(), round_id=round_.id, search=search, lacking=lacking, page=page)
    return render_template(
        "allocation/entries.html",
        round=round_,
        round_state=round_state,
        listed=listed,
        search=search,
        lacking=lacking,
        category_name=category_name,
        pages=_foot(_("Entries %(first)s to %(last)s"), page, len(listed), more),
    )


@bp.get("/c/<slug>/office/rounds/<ref>/allocation/entries/<copy_ref>")
@allow(OFFICE_ROUND_ENTRY)
def readers(campaign: Campaign, round_: Round, copy: BlindEntry, reads: int) -> ResponseReturnValue:
    """Show who reads an entry, and who else could."""
    return render_template(
        "allocation/readers.html",
        round=round_,
        round_state=round_state,
        copy=copy,
        reads=reads,
        readers=readers_of(db(), round_id=round_.id, copy_id=copy.id),
        mode_in_words=mode_in_words,
        state_in_words=state_in_words,
        **_candidates(campaign, round_, copy),
    )


@bp.post("/c/<slug>/office/rounds/<ref>/allocation/entries/<copy_ref>")
@allow(OFFICE_ROUND_ENTRY)
def give_post(campaign: Campaign, round_: Round, copy: BlindEntry, reads: int) -> ResponseReturnValue:
    """Give the entry to the judge who was chosen."""
    names = names_of_judges(db(), campaign_id=campaign.id)
    judge_id = next((i for i, (ref, _name) in names.items() if ref == request.form.get("judge")), None)
    if judge_id is None:
        abort(404)
    try:
        with transaction() as session:
            is_seen = give(
                session,
                round_=round_,
                copy_id=copy.id,
                judge_id=judge_id,
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        name = names[judge_id][1]
        flash(
            _("%(name)s has the entry now, and is being told.", name=name)
            if is_seen
            else _("The entry is meant for %(name)s, who sees it once the round is released.", name=name),
            "success",
        )
    return redirect(url_for("rounds.readers", slug=campaign.slug, ref=round_.ref, copy_ref=copy.ref))


@bp.get("/c/<slug>/office/rounds/<ref>/allocation/judges/<judge_ref>")
@allow(OFFICE_ROUND_JUDGE)
def list_of_judge(campaign: Campaign, round_: Round, judge: Judge, name: str) -> ResponseReturnValue:
    """Show what one judge has of a round."""
    page = page_asked()
    held, more = list_of(db(), round_id=round_.id, judge_id=judge.id, page=page)
    return render_template(
        "allocation/list.html",
        round=round_,
        round_state=round_state,
        judge=judge,
        name=name,
        held=held,
        mode_in_words=mode_in_words,
        state_in_words=state_in_words,
        pages=_foot(_("Entries %(first)s to %(last)s"), page, len(held), more),
    )


@bp.post("/c/<slug>/office/rounds/<ref>/allocation/assignments/<assignment_ref>/take-away")
@allow(OFFICE_ROUND_ASSIGNMENT)
def take_away_post(campaign: Campaign, round_: Round, assignment: Assignment) -> ResponseReturnValue:
    """Take an untouched entry from its judge, and go back to the page it was done on."""
    try:
        with transaction() as session:
            take_away(session, round_=round_, assignment=assignment, actor=viewer().account, now=now())
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(_("The entry is taken away."), "success")
    slug, ref = campaign.slug, round_.ref
    if judge := request.form.get("judge"):
        return redirect(url_for("rounds.list_of_judge", slug=slug, ref=ref, judge_ref=judge))
    if copy := request.form.get("copy"):
        return redirect(url_for("rounds.readers", slug=slug, ref=ref, copy_ref=copy))
    return redirect(url_for("rounds.allocation", slug=slug, ref=ref))


def _candidates(campaign: Campaign, round_: Round, copy: BlindEntry) -> dict[str, Any]:
    """Return who could read an entry, the best first, and how many may not, and why."""
    name = _asked("name")
    (entry,) = entries_to_read(db(), round_=round_, only=[copy.id])
    panel = judges_on_panel(db(), round_=round_)
    names = names_of_judges(db(), campaign_id=campaign.id)
    found = sorted((verdict(judge, entry) for judge in panel), key=best_first)
    asked = [each for each in found if name.casefold() in names[each.judge.id][1].casefold()]
    shown = asked if name else [each for each in found if each.may]
    return {
        "name": name,
        "candidates": [
            (*names[each.judge.id], each.judge, verdict_in_words(each), each.may) for each in shown[:OFFERED]
        ],
        "further": max(0, len(shown) - OFFERED),
        "barred": barred_in_words(found),
    }


def _asked(what: str) -> str:
    return " ".join(request.args.get(what, "").split())[:SEARCH]


def _foot(message: str, page: int, shown: int, more: bool) -> tuple[str, str | None, str | None]:
    return foot(message, page=page, size=PAGE, shown=shown, more=more)
