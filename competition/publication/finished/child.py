"""Looks a finished file over in a confined child."""

from typing import Any

import pikepdf

from competition.publication.finished.checks import expected_from
from competition.publication.finished.look import look_over


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Look at the file at `path`; return what each check came to."""
    with pikepdf.open(request["path"]) as pdf:
        found = look_over(pdf, expected_from(request["expected"]))
        return {"checked": [each.as_row() for each in found]}
