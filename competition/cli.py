"""The command line behind `./garland`: wiring only."""

import logging
import os
import sys
from contextlib import AbstractContextManager
from typing import Any

import click

from competition import config as settings
from competition.allocation.door.command import allocate
from competition.config import Config
from competition.kit import kit
from competition.platform.doors.ending import caller_path
from competition.publish import publish
from competition.results.door.command import standings


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Garland runs a school competition from the call to the printed book."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(name)s: %(message)s")
    logging.getLogger("garland").setLevel(os.environ.get("GARLAND_LOG", "WARNING").upper())


main.add_command(allocate)
main.add_command(standings)
main.add_command(publish)
main.add_command(kit)


def prepared() -> Config:
    """Return the settings of the installation, its database at the newest migration."""
    from competition.platform.db import Database
    from competition.platform.migrate import upgrade

    config = settings.load()
    upgrade(Database(config.database_url))
    return config


@main.command()
@click.option("--yes", "-y", is_flag=True, help="Install what is missing without asking (for the launcher).")
@click.option("--no-serve", is_flag=True, help="Stop when the book and the cards are made.")
@click.option("--dir", "folder", metavar="DIR", help="Where the book, the cards and the results go.")
@click.option("--campaign", metavar="FOLDER", help="Run the campaign in this folder instead of the sample.")
@click.option("--fresh", is_flag=True, help="Forget the last demo and begin anew.")
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True, help="The next free one is taken if it is in use.")
def demo(
    yes: bool, no_serve: bool, folder: str | None, campaign: str | None, fresh: bool, host: str, port: int
) -> None:
    """Run a campaign from start to finish, then serve it."""
    from competition.sample.demo import Demo
    from competition.sample.folder import FolderError
    from competition.sample.place import PlaceTakenError
    from competition.sample.waiting import JobFailedError

    out = caller_path(folder) if folder else settings.ROOT / "instance" / "demo"
    source = caller_path(campaign) if campaign else None
    try:
        Demo(out=out, source=source, host=host, port=port).run(serve=not no_serve, fresh=fresh)
    except (FolderError, ValueError) as error:
        click.echo(str(error), err=True)
        sys.exit(2)
    except (PlaceTakenError, JobFailedError) as error:
        click.echo(f"This did not succeed. {error}", err=True)
        sys.exit(1)


@main.command()
@click.option("--yes", "-y", is_flag=True, hidden=True)
@click.option("--host", default="127.0.0.1", show_default=True)
@click.option("--port", default=8000, show_default=True)
def serve(yes: bool, host: str, port: int) -> None:
    """Serve web and worker until Ctrl-C."""
    from competition.supervise import (
        free_port,
        run_until_stopped,
        wait_until_served,
        web_process,
        worker_process,
    )

    if (free := free_port(host, port)) != port:
        click.echo(
            f"Something else is using port {port}. Choose another: ./garland serve --port {free}", err=True
        )
        sys.exit(1)
    config = prepared()
    environ = {
        **os.environ,
        "GARLAND_BASE_URL": os.environ.get("GARLAND_BASE_URL") or f"http://{host}:{port}",
    }
    processes = [web_process(environ, host=host, port=port), worker_process(environ)]
    if wait_until_served(f"http://{host}:{port}/sign-in"):
        click.echo(f"Garland is served at {environ['GARLAND_BASE_URL']} (Ctrl-C ends it).")
    if not _has_operator(config):
        click.echo(
            "Nobody runs this installation yet. In another window: ./garland operator you@your.address"
        )
    run_until_stopped(processes)


@main.command()
@click.option("--yes", "-y", is_flag=True, hidden=True)
def worker(yes: bool) -> None:
    """Do the background work until Ctrl-C."""
    from competition import jobs, tables  # noqa: F401 - the schema must be whole
    from competition.platform.jobs.worker import main as work

    jobs.load()
    work(prepared())


@main.command()
@click.argument("email")
@click.option("--name", default="", help="How the person is greeted.")
def operator(email: str, name: str) -> None:
    """Make EMAIL an operator of this installation and print a sign-in link."""
    from competition.clock import Clock
    from competition.operators import make_operator

    click.echo(make_operator(prepared(), email=email, name=name, now=Clock().now()))


