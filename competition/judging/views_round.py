"""One round for the secretariat: how far categories and judges are, flags, late entries, closing."""

from collections.abc import Sequence

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.judging.errors import ReadsMissingError, RoundClosedError
from competition.judging.models import Flag, Round
from competition.judging.oversight import views_judges, views_letters
from competition.judging.oversight.drawn import by_category, kinds_said
from competition.judging.oversight.lacking import Lacking, lacking_of_round
from competition.judging.oversight.listing import is_quiet, judges_list
from competition.judging.oversight.queries.categories import CategoryProgress, progress_of_categories
from competition.judging.oversight.queries.short import categories_to_close, short_entries
from competition.judging.oversight.services.closing import close_knowingly
from competition.judging.policies import OFFICE_FLAG, OFFICE_ROUND
from competition.judging.queries.flags import flags_of_round
from competition.judging.queries.held import held_of_round
from competition.judging.queries.progress import progress_of_round
from competition.judging.queries.rounds import figures_of_round, late_entries
from competition.judging.room import bp
from competition.judging.rounds.queries import source_name
from competition.judging.rounds.wording import course_in_words, course_of
from competition.judging.rules import RoundState
from competition.judging.services import settle_flag, take_in_late_entries
from competition.judging.wording import category_name, flag_words, judge_state, round_state
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

__all__ = ["bp", "views_judges", "views_letters"]
SHORT_PAGE = 50
"""So many entries with reads missing stand on a page."""


@bp.get("/c/<slug>/office/rounds/<ref>")
@allow(OFFICE_ROUND)
def page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show how far the round is, by category and by judge."""
    judges = progress_of_round(db(), round_id=round_.id)
    categories = progress_of_categories(db(), round_id=round_.id)
    figures = figures_of_round(db(), round_id=round_.id, judges=judges)
    return render_template(
        "judging/round.html",
        round=round_,
        figures=figures,
        lacking=_lacking(round_, categories) if figures.needs else [],
        judges=judges,
        **judges_list(judges, now()),
        is_quiet=lambda one: is_quiet(one, now()),
        categories=categories,
        categories_drawing=by_category(categories),
        kinds=kinds_said(),
        category_name=category_name,
        flags=flags_of_round(db(), round_id=round_.id),
        held=held_of_round(db(), round_=round_),
        round_state=round_state,
        judge_state=judge_state,
        flag_words=flag_words,
        course=_course(campaign, round_),
    )


@bp.post("/c/<slug>/office/rounds/<ref>/late-entries")
@allow(OFFICE_ROUND)
def late_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Take in the entries that were accepted since the round was set up."""
    with transaction() as session:
        taken = take_in_late_entries(session, round_=round_, actor=viewer().account, now=now())
    flash(
        ngettext("%(num)s entry was taken in.", "%(num)s entries were taken in.", taken)
        if taken
        else _("No further entry has been accepted since.")
    )
    return _back(campaign, round_)


@bp.get("/c/<slug>/office/rounds/<ref>/close")
@allow(OFFICE_ROUND)
def close_page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Ask whether the round is to be closed, and say what is missing; one that is not open says so itself."""
    if round_.state is not RoundState.OPEN:
        return _back(campaign, round_)
    return _close_page(round_)


@bp.post("/c/<slug>/office/rounds/<ref>/close")
@allow(OFFICE_ROUND)
def close_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Close the round and say what it came to; where reads are missing, only for somebody who knows."""
    try:
        with transaction() as session:
            known = request.form.get("known", "")
            closing = close_knowingly(session, round_=round_, known=known, actor=viewer().account, now=now())
    except ReadsMissingError as refusal:
        return _close_page(round_, translate(refusal)), refusal.status
    except RoundClosedError:  # pressed twice, or by somebody else: the round's page says so
        return _back(campaign, round_)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return _back(campaign, round_)
    flash(
        ngettext(
            "The round is closed. %(num)s scoresheet counts.",
            "The round is closed. %(num)s scoresheets count.",
            closing.counted,
        ),
        "success",
    )
    if closing.unfinished:
        flash(
            ngettext("%(num)s read was not finished.", "%(num)s reads were not finished.", closing.unfinished)
        )
    return _back(campaign, round_)


@bp.post("/c/<slug>/office/flags/<ref>/settle")
@allow(OFFICE_FLAG)
def settle_post(campaign: Campaign, round_: Round, flag: Flag) -> ResponseReturnValue:
    """Note that a flag is dealt with."""
    with transaction() as session:
        settle_flag(session, flag=flag, campaign_id=campaign.id, actor=viewer().account, now=now())
    flash(_("Noted as dealt with."), "success")
    return _back(campaign, round_)


def _lacking(round_: Round, categories: Sequence[CategoryProgress]) -> list[Lacking]:
    """Say what would help where some reads have nobody."""
    names = {one.category_id: category_name(one.form, one.age_group) for one in categories if one.nobodys}
    return lacking_of_round(db(), round_=round_, names=names)


def _course(campaign: Campaign, round_: Round) -> list[str]:
    """Say how the round goes."""
    source = source_name(db(), round_=round_)
    opened = round_.state is not RoundState.DRAFT
    return course_in_words(course_of(round_), source, campaign.time_zone, opened)


def _close_page(round_: Round, refusal: str = "") -> str:
    """Say by category which entries have fewer reads than asked, and what else is left."""
    found, page = categories_to_close(db(), round_id=round_.id), page_asked()
    categories = [each for each in found if each.entries]
    short, first = sum(each.entries for each in categories), (page - 1) * SHORT_PAGE
    shown = short_entries(db(), round_id=round_.id, categories=categories, first=first, most=SHORT_PAGE)
    return render_template(
        "judging/close.html",
        round=round_,
        refusal=refusal,
        left=sum(each.left for each in found),
        late=late_entries(db(), round_id=round_.id),
        short=short,
        by_category=categories,
        shown=shown,
        pages=foot(
            _("Entries %(first)s to %(last)s"),
            page=page,
            size=SHORT_PAGE,
            shown=len(shown),
            more=page * SHORT_PAGE < short,
        ),
        category_name=category_name,
    )


def _back(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))
