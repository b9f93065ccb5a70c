"""The room in which the secretariat brings people onto the panel; its pages are in the modules named last."""

from flask import Blueprint

from competition.campaign.models import Campaign
from competition.campaign.models import Category as _Category
from competition.judging.wording import category_name

bp = Blueprint("inviting", __name__)
PAGE = 100


def category_names(campaign: Campaign) -> dict[int, str]:
    """Return what the campaign's categories are called."""
    return {each.id: _name(each) for each in campaign.categories}


def _name(category: _Category) -> str:
    return category_name(category.form, category.age_group)
