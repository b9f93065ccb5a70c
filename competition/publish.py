"""`./garland publish`: wiring only; what it does is in `publication/command.py`."""

import sys

import click

from competition.platform.doors.ending import caller_path, misplaced, refuse, say

EDITIONS, FORMATS = ("screen", "print", "large", "epub"), ("A4", "A5", "square")


@click.command()
@click.argument("campaign")
@click.option("--edition", type=click.Choice(EDITIONS), default="screen", show_default=True, help="What for.")
@click.option(
    "--format", "paper", type=click.Choice(FORMATS, case_sensitive=False), default="A4", show_default=True,
    help="The paper it is cut to (screen and print).",
)  # fmt: skip
@click.option("--multiple-of-4", "fours", is_flag=True, help="Fill up with blank pages (print only).")
@click.option("--out", metavar="FILE", help="Where it goes; else into this folder, under a name of its own.")
@click.option("--json", "as_json", is_flag=True, help="Say what was made as one JSON document.")
def publish(campaign: str, edition: str, paper: str, fours: bool, out: str | None, as_json: bool) -> None:
    """Build an edition of CAMPAIGN's book from its frozen results, and write it to a file."""
    path = caller_path(out) if out else None
    refuse(misplaced([], [path], "The files") if path else [])
    if fours and edition != "print":
        refuse(["Only an edition for print is filled up to a multiple of four pages."])

    from competition import jobs, tables  # noqa: F401 - the schema must be whole
    from competition.cli import prepared
    from competition.entries.export.leaving import ExportRefusedError
    from competition.errors import GarlandError
    from competition.platform.doors.working import WorkFailedError, put
    from competition.platform.i18n import translate
    from competition.publication import command
    from competition.publication.kinds import spec_of

    jobs.load()
    try:
        found = command.build(prepared(), slug=campaign, spec=spec_of(edition, paper, {"fours": fours}))
        target = path or caller_path(found.name)
        refuse(misplaced([], [target], "The files"))
        put(found.content, target)
    except (ExportRefusedError, GarlandError) as refusal:
        refuse([translate(refusal) if isinstance(refusal, GarlandError) else str(refusal)])
    except (WorkFailedError, OSError) as failure:
        say([str(failure), "Nothing was written."])
        sys.exit(1)
    command.tell({**found.told, "file": str(target)}, as_json=as_json)
