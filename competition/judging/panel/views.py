"""The secretariat's pages of bringing people onto the panel."""

from competition.judging.panel import (
    views_conduct,
    views_conflicts,
    views_cover,
    views_invited,
    views_links,
    views_list,
)
from competition.judging.panel.views_office import bp

__all__ = [
    "bp",
    "views_conduct",
    "views_conflicts",
    "views_cover",
    "views_invited",
    "views_links",
    "views_list",
]
