"""Every page of the results, and the steps they add to the dashboard."""

from competition.results import (
    outcomes,
    steps,
    views_awards,
    views_freeze,
    views_going_on,
    views_rules,
    views_sealed,
    views_standings,
)
from competition.results.confidence import class_part
from competition.results.confidence import views as views_confidence
from competition.results.line import views as views_line
from competition.results.room import bp

__all__ = [
    "bp",
    "class_part",
    "outcomes",
    "steps",
    "views_awards",
    "views_confidence",
    "views_freeze",
    "views_going_on",
    "views_line",
    "views_rules",
    "views_sealed",
    "views_standings",
]
