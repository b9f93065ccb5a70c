"""An empty roster to fill in: headers in the language of the page, and two rows to go by."""

import csv
from collections.abc import Sequence
from io import BytesIO, StringIO

from competition.campaign.models import Category
from competition.campaign.wording import form_name
from competition.entries.roster.roles import Role
from competition.platform.i18n import current_locale, gettext
from competition.platform.i18n import gettext_noop as _

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}
HEADERS = {
    Role.GIVEN_NAME: _("First name"),
    Role.FAMILY_NAME: _("Family name"),
    Role.AGE: _("Age"),
    Role.TITLE: _("Title"),
    Role.FORM: _("Form"),
    Role.LANGUAGE: _("Language"),
    Role.TEXT: _("Text"),
    Role.PICTURE: _("File"),
    Role.ALT: _("Description"),
    Role.CONSENT_BOOK: _("Book"),
    Role.CONSENT_WEB: _("Website"),
    Role.CONSENT_SOCIAL: _("Social media"),
}
_EXAMPLES = (
    ("Mina", "Okafor", "9", _("The sea"), 0, "mina.jpg", "first"),
    ("Ali; Eva", "", "9; 10", _("Our street"), -1, "street.png", "anonymous"),
)


def rows(categories: Sequence[Category]) -> list[list[str]]:
    """Return the headers and two rows: a text by one pupil, a picture by two."""
    forms = [form_name(category.form) for category in categories] or [""]
    language = current_locale()
    made = [[gettext(said) for said in HEADERS.values()]]
    for given, family, age, title, at, file, level in _EXAMPLES:
        described = gettext(_("Two people wave from a window.")) if at else ""
        text = "" if at else gettext(_("The sea is wide.\nWe are wider."))
        work = [forms[at], language, text, file if at else "", described]
        made.append([given, family, age, gettext(title), *work, *[level] * 3])
    return made


def make(kind: str, categories: Sequence[Category]) -> bytes:
    """Return the file as `xlsx` or `csv`; Excel takes the CSV for UTF-8 by the mark in front."""
    table = rows(categories)
    if kind == "csv":
        out = StringIO(newline="")
        csv.writer(out).writerows(table)
        return out.getvalue().encode("utf-8-sig")
    return _workbook(table)


def _workbook(table: Sequence[Sequence[str]]) -> bytes:
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in table:
        sheet.append(list(row))
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        sheet.column_dimensions[column[0].column_letter].width = 18
        for cell in column:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
    out = BytesIO()
    book.save(out)
    return out.getvalue()
