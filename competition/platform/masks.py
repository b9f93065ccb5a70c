"""Rectangles covered on a picture that we made ourselves, so that nothing of them is left in its pixels."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from competition.platform import sandbox
from competition.platform.renditions import Made
from competition.platform.storage import Storage

Area = Sequence[float]
"""Left, top, right and bottom, each from 0 to 1."""


def cover(path: Path, areas: Sequence[Area], storage: Storage) -> Made:
    """Return a copy of the picture in which the areas are one flat colour, kept in the storage.

    Raises ChildFailedError when the picture cannot be opened.
    """
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "covered"
        request = {"path": str(path), "out": str(out), "areas": [list(area) for area in areas]}
        width, height = sandbox.run("competition.platform.mask_child", request)
        with out.open("rb") as stream:
            kept = storage.receive(stream, limit=out.stat().st_size)
    return Made(key=kept.key, media_type="image/jpeg", width=width, height=height)
