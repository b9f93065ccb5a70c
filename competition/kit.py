"""`./garland kit`: wiring only; what it does is in `social/command.py`."""

import sys

import click

from competition.platform.doors.ending import caller_path, misplaced, refuse, say


@click.command()
@click.argument("campaign")
@click.option("--formats", metavar="LIST", help="Only these formats of pictures, such as square,story.")
@click.option(
    "--languages", metavar="LIST", help="Only captions and words of these languages, such as en,fr."
)
@click.option("--approve", is_flag=True, help="Approve all posts that nobody has approved, as they are now.")
@click.option("--out", metavar="FILE.zip", help="Where it goes; else into this folder.")
@click.option("--json", "as_json", is_flag=True, help="Say what is in it as one JSON document.")
def kit(
    campaign: str, formats: str | None, languages: str | None, approve: bool, out: str | None, as_json: bool
) -> None:
    """Make the social media kit of CAMPAIGN from its frozen results and write it to a ZIP file."""
    path = caller_path(out) if out else None
    refuse(misplaced([], [path], "The files") if path else [])

    from competition import jobs, tables  # noqa: F401 - the schema must be whole
    from competition.cli import prepared
    from competition.entries.export.leaving import ExportRefusedError
    from competition.errors import GarlandError
    from competition.platform.doors.working import WorkFailedError
    from competition.platform.i18n import translate
    from competition.social import command

    jobs.load()
    try:
        wish = command.Asked(command.listed(formats), command.listed(languages), approve)
        target = path or caller_path(f"{campaign}-social-kit.zip")
        refuse(misplaced([], [target], "The files"))
        told = command.make(prepared(), slug=campaign, asked=wish, target=target)
    except (ExportRefusedError, GarlandError) as refusal:
        refuse([translate(refusal) if isinstance(refusal, GarlandError) else str(refusal)])
    except (WorkFailedError, OSError) as failure:
        say([str(failure), "Nothing was written."])
        sys.exit(1)
    command.tell({**told, "file": str(target)}, as_json=as_json)
