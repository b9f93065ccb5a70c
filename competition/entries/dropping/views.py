"""Dropping many files at once: the page, one request for each file, and the plain form that does the same."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import unquote

from flask import Blueprint, jsonify, render_template, request, url_for
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import FileStorage

from competition.campaign.models import Campaign, Category, City, School
from competition.entries.desk import acting
from competition.entries.dropping.errors import BadKeyError, CutOffError
from competition.entries.dropping.forms import DropForm, goal_of
from competition.entries.dropping.queries import Dropped, dropped, last_language
from competition.entries.dropping.rules import SendingState, is_key
from competition.entries.dropping.services import drop
from competition.entries.identity import SchoolClass
from competition.entries.policies import OWN_CLASS
from competition.entries.services.guards import calendar_of
from competition.entries.services.pictures import LIMIT
from competition.errors import GarlandError
from competition.platform.db import new_ref
from competition.platform.files import Received, receive
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.kinds import kind_of_file
from competition.platform.storage import MEGABYTE
from competition.web.arrival import arrival
from competition.web.limits import takes
from competition.web.policies import allow
from competition.web.request import db, fresh_transaction, now, storage

NAME_HEADER = "X-Garland-Name"
bp = Blueprint("dropping", __name__)
Answer = tuple[Any, int]


def _in_json(view: Callable[..., Answer]) -> Callable[..., Answer]:
    """Answer a refusal with its sentence alone, for the page that sends one file after the other."""

    @wraps(view)
    def answer(**loaded: Any) -> Answer:
        try:
            return view(**loaded)
        except GarlandError as refusal:
            return jsonify(error=translate(refusal)), refusal.status

    return answer


@bp.get("/class/<ref>/files")
@allow(OWN_CLASS)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show where files are dropped."""
    return _page(campaign, school_class, [])


@bp.post("/class/<ref>/files")
@allow(OWN_CLASS, writing=False)
def send_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Keep what a plain form brings, every file by itself, and tell what came of each."""
    form = DropForm()
    open_to = _categories(campaign, school_class)
    form.offer(open_to, "")
    chosen = {name: form[name].data or "" for name in ("pictures", "documents", "language")}
    files = [file for file in request.files.getlist("files") if file.filename]
    _end_reading()
    told = [_told(file, number, form, chosen) for number, file in enumerate(files)]
    loaded = request.view_args or {}
    return _page(loaded["campaign"], loaded["school_class"], told)


@bp.put("/class/<ref>/files/<key>")
@allow(OWN_CLASS, writing=False)
@takes(LIMIT)
@_in_json
def send(campaign: Campaign, school_class: SchoolClass, school: School, city: City, key: str) -> Answer:
    """Keep one file, whole and on disk before anything is locked, and make a draft of it."""
    if not is_key(key):
        raise BadKeyError
    doubled = request.args.get("double") == "yes"
    known = dropped(db(), school_class.id, key)
    if known is not None and not doubled:
        return _answer(known)
    _end_reading()
    received = receive(storage=storage(), stream=request.stream, limit=LIMIT)
    if request.content_length is not None and received.kept.size != request.content_length:
        raise CutOffError
    chosen = {name: request.args.get(name, "") for name in ("pictures", "documents", "language")}
    file_name = unquote(request.headers.get(NAME_HEADER, ""))
    return _answer(_keep(key, received, file_name, chosen, doubled=doubled))


@bp.get("/class/<ref>/files/<key>")
@allow(OWN_CLASS)
def sent(campaign: Campaign, school_class: SchoolClass, school: School, city: City, key: str) -> Answer:
    """Tell whether a file has arrived, for a browser that lost the answer."""
    known = dropped(db(), school_class.id, key)
    return _answer(known) if known else (jsonify(entry=None), 200)


def _answer(found: Dropped) -> Answer:
    title = found.title or _("Without a title yet")
    said = {
        "entry": found.ref,
        "title": title,
        "sha256": found.sha256,
        "url": url_for("entry.page", ref=found.ref),
        "state": found.state.value,
    }
    return jsonify(said), 201 if found.state is SendingState.DRAFT else 200


def _end_reading() -> None:
    """Let go of the database before a file comes in over a slow line."""
    db().commit()


def _keep(key: str, received: Received, file_name: str, chosen: dict[str, str], *, doubled: bool) -> Dropped:
    """Make the draft in a transaction of its own; whose class it is, is asked again."""
    kind = kind_of_file(storage().path(received.kept.key), file_name)
    with fresh_transaction() as (session, loaded):
        campaign, school_class = loaded["campaign"], loaded["school_class"]
        return drop(
            session,
            school_class=school_class,
            key=key,
            received=received,
            file_name=file_name,
            kind=kind,
            goal=goal_of(_categories(campaign, school_class), **chosen),
            actor=acting(),
            now=arrival(),
            doubled=doubled,
        )


def _told(
    file: FileStorage, number: int, form: DropForm, chosen: dict[str, str]
) -> tuple[str, Dropped | None, str]:
    """Keep one file of a plain form; return its name, what came of it, and why it was refused."""
    name = file.filename or ""
    try:
        received = receive(storage=storage(), stream=file.stream, limit=LIMIT)
        found = _keep(form.key_of(number), received, name, chosen, doubled=False)
    except GarlandError as refusal:
        return name, None, translate(refusal)
    return name, found, ""


def _categories(campaign: Campaign, school_class: SchoolClass) -> list[Category]:
    return [each for each in campaign.categories if each.age_group == school_class.age_group]


def _page(
    campaign: Campaign, school_class: SchoolClass, told: list[tuple[str, Dropped | None, str]]
) -> ResponseReturnValue:
    form = DropForm()
    form.offer(_categories(campaign, school_class), last_language(db(), school_class.id))
    form.batch.data = new_ref()
    return render_template(
        "entries/dropping/page.html",
        campaign=campaign,
        school_class=school_class,
        form=form,
        told=told,
        limit=LIMIT // MEGABYTE,
        is_open=calendar_of(campaign, school_class).takes_entries(now()),
    )
