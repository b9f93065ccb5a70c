"""`./garland allocate`: from two tables to a third, without a database."""

import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from competition.allocation.allocate import Allocation
    from competition.allocation.door.reading import Instance

MOST_READS = 100
_PROBLEMS_SHOWN = 200


@click.command()
@click.argument("entries")
@click.argument("judges")
@click.option(
    "--reads", type=click.IntRange(1, MOST_READS), default=3, show_default=True, help="For each entry."
)
@click.option("--out", required=True, metavar="FILE.csv", help="Who reads what: entry,judge.")
@click.option("--report", metavar="FILE.json", help="What it came to, for scripts.")
@click.option(
    "--seed", type=click.IntRange(0), default=0, show_default=True, help="Another one, another draw."
)
def allocate(entries: str, judges: str, reads: int, out: str, report: str | None, seed: int) -> None:
    """Give each of ENTRIES its readers among JUDGES (two CSV tables); no database is needed.

    ENTRIES: entry,category,language,translation,city,school. JUDGES:
    judge,languages,categories,city,barred_schools,capacity, lists by ";", languages strongest first, no
    categories for all of them. Nobody reads an entry of their own city or of a school they are barred from.
    """
    from competition.allocation.door.errors import TableRefusedError
    from competition.allocation.door.reading import read

    given, panel, target = _path(entries), _path(judges), _path(out)
    beside = _path(report) if report else None
    _refuse(_misplaced([given, panel], [target, *([beside] if beside else [])]))
    try:
        instance = read(given, panel)
    except TableRefusedError as refusal:
        _refuse(refusal.problems)
    for warning in instance.warnings:
        click.echo(warning, err=True)
    _run(instance, reads, seed, target, beside)


def _run(instance: "Instance", reads: int, seed: int, target: Path, beside: Path | None) -> None:
    from competition.allocation.allocate import allocate as solve
    from competition.allocation.door.wording import in_words

    began = time.perf_counter()
    found = solve(instance.entries, instance.judges, reads, seed)
    seconds = time.perf_counter() - began
    try:
        _write(instance, found, seconds, target, beside)
    except OSError as error:
        _refuse([f"{target.name} could not be written ({error.strerror})."])
    for line in in_words(instance, found):
        click.echo(line)


def _write(
    instance: "Instance", found: "Allocation", seconds: float, target: Path, beside: Path | None
) -> None:
    from competition.allocation.door.writing import put_in_place, report_of, write_pairs, write_report

    files = {target: lambda file: write_pairs(instance, found, file)}
    if beside:
        report = report_of(instance, found, seconds)
        files[beside] = lambda file: write_report(report, file)
    put_in_place(files)


def _path(value: str) -> Path:
    """Return a path as the person meant it: relative to where the launcher was called."""
    return (Path(os.environ.get("GARLAND_CWD", ".")) / value).resolve()


def _misplaced(sources: list[Path], targets: list[Path]) -> list[str]:
    """Say which files cannot be written where they are asked for."""
    problems = [f"{path}: this is a folder; name a file." for path in targets if path.is_dir()]
    problems += [
        f"{path.name}: there is no folder {path.parent}." for path in targets if not path.parent.is_dir()
    ]
    if len({*sources, *targets}) < len(sources) + len(targets):
        problems.append("The two tables, --out and --report must be different files.")
    return problems


def _refuse(problems: list[str]) -> None:
    """End with the sentences, if there are any."""
    if not problems:
        return
    for problem in problems[:_PROBLEMS_SHOWN]:
        click.echo(problem, err=True)
    if len(problems) > _PROBLEMS_SHOWN:
        click.echo(f"… and {len(problems) - _PROBLEMS_SHOWN} more.", err=True)
    click.echo("Nothing was written.", err=True)
    sys.exit(2)
