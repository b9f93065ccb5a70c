"""The secretariat's room for results; its pages are in `views_*.py`."""

from flask import Blueprint

from competition.platform.i18n import lazy_gettext as _l
from competition.web.navigation import office_nav

bp = Blueprint("results", __name__)
office_nav.add(
    label=_l("Results"),
    endpoint="results.index",
    position=50,
    also=("moderation", "duels", "certificates_office"),
)
