"""Titles and descriptions of all works that came on sheets, typed in one sitting."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.entries import tags
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.entries.models import Entry
from competition.entries.policies import OWN_CLASS
from competition.entries.services import describe_pictures, save_words
from competition.entries.services.guards import require_open
from competition.entries.sheets.queries import TitleRow, count_waiting, titles_of_class
from competition.entries.words import MAX_TITLE, stamp_of, words_of
from competition.errors import GarlandError
from competition.platform.i18n import current_locale, ngettext, translate
from competition.web.arrival import arrival
from competition.web.forms import Form, clean
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("class_titles", __name__)


@bp.get("/class/<ref>/sheets/titles")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show each title as it was written, beside the field it is typed into."""
    require_open(campaign, now(), school_class)
    return _page(campaign, school_class, titles_of_class(db(), school_class.id), {})


@bp.post("/class/<ref>/sheets/titles")
@allow(OWN_CLASS)
def save_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Save every title and description; one that is refused is told beside it, the others are kept."""
    rows, refused, saved = titles_of_class(db(), school_class.id), {}, 0
    with transaction() as session:
        at = arrival(session)
        for row in rows:
            entry = session.get_one(Entry, row.entry.id, populate_existing=True)
            try:
                with session.begin_nested():
                    saved += _save(session, campaign, entry, row, at)
            except GarlandError as refusal:
                refused[row.entry.ref] = translate(refusal)
    if refused:
        return _page(campaign, school_class, rows, refused), 409
    flash(ngettext("%(num)s work is changed.", "%(num)s works are changed.", saved), "success")
    return redirect(url_for("class.page", ref=school_class.ref))


def _save(session: Session, campaign: Campaign, entry: Entry, row: TitleRow, at: datetime) -> bool:
    """Save what was typed for one work; return whether anything changed."""
    typed = clean(request.form.get(f"title-{entry.ref}", entry.title))
    language = entry.language or clean(request.form.get("language", ""))
    words = replace(words_of(entry), title=typed, language=language if typed else entry.language)
    seen = request.form.get(f"seen-{entry.ref}")
    category = next(each for each in campaign.categories if each.id == entry.category_id)
    by: dict[str, Any] = {"actor": acting(), "now": at}
    changed = save_words(session, entry=entry, category=category, words=words, seen=seen, **by)
    alt = request.form.get(f"alt-{entry.ref}")
    if row.image is not None and alt is not None:
        changed |= describe_pictures(session, entry=entry, alts={row.image.ref: clean(alt)}, **by)
    return changed


def _page(
    campaign: Campaign, school_class: SchoolClass, rows: list[TitleRow], refused: dict[str, str]
) -> str:
    known = next((row.entry.language for row in rows if row.entry.language), current_locale())
    return render_template(
        "entries/sheets/titles.html",
        campaign=campaign,
        school_class=school_class,
        rows=rows,
        tray=count_waiting(db(), school_class.id)[1],
        refused=refused,
        typed=request.form,
        form=Form(formdata=None),
        stamp_of=stamp_of,
        languages=tags.choices(),
        language=request.form.get("language", known),
        longest=MAX_TITLE,
    )
