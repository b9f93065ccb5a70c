"""Portraits: the part of a picture that fills a frame, the face kept in it."""

from collections.abc import Sequence

from competition.social.content import Picture
from competition.social.decoded import Decoded
from competition.social.placing import Spot
from competition.social.posts.choices import Crop
from competition.social.sheet import Placed, Sheet

Frame = tuple[float, float, float, float]
_FACE = 0.42
"""How far below a frame's upper edge the middle of a face stands, as a part of its height."""
_HEAD = 0.3
"""Where a face is thought to be in a portrait of which nobody has said it, from the top."""


def shown_in(size: Sequence[int], frame: Sequence[int], picture: Picture, crop: Crop | None) -> Frame:
    """Return the part of a picture of this size that fills a frame: as it was chosen, else round the face."""
    wide, high = size
    scale = min(wide / frame[0], high / frame[1]) / (crop.zoom if crop else 1.0)
    across, down = frame[0] * scale, frame[1] * scale
    if crop:
        left, top = crop.x * wide - across / 2, crop.y * high - down / 2
    else:
        face = picture.focus or (0.5, _HEAD)
        left, top = face[0] * wide - across / 2, face[1] * high - down * _FACE
    left, top = min(max(left, 0.0), wide - across), min(max(top, 0.0), high - down)
    return left, top, left + across, top + down


def show(sheet: Sheet, opened: Decoded, spot: Spot, part: Frame) -> None:
    """Draw this part of a picture in its place."""
    sheet.image.paste(opened.cut(part, spot.size), (spot.left, spot.top))
    sheet.placed.append(Placed(spot.left, spot.top, spot.right, spot.bottom, what="picture"))
