"""What tests of the design system share."""

from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from competition.platform.garland import jinja_globals
from competition.platform.i18n import format_number, install_into

TEMPLATES = Path(__file__).resolve().parents[2] / "templates"


@pytest.fixture
def show():
    """Render a template's source with our macros, as a page would, without an application."""
    environment = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, trim_blocks=True)
    install_into(environment)
    environment.filters["number"] = format_number
    environment.globals.update(jinja_globals(), csrf_token=lambda: "token")

    def render(source, **values):
        return environment.from_string(source).render(values)

    return render
