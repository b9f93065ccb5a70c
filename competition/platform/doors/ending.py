"""Where the files of a door lie, and how it ends when something is wrong with them."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

import click

_PROBLEMS_SHOWN = 200
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f]")


def caller_path(value: str) -> Path:
    """Return a path as the person meant it: relative to where the launcher was called."""
    return (Path(os.environ.get("GARLAND_CWD", ".")) / value).resolve()


def misplaced(sources: list[Path], targets: list[Path], all_of_them: str) -> list[str]:
    """Say which files cannot be written where they are asked for; `all_of_them` names them in a sentence."""
    problems = [why for path in targets if (why := _why_not(path))]
    if len({*sources, *targets}) < len(sources) + len(targets):
        problems.append(f"{all_of_them} must be different files.")
    return problems


def _why_not(path: Path) -> str:
    """Say why no file can be put here; nothing where one can be, or where only trying tells."""
    try:
        if path.is_dir():
            return f"{path}: this is a folder; name a file."
        if path.exists() and not path.is_file():
            return f"{path}: this is no ordinary file; name another."
        return "" if path.parent.is_dir() else f"{path.name}: there is no folder {path.parent}."
    except OSError as error:
        return f"{path.name}: a file cannot be put there ({error.strerror})."


def say(sentences: Iterable[str]) -> None:
    """Print sentences beside the output; what a table slips into them cannot steer the terminal."""
    for sentence in sentences:
        click.echo(_CONTROL.sub("\N{REPLACEMENT CHARACTER}", sentence), err=True)


def refuse(problems: list[str]) -> None:
    """End with the sentences, if there are any."""
    if not problems:
        return
    say(problems[:_PROBLEMS_SHOWN])
    if len(problems) > _PROBLEMS_SHOWN:
        say([f"… and {len(problems) - _PROBLEMS_SHOWN} more."])
    say(["Nothing was written."])
    sys.exit(2)
