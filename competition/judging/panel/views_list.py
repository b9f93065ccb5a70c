"""Inviting by a list: the file, what each line becomes, then the letters."""

import tempfile
from collections import Counter
from pathlib import Path
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.panel.columns import HEADER_WITHIN, Column
from competition.judging.panel.errors import NoAddressColumnError, NoListError
from competition.judging.panel.forms import ListForm, SendForm
from competition.judging.panel.models import PanelList
from competition.judging.panel.policies import OFFICE_LIST
from competition.judging.panel.queries import names_of_places
from competition.judging.panel.rules import Fate, Line
from competition.judging.panel.services.lists import (
    Lines,
    begin_list,
    look_over,
    name_columns,
    put_away,
    send_list,
)
from competition.judging.panel.views_office import PAGE, bp, category_names
from competition.judging.panel.wording import (
    column_choices,
    columns_shown,
    fate_words,
    given_in_words,
    notes_in_words,
)
from competition.platform import spreadsheets
from competition.platform.i18n import available_locales, ngettext, translate
from competition.platform.i18n import gettext as _
from competition.web.narrowing import address
from competition.web.paging import leaf
from competition.web.policies import allow
from competition.web.request import config, db, fresh_transaction, now, transaction, viewer


@bp.get("/c/<slug>/office/panel/list")
@allow(OFFICE)
def list_start(campaign: Campaign) -> ResponseReturnValue:
    """Ask for the list."""
    return render_template("judging/panel/list_start.html", form=ListForm(formdata=None))


@bp.post("/c/<slug>/office/panel/list")
@allow(OFFICE, writing=False)
def list_post(campaign: Campaign) -> ResponseReturnValue:
    """Read the list and show what each line becomes; the file itself is not kept."""
    form = ListForm()
    try:
        table = _read(form)
    except GarlandError as refusal:
        page = render_template("judging/panel/list_start.html", form=form, refusal=translate(refusal))
        return page, refusal.status
    with fresh_transaction() as (session, loaded):
        begun = begin_list(
            session, campaign=loaded["campaign"], table=table, actor=viewer().account, now=now()
        )
        where = url_for("inviting.list_page", slug=loaded["campaign"].slug, ref=begun.ref)
    return redirect(where)


def _read(form: ListForm) -> spreadsheets.Table:
    """Read what was sent, in a folder that is gone afterwards."""
    sent = request.files.get("table")
    if sent is None or not sent.filename:
        raise NoListError
    told = {name: form[name].data or None for name in ("sheet", "encoding", "delimiter")}
    # The tab of the choice does not survive the trimming of what is typed.
    told["delimiter"] = request.form.get("delimiter") or None
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "list"
        sent.save(path)
        return spreadsheets.read_table(path, kind=spreadsheets.kind_of(path, sent.filename), **told)


@bp.get("/c/<slug>/office/panel/list/<ref>")
@allow(OFFICE_LIST)
def list_page(campaign: Campaign, panel_list: PanelList) -> ResponseReturnValue:
    """Show what each line becomes; nothing is sent yet."""
    if panel_list.cells is None:
        return redirect(url_for("inviting.invited", slug=campaign.slug))
    return _page(campaign, panel_list, SendForm(formdata=None))


@bp.post("/c/<slug>/office/panel/list/<ref>/columns")
@allow(OFFICE_LIST)
def list_columns_post(campaign: Campaign, panel_list: PanelList) -> ResponseReturnValue:
    """Keep what a person says that the columns hold, and look the lines over again."""
    known = {column.value: column for column in Column}
    asked = [request.form.get(f"column-{position}", "") for position in range(len(panel_list.roles))]
    header = request.form.get("header", 0, type=int)
    with transaction() as session:
        roles = [known.get(role, Column.IGNORE) for role in asked]
        name_columns(session, panel_list=panel_list, roles=roles, header=min(max(header, 0), HEADER_WITHIN))
    return redirect(url_for("inviting.list_page", slug=campaign.slug, ref=panel_list.ref))


