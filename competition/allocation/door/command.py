"""`./garland allocate`: from two tables to a third, without a database."""

import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from competition.platform.doors.ending import caller_path, misplaced, refuse, say

if TYPE_CHECKING:
    from competition.allocation.allocate import Allocation
    from competition.allocation.door.reading import Instance

MOST_READS = 100


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
    from competition.allocation.door.reading import read
    from competition.platform.doors.errors import TableRefusedError

    given, panel, target = caller_path(entries), caller_path(judges), caller_path(out)
    beside = caller_path(report) if report else None
    targets = [target, *([beside] if beside else [])]
    refuse(misplaced([given, panel], targets, "The two tables, --out and --report"))
    try:
        instance = read(given, panel)
    except TableRefusedError as refusal:
        refuse(refusal.problems)
    say(instance.warnings)
    _run(instance, reads, seed, target, beside)


def _run(instance: "Instance", reads: int, seed: int, target: Path, beside: Path | None) -> None:
    from competition.allocation.allocate import affinity_without_bounds
    from competition.allocation.allocate import allocate as solve
    from competition.allocation.door.wording import in_words

    began = time.perf_counter()
    found = solve(instance.entries, instance.judges, reads, seed)
    seconds = time.perf_counter() - began
    try:
        _write(instance, found, seconds, target, beside)
    except OSError as error:
        refuse([f"{target.name} could not be written ({error.strerror})."])
    unbound = affinity_without_bounds(instance.entries, instance.judges, reads)
    for line in in_words(instance, replace(found, without_bounds=unbound)):
        click.echo(line)


def _write(
    instance: "Instance", found: "Allocation", seconds: float, target: Path, beside: Path | None
) -> None:
    from competition.allocation.door.writing import report_of, write_pairs
    from competition.platform.doors.writing import put_in_place, write_report

    files = {target: lambda file: write_pairs(instance, found, file)}
    if beside:
        report = report_of(instance, found, seconds)
        files[beside] = lambda file: write_report(report, file)
    put_in_place(files)
