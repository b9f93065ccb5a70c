"""One work of the meeting, alone or beside another: for the secretariat, and for the wall."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.entries.models import Entry
from competition.errors import GarlandError
from competition.judging.wording import category_name
from competition.moderation.errors import NotesChangedError
from competition.moderation.forms import ChoiceForm, NotesForm, choice_form
from competition.moderation.page import table_of
from competition.moderation.policies import OFFICE_MATTER
from competition.moderation.queries import decisions_of
from competition.moderation.room import bp
from competition.moderation.rules import choices
from competition.moderation.services import decide, keep_notes
from competition.moderation.wording import cause_said, choice_said
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import translate
from competition.results.queries import round_with_standings
from competition.results.services.awards import kinds_of
from competition.results.wording import WORDS
from competition.web.keyboard import Group, Key, keyboard
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

MEETING = Group(
    _l("At the jury’s meeting"),
    (
        Key(("N", "B"), _l("On to the next work, back to the one before")),
        Key(("T",), _l("Two works side by side, or one again")),
    ),
)
keyboard.on("moderation.work", "moderation.wall", groups=(MEETING,))


@bp.get("/c/<slug>/office/results/jury/works/<ref>")
@allow(OFFICE_MATTER)
def work(campaign: Campaign, entry: Entry, category: Category) -> ResponseReturnValue:
    """Show a work with what its judges said, the notes, and what can be decided."""
    return _page(campaign, entry, category)


@bp.get("/c/<slug>/office/results/jury/works/<ref>/wall")
@allow(OFFICE_MATTER)
def wall(campaign: Campaign, entry: Entry, category: Category) -> ResponseReturnValue:
    """Show a work, or two, large and without a menu, for a projector."""
    two = request.args.get("two") == "1"
    round_ = round_with_standings(db(), campaign.id)
    table = table_of(db(), round_=round_, entry=entry, beside=None, two=two)
    return render_template("moderation/wall.html", two=two, **_shared(campaign, table))


@bp.post("/c/<slug>/office/results/jury/works/<ref>/notes")
@allow(OFFICE_MATTER)
def notes_post(campaign: Campaign, entry: Entry, category: Category) -> ResponseReturnValue:
    """Keep the notes; where somebody else has saved meanwhile, both versions are shown."""
    form = NotesForm()
    if not form.validate_on_submit():
        return _page(campaign, entry, category, notes=form), 400
    typed, version = form.notes.data or "", form.version.data or 0
    try:
        with transaction() as session:
            keep_notes(session, entry=entry, notes=typed, version=version, actor=viewer().account, now=now())
    except NotesChangedError as changed:
        form.version.data = changed.version
        form.version.raw_data = None
        page = _page(campaign, entry, category, notes=form, refusal=translate(changed), theirs=changed.notes)
        return page, changed.status
    except GarlandError as refusal:
        return _page(campaign, entry, category, notes=form, refusal=translate(refusal)), refusal.status
    flash(_("The notes are kept."), "success")
    return redirect(_address(campaign, entry))


@bp.post("/c/<slug>/office/results/jury/works/<ref>")
@allow(OFFICE_MATTER)
def decide_post(campaign: Campaign, entry: Entry, category: Category) -> ResponseReturnValue:
    """Decide about a work; the awards follow."""
    form = choice_form(choices(kinds_of(category), decided=True))
    if not form.validate_on_submit():
        return _page(campaign, entry, category, decision=form), 400
    last = form.last.data or ""
    try:
        with transaction() as session:
            decide(
                session,
                entry=entry,
                choice=form.choice.data,
                reason=form.reason.data,
                last=int(last) if last.isdecimal() else 0,
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        return _page(campaign, entry, category, decision=form, refusal=translate(refusal)), refusal.status
    flash(_("The decision stands. No score has changed."), "success")
    return redirect(_address(campaign, entry))


def _address(campaign: Campaign, entry: Entry) -> str:
    beside = request.args.get("beside") or None
    return url_for("moderation.work", slug=campaign.slug, ref=entry.ref, beside=beside)


def _page(
    campaign: Campaign,
    entry: Entry,
    category: Category,
    *,
    notes: NotesForm | None = None,
    decision: ChoiceForm | None = None,
    refusal: str | None = None,
    theirs: str | None = None,
) -> str:
    round_ = round_with_standings(db(), campaign.id)
    table = table_of(db(), round_=round_, entry=entry, beside=request.args.get("beside"))
    line = table.works[0].line
    decided = decisions_of(db(), campaign_id=campaign.id, entry_id=entry.id)
    if notes is None:
        notes = NotesForm(formdata=None, data={"notes": line.notes, "version": line.version})
    if decision is None:
        decision = choice_form(choices(kinds_of(category), decided=line.against))
    decision.last.data = decided[0].decision.id if decided else 0
    return render_template(
        "moderation/work.html",
        notes=notes,
        decision=decision,
        decided=decided,
        refusal=refusal,
        theirs=theirs,
        **_shared(campaign, table),
    )


def _shared(campaign: Campaign, table: object) -> dict[str, object]:
    """Return what both screens are written with."""
    return {
        "table": table,
        "cause_said": cause_said,
        "choice_said": choice_said,
        "category_name": category_name,
        "words": WORDS,
        "picture_url": lambda copy, number: url_for(
            "rounds.preview_picture", slug=campaign.slug, copy_ref=copy, number=number
        ),
    }
