"""What judges must not see, settled by the secretariat at any time; what judges have is then held."""

from typing import Any

from flask import Blueprint, redirect, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.blindness import deeds
from competition.entries.blindness.page import Ways, blindness_page
from competition.entries.blindness.queries import report_of
from competition.entries.screening_pages import Subject
from competition.entries.screening_policies import SCREENED
from competition.platform.i18n import gettext as _
from competition.web.policies import allow
from competition.web.request import db

bp = Blueprint("screening_blindness", __name__)


@bp.get("/c/<slug>/office/entries/<ref>/blind")
@allow(SCREENED)
def page(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Show the names found in the work and beside it, and the pictures to cover parts of."""
    entry = subject.entry
    return blindness_page(entry, report_of(db(), entry), _ways(campaign, subject), office=True)


@bp.post("/c/<slug>/office/entries/<ref>/blind/word")
@allow(SCREENED)
def word_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Decide about a word."""
    deeds.settle_word(subject.entry, as_office=True)
    return _back(campaign, subject)


@bp.post("/c/<slug>/office/entries/<ref>/blind/picture/<image_ref>")
@allow(SCREENED, writing=False)
def cover_post(campaign: Campaign, subject: Subject, image_ref: str) -> ResponseReturnValue:
    """Cover parts of a picture."""
    back = _back(campaign, subject)
    deeds.cover(subject.entry, image_ref, as_office=True)
    return back


@bp.post("/c/<slug>/office/entries/<ref>/blind/beside")
@allow(SCREENED)
def beside_post(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    """Forget the names and properties of files."""
    deeds.forget(subject.entry, as_office=True)
    return _back(campaign, subject)


def _ways(campaign: Campaign, subject: Subject) -> Ways:
    here: dict[str, Any] = {"slug": campaign.slug, "ref": subject.entry.ref}
    return Ways(
        word=url_for("screening_blindness.word_post", **here),
        beside=url_for("screening_blindness.beside_post", **here),
        cover=lambda image: url_for("screening_blindness.cover_post", **here, image_ref=image.ref),
        picture=lambda image: url_for("screening.picture", **here, image_ref=image.ref, kind="screen"),
        back=url_for("screening.entry_page", **here),
        back_label=_("Back to the entry"),
    )


def _back(campaign: Campaign, subject: Subject) -> ResponseReturnValue:
    return redirect(url_for("screening_blindness.page", slug=campaign.slug, ref=subject.entry.ref))
