"""The secretariat's pages of the deadline: more time for a school, and who is unfinished."""

from zoneinfo import ZoneInfo

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms.fields import SelectChoice

from competition.campaign.models import Campaign, City, School
from competition.campaign.policies import OFFICE
from competition.campaign.queries import schools_with_cities
from competition.campaign.rules import MilestoneKey
from competition.entries.deadline.forms import ExtensionForm, UnfinishedForm
from competition.entries.deadline.queries import PAGE, Narrowed, extensions
from competition.entries.deadline.services import due_by_hand, extend, remind_by_hand, withdraw_extension
from competition.entries.deadline.unfinished import class_ids, unfinished
from competition.entries.desk import acting
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext, translate
from competition.platform.moments import in_words
from competition.web.messages import Undo, say
from competition.web.narrowing import address, chips
from competition.web.navigation import office_nav
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("deadline", __name__)
office_nav.add(label=_l("Deadline"), endpoint="deadline.unfinished_page", position=12)
Schools = dict[str, tuple[School, City]]


@bp.get("/c/<slug>/office/unfinished")
@allow(OFFICE)
def unfinished_page(campaign: Campaign) -> ResponseReturnValue:
    """List the classes with drafts, those that were touched longest ago first."""
    form = UnfinishedForm(request.args)
    narrowed = Narrowed(which=form.which.data or "", search=(form.search.data or "")[:100])
    page = page_asked()
    rows, whole = unfinished(db(), campaign, narrowed, now=now(), page=page)
    return render_template(
        "entries/deadline/unfinished.html",
        campaign=campaign,
        form=form,
        rows=rows,
        whole=whole,
        is_narrowed=narrowed != Narrowed(),
        chips=chips(form),
        found=ngettext("%(num)s class has drafts", "%(num)s classes have drafts", whole),
        pages=foot(
            _("Classes %(first)s to %(last)s"),
            page=page,
            size=PAGE,
            shown=len(rows),
            more=whole > page * PAGE,
        ),
        here=address(page=page if page > 1 else None),
        bare=url_for("deadline.unfinished_page", slug=campaign.slug),
        deadline=campaign.calendar.at(MilestoneKey.DEADLINE),
        may_remind=any(row.may_remind for row in rows),
        is_open=campaign.calendar.takes_entries(now()),
    )


@bp.get("/c/<slug>/office/unfinished/remind")
@allow(OFFICE)
def remind_page(campaign: Campaign) -> ResponseReturnValue:
    """Ask whether all these letters are to be sent: they cannot be called back."""
    number = len(due_by_hand(db(), campaign, now=now()))
    return render_template("entries/deadline/remind.html", campaign=campaign, number=number)


@bp.post("/c/<slug>/office/unfinished")
@allow(OFFICE)
def remind_post(campaign: Campaign) -> ResponseReturnValue:
    """Remind one class, or everybody who is unfinished."""
    ref = request.form.get("class", "")
    try:
        with transaction() as session:
            ids = class_ids(session, campaign.id, [ref]) if ref else []
            if ref and not ids:
                raise NotFoundError
            sent = remind_by_hand(session, campaign=campaign, class_ids=ids, actor=acting(), now=now())
    except NotFoundError:
        raise
    except GarlandError as refusal:
        say(translate(refusal), "warning")
        return redirect(address())
    said = ngettext("%(num)s class is reminded by mail.", "%(num)s classes are reminded by mail.", sent)
    say(said, "success")
    return redirect(address())


@bp.get("/c/<slug>/office/extensions")
@allow(OFFICE)
def extensions_page(campaign: Campaign) -> ResponseReturnValue:
    """Show which schools have more time, and the form that gives one more."""
    schools = _schools(campaign)
    form = _form(schools)
    wanted = request.args.get("school", "")
    if wanted in schools:
        form.school.data = wanted
    return _page(campaign, form)


@bp.post("/c/<slug>/office/extensions")
@allow(OFFICE)
def extend_post(campaign: Campaign) -> ResponseReturnValue:
    """Give a school more time and tell its teachers."""
    schools = _schools(campaign)
    form = _form(schools)
    if not form.validate_on_submit():
        return _page(campaign, form), 400
    school, _city = schools[form.school.data]
    until = form.moment(campaign.time_zone)
    try:
        with transaction() as session:
            extend(
                session,
                campaign=campaign,
                school=school,
                until=until,
                reason=form.reason.data or "",
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        form.until.errors = [translate(refusal)]
        return _page(campaign, form), refusal.status
    when = in_words(until, campaign.time_zone)
    said = _("%(school)s has time until %(when)s. Its teachers are told.", school=school.name, when=when)
    say(said, "success")
    return redirect(url_for("deadline.extensions_page", slug=campaign.slug))


@bp.post("/c/<slug>/office/extensions/withdraw")
@allow(OFFICE)
def withdraw_post(campaign: Campaign) -> ResponseReturnValue:
    """Take an extension back; the message carries the way to give it again."""
    found = {school.ref: (each, school) for each, school, _ in extensions(db(), campaign.id)}
    pair = found.get(request.form.get("school", ""))
    if pair is None:
        raise NotFoundError
    extension, school = pair
    local = extension.until.astimezone(ZoneInfo(campaign.time_zone))
    again = {"school": school.ref, "until": f"{local:%Y-%m-%dT%H:%M}", "reason": extension.reason}
    with transaction() as session:
        withdraw_extension(session, campaign=campaign, school=school, actor=acting(), now=now())
    way = Undo(url_for("deadline.extend_post", slug=campaign.slug), again)
    said = _(
        "The deadline of %(school)s is that of everybody again. Its teachers are told.", school=school.name
    )
    say(said, undo=way)
    return redirect(url_for("deadline.extensions_page", slug=campaign.slug))


def _schools(campaign: Campaign) -> Schools:
    return {school.ref: (school, city) for school, city in schools_with_cities(db(), campaign.id)}


def _form(schools: Schools) -> ExtensionForm:
    form = ExtensionForm()
    form.school.choices = [
        SelectChoice("", _("Please choose")),
        *(SelectChoice(ref, f"{city.name}: {school.name}") for ref, (school, city) in schools.items()),
    ]
    return form


def _page(campaign: Campaign, form: ExtensionForm) -> str:
    return render_template(
        "entries/deadline/extensions.html",
        campaign=campaign,
        form=form,
        rows=extensions(db(), campaign.id),
        deadline=campaign.calendar.at(MilestoneKey.DEADLINE),
        now=now(),
    )
