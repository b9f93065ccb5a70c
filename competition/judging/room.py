"""The secretariat's room of judging: rounds, and who reads what in them, under one item of the menu."""

from flask import Blueprint

from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav

bp = Blueprint("rounds", __name__)
office_nav.add(label=_l("Judging"), endpoint="rounds.index", position=40)
