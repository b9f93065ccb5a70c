"""Pictures as people send them: looked at and made into renditions by a killable child process."""

import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any

from competition.platform import errors, sandbox, sniff
from competition.platform.renditions import Made, Picture, RenditionKind
from competition.platform.storage import Storage

_READ = ("image/jpeg", "image/png")
_DOCUMENTS = ("application/", "text/html")
_REFUSALS = {kind.__name__: kind for kind in errors.PictureError.__subclasses__()}
_NAMES = {
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/webp": "WebP",
    "image/avif": "AVIF",
    "image/bmp": "BMP",
    "image/jp2": "JPEG 2000",
    "image/svg+xml": "SVG",
    "image/vnd.adobe.photoshop": "Photoshop",
}


def inspect(path: Path) -> Picture:
    """Decode the whole picture once and say what it is. Raises a PictureError that says what to do."""
    return examine(path, (), None)[0]


def make_renditions(path: Path, kinds: Collection[RenditionKind], into: Storage) -> dict[RenditionKind, Made]:
    """Make these renditions of a picture, keep them, and return them by kind. Raises a PictureError."""
    return examine(path, kinds, into)[1]


def examine(
    path: Path, kinds: Collection[RenditionKind], into: Storage | None
) -> tuple[Picture, dict[RenditionKind, Made]]:
    """Look at a picture and make renditions of it in one go; when anything is refused none is kept."""
    _refuse_other_formats(path)
    with tempfile.TemporaryDirectory(prefix="garland-picture-") as folder:
        found = _ask_child(
            {"path": str(path.resolve()), "folder": folder, "kinds": [str(kind) for kind in kinds]}
        )
        picture = Picture(found["media_type"], found["width"], found["height"])
        made = {}
        for kind, (width, height) in found["made"].items():
            assert into is not None
            kept = into.put((Path(folder) / kind).read_bytes())
            made[RenditionKind(kind)] = Made(kept.key, "image/jpeg", width, height)
    return picture, made


def _refuse_other_formats(path: Path) -> None:
    with path.open("rb") as file:
        kind = sniff.media_type(file.read(sniff.HEAD))
    if kind in _READ:
        return
    if kind == "image/heic":
        raise errors.HeicPictureError
    if kind in _NAMES:
        raise errors.OtherFormatError(format=_NAMES[kind])
    if kind != sniff.UNKNOWN and kind.startswith(_DOCUMENTS):
        raise errors.DocumentNotPictureError
    raise errors.NotAPictureError


def _ask_child(request: dict[str, Any]) -> Any:
    try:
        return sandbox.run("competition.platform.image_child", request)
    except sandbox.ChildRefusedError as refusal:
        raise _REFUSALS[refusal.name](**refusal.values) from None
    except sandbox.ChildFailedError:
        raise errors.TooHardPictureError from None
