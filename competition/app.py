"""The web application: wiring only."""

from importlib import import_module
from typing import Any

from flask import Flask
from flask_wtf.csrf import CSRFProtect
from sqlalchemy.orm import Session
from werkzeug.middleware.proxy_fix import ProxyFix

from competition import jobs, tables  # noqa: F401 - the schema must be whole
from competition.accounts import cookies
from competition.accounts.sessions import find_viewer
from competition.accounts.viewer import Viewer
from competition.campaign import wording
from competition.campaign.policies import runs
from competition.clock import Clock
from competition.config import ROOT, Config, load
from competition.platform.db import Database
from competition.platform.jobs import Lanes, attach
from competition.platform.storage import Storage
from competition.web.addresses import install_addresses
from competition.web.context import install_context
from competition.web.error_pages import install_error_pages
from competition.web.files import install_files
from competition.web.gate import install_gate
from competition.web.headers import install_headers
from competition.web.limits import install_limits
from competition.web.locale import install_locale
from competition.web.markup import install_markup
from competition.web.policies import PUBLIC, allow, require_policies
from competition.web.request import now

MEGABYTE = 1024 * 1024
VIEWS = (
    "accounts.views",
    "accounts.views_language",
    "campaign.views_home",
    "campaign.views_call",
    "campaign.views_office",
    "campaign.views_setup",
    "campaign.views_settings",
    "campaign.views_history",
    "entries.views_start",
    "entries.start.views_schools",
    "entries.start.views_rules",
    "entries.start.views_copy",
    "entries.ways.views",
    "entries.ways.views_office",
    "entries.teachers.views",
    "entries.places.views",
    "entries.paper.views",
    "entries.views_class",
    "entries.views_entry",
    "entries.views_words",
    "entries.documents.views",
    "entries.documents.views_files",
    "entries.documents.views_words",
    "entries.views_autosave",
    "entries.dropping.views",
    "entries.views_pictures",
    "entries.picturing.views",
    "entries.views_people",
    "entries.roster.views",
    "entries.sheets.views_sheets",
    "entries.sheets.views_scans",
    "entries.sheets.views_tray",
    "entries.sheets.views_titles",
    "entries.blindness.views",
    "entries.translating.views",
    "entries.translating.views_office",
    "entries.translating.views_translator",
    "entries.consents.views",
    "entries.consents.views_guardian",
    "entries.blindness.views_office",
    "entries.deadline.views",
    "entries.receipts.views",
    "entries.export.views",
    "entries.views_office",
    "contributions.views",
    "contributions.views_one",
    "contributions.views_portrait",
    "contributions.views_import",
    "judging.views_queue",
    "judging.views_profile",
    "judging.views_sheet",
    "judging.views_notes",
    "judging.views_picture",
    "judging.views_panel",
    "judging.panel.views",
    "judging.rubrics.views",
    "judging.panel.views_asking",
    "judging.practice.views",
    "judging.paper.views",
    "judging.paper.views_own",
    "allocation.views",
    "duels.views_judge",
    "duels.views_office",
    "rehearsal.views",
    "publication.views",
    "publication.composing.views",
    "publication.composing.views_chapters",
    "publication.composing.views_design",
    "publication.composing.views_voices",
    "publication.composing.views_works",
    "publication.checking.views",
    "publication.changes.views",
    "publication.proofing.views_answering",
    "publication.proofing.views_correcting",
    "publication.proofing.views_office",
    "publication.proofing.views_teacher",
    "publication.proofing.views_voices",
    "results.views",
    "results.digest.views_class",
    "moderation.views",
    "gallery.views",
    "social.sharing",
    "social.schedule.views",
    "social.posted.views",
    "social.views",
    "social.look.views",
    "social.review.views",
    "materials.views",
    "certificates.views",
    "certificates.views_office",
    "web.views_jobs",
    "web.views_ticket",
    "web.views_outbox",
    "web.views_keyboard",
)
DEVELOPMENT = ("web.views_styleguide",)
"""What exists only where somebody works on Garland."""


def create_app(
    config: Config | None = None, *, database: Database | None = None, clock: Clock | None = None
) -> Flask:
    """Return the web application of an installation; raises MissingPolicyError if a route names no policy."""
    config = config or load()
    app = Flask(
        "competition", root_path=str(ROOT), template_folder="templates", static_folder=str(ROOT / "static")
    )
    settle(app, config, database=database, clock=clock)
    if config.proxies:
        proxies = config.proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    jobs.load()
    _install(app)
    for name in (*VIEWS, *(DEVELOPMENT if config.styleguide else ())):
        app.register_blueprint(import_module(f"competition.{name}").bp)
    require_policies(app)
    return app


def settle(app: Flask, config: Config, *, database: Database | None, clock: Clock | None) -> None:
    """Let an app serve an installation: its settings, its database, its files and its clock."""
    app.config.update(_settings(config))
    app.extensions["garland.config"] = config
    app.extensions["garland.database"] = database = database or Database(config.database_url)
    attach(database, Lanes(config.queue))
    app.extensions["garland.storage"] = Storage(config.files)
    app.extensions["garland.clock"] = clock or Clock()


def _settings(config: Config) -> dict[str, Any]:
    return {
        "SECRET_KEY": config.secret_key,
        "SESSION_COOKIE_NAME": "garland_form",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "SESSION_COOKIE_SECURE": config.secure_cookies,
        "WTF_CSRF_TIME_LIMIT": None,
        "MAX_CONTENT_LENGTH": 200 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": 2 * MEGABYTE,
        "MAX_FORM_PARTS": 1000,
    }


def _install(app: Flask) -> None:
    """Put every layer of the web in its place, outermost first."""
    allow(PUBLIC)(app.view_functions["static"])
    install_locale(app)
    install_error_pages(app)
    install_limits(app)
    install_files(app)
    CSRFProtect(app).exempt("competition.accounts.views_language.choose_post")
    install_addresses(app)
    install_gate(app, find_viewer=_find_viewer, sign_in_endpoint="accounts.sign_in")
    install_headers(app)
    install_markup(app)
    app.jinja_env.filters.update(wording.FILTERS)
    install_context(app, may_run=runs)


def _find_viewer(session: Session) -> Viewer:
    return find_viewer(session, token=cookies.token(), now=now())
