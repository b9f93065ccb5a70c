"""Draw every picture of the sample campaign and make its scores: `python -m competition.sample.draw`.

With names of files after it, it draws these alone: `python -m competition.sample.draw fruit-bus.jpg`.
"""

import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from PIL import Image

from competition.sample.draw import (
    baker,
    boats,
    boy,
    bus,
    cat,
    comic,
    driver,
    feast,
    garden,
    hair,
    halves,
    handtree,
    hopscotch,
    house,
    jacket,
    laundry,
    mayor_pencil,
    mayor_wash,
    moon,
    nightblock,
    nightdots,
    nurse,
    planes,
    potatoes,
    profiles,
    quilt,
    reflection,
    sampler,
    schoolway,
    scores,
    shadows,
    shards,
    whale,
)
from competition.sample.draw.sheet import Sheet

FOLDER = Path(__file__).parents[1] / "more-than-migrants"
PICTURES = {
    "house-with-many-doors.jpg": house.draw,
    "fruit-bus.jpg": bus.draw,
    "garden-in-a-suitcase.jpg": garden.draw,
    "the-same-moon.jpg": moon.draw,
    "cat-on-the-windowsill.jpg": cat.draw,
    "tree-of-hands.jpg": handtree.draw,
    "hopscotch.jpg": hopscotch.draw,
    "table-that-goes-on.jpg": feast.draw,
    "whale-town.jpg": whale.draw,
    "boat-and-house.jpg": reflection.draw,
    "one-potato.jpg": potatoes.draw,
    "my-way-to-school.jpg": schoolway.draw,
    "half-me-half-you.jpg": halves.draw,
    "dads-jacket.jpg": jacket.draw,
    "telephone-across-the-street.jpg": nightblock.draw,
    "paper-plane-swallow.jpg": planes.draw,
    "one-shadow-too-many.jpg": shadows.draw,
    "the-town-in-her-hair.jpg": hair.draw,
    "quilt-of-fields.jpg": quilt.draw,
    "the-thread-is-not-cut.jpg": sampler.draw,
    "folded-from-letters.jpg": boats.draw,
    "sleeves-holding-hands.jpg": laundry.draw,
    "under-one-umbrella.jpg": comic.draw,
    "one-line.jpg": profiles.draw,
    "what-broke-on-the-way.jpg": shards.draw,
    "streets-in-my-hair.jpg": nightdots.draw,
}
PORTRAITS = {
    "portrait-mayor-1.jpg": mayor_pencil.draw,
    "portrait-mayor-2.jpg": mayor_wash.draw,
    "portrait-story-1.jpg": driver.draw,
    "portrait-story-2.jpg": baker.draw,
    "portrait-story-3.jpg": nurse.draw,
    "portrait-quote-1.jpg": boy.draw,
}
MOST_BYTES = 560_000
MOST_BYTES_OF_PORTRAIT = 300_000


def as_jpeg(picture: Image.Image, most: int = MOST_BYTES) -> bytes:
    """Return the picture at the best quality that still keeps it small."""
    for quality in range(88, 30, -2):
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= most:
            break
    return out.getvalue()


def main(names: list[str]) -> None:
    """Write the pictures and the portraits, then the scores; with names, these files alone."""
    _draw(FOLDER / "files", PICTURES, MOST_BYTES, names)
    _draw(FOLDER / "contributions", PORTRAITS, MOST_BYTES_OF_PORTRAIT, names)
    if not names:
        scores.write(FOLDER)


def _draw(folder: Path, drawings: dict[str, Callable[[], Sheet]], most: int, names: list[str]) -> None:
    for name, draw in drawings.items():
        if not names or name in names:
            (folder / name).write_bytes(as_jpeg(draw().image, most))


if __name__ == "__main__":
    main(sys.argv[1:])
