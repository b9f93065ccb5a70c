"""The shape of what is typed about further reads."""

from datetime import datetime, timedelta

from wtforms import DateTimeLocalField, HiddenField, IntegerField
from wtforms.validators import InputRequired, NumberRange, Optional
from wtforms.widgets import HiddenInput

from competition.judging.models import Round
from competition.judging.rounds.form import FORMATS, to_local
from competition.judging.rules import RoundState
from competition.platform.i18n import lazy_gettext as _l
from competition.results.line.rules import MOST_EACH, MOST_READS, Wanted
from competition.web.forms import Form

_READS = _l("A number from 1 to 500, please.")
_EACH = _l("A number from 1 to 5, please.")
_USUAL = timedelta(days=7)


class ReadsForm(Form):
    """How many further reads are asked for."""

    reads = IntegerField(
        _l("Further reads in all"), [InputRequired(_READS), NumberRange(1, MOST_READS, _READS)]
    )
    each = IntegerField(
        _l("At most for each work"), [InputRequired(_EACH), NumberRange(1, MOST_EACH, _EACH)], default=1
    )

    @property
    def wanted(self) -> Wanted:
        """What was typed, once it is valid."""
        return Wanted(self.reads.data or 0, self.each.data or 0)


class AskForm(ReadsForm):
    """The word that these judges are to be asked; `closes_at` where the round opens again for it."""

    reads = IntegerField(
        validators=[InputRequired(), NumberRange(1, MOST_READS, _READS)], widget=HiddenInput()
    )
    each = IntegerField(validators=[InputRequired(), NumberRange(1, MOST_EACH, _EACH)], widget=HiddenInput())
    seen = HiddenField()
    closes_at = DateTimeLocalField(_l("Judges finish by"), [Optional()], format=FORMATS)


def ask_form(round_: Round, zone: str, now: datetime) -> AskForm:
    """Return the form, with a week's time filled in; without a day where the round is open."""
    day = to_local(now + _USUAL, zone)
    form = AskForm(closes_at=day.replace(hour=23, minute=59, second=0, microsecond=0) if day else None)
    if round_.state is RoundState.OPEN:
        del form.closes_at
    return form
