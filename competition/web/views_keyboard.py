"""The page that tells all keys; it needs no JavaScript, as the help on "?" does."""

from flask import Blueprint, render_template
from flask.typing import ResponseReturnValue

from competition.web.keyboard import keyboard
from competition.web.policies import PUBLIC, allow

bp = Blueprint("keyboard", __name__)


@bp.get("/keyboard")
@allow(PUBLIC)
def page() -> ResponseReturnValue:
    """Tell the keys of all pages."""
    return render_template("help/keyboard.html", groups=keyboard.whole())
