"""What is typed when a duel is made."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import BooleanField, DateTimeLocalField, IntegerField, SelectMultipleField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from competition.duels.dealing import suggested
from competition.duels.making import DuelPlan
from competition.duels.proposing import Standing
from competition.duels.queries import Work
from competition.duels.rules import MOST_WANTED
from competition.judging.rounds.form import FORMATS, to_utc
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.web.forms import Form

MOST_SHOWN = 100
_BOXES: dict[str, Any] = {"widget": ListWidget(prefix_label=False), "option_widget": CheckboxInput()}


class DuelForm(Form):
    """Which works, before which judges, how often, and until when."""

    whole = BooleanField(_l("All works of the category, whether scored or not"))
    works = SelectMultipleField(_l("Works"), coerce=int, **_BOXES)
    judges = SelectMultipleField(_l("Judges"), coerce=int, **_BOXES)
    wanted = IntegerField(
        _l("Comparisons in all"),
        [
            InputRequired(_l("How many comparisons do you want? Type a whole number.")),
            NumberRange(
                1, MOST_WANTED, _l("How many comparisons do you want? Type a whole number from 1 on.")
            ),
        ],
    )
    until = DateTimeLocalField(_l("Judges finish by"), [Optional()], format=FORMATS)

    def plan(self, works: Sequence[Work], zone: str) -> DuelPlan:
        """Return what was typed, once it is valid."""
        every = [work.copy_id for work in works]
        return DuelPlan(
            works=every if self.whole.data else self.works.data,
            judges=self.judges.data,
            wanted=self.wanted.data,
            until=to_utc(self.until.data, zone),
            whole=self.whole.data,
        )


def duel_form(
    works: Sequence[Work],
    judges: Sequence[tuple[int, str]],
    standings: Mapping[int, Standing],
    readers: Mapping[int, Mapping[int, Any]],
) -> DuelForm:
    """Return the form, with what the scores leave open chosen, and who may compare it."""
    ranked = sorted(works, key=lambda work: _turn(standings.get(work.entry_id)))[:MOST_SHOWN]
    proposed = [work.copy_id for work in ranked if _is_proposed(standings.get(work.entry_id))]
    among = proposed or [work.copy_id for work in works]
    able = [judge for judge, _name in judges if len(readers.get(judge, {}).keys() & set(among)) > 1]
    usual = {"works": proposed, "judges": able, "wanted": suggested(len(among), max(1, len(able)))}
    form = DuelForm(data={**usual, "whole": not standings})
    form.works.choices = [SelectChoice(work.copy_id, _work(work, standings)) for work in ranked]
    form.judges.choices = [
        SelectChoice(judge, _judge(name, len(readers.get(judge, {}).keys() & set(among)), len(among)))
        for judge, name in judges
    ]
    return form


def _turn(standing: Standing | None) -> tuple[bool, int]:
    return (standing is None, standing.turn if standing else 0)


def _is_proposed(standing: Standing | None) -> bool:
    return standing is not None and standing.proposed


def _work(work: Work, standings: Mapping[int, Standing]) -> str:
    title = work.title or _("Without a title")
    standing = standings.get(work.entry_id)
    return " · ".join(part for part in (title, work.number, standing.said if standing else "") if part)


def _judge(name: str, reads: int, of: int) -> str:
    said = ngettext("may compare %(num)s of %(of)s", "may compare %(num)s of %(of)s", reads, of=of)
    return f"{name} · {said}"
