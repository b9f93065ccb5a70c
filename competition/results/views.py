"""Every page of the results, and the steps they add to the dashboard."""

from competition.results import (
    outcomes,
    proposing,
    steps,
    views_announce,
    views_awards,
    views_freeze,
    views_going_on,
    views_rules,
    views_sealed,
    views_standings,
)
from competition.results.confidence import class_part
from competition.results.confidence import views as views_confidence
from competition.results.digest import views as views_remarks
from competition.results.export import views as views_export
from competition.results.fairness import views as views_fairness
from competition.results.line import views as views_line
from competition.results.room import bp

__all__ = [
    "bp",
    "class_part",
    "outcomes",
    "proposing",
    "steps",
    "views_announce",
    "views_awards",
    "views_confidence",
    "views_export",
    "views_fairness",
    "views_freeze",
    "views_going_on",
    "views_line",
    "views_remarks",
    "views_rules",
    "views_sealed",
    "views_standings",
]
