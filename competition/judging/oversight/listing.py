"""A round's judges as its page lists them: narrowed by the address, in an order, page by page."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from flask import request
from wtforms import SearchField, SelectField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from competition.judging.oversight.rules import is_silent
from competition.judging.queries.progress import JudgeProgress
from competition.judging.rules import JudgeState
from competition.judging.wording import judges_found
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.web.forms import Form
from competition.web.narrowing import chips
from competition.web.paging import leaf

PAGE = 50
SILENT = {"silent-3": 3, "silent-7": 7, "silent-14": 14}


class JudgesForm(Form):
    """What the judges of a round are narrowed to."""

    class Meta(Form.Meta):
        """A list is only looked at."""

        csrf = False

    search = SearchField(_l("Name"), [Length(max=100)])
    which = SelectField(
        _l("Which"),
        choices=[
            SelectChoice("", _l("All")),
            SelectChoice("not-begun", _l("Not begun")),
            SelectChoice("reading", _l("Reading")),
            SelectChoice("done", _l("All handed in")),
            SelectChoice("silent-3", _l("Nothing saved for 3 days")),
            SelectChoice("silent-7", _l("Nothing saved for 7 days")),
            SelectChoice("silent-14", _l("Nothing saved for 14 days")),
        ],
    )


def judges_list(judges: Sequence[JudgeProgress], now: datetime) -> dict[str, Any]:
    """Return what the page says about a round's judges, those alone that the address asks for."""
    form = JudgesForm(request.args)
    which = form.which.data or ""
    search = (form.search.data or "").casefold()
    fitting = [one for one in judges if _fits(one, which, now) and search in one.name.casefold()]
    shown, pages = leaf(fitting, _("Judges %(first)s to %(last)s"), PAGE)
    return {
        "narrow": form,
        "chips": chips(form),
        "shown": shown,
        "found": judges_found(len(fitting), len(judges)),
        "pages": pages,
        "bare": request.path,
        "silent": sum(is_quiet(one, now) for one in judges),
    }


def is_quiet(one: JudgeProgress, now: datetime, days: int = 7) -> bool:
    """Whether a judge on the panel has something left and has saved nothing for so many days."""
    reading = one.is_reading and one.state is not JudgeState.LEFT
    return reading and is_silent(one.last_saved_at, one.released_at, now, days)


def _fits(one: JudgeProgress, which: str, now: datetime) -> bool:
    if which in SILENT:
        return is_quiet(one, now, SILENT[which])
    begun = bool(one.done or one.begun)
    wanted = {"not-begun": not begun, "reading": begun and one.is_reading, "done": not one.is_reading}
    return wanted.get(which, True)
