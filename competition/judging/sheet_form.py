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
GO_ON = "go-on"
"""The key of the one question of a first pass."""


def sheet_form(desk: Desk, *, typed: bool = False, stale: bool = False) -> Form:
    """Return a form with a group of radio buttons for each question, as the sheet stands or as it was
    `typed`. Typed over a `stale` sheet, it is told so once and may be saved over what stands now.
    """
    most = {"maxlength": REMARK_LIMIT}
    fields: dict[str, Any] = {
        "version": HiddenField(),
        **{PREFIX + c.key: _question(desk, c) for c in desk.criteria},
        "remark": TextAreaField(_l("A remark for the class"), render_kw=most),
        "nominated": BooleanField(_l("Nominate for a special mention")),
        "note": TextAreaField(_l("A note for yourself"), id="own-note", render_kw=most),
    }
    kind = type("SheetForm", (Form,), fields)
    sheet = desk.sheet
    data = {
        **{PREFIX + key: value for key, value in desk.values.items()},
        "version": desk.version,
        "remark": sheet.remark if sheet else "",
        "nominated": sheet.nominated if sheet else False,
        "note": sheet.note if sheet else "",
    }
    form: Form = kind(data=data) if typed else kind(formdata=None, data=data)
    if stale:
        form["version"].data = desk.version
        _fill_in(form, desk)
    return form


def _fill_in(form: Form, desk: Desk) -> None:
    """Put what was saved elsewhere where nothing was typed here, so that saving does not take it away."""
    for name, value in standing(desk).items():
        if value and _typed(form[name].data) == "":
            form[name].data = int(value) if name.startswith(PREFIX) else value


def standing(desk: Desk) -> dict[str, str]:
    """Return what stands on the sheet, by the names of the form's fields, as a form would send it."""
    values, sheet = desk.values, desk.sheet
    return {
        **{PREFIX + c.key: str(values.get(c.key, "")) for c in desk.criteria},
        "remark": sheet.remark if sheet else "",
        "nominated": "y" if sheet and sheet.nominated else "n",
        "note": sheet.note if sheet else "",
    }


def elsewhere(form: Form, stands: Mapping[str, str]) -> dict[str, str]:
    """Return what stands otherwise than it was typed here, by the names of the form's fields."""
    return {name: value for name, value in stands.items() if value and _typed(form[name].data) != value}


def _typed(value: bool | int | str | None) -> str:
    if isinstance(value, bool):
        return "y" if value else "n"
    return "" if value is None else str(value)


def is_first_pass(desk: Desk) -> bool:
    """Whether the sheet asks nothing but whether an entry should go on: no, perhaps, yes."""
    return [c.key for c in desk.scale.criteria] == [GO_ON] and desk.scale.highest - desk.scale.lowest == 2


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
    nominated = typed.get("nominated") == "y" if whole or "nominated" in typed else None
    change = SheetChange(values, clean(typed.get("remark")), nominated, clean(typed.get("note")))
    return change, _number(typed.get("version", ""))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10):
        raise UnknownCriterionError
    return int(text)
