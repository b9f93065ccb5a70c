"""Shape of what is chosen for one work, or for what somebody says."""

from collections.abc import Mapping, Sequence
from typing import Any

from wtforms import BooleanField, HiddenField, IntegerField, RadioField, SelectField, StringField
from wtforms.validators import Length, NumberRange, Optional

from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.publication.composing.choices import Wish
from competition.publication.composing.choosing import Denied
from competition.publication.composing.forms import choices
from competition.publication.composing.saying import number
from competition.publication.composing.wording import LAYOUTS, SIZES, marked
from competition.publication.excerpts import EVERYTHING, Excerpt, Span
from competition.publication.manuscript import Layout, Size
from competition.web.forms import Form


class WorkForm(Form):
    """How a work stands in the book."""

    version = HiddenField()
    included = BooleanField(_l("It stands in the book"))
    reason = StringField(
        _l("Why it is left out"), [Length(max=300)], description=_l("For the secretariat alone.")
    )
    layout = RadioField(_l("On which pages"), [Optional()], choices=choices(LAYOUTS))
    size = RadioField(_l("How large"), [Optional()], choices=choices(SIZES))
    first = IntegerField(_l("From"), [Optional(), NumberRange(min=1)])
    last = IntegerField(_l("To"), [Optional(), NumberRange(min=1)])
    also_first = IntegerField(_l("From"), [Optional(), NumberRange(min=1)])
    also_last = IntegerField(_l("To"), [Optional(), NumberRange(min=1)])

    def mark(self, lacking: Mapping[Layout | Size, Denied]) -> None:
        """Say beside each choice where it cannot be had."""
        self.layout.choices = choices(
            {each: marked(said, lacking.get(each)) for each, said in LAYOUTS.items()}
        )
        self.size.choices = choices({each: marked(said, lacking.get(each)) for each, said in SIZES.items()})

    def fits(self, parts: int, also_parts: int) -> bool:
        """Whether the excerpts lie within the texts; says so at the fields where not."""
        return _fits(self.first, self.last, parts) & _fits(self.also_first, self.also_last, also_parts)

    def wish(self) -> Wish:
        """Return what was chosen."""
        also = Span(self.also_first.data, self.also_last.data)
        own = Span(self.first.data, self.last.data)
        return Wish(
            included=bool(self.included.data),
            reason=(self.reason.data or "").strip(),
            layout=Layout(self.layout.data or Layout.AUTO.value),
            size=Size(self.size.data or Size.AUTO.value),
            excerpt=Excerpt(own, None if also == EVERYTHING else also),
        )


class VoiceForm(Form):
    """Whether what somebody says is printed, and where a quote stands."""

    version = HiddenField()
    included = BooleanField(_l("It stands in the book"))
    reason = StringField(
        _l("Why it is left out"), [Length(max=300)], description=_l("For the secretariat alone.")
    )
    place = SelectField(_l("Where it stands"), [Optional()], choices=[])

    @classmethod
    def offering(cls, places: Sequence[tuple[str, str]], **values: Any) -> "VoiceForm":
        """Return the form with these places for a quote to choose from."""
        form = cls(**values)
        form.place.choices = [("", _("Wherever there is room")), *places]
        return form

    @property
    def seen(self) -> int:
        """The version that was shown; one that was tampered with matches nothing."""
        return number(self.version.data)

    def wish(self) -> Wish:
        """Return what was chosen."""
        return Wish(
            chapter=self.place.data or "",
            included=bool(self.included.data),
            reason=(self.reason.data or "").strip(),
        )


class PlaceForm(Form):
    """Another section for a work."""

    do = SelectField(_l("Section"), choices=[])


def voice_form(wish: Wish, places: Sequence[tuple[str, str]]) -> VoiceForm:
    """Return the form of what somebody says as it stands; a place that is gone is none."""
    keys = {key for key, _name in places}
    return VoiceForm.offering(
        places,
        version=str(wish.version),
        included=wish.included,
        reason=wish.reason,
        place=wish.chapter if wish.chapter in keys else "",
    )


def work_form(wish: Wish) -> WorkForm:
    """Return the form of a work as it stands."""
    also = wish.excerpt.translation or EVERYTHING
    return WorkForm(
        version=str(wish.version),
        included=wish.included,
        reason=wish.reason,
        layout=wish.layout.value,
        size=wish.size.value,
        first=wish.excerpt.original.first,
        last=wish.excerpt.original.last,
        also_first=also.first,
        also_last=also.last,
    )


def _fits(first: IntegerField, last: IntegerField, parts: int) -> bool:
    begin, end = first.data or 1, last.data or parts
    if first.errors or last.errors or (begin <= end <= parts) or (first.data, last.data) == (None, None):
        return True
    last.errors = [
        *last.errors,
        _("Please choose from 1 to %(parts)s, the second not before the first.", parts=parts),
    ]
    return False
