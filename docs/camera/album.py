"""Where the pictures are kept, none of them too heavy."""

from io import BytesIO
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).resolve().parents[1] / "pictures"
HEAVIEST = 200_000
"""How many bytes a picture may have."""
ALL_TOGETHER = 3_000_000
"""How many bytes all of them may have."""
QUALITIES = (90, 84, 78, 70, 60, 50)


class TooHeavyError(Exception):
    """A picture or all of them have more bytes than a reader should wait for."""


def keep(name: str, picture: Image.Image) -> str:
    """Write a picture as WebP, as well as its weight allows; return what was written, in words."""
    for quality in QUALITIES:
        content = BytesIO()
        picture.convert("RGB").save(content, "WEBP", quality=quality, method=6)
        if content.tell() <= HEAVIEST:
            (FOLDER / f"{name}.webp").write_bytes(content.getvalue())
            return f"{name}.webp  {picture.width} × {picture.height}, {content.tell() // 1000} kB"
    raise TooHeavyError(f"{name} is heavier than {HEAVIEST} bytes whatever its quality; make it smaller.")


def weigh() -> None:
    """Raise TooHeavyError when all pictures together have too many bytes."""
    whole = sum(path.stat().st_size for path in FOLDER.glob("*.webp"))
    if whole > ALL_TOGETHER:
        raise TooHeavyError(f"The pictures have {whole} bytes together; at most {ALL_TOGETHER} are good.")
