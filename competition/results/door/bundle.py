"""A results bundle at the door: computed again, and compared with what was sealed in it."""

import time
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from competition.platform.doors.ending import refuse

if TYPE_CHECKING:
    from competition.platform.doors.writing import Write
    from competition.results.sealing.checking import Checked

_ZIP = b"PK"


def is_bundle(path: Path) -> bool:
    """Whether a file is a ZIP rather than a table, by its first bytes or its name."""
    try:
        with path.open("rb") as file:
            return file.read(2) == _ZIP or path.suffix.lower() == ".zip"
    except OSError:
        return False


def rank_bundle(path: Path, targets: Mapping[str, Path], *, own_rules: bool) -> None:
    """Compute a bundle again and hand its figures over; end with 2 where they are not those sealed.

    `own_rules`: nothing else was asked for; the weights and scales of a bundle are those of its rubric.
    """
    from competition.results.door.handing import hand_over
    from competition.results.sealing.archive import unpack_unknown
    from competition.results.sealing.checking import check
    from competition.results.sealing.errors import BundleRefusedError

    if not own_rules:
        refuse([f"{path.name}: a bundle has its own rubric; leave out --weights and --standardise."])
    began = time.perf_counter()
    try:
        checked = check(unpack_unknown(path))
    except BundleRefusedError as refusal:
        refuse([f"{path.name}: {refusal}"])
        raise
    if not checked.holds:
        refuse([f"{path.name}: {checked.said}"])
    hand_over(_writers(checked, time.perf_counter() - began), targets, [checked.said])


def _writers(checked: "Checked", seconds: float) -> "dict[str, Write]":
    from competition.platform.doors.writing import write_report

    names = ("variance", "components")
    report = {**{name: checked.computed[name] for name in names}, "seconds": round(seconds, 3)}
    return {
        "out": partial(_copy, checked.files["standings.csv"]),
        "judges": partial(_copy, checked.files["severity.csv"]),
        "report": partial(write_report, report),
    }


def _copy(content: bytes, file: TextIO) -> None:
    file.write(content.decode())
