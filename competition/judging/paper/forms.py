"""Shape of what is asked to be printed, and of a sheet as it is typed from paper."""

from collections.abc import Mapping
from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import NumberRange, Optional

from competition.judging.paper.rules import PaperFormat, PrintKind
from competition.judging.queries.sheets import Desk
from competition.judging.rules import REMARK_LIMIT, SheetChange
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form

PREFIX = "score-"


class PrintForm(Form):
    """What to print, and on which paper."""

    kind = RadioField(
        _l("What"),
        choices=[
            SelectChoice(PrintKind.PACK.value, _l("The works to read")),
            SelectChoice(PrintKind.SHEETS.value, _l("The scoresheets")),
        ],
        default=PrintKind.PACK.value,
    )
    paper = RadioField(
        _l("Paper"),
        choices=[SelectChoice(PaperFormat.A4.value, "A4"), SelectChoice(PaperFormat.LETTER.value, "Letter")],
        default=PaperFormat.A4.value,
    )


def typed_form(desk: Desk, *, stale: bool = False) -> Form:
    """Return a form with a number for each question, as the sheet stands or as it was typed.

    Typed over a `stale` sheet, it may be saved over what stands now.
    """
    between = NumberRange(desk.scale.lowest, desk.scale.highest, between_words(desk))
    fields: dict[str, Any] = {
        "version": HiddenField(),
        **{
            PREFIX + c.key: IntegerField(c.label, [Optional(), between], description=c.question)
            for c in desk.criteria
        },
        "remark": TextAreaField(_l("A remark for the class"), render_kw={"maxlength": REMARK_LIMIT}),
        "nominated": BooleanField(_l("Nominate for a special mention")),
    }
    sheet = desk.sheet
    standing = {PREFIX + key: value for key, value in desk.values.items()}
    rest = {"remark": sheet.remark if sheet else "", "nominated": sheet.nominated if sheet else False}
    form: Form = type("TypedForm", (Form,), fields)(data={**standing, **rest, "version": desk.version})
    if stale:
        form["version"].data = desk.version
    return form


def between_words(desk: Desk) -> str:
    """Say which numbers a question takes."""
    lowest, highest = desk.scale.lowest, desk.scale.highest
    return _("A number from %(lowest)s to %(highest)s, please.", lowest=lowest, highest=highest)


def numbers(form: Form) -> list[Any]:
    """Return the questions of a typed form in their order."""
    return [field for field in form if field.name.startswith(PREFIX)]


def typed_change(form: Form) -> SheetChange:
    """Return what was typed; a question left empty stays as it is."""
    values: Mapping[str, int] = {
        field.name.removeprefix(PREFIX): field.data for field in numbers(form) if field.data is not None
    }
    return SheetChange(values, remark=form["remark"].data or "", nominated=form["nominated"].data)


def typed_version(form: Form) -> int:
    """Return the version of the sheet that was typed over; none at all is that of an empty sheet."""
    text = str(form["version"].data or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
