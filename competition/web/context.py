"""What every page knows: who is looking, which campaign it belongs to, and the rooms of its office."""

from collections.abc import Callable
from functools import cache
from typing import Any

from flask import Flask, g, request, url_for
from markupsafe import Markup

from competition.platform.i18n import current_locale
from competition.platform.i18n import gettext as _
from competition.platform.languages import text_direction
from competition.web.keyboard import keyboard
from competition.web.navigation import office_nav
from competition.web.request import config

OFFICE = "/c/<slug>/office"
MayRun = Callable[[Any, Any], bool]


def install_context(app: Flask, *, may_run: MayRun) -> None:
    """Fill the base template's places; `may_run(viewer, campaign)`: whether to show the office's menu."""

    @cache
    def _keys(endpoint: str | None, _locale: str) -> Markup:
        """What "?" shows on a page: always the same in one language."""
        macros: Any = app.jinja_env.get_template("macros/keys.html").module
        return Markup(macros.keys_template(keyboard.of(endpoint)))  # noqa: S704 - a template of ours

    @app.context_processor
    def _context() -> dict[str, Any]:
        looking = g.get("viewer")
        account = looking.account if looking else None
        campaign = (request.view_args or {}).get("campaign")
        shown = campaign if hasattr(campaign, "slug") else None
        return {
            "campaign": shown,
            "nav_items": _menu(shown) if shown and looking and may_run(looking, shown) else [],
            "person_name": (account.name or account.address) if account else None,
            "home_url": url_for("home.index"),
            "mark_url": _front(shown) if shown else url_for("home.index"),
            "sign_in_url": url_for("accounts.sign_in"),
            "sign_out_url": url_for("accounts.sign_out_post"),
            "locale": current_locale(),
            "text_direction": text_direction(current_locale()),
            "page_keys": keyboard.of(request.endpoint),
            "keys_of_page": _keys(request.endpoint, current_locale()),
            "keyboard_url": url_for("keyboard.page"),
            "open_outbox": config().open_outbox,
        }


def _menu(campaign: Any) -> list[tuple[str, str, bool]]:
    """Return the office's rooms inside it; on a public page, shown as the public sees it, the way there."""
    if _in_office():
        return _rooms(campaign)
    return [(_("Office"), url_for(office_nav.rooms()[0].endpoint, slug=campaign.slug), False)]


def _in_office() -> bool:
    return request.url_rule is not None and request.url_rule.rule.startswith(OFFICE)


def _front(campaign: Any) -> str:
    """Return the campaign's own first page: its call, and for its office the overview."""
    endpoint = office_nav.rooms()[0].endpoint if _in_office() else "call.page"
    return url_for(endpoint, slug=campaign.slug)


def _rooms(campaign: Any) -> list[tuple[str, str, bool]]:
    """Return the office's menu as (label, address, whether it is this page's room)."""
    here = request.endpoint or ""
    return [
        (
            str(room.label),
            url_for(room.endpoint, slug=campaign.slug),
            room.holds(here),
        )
        for room in office_nav.rooms()
    ]
