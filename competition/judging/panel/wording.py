"""Lists, fates and answers in words, with the tones that badges say them in."""

from collections.abc import Mapping, Sequence
from typing import Any

from competition.judging.panel.columns import Column
from competition.judging.panel.models import PanelList
from competition.judging.panel.rules import MINUTES, Answer, Fate, Given, Line, hours
from competition.platform.i18n import gettext, ngettext, translate_key
from competition.platform.i18n import gettext_noop as _
from competition.platform.languages import language_name

COLUMNS = {
    Column.IGNORE: _("Nothing: leave it out"),
    Column.EMAIL: _("E-mail address"),
    Column.NAME: _("Whole name"),
    Column.GIVEN_NAME: _("First name"),
    Column.FAMILY_NAME: _("Family name"),
    Column.LANGUAGES: _("Languages, the strongest first"),
    Column.CATEGORIES: _("Categories, forms or age groups"),
    Column.CAPACITY: _("How many entries at most"),
    Column.CITY: _("City"),
    Column.SCHOOLS: _("Schools they know too well"),
    Column.LETTER: _("Language of the letter"),
}
FATES = {
    Fate.INVITED: (_("Gets an invitation"), "ready"),
    Fate.WRONG: (_("Address wrong"), "refused"),
    Fate.TWICE: (_("Twice in this list"), "pale"),
    Fate.WAITING: (_("Invited already"), "pale"),
    Fate.ON_PANEL: (_("On the panel already"), "pale"),
    Fate.LEFT: (_("Has left the panel"), "attention"),
}
ANSWERS = {
    Answer.NONE: (_("Not answered"), "attention"),
    Answer.ACCEPTED: (_("Accepted, profile not stated"), "attention"),
    Answer.CONDUCT: (_("Code of conduct to be accepted again"), "attention"),
    Answer.EXPIRED: (_("Invitation run out"), "refused"),
    Answer.WITHDRAWN: (_("Withdrawn"), "pale"),
}


def fate_words(fate: Fate) -> tuple[str, str]:
    """Return what becomes of a line in words, and the badge's tone."""
    words, tone = FATES[fate]
    return gettext(words), tone


def answer_words(answer: Answer) -> tuple[str, str]:
    """Return how somebody has answered in words, and the badge's tone."""
    words, tone = ANSWERS[answer]
    return gettext(words), tone


def column_choices() -> list[tuple[str, str]]:
    """Return what a column of a list can hold."""
    return [(column.value, gettext(said)) for column, said in COLUMNS.items()]


def column_letter(position: int) -> str:
    """Return the letters a spreadsheet shows above a column, from 0: A, B … Z, AA."""
    said = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def columns_shown(panel_list: PanelList, *, most: int = 3) -> list[dict[str, Any]]:
    """Return each column with its letter, its header, its first cells and what it holds."""
    rows: Sequence[Sequence[str]] = (panel_list.cells or {}).get("rows", [])
    header = panel_list.header
    body = rows[header:]
    shown = []
    for position, role in enumerate(panel_list.roles):
        cells = [row[position] for row in body if row[position].strip()]
        head = rows[header - 1][position] if header else ""
        shown.append(
            {
                "position": position,
                "letter": column_letter(position),
                "head": head,
                "cells": [cell[:60] for cell in cells[:most]],
                "role": role,
            }
        )
    return shown


def notes_in_words(line: Line) -> list[str]:
    """Return what could not be read in a line."""
    return [translate_key(note.message, dict(note.values)) for note in line.notes]


def given_in_words(
    given: Given, categories: Mapping[int, str], cities: Mapping[int, str], schools: Mapping[int, str]
) -> list[str]:
    """Return what is known of somebody beforehand, piece by piece."""
    said = [", ".join(language_name(tag) for tag in given.languages)]
    said.append("; ".join(categories[each] for each in given.category_ids if each in categories))
    if given.capacity:
        said.append(ngettext("%(num)s entry", "%(num)s entries", given.capacity))
    said.append(cities.get(given.city_id or 0, ""))
    barred = "; ".join(schools[each] for each in given.school_ids if each in schools)
    if barred:
        said.append(gettext("nothing from %(schools)s", schools=barred))
    return [each for each in said if each]


def hours_in_words(entries: int, minutes: int = MINUTES) -> str:
    """Return how long so many entries take: "about 3 h", "about 1 h 30"."""
    whole, rest = hours(entries, minutes)
    if not whole:
        return gettext("about %(minutes)s min", minutes=rest)
    if not rest:
        return gettext("about %(hours)s h", hours=whole)
    return gettext("about %(hours)s h %(minutes)s", hours=whole, minutes=rest)
