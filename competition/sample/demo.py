"""The demo: a whole campaign from the call to the book, then the running app to click through."""

import os
from pathlib import Path

import click

from competition import config as settings
from competition import jobs, tables  # noqa: F401 - the schema must be whole
from competition.campaign.preset import Preset, load_preset, read_preset
from competition.campaign.rules import MilestoneKey
from competition.clock import Clock
from competition.platform.db import Database
from competition.platform.jobs import Lanes, attach
from competition.platform.migrate import upgrade
from competition.platform.storage import Storage
from competition.sample import live, outcome, steps
from competition.sample.composing import compose
from competition.sample.contributing import contribute
from competition.sample.folder import read_folder
from competition.sample.place import Place
from competition.sample.rows import Folder
from competition.sample.stage import Stage, last_whole_year
from competition.supervise import (
    Keeper,
    free_port,
    run_until_stopped,
    wait_until_served,
    web_process,
    worker_process,
)

SAMPLE = Path(__file__).resolve().parent / "more-than-migrants"


class Demo:
    """One demo: `out` takes the book, the cards, the results and an installation of its own."""

    def __init__(self, *, out: Path, source: Path | None, host: str, port: int) -> None:
        self.place, self.source = Place(out), source or SAMPLE
        self.host, self.port = host, free_port(host, port)

    def run(self, *, serve: bool, fresh: bool) -> None:
        """Run it, or show again what stands finished; then serve.

        Raises FolderError, PlaceTakenError, JobFailedError, ValueError for a faulty campaign.toml.
        """
        folder, preset = read_folder(self.source), self._preset()
        os.environ.update(self._environ())
        with self.place.claim():
            if fresh or not serve or not self.place.is_finished(self.source, outcome.MADE):
                self._run_all(folder, preset)
            if serve:
                self._open_campaigns(preset)
            self._show()
            if serve:
                self._serve()

    def _preset(self) -> Preset:
        own = self.source / "campaign.toml"
        return read_preset(own) if own.is_file() else load_preset("more-than-migrants")

    def _environ(self) -> dict[str, str]:
        """Return what keeps the demo away from a real installation, its database and its mail server."""
        return {
            "GARLAND_INSTANCE": str(self.place.instance),
            "GARLAND_BASE_URL": f"http://{self.host}:{self.port}",
            "GARLAND_OPEN_OUTBOX": "1",
            "GARLAND_DATABASE_URL": "",
            "GARLAND_SMTP_URL": "",
        }

    def _run_all(self, folder: Folder, preset: Preset) -> None:
        """Run every step on an installation that is made anew."""
        self.place.clear()
        stage = self._stage(folder, preset)
        with Keeper(worker_process({**os.environ})):
            for step in (
                steps.set_up,
                steps.take_in,
                steps.screen,
                steps.allocate,
                steps.score,
                steps.decide,
                contribute,
                compose,
            ):
                step(stage)
            outcome.write_results(stage, self.place.out)
            outcome.make_book(stage, self.place.out)
            outcome.make_kit(stage, self.place.out)
        for note in (*folder.warnings, *stage.notes):
            click.echo(f"  note: {note}")
        self.place.finish(self.source)

    def _stage(self, folder: Folder, preset: Preset) -> Stage:
        config = settings.load(self.place.instance)
        database = Database(config.database_url)
        upgrade(database)
        attach(database, Lanes(config.queue))
        jobs.load()
        year = last_whole_year(preset, Clock().now())
        milestones = preset.moments(year)
        return Stage(
            config=config,
            database=database,
            storage=Storage(config.files),
            folder=folder,
            preset=preset,
            year=year,
            milestones=milestones,
            arrivals_until=milestones[MilestoneKey.DEADLINE],
        )

    def _open_campaigns(self, preset: Preset) -> None:
        """Open the campaigns to click through, unless they are there from last time."""
        stage = self._stage(read_folder(SAMPLE), preset)
        if not live.is_open(stage.database):
            with Keeper(worker_process({**os.environ})):
                live.open_campaigns(stage, now=Clock().now())

    def _show(self) -> None:
        """Say where everything lies, and the ways in."""
        config = settings.load(self.place.instance)
        click.echo("")
        for name, what in zip(outcome.MADE, ("The book:", "The cards:", "The results:"), strict=True):
            click.echo(f"  {what:<14}{self.place.out / name}")
        click.echo("")
        for role, link in live.ways_in(Database(config.database_url), config, now=Clock().now()):
            click.echo(f"  {role + ':':<14}{link}")
        click.echo("")

    def _serve(self) -> None:
        environ = {**os.environ}
        processes = [web_process(environ, host=self.host, port=self.port), worker_process(environ)]
        if wait_until_served(f"{environ['GARLAND_BASE_URL']}/sign-in"):
            click.echo(f"  Garland is served at {environ['GARLAND_BASE_URL']} (Ctrl-C ends it).")
        run_until_stopped(processes)
