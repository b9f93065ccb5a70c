"""The composition of the book: everything that stands in it, in one list, and moving it."""

from functools import cache
from pathlib import Path

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError, NotFoundError
from competition.platform import fonts
from competition.platform.fonts import FontSet
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.composing import wording
from competition.publication.composing.desk import Desk, desk
from competition.publication.composing.errors import ChangedMeanwhileError, GoneError
from competition.publication.composing.forms import TranslationsForm
from competition.publication.composing.places import moved_said, place, standing
from competition.publication.composing.queries import arrangement_of, last_change
from competition.publication.composing.saying import FRONT, Move, read
from competition.publication.composing.services.changing import Change
from competition.publication.composing.services.moving import move_chapter, move_voice, move_work
from competition.publication.composing.services.saving import save_translations
from competition.publication.designs import design_of
from competition.web.forms import Form
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

bp = Blueprint("composing", __name__)
ROOM = "/c/<slug>/office/book/parts"


def change(session: Session, campaign: Campaign) -> Change:
    """Return a change by whoever is looking."""
    return Change(session, campaign, viewer().account, now())


def desk_of(campaign: Campaign) -> Desk:
    """Return what the pages show, as this request finds it."""
    return desk(db(), campaign, faces(config().instance))


@cache
def faces(instance: Path) -> FontSet:
    """Return the faces that the book is set in: they are looked for once in a process."""
    return fonts.prepare(instance)


@bp.get(ROOM)
@allow(OFFICE)
def page(campaign: Campaign) -> ResponseReturnValue:
    """Show everything that stands in the book, in order."""
    found = desk_of(campaign)
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
    """Move a work, a voice or a part; who moves what somebody else moved meanwhile is asked."""
    wanted = read(request.form.get("do", ""))
    if wanted is None:
        raise NotFoundError
    try:
        with transaction() as session:
            _move(change(session, campaign), wanted)
    except ChangedMeanwhileError as refusal:
        found = desk_of(campaign)
        if standing(found, wanted)[2] != place(found, wanted):  # else both wanted the same
            return _both(campaign, wanted, refusal)
    except GoneError as refusal:
        say(translate(refusal), "error")
        return redirect(url_for("composing.page", slug=campaign.slug))
    say(moved_said(desk_of(campaign), wanted), "success")
    return redirect(_list(campaign, wanted, f"{wanted.kind}-{wanted.what}"))


def _move(made: Change, wanted: Move) -> None:
    after = None if wanted.after == FRONT else wanted.after
    if wanted.kind == "part":
        move_chapter(made, chapter=wanted.what, after=after, moves=wanted.moves)
        return
    found = desk_of(made.campaign)
    part = found.chapter(wanted.chapter)
    if wanted.kind == "voice":
        refs = [row.voice.ref for row in part.voices] if part else []
        move_voice(made, ref=wanted.what, chapter=wanted.chapter, after=after, moves=wanted.moves, shown=refs)
        return
    moved, before = found.find(wanted.what), found.find(wanted.after)
    if moved is None or (before is None and wanted.after != FRONT):
        raise GoneError
    move_work(
        made,
        entry_id=moved[1].work.entry_id,
        chapter=wanted.chapter,
        after=before[1].work.entry_id if before else None,
        moves=wanted.moves,
        shown=[row.work.entry_id for row in part.works] if part else (),
    )


def _both(campaign: Campaign, wanted: Move, refusal: GarlandError) -> ResponseReturnValue:
    """Show where something stands and where it was wanted, to be chosen from."""
    found = desk_of(campaign)
    title, moves, stands = standing(found, wanted)
    again = Move(wanted.kind, wanted.what, moves, wanted.chapter, wanted.after)
    return (
        render_template(
            "publication/composing/both.html",
            refusal=translate(refusal),
            title=title,
            stands=stands,
            wanted=place(found, wanted),
            again=again,
            changed=last_change(db(), campaign_id=campaign.id, what=wanted.what, kind=wanted.kind),
            back=_list(campaign, wanted),
            form=Form(),
            words=wording,
        ),
        refusal.status,
    )


def _list(campaign: Campaign, wanted: Move, anchor: str | None = None) -> str:
    """Return the address of the list that something stands in: what people say has one in its chapter."""
    if wanted.kind == "voice":
        return url_for("composing_parts.part", slug=campaign.slug, key=wanted.chapter, _anchor=anchor)
    return url_for("composing.page", slug=campaign.slug, _anchor=anchor)


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
