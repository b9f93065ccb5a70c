"""What the doctor looks at on the machine: Python, libraries, pango, typefaces."""

import ctypes
import platform
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from tempfile import TemporaryDirectory

from competition.config import ROOT
from competition.doctor.check import Check, State
from competition.platform import fonts
from competition.platform.i18n import format_list, formats, ngettext
from competition.platform.i18n import gettext as _

LOCK = ROOT / "requirements" / "runtime.txt"
PANGO = {
    "Linux": ("libpango-1.0.so.0", "libpangoft2-1.0.so.0", "libharfbuzz-subset.so.0"),
    "Darwin": ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib"),
}
# Names for several scripts together; each is named by itself.
_JOINT = frozenset(("Hanb", "Hans", "Hant", "Hrkt", "Jpan", "Kore"))


def python() -> Check:
    """Tell which Python this is; one that is too old does not come this far."""
    return Check(State.OK, _("Python %(version)s", version=platform.python_version()))


def libraries(lock: Path = LOCK) -> Check:
    """Compare what is installed with the names and versions of the lock."""
    wrong = sorted(_not_as_locked(_locked(lock)))
    if not wrong:
        return Check(State.OK, _("The libraries are those of the lock."))
    finding = ngettext(
        "%(num)s library is not the one of the lock: %(names)s",
        "%(num)s libraries are not those of the lock: %(names)s",
        len(wrong),
        names=format_list(wrong),
    )
    return Check(State.MISSING, finding, _("delete the folder .venv, then start again."))


def _locked(lock: Path) -> dict[str, set[str]]:
    """Return the versions that the lock allows for each name; an empty one where it may be absent."""
    allowed: dict[str, set[str]] = defaultdict(set)
    for name, number, marker in re.findall(r"(?m)^([\w.-]+)==([^\s;]+)( ;)?", lock.read_text()):
        allowed[name] |= {number, ""} if marker else {number}
    return allowed


def _not_as_locked(allowed: Mapping[str, set[str]]) -> Iterator[str]:
    for name, versions in allowed.items():
        try:
            installed = version(name)
        except PackageNotFoundError:
            installed = ""
        if installed not in versions:
            yield name


def pango(names: Sequence[str] | None = None) -> Check:
    """Try to load the libraries that set type."""
    wanted = PANGO.get(platform.system(), ()) if names is None else names
    absent = [name for name in wanted if not _loads(name)]
    if not absent:
        return Check(State.OK, _("The book can be set: pango is there."))
    finding = _("The book cannot be set: %(names)s cannot be loaded.", names=format_list(absent))
    return Check(
        State.MISSING,
        finding,
        _("install pango (Debian, Ubuntu: libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0)."),
    )


def _loads(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def print_faces(folders: Sequence[Path] = fonts.FOLDERS) -> Check:
    """Tell the scripts for which there is no face at all."""
    with TemporaryDirectory() as aside:
        found = fonts.prepare(Path(aside), folders=folders)
    there = {script for placed in found.faces for script in placed.face.scripts}
    absent = {script for face in found.absent for script in face.scripts} - there
    if {"Latn", "Arab", "Hebr"} & absent:
        return Check(
            State.MISSING,
            _("Typefaces of Garland itself are missing in static/fonts."),
            _("fetch Garland again, whole."),
        )
    if not absent:
        return Check(State.OK, _("There is a typeface for every script that Garland sets."))
    return Check(
        State.NOTE,
        _("Without a typeface, so reported instead of printed: %(scripts)s", scripts=_script_names(absent)),
        _("install more (Debian, Ubuntu: fonts-noto-core fonts-noto-cjk fonts-noto-color-emoji)."),
    )


def _script_names(codes: Iterable[str]) -> str:
    return format_list(
        sorted({str(formats().scripts.get(code, code)) for code in codes if code not in _JOINT})
    )
