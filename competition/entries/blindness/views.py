"""What judges must not see, settled by the teacher of an entry while it may be changed."""

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.blindness import deeds
from competition.entries.blindness.page import Ways, blindness_page
from competition.entries.blindness.queries import report_of
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.policies import OWN_ENTRY
from competition.entries.services.guards import require_changeable
from competition.platform.i18n import gettext as _
from competition.web.policies import allow
from competition.web.request import db, now

bp = Blueprint("entry_blindness", __name__)


@bp.get("/entry/<ref>/blind")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show the names found in the work and beside it, and the pictures to cover parts of."""
    require_changeable(campaign, entry, now())
    return blindness_page(
        entry,
        report_of(db(), entry),
        _ways(entry),
        school_class=school_class,
        office=False,
    )


@bp.post("/entry/<ref>/blind/word")
@allow(OWN_ENTRY)
def word_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Decide about a word."""
    deeds.settle_word(entry, as_office=False)
    return _back(entry)


@bp.post("/entry/<ref>/blind/picture/<image_ref>")
@allow(OWN_ENTRY, writing=False)
def cover_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, image_ref: str
) -> ResponseReturnValue:
    """Cover parts of a picture."""
    back = _back(entry)
    deeds.cover(entry, image_ref, as_office=False)
    return back


@bp.post("/entry/<ref>/blind/beside")
@allow(OWN_ENTRY)
def beside_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Forget the names and properties of files."""
    deeds.forget(entry, as_office=False)
    return _back(entry)


def _ways(entry: Entry) -> Ways:
    ref = entry.ref
    return Ways(
        word=url_for("entry_blindness.word_post", ref=ref),
        beside=url_for("entry_blindness.beside_post", ref=ref),
        cover=lambda image: url_for("entry_blindness.cover_post", ref=ref, image_ref=image.ref),
        picture=lambda image: url_for("entry_pictures.picture", ref=ref, image_ref=image.ref, kind="screen"),
        back=url_for("entry.page", ref=ref),
        back_label=_("Overview and submit"),
    )


def _back(entry: Entry) -> ResponseReturnValue:
    return redirect(url_for("entry_blindness.page", ref=entry.ref))
