"""What judges told in words about their conflicts, and what the secretariat makes of each."""

from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.queries import schools_with_cities
from competition.errors import GarlandError
from competition.judging.models import Judge
from competition.judging.panel.forms import BarForm
from competition.judging.panel.models import DeclaredConflict
from competition.judging.panel.policies import OFFICE_CONFLICT
from competition.judging.panel.queries import declared_conflicts
from competition.judging.panel.services.conflicts import bar_entry, bar_school, clear
from competition.judging.panel.views_office import bp
from competition.judging.profile_forms import SUGGESTED
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

PAGE = 30


@bp.get("/c/<slug>/office/panel/conflicts")
@allow(OFFICE)
def conflicts(campaign: Campaign) -> ResponseReturnValue:
    """Show what judges have told, those to be settled first."""
    page = page_asked()
    found = declared_conflicts(db(), campaign_id=campaign.id, skip=(page - 1) * PAGE, limit=PAGE + 1)
    shown = found[:PAGE]
    return render_template(
        "judging/panel/conflicts.html",
        shown=shown,
        schools=_schools(campaign) if any(one.settled_at is None for one, *_rest in shown) else [],
        pages=foot(
            _("Conflicts %(first)s to %(last)s"),
            page=page,
            size=PAGE,
            shown=len(shown),
            more=len(found) > PAGE,
        ),
    )


def _schools(campaign: Campaign) -> list[str]:
    """Return the schools to suggest; none where there are too many of them."""
    found = [f"{school.name}, {city.name}" for school, city in schools_with_cities(db(), campaign.id)]
    return found if len(found) <= SUGGESTED else []


@bp.post("/c/<slug>/office/panel/conflicts/<ref>")
@allow(OFFICE_CONFLICT)
def conflict_post(campaign: Campaign, judge: Judge, conflict: DeclaredConflict) -> ResponseReturnValue:
    """Keep a school or an entry from the judge, or nothing, as the button says."""
    form = BarForm()
    form.school.options = {
        school.id: f"{school.name}, {city.name}" for school, city in schools_with_cities(db(), campaign.id)
    }
    do, where = request.form.get("do", ""), url_for("inviting.conflicts", slug=campaign.slug)
    if not form.validate_on_submit() or (do == "school" and not form.school.data):
        flash(" ".join(form.school.errors) or _("Choose the school from the list first."), "error")
        return redirect(where)
    about: dict[str, Any] = {"conflict": conflict, "judge": judge, "actor": viewer().account, "now": now()}
    try:
        with transaction() as session:
            said = _done(session, do, form, about)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
    else:
        flash(said, "success")
    return redirect(where)


def _done(session: Any, do: str, form: BarForm, about: dict[str, Any]) -> str:
    """Do what was chosen; return what to say of it."""
    if do == "school":
        bar_school(session, school_id=form.school.data or 0, **about)
        return _(
            "Nothing of that school goes to this judge any more. What they have of it, not begun, goes to "
            "others."
        )
    if do == "entry":
        needs = bar_entry(session, code=form.code.data or "", **about)
        said = _("That entry does not go to this judge.")
        if not needs:
            return said
        return f"{said} " + ngettext(
            "It was with them: another reader is being looked for.",
            "It was with them %(num)s times: other readers are being looked for.",
            needs,
        )
    clear(session, **about)
    return _("Settled. Nothing is kept from this judge for it.")
