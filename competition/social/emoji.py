"""Emoji as small pictures: the bitmaps of their face, brought to the size of the words around them."""

from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_STRIKE = 109
"""The one size, in pixels to the em, that the face holds bitmaps of."""
_HIGH, _BELOW = 1.0, 0.18
"""How high an emoji is, and how far it reaches below the foot of a line, in ems of the words."""
_APART = 0.04
"""The room on each side of it, in ems."""
EXTENT = _HIGH - _BELOW, _BELOW
"""How far an emoji reaches above and below the foot of a line, in ems."""


def drawable(path: Path) -> bool:
    """Whether the face at a path is one of bitmaps: the newest kind of outlines in colour comes out blank."""
    try:
        return _bitmap(path, "\N{GRINNING FACE}").getbbox() is not None
    except OSError:
        return False


def width(path: Path, cluster: str) -> float:
    """Return how wide an emoji is with the room round it, in ems."""
    wide, high = _bitmap(path, cluster).size
    return wide / high * _HIGH + 2 * _APART


def draw(
    on: Image.Image, at: tuple[float, float], path: Path, cluster: str, size: float, opacity: float = 1
) -> None:
    """Draw an emoji in words of a size in pixels; `at` is the left end of its foot."""
    tile = _tile(path, cluster, round(size * _HIGH))
    cover = tile.getchannel("A").point(lambda value: round(value * opacity)) if opacity < 1 else tile
    left, top = at[0] + _APART * size, at[1] - EXTENT[0] * size
    on.paste(tile, (round(left), round(top)), cover)


@lru_cache(256)
def _tile(path: Path, cluster: str, high: int) -> Image.Image:
    bitmap = _bitmap(path, cluster)
    wide = max(1, round(bitmap.width * high / bitmap.height))
    return bitmap.resize((wide, max(1, high)), Image.Resampling.LANCZOS)


@lru_cache(256)
def _bitmap(path: Path, cluster: str) -> Image.Image:
    """Return what the face holds for a sequence: one picture, or several side by side where it knows none."""
    font = _font(path)
    left, top, right, bottom = font.getbbox(cluster, anchor="ls")
    bitmap = Image.new("RGBA", (max(1, round(right - left)), max(1, round(bottom - top))))
    ImageDraw.Draw(bitmap).text((-left, -top), cluster, font=font, anchor="ls", embedded_color=True)
    return bitmap


@lru_cache(4)
def _font(path: Path) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), _STRIKE, layout_engine=ImageFont.Layout.RAQM)
