"""How the garland of a campaign grows, told to the secretariat's dashboard."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from competition.campaign.growth import FormCount, Growth, add_growth
from competition.campaign.models import Campaign
from competition.entries.figures import overview


@add_growth
def growth_of_entries(session: Session, campaign: Campaign) -> Growth:
    """Return what has come in, in two statements."""
    figures = overview(session, campaign)
    forms = {category.id: category.form for category in campaign.categories}
    submitted, accepted = _by_form(figures.by_category, forms), _by_form(figures.accepted, forms)
    order = dict.fromkeys(forms.values())
    return Growth(
        days={day: _by_form(counts, forms) for day, counts in figures.by_day.items()},
        forms=tuple(FormCount(form, submitted.get(form, 0), accepted.get(form, 0)) for form in order),
        cities=_most_first({figures.city_names[key]: number for key, number in figures.by_city.items()}),
        languages=_most_first(figures.by_language),
    )


def _by_form(by_category: Mapping[int, int], forms: Mapping[int, str]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for category_id, number in by_category.items():
        form = forms[category_id]
        counts[form] = counts.get(form, 0) + number
    return counts


def _most_first(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(counts.items(), key=lambda each: (-each[1], each[0])))
