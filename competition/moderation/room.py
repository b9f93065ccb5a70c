"""The room of the jury's meeting; its pages are in `views*.py`."""

from flask import Blueprint

bp = Blueprint("moderation", __name__)
