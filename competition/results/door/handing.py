"""What the door hands over: its files, or the standings printed, and what is to be said."""

import os
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
        _print(writers["out"])
    for line in said:
        click.echo(line, err="out" not in targets)


def _print(write: Write) -> None:
    """Print, and end with a sentence where there is no room for it, such as in a file on a full disk."""
    try:
        write(sys.stdout)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # whoever reads has read enough; click ends it without a word
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what waits is not tried again
        click.echo(f"The standings could not be printed whole ({error.strerror}).", err=True)
        sys.exit(2)
