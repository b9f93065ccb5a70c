"""The catalogues: every text out of code and templates, and what translators have made of it."""

import ast
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, BinaryIO

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir, extract_python
from babel.messages.pofile import read_po, write_po

from competition.config import ROOT
from competition.platform.i18n import CATALOGUE, FOLDER

TEMPLATE = FOLDER / "messages.pot"

_KEYWORDS: dict[str, Any] = {**DEFAULT_KEYWORDS, "_l": None, "lazy_gettext": None, "gettext_noop": None}
_OPTIONS = {"**.html": {"silent": "false"}, "**.txt": {"silent": "false"}}

_BEGINNING = datetime(2026, 1, 1, tzinfo=timezone(timedelta()))

Found = tuple[int, Any, Any, Any]


def _from_python(file: BinaryIO, keywords: Any, tags: Any, options: Any) -> Iterator[Found]:
    """Find the marked texts of a Python file, and the `message = "…"` of its refusals."""
    yield from extract_python(file, keywords, tags, options)
    file.seek(0)
    for part in ast.walk(ast.parse(file.read())):
        if isinstance(part, ast.ClassDef) and part.name.endswith("Error"):
            yield from _refusals(part)
        elif isinstance(part, ast.JoinedStr):
            yield from _within_text(part, keywords)


def _within_text(part: ast.JoinedStr, keywords: Any) -> Iterator[Found]:
    """Find what is asked for within an f-string, where Babel looks only from Python 3.12 on."""
    for call in ast.walk(part):
        name = getattr(call.func, "id", "") if isinstance(call, ast.Call) else ""
        if isinstance(call, ast.Call) and name in keywords:
            said = tuple(arg.value if isinstance(arg, ast.Constant) else None for arg in call.args)
            yield call.lineno, name, said, []


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
    catalogue = _empty()
    for folder, methods in (
        ("competition", [("**.py", _from_python)]),
        ("templates", [("**.html", "jinja2"), ("**.txt", "jinja2")]),
    ):
        _gather_folder(catalogue, folder, methods)
    return catalogue


def _empty(locale: str | None = None) -> Catalog:
    return Catalog(
        locale=locale,
        header_comment="# The texts of Garland. Written by `./garland translations`; see CONTRIBUTING.md.",
        project="Garland",
        charset="utf-8",
        copyright_holder="the Garland authors",
        last_translator="the Garland authors",
        language_team="the Garland authors",
        msgid_bugs_address="see CONTRIBUTING.md",
        creation_date=_BEGINNING,
        revision_date=_BEGINNING,
        fuzzy=False,
    )


def _gather_folder(catalogue: Catalog, folder: str, methods: Any) -> None:
    # Jinja says nothing about a template it cannot read unless it is told to.
    found = extract_from_dir(
        ROOT / folder, methods, options_map=_OPTIONS, keywords=_KEYWORDS, comment_tags=["Translators:"]
    )
    for name, _line, message, comments, context in found:
        _refuse_two_plurals(catalogue, message)
        catalogue.add(message, locations=[(f"{folder}/{name}", 1)], auto_comments=comments, context=context)


def _refuse_two_plurals(catalogue: Catalog, message: Any) -> None:
    """Raise ValueError for one singular with two plurals: a catalogue can keep only one of them."""
    known = catalogue.get(message)
    both = known is not None and isinstance(message, tuple) and isinstance(known.id, tuple)
    if known is not None and both and known.id != message:
        raise ValueError(f"one singular with two plurals: {known.id} and {message}")


def extract_to(path: Path = TEMPLATE) -> None:
    """Write the catalogue template (.pot) of all texts to `path`."""
    _write(gather(), path)


def update(locale: str, folder: Path = FOLDER) -> list[str]:
    """Bring a language's catalogue in step with the texts of today; return those that want a translation.

    A new text stands there empty, never with a guess from a similar one; what nobody says any more goes.
    """
    path = folder / locale.replace("-", "_") / CATALOGUE
    kept, today, renewed = _read(path), gather(), _empty(locale.replace("-", "_"))
    for message in today:
        if message.id:
            string = _kept_string(kept, message)
            renewed.add(
                message.id,
                string,
                locations=message.locations,
                auto_comments=message.auto_comments,
                user_comments=_comments(kept, message),
                context=message.context,
            )
    _write(renewed, path)
    return [_first(message.id) for message in renewed if message.id and is_missing(message)]


def is_missing(message: Message) -> bool:
    """Tell whether a text has no translation, or one of its plural forms has none."""
    forms = message.string if isinstance(message.string, list | tuple) else [message.string]
    return not all(forms)


def _first(text: Any) -> str:
    return str(text if isinstance(text, str) else text[0])


def _kept_string(kept: Catalog, message: Message) -> Any:
    """Return what the translator wrote for exactly this text, singular and plural; else nothing."""
    before = kept.get(message.id, message.context)
    return before.string if before is not None and before.id == message.id and not before.fuzzy else None


def _comments(kept: Catalog, message: Message) -> list[str]:
    before = kept.get(message.id, message.context)
    return before.user_comments if before is not None else []


def read(locale: str, folder: Path = FOLDER) -> Catalog:
    """Return a language's catalogue as it is written."""
    return _read(folder / locale.replace("-", "_") / CATALOGUE)


def _read(path: Path) -> Catalog:
    if not path.exists():
        return _empty()
    with path.open("rb") as file:
        return read_po(file)


def _write(catalogue: Catalog, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalogue, width=100, sort_output=True, omit_header=False, include_lineno=False)


def is_current(path: Path = TEMPLATE) -> bool:
    """Tell whether the catalogue at `path` (template or language) holds exactly the texts of today."""
    return path.exists() and _keys(_read(path)) == _keys(gather())


def _keys(catalogue: Catalog) -> set[Any]:
    return {(message.id, message.context) for message in catalogue if message.id}
