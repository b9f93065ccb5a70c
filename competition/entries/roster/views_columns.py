"""The columns of a roster: what each holds, as a person says, and how the table is read."""

from collections.abc import Iterator, Mapping
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.wording import form_name
from competition.entries import tags
from competition.entries.identity import SchoolClass
from competition.entries.roster import services
from competition.entries.roster.models import Roster
from competition.entries.roster.policies import OWN_ROSTER
from competition.entries.roster.queries import categories_of
from competition.entries.roster.reading import Setting
from competition.entries.roster.roles import Role
from competition.entries.roster.views_start import bp
from competition.entries.roster.ways import closed
from competition.entries.roster.wording import (
    columns_shown,
    delimiter_choices,
    encoding_choices,
    role_choices,
)
from competition.errors import GarlandError
from competition.platform import spreadsheets
from competition.platform.files import StoredFile
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.forms import Form
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, storage


@bp.get("/class/<ref>/roster/<roster_ref>/columns")
@allow(OWN_ROSTER)
def columns(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> ResponseReturnValue:
    """Show each column with its first cells, and what it is taken for."""
    return closed(school_class, roster) or _columns_page(campaign, school_class, roster)


@bp.post("/class/<ref>/roster/<roster_ref>/columns")
@allow(OWN_ROSTER, writing=False)
def columns_post(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> ResponseReturnValue:
    """Keep what the columns hold and show the rows; or read the table otherwise and ask again."""
    here = url_for("roster.columns", ref=school_class.ref, roster_ref=roster.ref)
    onwards = url_for("roster.rows", ref=school_class.ref, roster_ref=roster.ref)
    try:
        if "read" in request.form:
            _read_otherwise(roster)
            return redirect(here)
        with fresh_transaction() as (session, loaded):
            _name_columns(session, loaded)
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(here)
    return redirect(onwards)


def _columns_page(campaign: Campaign, school_class: SchoolClass, roster: Roster) -> str:
    cells = roster.cells or {}
    setting = services.setting_of(roster)
    categories = categories_of(db(), school_class)
    return render_template(
        "entries/roster/columns.html",
        campaign=campaign,
        school_class=school_class,
        roster=roster,
        form=Form(),
        columns=columns_shown(roster),
        roles=role_choices(),
        sheets=cells.get("sheets", []),
        cut=cells.get("cut", False),
        encodings=encoding_choices(roster.encoding),
        delimiters=delimiter_choices(roster.delimiter),
        head_rows=list(_head_rows(roster)),
        forms=[(category.form, form_name(category.form)) for category in categories],
        languages=tags.choices(),
        setting=setting,
        number=len(services.rows_of(roster)[roster.header :]),
    )


def _head_rows(roster: Roster) -> Iterator[tuple[int, str]]:
    """Yield the first rows to choose from as the one that names the columns."""
    numbers = (roster.cells or {}).get("numbers", [])
    for position, row in enumerate(services.rows_of(roster)[:10], start=1):
        said = " · ".join(cell for cell in row if cell.strip())[:60]
        yield position, _("Row %(number)s: %(cells)s", number=numbers[position - 1], cells=said)


def _read_otherwise(roster: Roster) -> None:
    """Read the table with another sheet, encoding or delimiter, or with another row of names."""
    asked = {name: request.form.get(name, "") for name in ("sheet", "encoding", "delimiter")}
    known = {"utf-8-sig": "utf-8"}.get(roster.encoding, roster.encoding)
    changed = asked["sheet"] not in ("", roster.sheet)
    changed |= asked["encoding"] not in ("", known) or asked["delimiter"] not in ("", roster.delimiter)
    header = request.form.get("header", "", type=str)
    if changed and roster.file_id is not None:
        key, kind = db().get_one(StoredFile, roster.file_id).key, roster.kind
        told = {name: value[:200] or None for name, value in asked.items()}
        table = spreadsheets.read_table(storage().path(key), kind=kind, **told)
        with fresh_transaction() as (session, loaded):
            services.read_anew(session, roster=loaded["roster"], table=table, now=now())
    elif header.isdecimal():
        with fresh_transaction() as (session, loaded):
            services.name_header(session, roster=loaded["roster"], header=int(header[:4]), now=now())


def _name_columns(session: Any, loaded: Mapping[str, Any]) -> None:
    roster = loaded["roster"]
    known = {role.value: role for role in Role}
    roles = [
        known.get(request.form.get(f"column-{position}", ""), Role.IGNORE)
        for position in range(len(roster.roles))
    ]
    forms = {category.form for category in categories_of(session, loaded["school_class"])}
    form, language = request.form.get("form", ""), request.form.get("language", "")
    setting = Setting(
        form=form if form in forms else "",
        language=language if language in tags.COMMON else "",
        together=request.form.get("together") == "yes",
    )
    services.name_columns(session, roster=roster, roles=roles, setting=setting, now=now())
