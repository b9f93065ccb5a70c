"""The secretariat's room of a judge's papers: the modules of its pages add their routes here."""

from flask import Blueprint

bp = Blueprint("judge_paper", __name__)
