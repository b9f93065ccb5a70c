"""Where a demo lives: a folder for what it hands over, with an installation of its own inside."""

import fcntl
import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from competition.config import ROOT

OURS = "This is the installation of a demo; the next one may remove it.\n"


class PlaceTakenError(Exception):
    """The folder cannot be used; the words say why and what to do."""


class Place:
    """The folder `out`; nothing in it is removed that no demo has made."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.instance = out / "installation"
        self._mark = self.instance / "demo.txt"
        self._finished = self.instance / "finished"

    @contextmanager
    def claim(self) -> Iterator[None]:
        """Keep other demos out of the folder. Raises PlaceTakenError."""
        try:
            self.out.mkdir(parents=True, exist_ok=True)
            lock = (self.out / ".demo.lock").open("w")
        except OSError as error:
            raise PlaceTakenError(
                f"{self.out} cannot be written ({error.strerror}). Choose another --dir."
            ) from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise PlaceTakenError(
                    f"A demo is running in {self.out} already. End it with Ctrl-C, or choose another --dir."
                ) from None
            yield

    def clear(self) -> None:
        """Remove the last demo's installation. Raises PlaceTakenError where there is another's."""
        if self.instance.exists() and not self._mark.is_file():
            raise PlaceTakenError(f"{self.instance} was not made by a demo. Choose another --dir.")
        shutil.rmtree(self.instance, ignore_errors=True)
        self.instance.mkdir(mode=0o700)
        self._mark.write_text(OURS)

    def finish(self, source: Path) -> None:
        """Remember that the demo of `source` is whole."""
        self._finished.write_text(_inputs(source))

    def is_finished(self, source: Path, made: tuple[str, ...]) -> bool:
        """Whether a demo of just this folder by this very Garland stands whole, with all it has `made`."""
        whole = self._finished.is_file() and all((self.out / name).is_file() for name in made)
        return whole and self._finished.read_text() == _inputs(source)


def _inputs(source: Path) -> str:
    """Return the hash of everything that goes into a demo of `source`, the code included."""
    rooms = (ROOT / "competition", ROOT / "templates", ROOT / "static")
    code = sorted(p for room in rooms for p in room.rglob("*") if p.is_file() and p.suffix != ".pyc")
    digest = hashlib.sha256()
    for path in [*sorted(path for path in source.rglob("*") if path.is_file()), *code]:
        digest.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
    return digest.hexdigest()
