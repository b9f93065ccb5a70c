"""The task list of a class narrowed by its address: to what is ready, what is open, what wants one thing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import request

from competition.entries.desk import room
from competition.entries.dossiers import Dossier
from competition.entries.leftover import (
    Leftover,
    group_words,
    is_open,
    leftover,
    leftover_words,
    want_words,
    wants_of,
)
from competition.entries.workspace import HANDED_IN, Line
from competition.platform.i18n import gettext as _
from competition.web.narrowing import address
from competition.web.paging import foot, page_asked

PAGE = 50
MANY = 8
"""From so many entries on the list can be narrowed."""
READY, OPEN, HANDED = "ready", "open", "submitted"


@dataclass(frozen=True)
class Narrowed:
    """One page of the list, the ways to narrow it, what is left in words, and the first of each kind."""

    lines: tuple[Line, ...]
    states: tuple[tuple[str, int, str, bool], ...]
    said: str
    firsts: tuple[tuple[str, str], ...]
    pages: tuple[str, str | None, str | None]
    open: int


def narrow(dossiers: Sequence[Dossier], found: Sequence[Line], now: datetime) -> Narrowed:
    """Return what the address asks for of a class's lines."""
    left, asked, page = leftover(dossiers, now), request.args.get("show", ""), page_asked()
    tags = {each.entry.ref: _tags(each, now) for each in dossiers}
    standing = [line for line in found if not line.is_withdrawn]
    states = _states(left, asked)
    known = any(chosen for _name, _number, _url, chosen in states[1:])
    wanted = [line for line in standing if not known or asked in tags[line.ref]]
    shown = wanted[(page - 1) * PAGE : page * PAGE]
    more = len(wanted) > page * PAGE
    return Narrowed(
        lines=tuple(shown),
        states=tuple(states) if left.total >= MANY else (),
        said=leftover_words(left) if left.total else "",
        firsts=tuple((group_words(each), room(each.section, each.ref)) for each in left.groups),
        pages=foot(_("Entries %(first)s to %(last)s"), page=page, size=PAGE, shown=len(shown), more=more),
        open=left.open,
    )


def _tags(dossier: Dossier, now: datetime) -> set[str]:
    """Return the narrower lists that an entry stands in."""
    if is_open(dossier, now):
        return {OPEN, *(want.value for want in wants_of(dossier))}
    return {HANDED} if dossier.entry.state in HANDED_IN else {READY}


def _states(left: Leftover, asked: str) -> list[tuple[str, int, str, bool]]:
    ways = [
        (READY, _("Ready"), left.ready),
        (OPEN, _("Wanting something"), left.open),
        (HANDED, _("Submitted"), left.handed_in),
        *((each.want.value, want_words(each.want), each.number) for each in left.groups),
    ]
    known = [(name, number, address(show=key), key == asked) for key, name, number in ways if number]
    chosen = any(way[3] for way in known)
    return [(_("All"), left.total, address(show=None), not chosen), *known]
