"""The parts of the book: their titles and texts, the order of a section, what is added and taken out."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.markdown import rendered
from competition.publication.composing import wording
from competition.publication.composing.desk import Desk
from competition.publication.composing.errors import ChangedMeanwhileError, GoneError
from competition.publication.composing.forms import ChapterForm, NewChapterForm, chapter_form
from competition.publication.composing.queries import last_change
from competition.publication.composing.rows import ChapterRow
from competition.publication.composing.saying import number
from competition.publication.composing.services.saving import (
    add_chapter,
    is_own,
    remove_chapter,
    save_chapter,
)
from competition.publication.composing.views import ROOM, change, desk_of
from competition.publication.manuscript import ChapterKind
from competition.web.forms import Form
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import db, transaction

bp = Blueprint("composing_parts", __name__)


@bp.get(f"{ROOM}/new")
@allow(OFFICE)
def new(campaign: Campaign) -> ResponseReturnValue:
    """Show the form of a part to be added."""
    return render_template("publication/composing/new.html", form=NewChapterForm(), preview="")


@bp.post(f"{ROOM}/new")
@allow(OFFICE)
def new_post(campaign: Campaign) -> ResponseReturnValue:
    """Add a part, or show how its text will look."""
    form = NewChapterForm()
    valid = form.validate_on_submit()
    if not valid or "look" in request.form:
        preview = rendered(form.text.data or "", highest=3)
        return render_template("publication/composing/new.html", form=form, preview=preview), _status(valid)
    kind = ChapterKind(form.kind.data)
    with transaction() as session:
        key = add_chapter(change(session, campaign), kind=kind, words=form.words())
    say(_("It stands in the book now. Move it to where you want it."), "success")
    return redirect(url_for("composing.page", slug=campaign.slug, _anchor=f"part-{key}"))


@bp.get(f"{ROOM}/part/<key>")
@allow(OFFICE)
def part(campaign: Campaign, key: str) -> ResponseReturnValue:
    """Show a part of the book to be changed."""
    found = desk_of(campaign)
    row = _row(found, key)
    return _page(found, row, chapter_form(row.chapter))


@bp.post(f"{ROOM}/part/<key>")
@allow(OFFICE)
def part_post(campaign: Campaign, key: str) -> ResponseReturnValue:
    """Keep what was typed, or show how it will look; nothing is written over unseen."""
    found = desk_of(campaign)
    row = _row(found, key)
    form = ChapterForm.of(row.chapter.kind)
    valid = form.validate_on_submit()
    if not valid or "look" in request.form:
        return _page(found, row, form), _status(valid)
    try:
        with transaction() as session:
            words, version = form.words(row.chapter), number(form.version.data)
            save_chapter(change(session, campaign), chapter=key, words=words, version=version)
    except ChangedMeanwhileError as refusal:
        found = desk_of(campaign)
        standing = _row(found, key)
        form.version.data = str(standing.chapter.version)
        changed = last_change(db(), campaign_id=campaign.id, what=key, kind="part")
        return _page(found, standing, form, theirs=True, refusal=translate(refusal), changed=changed), 409
    saved = _row(desk_of(campaign), key)
    say(_("“%(part)s” is saved.", part=wording.chapter_name(saved.chapter)), "success")
    return redirect(url_for("composing.page", slug=campaign.slug, _anchor=f"part-{key}"))


@bp.get(f"{ROOM}/part/<key>/out")
@allow(OFFICE)
def out(campaign: Campaign, key: str) -> ResponseReturnValue:
    """Ask whether a part that was added is to be taken out for good."""
    row = _own(campaign, key)
    return render_template("publication/composing/out.html", row=row, form=Form(), words=wording)


@bp.post(f"{ROOM}/part/<key>/out")
@allow(OFFICE)
def out_post(campaign: Campaign, key: str) -> ResponseReturnValue:
    """Take a part out that was added."""
    row = _own(campaign, key)
    try:
        with transaction() as session:
            version = number(request.form.get("version"))
            remove_chapter(change(session, campaign), chapter=key, version=version)
    except (ChangedMeanwhileError, GoneError) as refusal:
        say(translate(refusal), "error")
        return redirect(url_for("composing_parts.part", slug=campaign.slug, key=key))
    say(_("“%(part)s” is taken out of the book.", part=wording.chapter_name(row.chapter)), "success")
    return redirect(url_for("composing.page", slug=campaign.slug))


def _page(found: Desk, row: ChapterRow, form: ChapterForm, **more: object) -> str:
    written = row.chapter.kind.is_written
    return render_template(
        "publication/composing/part.html",
        row=row,
        form=form,
        desk=found,
        own=is_own(row.chapter),
        words=wording,
        preview=rendered(form.text.data or "", highest=3) if written else "",
        their_preview=rendered(row.chapter.text, highest=3),
        **more,
    )


def _row(found: Desk, key: str) -> ChapterRow:
    row = found.chapter(key)
    if row is None:
        raise NotFoundError
    return row


def _own(campaign: Campaign, key: str) -> ChapterRow:
    row = _row(desk_of(campaign), key)
    if not is_own(row.chapter):
        raise NotFoundError
    return row


def _status(valid: bool) -> int:
    return 200 if valid else 400
