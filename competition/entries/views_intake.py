"""The intake dashboard: what has come in, drawn, each drawing with the table that says the same."""

from collections.abc import Mapping

from flask import render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from competition.campaign.models import Campaign, City
from competition.campaign.policies import OFFICE
from competition.campaign.wording import form_name, forms_name
from competition.entries.intake import Chosen, Intake, intake
from competition.entries.intake_parts import parts
from competition.entries.listing import languages_used
from competition.entries.rules import EntryState
from competition.entries.screening_pages import cities_of
from competition.entries.views_screening_list import bp
from competition.entries.wording import OFFICE_STATES
from competition.platform.i18n import format_number, ngettext
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.languages import language_name
from competition.web.forms import Form
from competition.web.narrowing import chips
from competition.web.policies import allow
from competition.web.request import db

NARROWED_BY = ("city", "form", "language")
Figure = tuple[str, str, str | None]


class IntakeForm(Form):
    """What the figures are narrowed to."""

    city = SelectField(_l("City"))
    form = SelectField(_l("Form"))
    language = SelectField(_l("Language"))

    class Meta(Form.Meta):
        """A search changes nothing."""

        csrf = False


@bp.get("/c/<slug>/office/intake")
@allow(OFFICE)
def intake_page(campaign: Campaign) -> ResponseReturnValue:
    """Show what has come in, by day, category, form, language and city."""
    cities = {city.ref: city for city in cities_of(db(), campaign.id)}
    form, chosen = _asked(campaign, cities)
    found = intake(db(), campaign, chosen, {city.id: city.name for city in cities.values()})
    forms = list(dict.fromkeys(category.form for category in campaign.categories))
    return render_template(
        "entries/screening/intake.html",
        form=form,
        chips=chips(form),
        bare=request.path,
        figures=_figures(campaign, found),
        states=_states(campaign, found),
        forms=[(key, forms_name(key)) for key in forms],
        parts=parts(campaign, found, forms),
        empty=not found.counted("state"),
    )


def _asked(campaign: Campaign, cities: Mapping[str, City]) -> tuple[IntakeForm, Chosen]:
    form, everything = IntakeForm(request.args), [("", _("All"))]
    form.city.choices = everything + [(ref, city.name) for ref, city in cities.items()]
    keys = dict.fromkeys(category.form for category in campaign.categories)
    form.form.choices = everything + [(key, form_name(key)) for key in keys]
    tags = {tag: language_name(tag) for tag in languages_used(db(), campaign.id)}
    form.language.choices = everything + sorted(tags.items(), key=lambda pair: pair[1].casefold())
    city = cities.get(form.city.data)
    return form, Chosen(
        city.id if city else None,
        form.form.data if form.form.data in keys else "",
        form.language.data if form.language.data in tags else "",
    )


def _figures(campaign: Campaign, found: Intake) -> list[Figure]:
    """Return the large figures as (number, label, the list of these entries, where there is one)."""
    handed_in, unfinished = sum(found.counted("state").values()), found.number(EntryState.DRAFT)
    cities, languages = len(found.cities), len([tag for tag in found.counted("language") if tag])
    late = _list(campaign, mark="late") if found.late else None
    return [
        (format_number(handed_in), _("submitted"), None),
        (format_number(found.late), _("of them after the deadline"), late),
        (format_number(unfinished), _("begun and not submitted"), None),
        (format_number(cities), ngettext("city", "cities", cities), None),
        (format_number(languages), ngettext("language", "languages", languages), None),
    ]


def _states(campaign: Campaign, found: Intake) -> list[tuple[str, str, str]]:
    """Return each state that occurs as (label, number, the list of these entries)."""
    rows = []
    for state in EntryState:
        number = found.number(state)
        if number:
            label = _(OFFICE_STATES[state][0])
            rows.append((label, format_number(number), _list(campaign, state=state.value)))
    return rows


def _list(campaign: Campaign, **more: str) -> str:
    """Return the address of the list, narrowed as the figures are and to something more."""
    asked = {key: request.args[key] for key in NARROWED_BY if request.args.get(key)}
    return url_for("screening.index", slug=campaign.slug, **asked, **more)  # type: ignore[arg-type]
