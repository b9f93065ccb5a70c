"""Preview as judge: the sheet of any entry as a judge would have it, to look at; nothing can be saved."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.entries.blind import BlindEntry
from competition.judging.models import Round
from competition.judging.policies import OFFICE_ROUND
from competition.judging.preview.policies import OFFICE_PREVIEW, OFFICE_ROUND_PREVIEW
from competition.judging.preview.queries import Neighbours, desk_of, first_of_round, item_of, neighbours
from competition.judging.preview.rules import ways_to_read
from competition.judging.preview.wording import standing_words, way_words
from competition.judging.room import bp
from competition.judging.rules import ReadingMode
from competition.judging.sheet_page import untouched
from competition.judging.views_picture import send_picture
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.keyboard import PICTURES, Group, Key, keyboard
from competition.web.policies import allow
from competition.web.request import db

LOOKING = Group(
    _l("On a preview as judge"),
    (
        Key(("N", "B"), _l("On to the next entry, back to the one before")),
        Key(("T",), _l("Read the translation, or the original again")),
    ),
)
keyboard.on("rounds.preview_page", "rounds.preview_copy", groups=(LOOKING, PICTURES))


@bp.get("/c/<slug>/office/rounds/<ref>/preview")
@allow(OFFICE_ROUND)
def preview_first(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Lead to the first entry of a round."""
    first = first_of_round(db(), round_id=round_.id)
    if first is None:
        flash(_("This round has no entries yet. Accept entries in screening, then take them in."))
        return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))
    return redirect(url_for("rounds.preview_page", slug=campaign.slug, ref=round_.ref, copy_ref=first))


@bp.get("/c/<slug>/office/rounds/<ref>/preview/<copy_ref>")
@allow(OFFICE_ROUND_PREVIEW)
def preview_page(
    campaign: Campaign, round_: Round, copy: BlindEntry, category: Category
) -> ResponseReturnValue:
    """Show an entry with the questions of its round."""
    among = neighbours(db(), round_id=round_.id, copy=copy)
    return _page(campaign, copy, category, round_, among)


@bp.get("/c/<slug>/office/copies/<copy_ref>/preview")
@allow(OFFICE_PREVIEW)
def preview_copy(campaign: Campaign, copy: BlindEntry, category: Category) -> ResponseReturnValue:
    """Show an entry that goes into no round yet, with the questions as its category words them now."""
    return _page(campaign, copy, category)


@bp.get("/c/<slug>/office/copies/<copy_ref>/preview/picture/<int:number>")
@allow(OFFICE_PREVIEW)
def preview_picture(
    campaign: Campaign, copy: BlindEntry, category: Category, number: int
) -> ResponseReturnValue:
    """Send a picture, byte for byte as a judge gets it."""
    return send_picture(copy.id, number)


def _page(
    campaign: Campaign,
    copy: BlindEntry,
    category: Category,
    round_: Round | None = None,
    among: Neighbours | None = None,
) -> str:
    ways = ways_to_read(
        takes_text=category.takes_text, language=copy.language, translation=copy.translation_language
    )
    asked = request.args.get("read")
    mode = next((way for way in ways if way.value == asked), ways[0])
    desk = desk_of(db(), copy=copy, category=category, round_=round_, mode=mode)

    def to(ref: str, way: str | None = asked) -> str:
        read = way if way == ReadingMode.TRANSLATION.value else None
        if round_ is None:
            return url_for("rounds.preview_copy", slug=campaign.slug, copy_ref=ref, read=read)
        return url_for("rounds.preview_page", slug=campaign.slug, ref=round_.ref, copy_ref=ref, read=read)

    return render_template(
        "judging/preview.html",
        round=round_,
        copy=copy,
        among=among,
        standing=standing_words(copy, round_, has_questions=bool(desk.criteria)),
        ways=[(way_words(way), to(copy.ref, way.value), way is mode) for way in ways],
        to=to,
        **untouched(desk, item_of(desk, category=category)),
        picture_url=lambda number: url_for(
            "rounds.preview_picture", slug=campaign.slug, copy_ref=copy.ref, number=number
        ),
    )