@main.command("import")
@click.argument("campaign")
@click.argument("roster")
@click.option("--files", metavar="ZIP|DIR", help="The pictures and texts that the rows name.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON document.")
def import_(campaign: str, roster: str, files: str | None, as_json: bool) -> None:
    """Bring the entries of ROSTER (XLSX, ODS or CSV) into CAMPAIGN as drafts; twice makes nothing double."""
    from competition import tables  # noqa: F401 - the schema must be whole
    from competition.clock import Clock
    from competition.entries.roster import command
    from competition.entries.roster.importing import ImportRefusedError

    def bar(length: int) -> AbstractContextManager[Any]:
        return click.progressbar(length=length, label="Entries", file=sys.stderr)

    beside = caller_path(files) if files else None
    try:
        bundle, outcome = command.import_roster(
            prepared(), slug=campaign, roster=caller_path(roster), files=beside, bar=bar, now=Clock().now()
        )
    except ImportRefusedError as refusal:
        if as_json:
            click.echo(command.as_json(None, None, refusal.problems))
        else:
            click.echo("\n".join([*refusal.problems, "Nothing was brought in."]), err=True)
        sys.exit(2)
    if as_json:
        click.echo(command.as_json(bundle, outcome, outcome.refused))
    else:
        for said in (*bundle.warnings, *outcome.refused):
            click.echo(said, err=True)
        click.echo(command.as_words(outcome))
    sys.exit(2 if outcome.refused else 0)


@main.command()
@click.argument("campaign")
@click.option(
    "--what", type=click.Choice(["entries", "scores", "standings", "awards"]), default="entries",
    show_default=True, help="What is taken out.",
)  # fmt: skip
@click.option(
    "--round", "number", type=int, help="Scores of this round; without it, of the last that has any."
)
@click.option("--out", metavar="FILE", help="FILE.xlsx, .csv or .json; without it CSV is printed.")
def export(campaign: str, what: str, number: int | None, out: str | None) -> None:
    """Take a table out of CAMPAIGN: entries, with children's names; scores, standings, awards, without."""
    from competition import tables  # noqa: F401 - the schema must be whole
    from competition.clock import Clock
    from competition.entries.export.command import export as export_entries
    from competition.entries.export.leaving import ExportRefusedError
    from competition.results.export.command import export_outcomes, export_scores

    path, now = caller_path(out) if out else None, Clock().now()
    try:
        if what == "scores":
            rows = export_scores(prepared(), slug=campaign, number=number, out=path, now=now)
        elif what in ("standings", "awards"):
            won = what == "awards"
            rows = export_outcomes(prepared(), slug=campaign, awarded_only=won, out=path, now=now)
        else:
            rows = export_entries(prepared(), slug=campaign, out=path, now=now)
    except ExportRefusedError as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)
    click.echo(f"{rows} {'scoresheets' if what == 'scores' else 'entries'}.", err=True)


@main.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def inspect(paths: tuple[str, ...], as_json: bool) -> None:
    """Say what intake would make of each file; nothing is kept, and no database is needed."""
    from competition.entries.inspection import report
    from competition.entries.inspection.examining import examine
    from competition.entries.inspection.files import files_below

    places = [(caller_path(path), path) for path in paths]
    lacking = [given for place, given in places if not place.exists()]
    if lacking:
        click.echo(f"There is no such file or folder: {', '.join(lacking)}", err=True)
        sys.exit(2)
    found = (examine(path, name) for path, name in files_below(places))
    for line in map(report.as_json, found) if as_json else report.as_table(found):
        click.echo(line)


@main.command()
def doctor() -> None:
    """Say in plain words what is missing."""
    from competition.doctor import report

    checks = report()
    for check in checks:
        click.echo(check)
    sys.exit(0 if all(check.ok for check in checks) else 1)


@main.command(hidden=True)
@click.argument("message")
def revision(message: str) -> None:
    """Write a migration from what changed in the mapped classes (for those who work on Garland)."""
    from competition import tables
    from competition.platform import migrate

    click.echo(migrate.revision(message, tables.metadata))


@main.command(hidden=True)
def translations() -> None:
    """Collect every text, and say which want a translation (for those who work on Garland)."""
    from competition.platform import catalogue, i18n

    catalogue.extract_to()
    for locale in i18n.available_locales()[1:]:
        missing = catalogue.update(locale)
        click.echo(f"{locale}: {len(missing)} texts want a translation.")
        for text in missing:
            click.echo(f"  {text}")


def _has_operator(config: Config) -> bool:
    from competition.operators import has_operator

    return has_operator(config)


if __name__ == "__main__":
    main()
