"""Which categories a campaign has, with their limits, reads and awards."""

from flask.typing import ResponseReturnValue

from competition.campaign.categories import change_categories, possible_categories, terms_of
from competition.campaign.categories_form import FINER, CategoriesForm, categories_form
from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.campaign.rules import Stage
from competition.campaign.settings_desk import acting, bp, leave, show, way_on
from competition.campaign.setup_steps import SetupStep
from competition.errors import GarlandError
from competition.platform.i18n import translate
from competition.web.policies import allow
from competition.web.request import now, transaction


@bp.get("/c/<slug>/office/categories")
@allow(OFFICE)
def categories(campaign: Campaign) -> ResponseReturnValue:
    """Show the categories."""
    return _page(campaign, categories_form(possible_categories(campaign), terms_of(campaign)))


@bp.post("/c/<slug>/office/categories")
@allow(OFFICE)
def categories_post(campaign: Campaign) -> ResponseReturnValue:
    """Change them; what would break something is refused, and what was typed is kept."""
    form, guided = (
        categories_form(possible_categories(campaign), terms_of(campaign)),
        campaign.setup_step is not None,
    )
    if not form.validate_on_submit():
        return _page(campaign, form), 400
    try:
        with transaction() as session:
            change_categories(session, campaign=campaign, plans=form.plans(), terms=form.terms(), **acting())
            leave(campaign, SetupStep.CATEGORIES)
    except GarlandError as refusal:
        return _page(campaign, form, refusal=translate(refusal)), refusal.status
    return way_on(campaign, SetupStep.CATEGORIES, guided=guided)


def _page(campaign: Campaign, form: CategoriesForm, refusal: str = "") -> str:
    stage = campaign.calendar.stage(now(), announced=campaign.announced_at is not None)
    begun = stage is not Stage.BEFORE_CALL
    labels = {"columns": form.columns(), "finer": form.columns(FINER)}
    return show(campaign, SetupStep.CATEGORIES, form, begun=begun, refusal=refusal, **labels)
