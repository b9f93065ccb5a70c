"""The judges of an allocation, page by page, narrowed and ordered as the address asks."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from wtforms import SearchField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from competition.allocation.meeting import Meeting
from competition.allocation.queries import Load
from competition.allocation.reporting import Report
from competition.judging.duration import duration
from competition.judging.wording import judges_found
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form
from competition.web.narrowing import Order, chips, heads, order_asked
from competition.web.paging import leaf

PAGE = 50
BY_NAME = Order("name")
_KEYS: dict[str, Callable[[Load], Any]] = {
    "name": lambda load: load.name.casefold(),
    "entries": lambda load: load.total,
    "time": lambda load: load.minutes,
}


class LoadsForm(Form):
    """What the judges of an allocation are narrowed to."""

    search = SearchField(_l("Name"), [Length(max=100)])
    language = SelectField(_l("Language"))
    sort = SelectField(
        _l("Order"),
        choices=[
            SelectChoice("", _l("By name")),
            SelectChoice("-entries", _l("Most entries first")),
            SelectChoice("entries", _l("Fewest entries first")),
            SelectChoice("-time", _l("Longest time first")),
        ],
    )

    class Meta(Form.Meta):
        """A list is only looked at."""

        csrf = False


@dataclass(frozen=True)
class Row:
    """A judge's line: what they hold, how long it takes, their share, and whom they meet."""

    load: Load
    time: str
    share: float | None
    met: Meeting | None


def judge_list(loads: Sequence[Load], report: Report | None) -> dict[str, Any]:
    """Return the lines of one page, and the ways to the others."""
    form, order = _form(loads), order_asked(_KEYS, BY_NAME)
    ordered = [load for load in loads if _fits(load, form)]
    form.sort.data = "" if order == BY_NAME else order.asked
    if order != BY_NAME:
        ordered.sort(key=_KEYS[order.key], reverse=order.descending)
    found, pages = leaf(ordered, _("Judges %(first)s to %(last)s"), PAGE)
    return {
        "narrow": form,
        "chips": chips(form),
        "found": judges_found(len(ordered), len(loads)),
        "bare": request.path,
        "rows": [_row(load, report) for load in found],
        "heads": heads(_KEYS, order, BY_NAME),
        "pages": pages,
    }


def _form(loads: Sequence[Load]) -> LoadsForm:
    form = LoadsForm(request.args)
    tags = {tag: language_name(tag) for load in loads for tag in load.languages}
    named = sorted(tags.items(), key=lambda pair: pair[1])
    form.language.choices = [SelectChoice("", _("All")), *(SelectChoice(tag, name) for tag, name in named)]
    return form


def _fits(load: Load, form: LoadsForm) -> bool:
    """Whether a judge is what the form asks for; a language that nobody reads is asked for in vain."""
    search, tag = (form.search.data or "").casefold(), form.language.data
    known = tag in {choice.value for choice in form.language.choices}
    return search in load.name.casefold() and (not tag or not known or tag in load.languages)


def _row(load: Load, report: Report | None) -> Row:
    return Row(
        load,
        duration(load.minutes) if load.minutes else "–",
        report.shares.get(load.id) if report else None,
        report.met.get(load.id) if report else None,
    )
