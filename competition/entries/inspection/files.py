"""Which files are inspected, and in which order: the same every time."""

import stat
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePath


def files_below(places: Sequence[tuple[Path, str]]) -> Iterator[tuple[Path, str]]:
    """Yield every regular file of these places, each with the name it is told under, folders in order.

    Links are not followed out of a folder, and what is no file (a pipe, a device) is passed over.
    """
    for place, given in places:
        if place.is_dir():
            for each in sorted(place.rglob("*")):
                if not each.is_symlink() and stat.S_ISREG(each.lstat().st_mode):
                    yield each, str(PurePath(given, each.relative_to(place)))
        elif place.is_file():
            yield place, given
