"""Sending a table that was written into a file of its own, once it is written down that it was taken out."""

from collections.abc import Callable, Iterable, Sequence
from tempfile import TemporaryFile
from typing import IO

from flask import Response, send_file

from competition.entries.export.writing import KINDS, WRITERS, Cells


def send_table(
    kind: str, stem: str, columns: Sequence[str], rows: Iterable[Cells], note: Callable[[int], None]
) -> Response:
    """Write rows as `kind`, have `note` told how many they are, and send the file; nothing of it is kept."""
    written: IO[bytes] = TemporaryFile()  # noqa: SIM115 - it is closed when it was sent
    try:
        note(WRITERS[kind](columns, rows, written))
        written.seek(0)
        answer = send_file(written, mimetype=KINDS[kind], as_attachment=True, download_name=f"{stem}.{kind}")
    except BaseException:
        written.close()
        raise
    answer.headers["Cache-Control"] = "no-store"
    return answer