@bp.post("/c/<slug>/office/panel/list/<ref>")
@allow(OFFICE_LIST)
def list_send_post(campaign: Campaign, panel_list: PanelList) -> ResponseReturnValue:
    """Invite everybody who is new."""
    form = SendForm()
    if not form.validate_on_submit():
        return _page(campaign, panel_list, form), 400
    try:
        with transaction() as session:
            letters = send_list(
                session,
                campaign=campaign,
                panel_list=panel_list,
                spoken=available_locales(),
                otherwise=form.locale.data,
                secret_key=config().secret_key,
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return redirect(url_for("inviting.list_page", slug=campaign.slug, ref=panel_list.ref))
    said = ngettext("%(num)s invitation is on its way.", "%(num)s invitations are on their way.", letters)
    flash(f"{said} {_('The list itself is forgotten.')}", "success")
    return redirect(url_for("inviting.invited", slug=campaign.slug))


@bp.post("/c/<slug>/office/panel/list/<ref>/put-away")
@allow(OFFICE_LIST)
def list_away_post(campaign: Campaign, panel_list: PanelList) -> ResponseReturnValue:
    """Forget the list."""
    with transaction() as session:
        put_away(session, panel_list=panel_list)
    flash(_("The list is forgotten. Nobody was written to."))
    return redirect(url_for("panel.index", slug=campaign.slug))


def _page(campaign: Campaign, panel_list: PanelList, form: SendForm) -> str:
    refusal, found = "", list[tuple[Line, Fate]]()
    try:
        found = list(look_over(db(), campaign=campaign, panel_list=panel_list, now=now()))
    except NoAddressColumnError as missing:
        refusal = translate(missing)
    counts = Counter(fate for _line, fate in found)
    asked = request.args.get("fate", "")
    fitting = [(line, fate) for line, fate in found if _fits(line, fate, asked)]
    shown, pages = leaf(fitting, _("Lines %(first)s to %(last)s"), PAGE)
    return render_template(
        "judging/panel/list.html",
        panel_list=panel_list,
        form=form,
        refusal=refusal,
        columns=columns_shown(panel_list),
        column_choices=column_choices(),
        head_rows=_head_rows(panel_list),
        states=_states(found, counts, asked),
        letters=counts[Fate.INVITED],
        rows=_rows(campaign, shown),
        fate_words=fate_words,
        pages=pages,
    )


def _fits(line: Any, fate: Fate, asked: str) -> bool:
    return bool(line.notes) if asked == "notes" else asked in ("", fate.value)


def _states(found: Lines, counts: Counter[Fate], asked: str) -> list[tuple[str, int, str, bool]]:
    """Return the ways through the list by what becomes of its lines."""
    noted = sum(bool(line.notes) for line, _fate in found)
    ways = [(_("All lines"), len(found), address(fate=None), asked == "")]
    ways += [
        (fate_words(fate)[0], counts[fate], address(fate=fate.value), asked == fate.value)
        for fate in Fate
        if counts[fate]
    ]
    return [*ways, (_("With something unknown"), noted, address(fate="notes"), asked == "notes")][
        : None if noted else -1
    ]


def _rows(campaign: Campaign, shown: Lines) -> list[dict[str, Any]]:
    """Return the lines of this page with everything in words."""
    cities, schools = names_of_places(
        db(),
        [line.given.city_id for line, _fate in shown if line.given.city_id],
        [school for line, _fate in shown for school in line.given.school_ids],
    )
    categories = category_names(campaign)
    return [
        {
            "line": line,
            "fate": fate,
            "given": given_in_words(line.given, categories, cities, schools),
            "notes": notes_in_words(line),
        }
        for line, fate in shown
    ]


def _head_rows(panel_list: PanelList) -> list[tuple[int, str]]:
    """Return the first rows, to choose from as the one that names the columns."""
    cells = panel_list.cells or {}
    first = zip(cells["numbers"][:10], cells["rows"][:10], strict=True)
    return [
        (position, f"{number}: {' · '.join(cell for cell in row if cell.strip())[:60]}")
        for position, (number, row) in enumerate(first, start=1)
    ]
