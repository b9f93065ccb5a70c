"""One work in the book: whether it is printed, on which pages, how large, how much of it, and where."""

from flask import Blueprint, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.publication.composing import wording
from competition.publication.composing.choosing import denied
from competition.publication.composing.desk import Desk
from competition.publication.composing.errors import ChangedMeanwhileError, ReasonMissingError
from competition.publication.composing.forms_single import PlaceForm, WorkForm, work_form
from competition.publication.composing.queries import last_change
from competition.publication.composing.rows import ChapterRow, WorkRow
from competition.publication.composing.saying import FRONT, Move, number
from competition.publication.composing.services.saving import save_work
from competition.publication.composing.views import ROOM, change, desk_of, faces
from competition.publication.excerpts import parts
from competition.web.messages import say
from competition.web.policies import allow
from competition.web.request import config, db, transaction

bp = Blueprint("composing_works", __name__)


@bp.get(f"{ROOM}/work/<ref>")
@allow(OFFICE)
def work(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Show how a work stands in the book."""
    found = desk_of(campaign)
    return _page(found, *_find(found, ref))


@bp.post(f"{ROOM}/work/<ref>")
@allow(OFFICE)
def work_post(campaign: Campaign, ref: str) -> ResponseReturnValue:
    """Keep how a work stands in the book; nothing is written over unseen."""
    found, form = desk_of(campaign), WorkForm()
    part, row = _find(found, ref)
    if not form.validate_on_submit() or not form.fits(*_counts(row)):
        return _page(found, part, row, form), 400
    version = number(form.version.data)
    try:
        with transaction() as session:
            save_work(
                change(session, campaign), entry_id=row.work.entry_id, wish=form.wish(), version=version
            )
    except ReasonMissingError as refusal:
        form.reason.errors = [translate(refusal)]
        return _page(found, part, row, form), refusal.status
    except ChangedMeanwhileError as refusal:
        found = desk_of(campaign)
        part, row = _find(found, ref)
        form.version.data = str(row.wish.version)
        changed = last_change(db(), campaign_id=campaign.id, what=ref, kind="work")
        return _page(found, part, row, form, theirs=True, refusal=translate(refusal), changed=changed), 409
    title = row.work.original.title or _("Untitled")
    say(_("How “%(title)s” stands in the book is saved.", title=title), "success")
    return redirect(url_for("composing.page", slug=campaign.slug, _anchor=f"work-{ref}"))


def _page(found: Desk, part: ChapterRow, row: WorkRow, form: WorkForm | None = None, **more: object) -> str:
    place, form = PlaceForm(formdata=None), form or work_form(row.wish)
    if row.work.form != "illustration":
        form.mark(denied(found.as_wished(row), found.language, faces(config().instance)))
    place.do.choices = [
        (str(_to_end(row, each)), wording.chapter_name(each.chapter))
        for each in found.sections
        if each is not part
    ]
    return render_template(
        "publication/composing/work.html",
        part=part,
        row=row,
        form=form,
        place=place,
        counts=_counts(row),
        parts=parts,
        words=wording,
        **more,
    )


def _to_end(row: WorkRow, section: ChapterRow) -> Move:
    after = section.works[-1].ref if section.works else FRONT
    return Move("work", row.ref, row.wish.moves, section.chapter.key, after)


def _counts(row: WorkRow) -> tuple[int, int]:
    """Return how many lines or paragraphs the original has, and how many the translation."""
    work = row.work
    return len(parts(work.original, work.form)), (
        len(parts(work.translation, work.form)) if work.translation else 0
    )


def _find(found: Desk, ref: str) -> tuple[ChapterRow, WorkRow]:
    place = found.find(ref)
    if place is None:
        raise NotFoundError
    return place
