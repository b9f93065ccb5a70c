"""Where the files of a door lie, and how it ends when something is wrong with them."""

import os
import sys
from pathlib import Path

import click

_PROBLEMS_SHOWN = 200


def caller_path(value: str) -> Path:
    """Return a path as the person meant it: relative to where the launcher was called."""
    return (Path(os.environ.get("GARLAND_CWD", ".")) / value).resolve()


def misplaced(sources: list[Path], targets: list[Path], all_of_them: str) -> list[str]:
    """Say which files cannot be written where they are asked for; `all_of_them` names them in a sentence."""
    problems = [f"{path}: this is a folder; name a file." for path in targets if path.is_dir()]
    problems += [
        f"{path.name}: there is no folder {path.parent}." for path in targets if not path.parent.is_dir()
    ]
    if len({*sources, *targets}) < len(sources) + len(targets):
        problems.append(f"{all_of_them} must be different files.")
    return problems


def refuse(problems: list[str]) -> None:
    """End with the sentences, if there are any."""
    if not problems:
        return
    for problem in problems[:_PROBLEMS_SHOWN]:
        click.echo(problem, err=True)
    if len(problems) > _PROBLEMS_SHOWN:
        click.echo(f"… and {len(problems) - _PROBLEMS_SHOWN} more.", err=True)
    click.echo("Nothing was written.", err=True)
    sys.exit(2)
