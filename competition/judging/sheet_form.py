"""The form of a scoresheet, made from the questions that apply, and what was typed into it."""

from collections.abc import Mapping
from typing import Any

from wtforms import BooleanField, HiddenField, RadioField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import Optional

from competition.judging.errors import UnknownCriterionError
from competition.judging.queries.sheets import Desk
from competition.judging.rules import REMARK_LIMIT, SheetChange
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form, clean

PREFIX = "score-"


def sheet_form(desk: Desk, *, typed: bool = False, stale: bool = False) -> Form:
    """Return a form with a group of radio buttons for each question, as the sheet stands or as it was
    `typed`. Typed over a `stale` sheet, it is told so once and may be saved over what stands now.
    """
    fields: dict[str, Any] = {
        "version": HiddenField(),
        **{PREFIX + c.key: _question(desk, c) for c in desk.criteria},
        "remark": TextAreaField(_l("A remark for the class"), render_kw={"maxlength": REMARK_LIMIT}),
        "nominated": BooleanField(_l("Nominate for a special mention")),
    }
    kind = type("SheetForm", (Form,), fields)
    standing = {PREFIX + key: value for key, value in desk.values.items()}
    remark = desk.sheet.remark if desk.sheet else ""
    nominated = desk.sheet.nominated if desk.sheet else False
    data = {**standing, "version": desk.version, "remark": remark, "nominated": nominated}
    form: Form = kind(data=data) if typed else kind(formdata=None, data=data)
    if stale:
        form["version"].data = desk.version
    return form


def questions(form: Form) -> list[RadioField]:
    """Return the questions of a scoresheet's form in their order."""
    return [field for field in form if field.name.startswith(PREFIX)]


def _question(desk: Desk, criterion: Any) -> RadioField:
    values = range(desk.scale.lowest, desk.scale.highest + 1)
    choices = [SelectChoice(value, words) for value, words in zip(values, criterion.levels, strict=True)]
    return RadioField(
        criterion.label, [Optional()], description=criterion.question, choices=choices, coerce=int
    )


def levels(desk: Desk, key: str) -> list[tuple[int, str, str]]:
    """Return the worded levels of one question as the `scale` macro takes them."""
    criterion = next(c for c in desk.criteria if PREFIX + c.key == key)
    return [(value, words, "") for value, words in enumerate(criterion.levels, start=desk.scale.lowest)]


def read_change(typed: Mapping[str, str], *, whole: bool) -> tuple[SheetChange, int]:
    """Return what was typed and the version it was typed over.

    `whole`: the form itself was sent, so a box without a tick means no; a script sends only what changed.
    Raises UnknownCriterionError for what no form of ours sends.
    """
    values = {
        name.removeprefix(PREFIX): _number(text) for name, text in typed.items() if name.startswith(PREFIX)
    }
    remark = typed.get("remark")
    nominated = typed.get("nominated") == "y" if whole or "nominated" in typed else None
    change = SheetChange(values, clean(remark) if remark is not None else None, nominated)
    return change, _number(typed.get("version", ""))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UnknownCriterionError
    return int(text)
