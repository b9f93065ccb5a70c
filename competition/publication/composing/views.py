"""The composition of the book: everything that stands in it, in one list, and moving it."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError, NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.composing import wording
from competition.publication.composing.desk import Desk, desk
from competition.publication.composing.errors import ChangedMeanwhileError, GoneError
from competition.publication.composing.forms import TranslationsForm
from competition.publication.composing.queries import arrangement_of, last_change
from competition.publication.composing.saying import FRONT, Move, read
from competition.publication.composing.services.changing import Change
from competition.publication.composing.services.moving import move_chapter, move_work
from competition.publication.composing.services.saving import save_translations
from competition.publication.designs import design_of
from competition.web.forms import Form
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("composing", __name__)
ROOM = "/c/<slug>/office/book/parts"


def change(session: Session, campaign: Campaign) -> Change:
    """Return a change by whoever is looking."""
    return Change(session, campaign, viewer().account, now())


@bp.get(ROOM)
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show everything that stands in the book, in order."""
    found = desk(db(), campaign)
    return render_template(
        "publication/composing/page.html",
        desk=found,
        form=Form(),
        words=wording,
        translations=wording.TRANSLATIONS[found.arrangement.translations],
        design=design_of(found.arrangement.design),
    )


@bp.post(ROOM)
@allow(OFFICE)
def move_post(campaign: Campaign) -> ResponseReturnValue:
    """Move a work or a part; who moves what somebody else moved meanwhile is asked."""
    wanted = read(request.form.get("do", ""))
    if wanted is None:
        raise NotFoundError
    try:
        with transaction() as session:
            _move(change(session, campaign), wanted)
    except ChangedMeanwhileError as refusal:
        return _both(campaign, wanted, refusal)
    except GoneError as refusal:
        say(translate(refusal), "error")
        return redirect(url_for("composing.page", slug=campaign.slug))
    found = desk(db(), campaign)
    said = wording.place_said if wanted.kind == "work" else wording.part_place_said
    say(said(found, wanted.what), "success")
    return redirect(url_for("composing.page", slug=campaign.slug, _anchor=f"{wanted.kind}-{wanted.what}"))


def _move(made: Change, wanted: Move) -> None:
    if wanted.kind == "part":
        after = None if wanted.after == FRONT else wanted.after
        move_chapter(made, chapter=wanted.what, after=after, moves=wanted.moves)
        return
    found = desk(made.session, made.campaign)
    moved, before = found.find(wanted.what), found.find(wanted.after)
    if moved is None or (before is None and wanted.after != FRONT):
        raise GoneError
    move_work(
        made,
        entry_id=moved[1].work.entry_id,
        chapter=wanted.chapter,
        after=before[1].work.entry_id if before else None,
        moves=wanted.moves,
    )


def _both(campaign: Campaign, wanted: Move, refusal: GarlandError) -> ResponseReturnValue:
    """Show where something stands and where it was wanted, to be chosen from."""
    found = desk(db(), campaign)
    title, moves, stands = _standing(found, wanted)
    again = Move(wanted.kind, wanted.what, moves, wanted.chapter, wanted.after)
    return (
        render_template(
            "publication/composing/both.html",
            refusal=translate(refusal),
            title=title,
            stands=stands,
            wanted=_place(found, wanted),
            again=again,
            changed=last_change(db(), campaign_id=campaign.id, what=wanted.what, kind=wanted.kind),
            form=Form(),
            words=wording,
        ),
        refusal.status,
    )


def _standing(found: Desk, wanted: Move) -> tuple[str, int, str]:
    """Return what is moved, how often it has been, and where it stands now."""
    if wanted.kind == "part":
        row = found.chapter(wanted.what)
        if row is None:
            raise NotFoundError
        at = found.chapters.index(row)
        before = found.chapters[at - 1].chapter.key if at else FRONT
        stands = Move("part", wanted.what, row.chapter.moves, "", before)
        return wording.chapter_name(row.chapter), row.chapter.moves, _place(found, stands)
    place = found.find(wanted.what)
    if place is None:
        raise NotFoundError
    part, work = place
    at = part.works.index(work)
    stands = Move("work", wanted.what, 0, part.chapter.key, part.works[at - 1].ref if at else FRONT)
    return work.work.original.title or _("Untitled"), work.wish.moves, _place(found, stands)


def _place(found: Desk, move: Move) -> str:
    """Return a place in words: in which section, and after what."""
    if move.kind == "part":
        row = found.chapter(move.after)
        return wording.after_said(wording.chapter_name(row.chapter) if row else "")
    part, before = found.chapter(move.chapter), found.find(move.after)
    title = (before[1].work.original.title or _("Untitled")) if before else ""
    return wording.in_section_said(wording.chapter_name(part.chapter) if part else "", title)


@bp.get(f"{ROOM}/translations")
@allow(OFFICE)
def translations(campaign: Campaign) -> ResponseReturnValue:
    """Show which translations the book prints."""
    standing = arrangement_of(db(), campaign.id).translations.value
    form = TranslationsForm(translations=standing, seen=standing)
    return render_template("publication/composing/translations.html", form=form, refusal="")


@bp.post(f"{ROOM}/translations")
@allow(OFFICE)
def translations_post(campaign: Campaign) -> ResponseReturnValue:
    """Keep which translations the book prints."""
    form = TranslationsForm()
    if not form.validate_on_submit():
        return render_template("publication/composing/translations.html", form=form, refusal=""), 400
    chosen, seen = form.chosen()
    try:
        with transaction() as session:
            save_translations(change(session, campaign), translations=chosen, seen=seen)
    except ChangedMeanwhileError as refusal:
        standing = arrangement_of(db(), campaign.id).translations
        form.seen.data = standing.value
        said = f"{translate(refusal)} {_('Now:')} {wording.TRANSLATIONS[standing]}."
        return render_template("publication/composing/translations.html", form=form, refusal=said), 409
    say(_("The book prints: %(what)s.", what=wording.TRANSLATIONS[chosen]), "success")
    return redirect(url_for("composing.page", slug=campaign.slug))
