"""The pages of schools and cities."""

from flask import Blueprint

bp = Blueprint("places", __name__)
