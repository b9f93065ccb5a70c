"""The panel's list as its page shows it: narrowed by the address, in an order, page by page."""

from collections.abc import Mapping, Sequence
from typing import Any

from flask import request
from wtforms import SelectField, StringField
from wtforms.fields import SelectChoice
from wtforms.validators import Length

from competition.judging.queries.panel import PanelMember
from competition.judging.rules import JudgeState
from competition.judging.wording import judge_state, judges_found
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form
from competition.web.narrowing import Order, chips, heads, order_asked
from competition.web.paging import leaf

PAGE = 50
BY_NAME = Order("name")
_KEYS = {
    "name": lambda one: (one.name or one.email).casefold(),
    "state": lambda one: list(JudgeState).index(one.state),
    "capacity": lambda one: one.capacity,
    "handed-in": lambda one: (one.done / one.total if one.total else -1.0, one.done),
}


class PanelForm(Form):
    """What the panel is narrowed to."""

    search = StringField(_l("Name or address"), validators=[Length(max=100)])
    state = SelectField(_l("State"))
    language = SelectField(_l("Language"))
    category = SelectField(_l("Category"))
    city = SelectField(_l("City"))
    sort = SelectField(
        _l("Order"),
        choices=[
            SelectChoice("", _l("By name")),
            SelectChoice("state", _l("By state")),
            SelectChoice("handed-in", _l("Least handed in first")),
            SelectChoice("-capacity", _l("Largest capacity first")),
        ],
    )

    class Meta(Form.Meta):
        """A search changes nothing."""

        csrf = False


def panel_list(members: Sequence[PanelMember], categories: Mapping[int, str]) -> dict[str, Any]:
    """Return what the page says about the panel's members, those alone that the address asks for.

    `categories` are the campaign's by id.
    """
    form, order = _form(members, categories), order_asked(_KEYS, BY_NAME)
    fitting = [one for one in members if _fits(one, form)]
    if order != BY_NAME:
        fitting.sort(key=_KEYS[order.key], reverse=order.descending)
    form.sort.data = "" if order == BY_NAME else order.asked
    shown, pages = leaf(fitting, _("Judges %(first)s to %(last)s"), PAGE)
    return {
        "narrow": form,
        "chips": chips(form),
        "heads": heads(_KEYS, order, BY_NAME),
        "shown": shown,
        "found": judges_found(len(fitting), len(members)),
        "pages": pages,
        "bare": request.path,
    }


def _form(members: Sequence[PanelMember], categories: Mapping[int, str]) -> PanelForm:
    form = PanelForm(request.args)
    everything = SelectChoice("", _("All"))
    occurring = [state for state in JudgeState if any(one.state is state for one in members)]
    form.state.choices = [everything, *(SelectChoice(one.value, judge_state(one)[0]) for one in occurring)]
    tags = {tag: language_name(tag) for one in members for tag in one.languages}
    named = sorted(tags.items(), key=lambda pair: pair[1])
    form.language.choices = [everything, *(SelectChoice(tag, name) for tag, name in named)]
    form.category.choices = [everything, *(SelectChoice(str(key), name) for key, name in categories.items())]
    cities = sorted({one.city for one in members if one.city}, key=str.casefold)
    form.city.choices = [everything, *(SelectChoice(city, city) for city in cities)]
    return form


def _fits(one: PanelMember, form: PanelForm) -> bool:
    """Whether a member is what the form asks for; what it asks for in vain is left out."""
    states = {choice.value for choice in form.state.choices}
    tags = {choice.value for choice in form.language.choices}
    search, state, tag = (form.search.data or "").casefold(), form.state.data, form.language.data
    return (
        (not search or search in f"{one.name} {one.email}".casefold())
        and (not state or state not in states or one.state.value == state)
        and (not tag or tag not in tags or tag in one.languages)
        and _fits_place(one, form)
    )


def _fits_place(one: PanelMember, form: PanelForm) -> bool:
    """Whether a member reads the category asked for (who chose none reads all) and is from the city."""
    category, city = form.category.data, form.city.data
    categories = {choice.value for choice in form.category.choices}
    cities = {choice.value for choice in form.city.choices}
    reads = not one.categories or int(category or 0) in one.categories if category in categories else True
    return (not category or reads) and (not city or city not in cities or one.city == city)
