"""What has been set before, on disk and by the hash of all that went into it.

Everything comes into place whole, by renaming. What was used longest ago goes first when there is too much of
it, so a file is touched when it is used.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

LIMIT = 512 << 20
"""Bytes: the parts of some ten books."""
_ASIDE = "aside-"


class Cache:
    """Files by key below a folder; `limit` is how many bytes may stay."""

    def __init__(self, root: Path, *, limit: int = LIMIT) -> None:
        self.root, self.limit = root, limit
        root.mkdir(parents=True, exist_ok=True, mode=0o700)

    def find(self, key: str) -> Path | None:
        """Return the file that is kept under a key, which counts as used now."""
        path = self._path(key)
        try:
            os.utime(path)
        except FileNotFoundError:
            return None
        return path

    def keep(self, key: str, made: Path) -> Path:
        """Move a finished file from a folder `aside` to its place, and return that."""
        path = self._path(key)
        path.parent.mkdir(exist_ok=True)
        with made.open("rb") as file:
            os.fsync(file.fileno())
        made.replace(path)
        return path

    def forget(self, key: str) -> None:
        """Let go of a file."""
        self._path(key).unlink(missing_ok=True)

    def note(self, key: str, words: str) -> None:
        """Keep a few words beside what may be kept under the same key."""
        with self.aside() as folder:
            made = folder / "note"
            made.write_text(words, encoding="utf-8")
            self.keep(f"{key}-note", made)

    def noted(self, key: str) -> str | None:
        """Return the words that are kept."""
        path = self.find(f"{key}-note")
        return path.read_text(encoding="utf-8") if path else None

    @contextmanager
    def aside(self) -> Iterator[Path]:
        """Yield an empty folder on the same disk, for what is being made."""
        with TemporaryDirectory(prefix=_ASIDE, dir=self.root, ignore_cleanup_errors=True) as folder:
            yield Path(folder)

    def trim(self, *, now: float, stale: float = 86_400.0) -> int:
        """Remove what is beyond the limit, and what killed processes left; return how many files that was."""
        for left in self.root.glob(f"{_ASIDE}*"):
            with suppress(FileNotFoundError):  # whoever made it was ready
                if left.stat().st_mtime < now - stale:
                    shutil.rmtree(left, ignore_errors=True)
        room, removed = self.limit, 0
        for _used, size, path in sorted(self._files(), reverse=True):
            room -= size
            if room < 0:
                path.unlink(missing_ok=True)
                removed += 1
        return removed

    def empty(self) -> None:
        """Remove everything that is kept."""
        for _used, _size, path in list(self._files()):
            path.unlink(missing_ok=True)

    def _files(self) -> Iterator[tuple[float, int, Path]]:
        for path in self.root.glob("[0-9a-f][0-9a-f]/*"):
            with suppress(FileNotFoundError):  # another process was faster
                seen = path.stat()
                yield seen.st_mtime, seen.st_size, path

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key[2:]
