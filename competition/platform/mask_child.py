"""Paints over parts of a picture. Runs in a confined child process, see `sandbox`."""

from typing import Any

from PIL import Image, ImageDraw, JpegImagePlugin  # noqa: F401 - the plugin registers its format

from competition.platform.renditions import SPECS, RenditionKind

COVER = (138, 130, 118)
"""A calm grey that is neither the paper's nor the ink's."""
EDGE = 1
"""Pixels by which an area is widened: a JPEG mixes neighbouring pixels."""


def answer(request: dict[str, Any]) -> tuple[int, int]:
    """Cover `areas` of the picture at `path`, write it to `out`; return its size in pixels."""
    with Image.open(request["path"], formats=("JPEG",)) as image:
        covered = Image.new("RGB", image.size)
        covered.paste(image.convert("RGB"))
    draw = ImageDraw.Draw(covered)
    for left, top, right, bottom in request["areas"]:
        draw.rectangle(
            (
                int(left * covered.width) - EDGE,
                int(top * covered.height) - EDGE,
                int(right * covered.width) + EDGE,
                int(bottom * covered.height) + EDGE,
            ),
            fill=COVER,
        )
    covered.save(request["out"], "JPEG", quality=SPECS[RenditionKind.JUDGE].quality, progressive=True)
    return covered.size
