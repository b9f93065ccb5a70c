"""What a picture looks like in 64 bits: where each of its spots is brighter than the next (dHash).

Only ever asked of renditions that Garland has made itself.
"""

from typing import IO

from PIL import Image

_ACROSS, _DOWN = 9, 8


def picture_bits(file: IO[bytes]) -> int:
    """Return the bits; pictures that differ in a few of them look alike."""
    with Image.open(file) as image:
        spots = image.convert("L").resize((_ACROSS, _DOWN), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(_DOWN):
        for at in range(_ACROSS - 1):
            here = row * _ACROSS + at
            bits = bits << 1 | (spots[here] < spots[here + 1])
    return bits
