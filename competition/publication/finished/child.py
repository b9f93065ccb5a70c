"""Looks a finished file over in a confined child."""

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

import pikepdf

from competition.publication.finished.checks import expected_from
from competition.publication.finished.look import look_over
from competition.publication.finished.reading import Readings


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Look at the file at `path`; return what each check came to.

    `kept` is where what was read before lies, or ""; what was read now is written to `out` if that is other.
    """
    readings = Readings(_kept(request["kept"]))
    with pikepdf.open(request["path"]) as pdf:
        found = look_over(pdf, expected_from(request["expected"]), readings)
    if readings.rows != readings.kept:
        Path(request["out"]).write_text(json.dumps(readings.rows), encoding="utf-8")
    return {"checked": [each.as_row() for each in found]}


def _kept(path: str) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    if path:
        with suppress(OSError, ValueError):  # gone meanwhile: it is read anew
            kept = json.loads(Path(path).read_text(encoding="utf-8"))
    return kept
