"""A font configuration of our own, so that pages hold our faces and never one that happens to be installed.

WeasyPrint 70 prints wrong letters without a word when two files share family, style and weight. Here a folder
of links holds exactly our files, and a rule for each face gives it a family name that exists nowhere else.
"""

import hashlib
import os
import secrets
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from xml.sax.saxutils import escape

from competition.platform.faces import SANS, SERIF, Face

# fontconfig's own scales.
_WEIGHTS = {400: 80, 500: 100, 700: 200}
_ITALIC, _UPRIGHT = 100, 0
_HEAD = '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">\n'

Placed = tuple[Face, Path]


def write(home: Path, placed: Sequence[Placed]) -> Path:
    """Return the folder that holds `fonts.conf` for these faces, made when it is not there yet.

    Its name is a fingerprint of the faces and their files: whole from its first moment, it never changes.
    """
    folder = home / _fingerprint(placed)
    if not (folder / "fonts.conf").is_file():
        home.mkdir(parents=True, exist_ok=True)
        aside = home / f".{secrets.token_hex(8)}"
        _fill(aside, folder, placed)
        with suppress(OSError):  # another process was faster with the same folder
            aside.rename(folder)
        shutil.rmtree(aside, ignore_errors=True)
    return folder


def _fingerprint(placed: Sequence[Placed]) -> str:
    digest = hashlib.sha256(_LAYOUT.encode())
    for face, path in placed:
        state = path.stat()
        digest.update(_rule(face, path).encode())
        digest.update(f"{state.st_size} {state.st_mtime_ns}".encode())
    return digest.hexdigest()[:16]


def _fill(aside: Path, folder: Path, placed: Sequence[Placed]) -> None:
    faces = aside / "faces"
    faces.mkdir(parents=True)
    for name, path in {path.name: path for _, path in placed}.items():
        (faces / name).symlink_to(path)
    rules = "".join(_rule(face, folder / "faces" / path.name) for face, path in placed)
    (aside / "fonts.conf").write_text(
        f"{_HEAD}<fontconfig>\n"
        f"<dir>{escape(str(folder / 'faces'))}</dir>\n"
        f"<cachedir>{escape(str(folder / 'cache'))}</cachedir>\n"
        f"{rules}{_LAYOUT}</fontconfig>\n",
        encoding="utf-8",
    )


def _rule(face: Face, path: Path) -> str:
    """Name a face when its file is scanned, as WeasyPrint does for @font-face; Pango wants it prepended."""
    slant = _ITALIC if face.italic else _UPRIGHT
    return (
        '<match target="scan">\n'
        f'  <test name="file" compare="eq"><string>{escape(str(path))}</string></test>\n'
        f'  <test name="index" compare="eq"><int>{face.index}</int></test>\n'
        f'  <edit name="family" mode="prepend"><string>{face.family}</string></edit>\n'
        f'  <edit name="weight" mode="assign_replace"><int>{_WEIGHTS[face.weight]}</int></edit>\n'
        f'  <edit name="slant" mode="assign_replace"><int>{slant}</int></edit>\n'
        "</match>\n"
    )


# Whatever family a page asks for, ours follow; letters keep the widths they were drawn with, so that pages
# break alike on every machine.
_LAYOUT = (
    '<match target="pattern">\n'
    '  <test name="family" compare="eq" qual="first"><string>sans-serif</string></test>\n'
    f'  <edit name="family" mode="append"><string>{SANS}</string></edit>\n'
    "</match>\n"
    '<match target="pattern">\n'
    f'  <edit name="family" mode="append_last"><string>{SERIF}</string></edit>\n'
    "</match>\n"
    '<match target="font">\n'
    '  <edit name="hinting" mode="assign"><bool>false</bool></edit>\n'
    '  <edit name="autohint" mode="assign"><bool>false</bool></edit>\n'
    "</match>\n"
)


def activate(folder: Path) -> None:
    """Let fontconfig read this configuration from now on; it asks at each start of a font map."""
    os.environ["FONTCONFIG_FILE"] = str(folder / "fonts.conf")
