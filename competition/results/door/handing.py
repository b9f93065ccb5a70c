"""What the door hands over: its files, or the standings printed, and what is to be said."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

import click

from competition.platform.doors.ending import refuse
from competition.platform.doors.writing import Write, put_in_place


def hand_over(writers: Mapping[str, Write], targets: Mapping[str, Path], said: Iterable[str]) -> None:
    """Write the files asked for; print the standings where no file is to take them."""
    try:
        put_in_place({path: writers[name] for name, path in targets.items()})
    except OSError as error:
        refuse([f"The files could not be written ({error.strerror})."])
    if "out" not in targets:
        writers["out"](sys.stdout)
    for line in said:
        click.echo(line, err="out" not in targets)
