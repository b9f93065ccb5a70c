"""The catalogue of all texts: what translators work from, gathered out of code and templates."""

import ast
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po

from competition.config import ROOT
from competition.platform.i18n import FOLDER

TEMPLATE = FOLDER / "messages.pot"

_KEYWORDS: dict[str, Any] = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "gettext_noop": None}
_OPTIONS = {"**.html": {"silent": "false"}, "**.txt": {"silent": "false"}}

Found = tuple[int, Any, Any, Any]


def _from_python(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """Find the marked texts of a Python file, and the `message = "…"` of its refusals."""
    yield from extract_python(file, keywords, tags, options)
    file.seek(0)
    for part in ast.walk(ast.parse(file.read())):
        if isinstance(part, ast.ClassDef) and part.name.endswith("Error"):
            yield from _refusals(part)


def _refusals(part: ast.ClassDef) -> Iterator[Found]:
    for line in part.body:
        if isinstance(line, ast.Assign):
            targets = line.targets
        elif isinstance(line, ast.AnnAssign):
            targets = [line.target]
        else:
            continue
        named = any(isinstance(target, ast.Name) and target.id == "message" for target in targets)
        if named and isinstance(line.value, ast.Constant) and isinstance(line.value.value, str):
            yield line.lineno, "gettext", line.value.value, []


def gather() -> Catalog:
    """Return the catalogue of every text in the code and in the templates.

    It carries no line numbers and no date of its own, so that it changes only when a text does.
    """
    catalogue = Catalog(
        project="Garland",
        charset="utf-8",
        copyright_holder="the Garland authors",
        creation_date=datetime(2026, 1, 1, tzinfo=timezone(timedelta())),
    )
    for folder, methods in (
        ("competition", [("**.py", _from_python)]),
        ("templates", [("**.html", "jinja2"), ("**.txt", "jinja2")]),
    ):
        _gather_folder(catalogue, folder, methods)
    return catalogue


def _gather_folder(catalogue: Catalog, folder: str, methods: Any) -> None:
    # Jinja says nothing about a template it cannot read unless it is told to.
    found = extract_from_dir(
        ROOT / folder, methods, options_map=_OPTIONS, keywords=_KEYWORDS, comment_tags=["Translators:"]
    )
    for name, _line, message, comments, context in found:
        catalogue.add(message, locations=[(f"{folder}/{name}", 1)], auto_comments=comments, context=context)


def extract_to(path: Path = TEMPLATE) -> None:
    """Write the catalogue template (.pot) of all texts to `path`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, gather(), width=100, sort_output=True, omit_header=False, include_lineno=False)


def is_current(path: Path = TEMPLATE) -> bool:
    """Tell whether the catalogue template at `path` holds exactly the texts of today."""
    if not path.exists():
        return False
    with path.open("rb") as file:
        kept = read_po(file)
    return _keys(kept) == _keys(gather())


def _keys(catalogue: Catalog) -> set[Any]:
    return {(message.id, message.context) for message in catalogue if message.id}
