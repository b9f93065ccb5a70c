"""The secretariat's room of judging: rounds, and who reads what in them, under one item of the menu."""

from flask import Blueprint

from competition.judging import places
from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav

__all__ = ["bp", "places"]  # it makes itself known
bp = Blueprint("rounds", __name__)
office_nav.add(
    label=_l("Judging"),
    endpoint="rounds.index",
    position=40,
    also=(
        "rehearsal",
        "judge_paper",
    ),
)
