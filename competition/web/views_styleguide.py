"""The style guide: every component in every state. It is there for those who work on Garland only."""

import re
from pathlib import Path

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from competition.config import ROOT
from competition.errors import NotFoundError
from competition.platform.garland import to_svg, wreath
from competition.web import specimens
from competition.web.messages import Undo, say
from competition.web.policies import PUBLIC, allow
from competition.web.views_outbox import MAIL_POLICY

bp = Blueprint("styleguide", __name__)
PARTS = (
    "colours", "type", "works", "garland", "forms", "refused", "buttons", "lists", "tables", "states",
    "messages", "dialogs", "pictures", "drawings", "pages",
)  # fmt: skip
TOKENS = ROOT / "static/css/tokens.css"
ERRORS = (400, 403, 404, 405, 413, 429, 500)


@bp.get("/styleguide")
@allow(PUBLIC)
def page() -> ResponseReturnValue:
    """Show everything; `?theme=dark`, `?theme=light` and `?dir=rtl` show it otherwise."""
    theme = request.args.get("theme")
    return render_template(
        "styleguide/index.html",
        parts=PARTS,
        theme=theme if theme in ("dark", "light") else None,
        text_direction="rtl" if request.args.get("dir") == "rtl" else "ltr",
        colours=colours(theme or "light"),
        specimens=specimens,
        fresh=specimens.fresh(),
        refused=specimens.refused(),
        narrow=specimens.narrow(),
        drawings={key: Markup(svg) for key, svg in specimens.drawings().items()},  # noqa: S704 - our own numbers
        errors=ERRORS,
    )


@bp.get("/styleguide/theme/<name>.css")
@allow(PUBLIC)
def theme(name: str) -> ResponseReturnValue:
    """Return the colours of one theme for whatever the machine prefers."""
    if name not in ("dark", "light"):
        raise NotFoundError
    values = "".join(f"--{key}: {value};" for key, value in colours(name).items())
    return Response(f":root {{ color-scheme: {name}; {values} }}", mimetype="text/css")


@bp.post("/styleguide/say")
@allow(PUBLIC)
def say_post() -> ResponseReturnValue:
    """Say something with a way back, which says so in its turn."""
    say("Three entries are accepted.", "success", undo=Undo(request.path, {"entry": ["a", "b", "c"]}))
    return page()


@bp.get("/styleguide/plate.svg")
@allow(PUBLIC)
def plate() -> ResponseReturnValue:
    """Return a picture to look at closely."""
    return Response(to_svg(wreath(specimens.LEAVES), width=900), mimetype="image/svg+xml")


@bp.get("/styleguide/errors/<int:status>")
@allow(PUBLIC)
def error(status: int) -> ResponseReturnValue:
    """Show an error page, with a text that was typed and would otherwise be lost."""
    if status not in ERRORS:
        raise NotFoundError
    kept = ["From my window\nI see two countries"]
    return current_app.jinja_env.get_or_select_template(f"errors/{status}.html").render(
        kept=kept, get_flashed_messages=lambda **_more: []
    )


@bp.get("/styleguide/mail.<kind>")
@allow(PUBLIC)
def mail(kind: str) -> ResponseReturnValue:
    """Show a letter as a mail program does, or its plain text."""
    if kind not in ("html", "txt"):
        raise NotFoundError
    words = render_template(f"styleguide/letter.{kind}", subject="Three entries are submitted")
    answer = Response(words, mimetype="text/html" if kind == "html" else "text/plain")
    if kind == "html":
        answer.headers["Content-Security-Policy"] = MAIL_POLICY
    return answer


def colours(theme: str, tokens: Path = TOKENS) -> dict[str, str]:
    """Return the colours of a theme by name, as the style sheet has them."""
    day, night = tokens.read_text().split("@media (prefers-color-scheme: dark)")
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", night if theme == "dark" else day))
