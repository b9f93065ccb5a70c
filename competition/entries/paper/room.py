"""The pages of entries on paper."""

from flask import Blueprint

bp = Blueprint("paper", __name__)
