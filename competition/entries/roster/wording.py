"""Rosters in words: what a column can hold, how a table is read, what is wrong in a row."""

from collections.abc import Sequence

from competition.entries.roster.models import Roster
from competition.entries.roster.one_row import Problem
from competition.entries.roster.roles import PLACE, Role
from competition.entries.roster.services import rows_of
from competition.platform.i18n import gettext, translate_key
from competition.platform.i18n import gettext_noop as _

ROLES = {
    Role.IGNORE: _("Nothing: leave it out"),
    Role.PUPIL: _("Pupil: whole name"),
    Role.GIVEN_NAME: _("Pupil: first name"),
    Role.FAMILY_NAME: _("Pupil: family name"),
    Role.AGE: _("Pupil: age"),
    Role.HEADCOUNT: _("How many pupils"),
    Role.MADE_BY: _("Made by class, group or pupil"),
    Role.FORM: _("Form: poem, essay, illustration"),
    Role.LANGUAGE: _("Language of the work"),
    Role.TITLE: _("Title"),
    Role.TEXT: _("Text"),
    Role.DOCUMENT: _("Name of the text’s file"),
    Role.PICTURE: _("Name of the picture’s file"),
    Role.ALT: _("Description of the picture"),
    Role.TRANSLATION_LANGUAGE: _("Language of the translation"),
    Role.TRANSLATION_TITLE: _("Title, translated"),
    Role.TRANSLATION: _("Text, translated"),
    Role.CONSENT_ALL: _("Consent, everywhere"),
    Role.CONSENT_BOOK: _("Consent for the book"),
    Role.CONSENT_WEB: _("Consent for the website"),
    Role.CONSENT_SOCIAL: _("Consent for social media"),
}
ENCODINGS = {
    "utf-8": _("Unicode (UTF-8)"),
    "utf-16": _("Unicode (UTF-16)"),
    "cp1252": _("Western European"),
    "cp1250": _("Central European"),
    "cp1251": _("Cyrillic"),
    "cp1253": _("Greek"),
    "cp1254": _("Turkish"),
    "cp1255": _("Hebrew"),
    "cp1256": _("Arabic"),
    "cp1257": _("Baltic"),
    "koi8_r": _("Cyrillic (KOI8)"),
    "cp866": _("Cyrillic (DOS)"),
    "mac_roman": _("Western European (Mac)"),
    "gb18030": _("Chinese"),
    "shift_jis": _("Japanese"),
    "euc_kr": _("Korean"),
}
DELIMITERS = {
    ",": _("Comma"),
    ";": _("Semicolon"),
    "\t": _("Tab"),
    "|": _("Vertical bar"),
}


def role_choices() -> list[tuple[str, str]]:
    """Return what a column of a class's roster can hold."""
    return [(role.value, gettext(said)) for role, said in ROLES.items() if role not in PLACE]


def encoding_choices(current: str) -> list[tuple[str, str]]:
    """Return the encodings to choose from; the one at hand is among them."""
    known = {"utf-8-sig": "utf-8"}.get(current, current)
    more = {} if known in ENCODINGS or not known else {known: known}
    return [(name, gettext(said)) for name, said in ENCODINGS.items()] + list(more.items())


def delimiter_choices(current: str) -> list[tuple[str, str]]:
    """Return the delimiters to choose from; the one at hand is among them."""
    more = {} if current in DELIMITERS or not current else {current: current}
    return [(mark, gettext(said)) for mark, said in DELIMITERS.items()] + list(more.items())


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong in a row."""
    return translate_key(problem.message, dict(problem.values))


def column_letter(position: int) -> str:
    """Return the letters a spreadsheet shows above a column, from 0: A, B … Z, AA."""
    said = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        said = chr(ord("A") + rest) + said
    return said


def columns_shown(roster: Roster, *, most: int = 3) -> list[dict[str, object]]:
    """Return each column with its letter, its header, its first values and its role."""
    rows = rows_of(roster)
    heads: Sequence[str] = rows[roster.header - 1] if roster.header else [""] * len(roster.roles)
    below = rows[roster.header :]
    return [
        {
            "position": position,
            "letter": column_letter(position),
            "head": heads[position][:80],
            "values": [row[position][:60] for row in below if row[position].strip()][:most],
            "role": role,
        }
        for position, role in enumerate(roster.roles)
    ]
