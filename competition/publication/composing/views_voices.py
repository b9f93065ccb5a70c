"""What somebody says in the book: whether it is printed, and at which place a quote stands."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.composing import wording
from competition.publication.composing.desk import Desk
from competition.publication.composing.errors import ChangedMeanwhileError, ReasonMissingError
from competition.publication.composing.forms_single import VoiceForm, voice_form
from competition.publication.composing.queries import last_change
from competition.publication.composing.rows import ChapterRow, VoiceRow
from competition.publication.composing.services.saving import save_voice
from competition.publication.composing.views import ROOM, change, desk_of
from competition.publication.manuscript import ChapterKind
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import db, transaction

bp = Blueprint("composing_voices", __name__)


@bp.get(f"{ROOM}/voice/<ref>")
@allow(OFFICE)
def voice(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Show whether what somebody says is printed."""
    found = desk_of(campaign)
    part, row = _find(found, ref)
    return _page(found, part, row, voice_form(row.wish, _places(found, row)))


@bp.post(f"{ROOM}/voice/<ref>")
@allow(OFFICE)
def voice_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Keep whether what somebody says is printed; nothing is written over unseen."""
    found = desk_of(campaign)
    part, row = _find(found, ref)
    form = VoiceForm.offering(_places(found, row))
    if not form.validate_on_submit():
        return _page(found, part, row, form), 400
    try:
        with transaction() as session:
            save_voice(change(session, campaign), ref=ref, wish=form.wish(), version=form.seen)
    except ReasonMissingError as refusal:
        form.reason.errors = [translate(refusal)]
        return _page(found, part, row, form), refusal.status
    except ChangedMeanwhileError as refusal:
        found = desk_of(campaign)
        part, row = _find(found, ref)
        form.version.data = str(row.wish.version)
        changed = last_change(db(), campaign_id=campaign.id, what=ref, kind="voice")
        return _page(found, part, row, form, theirs=True, refusal=translate(refusal), changed=changed), 409
    say(_("How “%(title)s” stands in the book is saved.", title=wording.voice_title(row.voice)), "success")
    part = _home(found, part, form.wish().chapter)
    return redirect(
        url_for("composing_parts.part", slug=campaign.slug, key=part.chapter.key, _anchor=f"voice-{ref}")
    )


def _page(found: Desk, part: ChapterRow, row: VoiceRow, form: VoiceForm, **more: object) -> str:
    return render_template(
        "publication/composing/voice.html",
        part=_home(found, part, row.wish.chapter),
        row=row,
        form=form,
        place=wording.place_of(found, row),
        words=wording,
        **more,
    )


def _places(found: Desk, row: VoiceRow) -> list[tuple[str, str]]:
    """Return the places that a quote may be given, by key; nothing else has a choice."""
    if row.voice.chapter is not ChapterKind.QUOTES:
        return []
    return [(each.chapter.key, wording.place_name(found, each)) for each in found.places]


def _home(found: Desk, part: ChapterRow, key: str) -> ChapterRow:
    """Return the chapter that something stands in: that of its place, where one was chosen."""
    return next((each for each in found.places if each.chapter.key == key), part)


def _find(found: Desk, ref: str) -> tuple[ChapterRow, VoiceRow]:
    place = found.voice(ref)
    if place is None:
        raise NotFoundError
    return place
