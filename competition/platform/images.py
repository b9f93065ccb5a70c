"""Pictures as people send them: looked at and made into renditions by a killable child process."""

import tempfile
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from competition.platform import errors, kinds, sandbox, sniff
from competition.platform.kinds import Category
from competition.platform.renditions import LOGO, Edit, Made, Picture, RenditionKind
from competition.platform.storage import Storage

_CHILD = "competition.platform.image_child"
_REFUSALS = {kind.__name__: kind for kind in errors.PictureError.__subclasses__()}
_AS_IT_CAME = Edit()


@dataclass(frozen=True)
class Look:
    """What a look at a picture came to: what it is, its renditions, and what the child used for it."""

    picture: Picture
    made: dict[RenditionKind, Made]
    usage: sandbox.Usage


def inspect(path: Path) -> Picture:
    """Decode the whole picture once and say what it is. Raises as `look`."""
    return look(path).picture


def make_renditions(path: Path, kinds: Collection[RenditionKind], into: Storage) -> dict[RenditionKind, Made]:
    """Make these renditions of a picture, keep them, and return them by kind. Raises as `look`."""
    return look(path, kinds, into).made


def look(
    path: Path,
    wanted: Collection[RenditionKind] = (),
    into: Storage | None = None,
    edit: Edit = _AS_IT_CAME,
) -> Look:
    """Look at a picture and make renditions of it in one go; when anything is refused none is kept.

    Raises a PictureError or a RefusedKindError, each of which says what to do.
    """
    _refuse_other_kinds(path)
    with tempfile.TemporaryDirectory(prefix="garland-picture-") as folder:
        request = {"path": str(path.resolve()), "folder": folder, "kinds": [str(kind) for kind in wanted]}
        found, usage = _ask_child({**request, "edit": asdict(edit)})
        made = {}
        for kind, (width, height) in found["made"].items():
            assert into is not None
            kept = into.put((Path(folder) / kind).read_bytes())
            made[RenditionKind(kind)] = Made(kept.key, "image/jpeg", width, height)
    notes = tuple((place, text) for place, text in found["notes"])
    picture = Picture(found["media_type"], found["width"], found["height"], found["likeness"], notes)
    return Look(picture, made, usage)


def make_logo(path: Path, into: Storage) -> Made:
    """Make a logo of a picture and keep it: trimmed of empty margins, its transparency as it is.

    Raises as `look`, and where there is nothing to see or too little to be drawn well.
    """
    _refuse_other_kinds(path)
    with tempfile.TemporaryDirectory(prefix="garland-picture-") as folder:
        found, _usage = _ask_child({"path": str(path.resolve()), "folder": folder, "logo": True})
        kept = into.put((Path(folder) / LOGO).read_bytes())
    return Made(kept.key, "image/png", found["width"], found["height"])


def _refuse_other_kinds(path: Path) -> None:
    with path.open("rb") as file:
        kind = kinds.kind_of(file.read(sniff.HEAD), "")
    if kind.category is Category.PICTURE:
        return
    if kind.name in ("unknown", "empty", "txt"):
        raise errors.NotAPictureError
    if kind.is_taken:
        raise errors.DocumentNotPictureError
    raise errors.RefusedKindError(kind.message)


def _ask_child(request: dict[str, Any]) -> tuple[Any, sandbox.Usage]:
    try:
        return sandbox.measured(_CHILD, request)
    except sandbox.ChildRefusedError as refusal:
        raise _REFUSALS[refusal.name](**refusal.values) from refusal
    except sandbox.ChildFailedError as failure:
        raise errors.TooHardPictureError from failure
