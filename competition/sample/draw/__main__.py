"""Draw every picture of the sample campaign and make its scores: `python -m competition.sample.draw`."""

from io import BytesIO
from pathlib import Path

from PIL import Image

from competition.sample.draw import bus, cat, garden, house, moon, scores

FOLDER = Path(__file__).parents[1] / "more-than-migrants"
PICTURES = {
    "house-with-many-doors.jpg": house.draw,
    "fruit-bus.jpg": bus.draw,
    "garden-in-a-suitcase.jpg": garden.draw,
    "the-same-moon.jpg": moon.draw,
    "cat-on-the-windowsill.jpg": cat.draw,
}
MOST_BYTES = 690_000


def as_jpeg(picture: Image.Image) -> bytes:
    """Return the picture at the best quality that still keeps it small."""
    for quality in range(88, 30, -2):
        out = BytesIO()
        picture.save(out, "JPEG", quality=quality, optimize=True)
        if out.tell() <= MOST_BYTES:
            break
    return out.getvalue()


def main() -> None:
    """Write the pictures, then the scores."""
    for name, draw in PICTURES.items():
        (FOLDER / "files" / name).write_bytes(as_jpeg(draw().image))
    scores.write(FOLDER)


if __name__ == "__main__":
    main()
