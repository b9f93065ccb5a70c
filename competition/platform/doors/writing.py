"""Files of a door: written aside, then put in place together."""

import contextlib
import json
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, TextIO

Write = Callable[[TextIO], object]


def write_report(report: Mapping[str, Any], file: TextIO) -> None:
    """Write the report as JSON."""
    json.dump(report, file, ensure_ascii=False, indent=2)
    file.write("\n")


def put_in_place(files: Mapping[Path, Write]) -> None:
    """Write all files aside, then rename each; where one cannot be written, none is. Raises OSError."""
    with contextlib.ExitStack() as stack:
        aside = {path: stack.enter_context(_aside(path, write)) for path, write in files.items()}
        for path, written in aside.items():
            written.replace(path)


@contextlib.contextmanager
def _aside(path: Path, write: Write) -> Iterator[Path]:
    """Write into a new file beside `path`, whole on the disk; it goes if it was not needed."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        Path(name).chmod(0o666 & ~umask)
        yield Path(name)
    finally:
        Path(name).unlink(missing_ok=True)
