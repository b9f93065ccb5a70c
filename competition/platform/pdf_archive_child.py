"""Makes an archive's file of a finished document, and looks it over, in a confined child."""

from pathlib import Path
from typing import Any

from competition.platform.pdf_archive import archived
from competition.platform.pdf_archive_checks import lacks


def answer(request: dict[str, Any]) -> dict[str, Any]:
    """Write the document at `path` as PDF/A to `out`; return what it still lacks."""
    content = archived(Path(request["path"]).read_bytes())
    Path(request["out"]).write_bytes(content)
    return {"lacks": lacks(content)}
