"""The demo: a whole campaign from the call to the book, then the running app to click through."""

import hashlib
import os
import shutil
import sys
from pathlib import Path

import click

from competition import config as settings
from competition import tables  # noqa: F401 - the schema must be whole
from competition.campaign.preset import Preset, load_preset, read_preset
from competition.campaign.rules import MilestoneKey
from competition.clock import Clock
from competition.config import Config
from competition.platform.db import Database
from competition.platform.jobs import Lanes, attach
from competition.platform.migrate import upgrade
from competition.platform.storage import Storage
from competition.sample import live, outcome, steps
from competition.sample.folder import read_folder
from competition.sample.stage import Stage, last_whole_year
from competition.sample.waiting import JobFailedError
from competition.supervise import (
    Keeper,
    free_port,
    run_until_stopped,
    wait_until_served,
    web_process,
    worker_process,
)

SAMPLE = Path(__file__).resolve().parent / "more-than-migrants"
FINISHED = "finished"


class Demo:
    """One demo: `out` takes the book, the cards, the results and an installation of its own."""

    def __init__(self, *, out: Path, source: Path | None, host: str, port: int) -> None:
        self.out, self.source = out, source or SAMPLE
        self.host, self.port = host, free_port(host, port)
        self.instance = out / "installation"

    def run(self, *, serve: bool, fresh: bool) -> None:
        """Run it, or show again what stands finished; then serve. Raises FolderError."""
        os.environ.update(self._environ())
        if fresh or not serve or not self._is_finished():
            self._run_all(serve)
        config = settings.load(self.instance)
        self._show(config)
        if serve:
            self._serve(config)

    def _environ(self) -> dict[str, str]:
        return {
            "GARLAND_INSTANCE": str(self.instance),
            "GARLAND_BASE_URL": f"http://{self.host}:{self.port}",
            "GARLAND_OPEN_OUTBOX": "1",
            "GARLAND_DATABASE_URL": "",
            "GARLAND_SMTP_URL": "",
        }

    def _run_all(self, serve: bool) -> None:
        """Run every step on an installation that is made anew."""
        stage = self._stage()
        with Keeper(worker_process({**os.environ})):
            try:
                self._steps(stage, serve)
            except JobFailedError as error:
                click.echo(f"\nThis did not succeed. {error}", err=True)
                sys.exit(1)
        for note in (*stage.folder.warnings, *stage.notes):
            click.echo(f"  note: {note}")
        (self.instance / FINISHED).write_text(self._inputs())

    def _steps(self, stage: Stage, serve: bool) -> None:
        steps.set_up(stage)
        steps.take_in(stage)
        steps.screen(stage)
        steps.allocate(stage)
        steps.score(stage)
        steps.decide(stage)
        outcome.write_results(stage, self.out)
        outcome.make_book(stage, self.out)
        outcome.make_kit(stage, self.out)
        if serve:
            live.open_next_campaign(stage, read_folder(SAMPLE), now=Clock().now())

    def _stage(self) -> Stage:
        """Read the folder first, so that a faulty one destroys nothing; then install anew."""
        folder, preset = read_folder(self.source), self._preset()
        shutil.rmtree(self.instance, ignore_errors=True)
        self.out.mkdir(parents=True, exist_ok=True)
        config = settings.load(self.instance)
        database = Database(config.database_url)
        upgrade(database)
        attach(database, Lanes(config.queue))
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

    def _preset(self) -> Preset:
        own = self.source / "campaign.toml"
        return read_preset(own) if own.is_file() else load_preset("more-than-migrants")

    def _inputs(self) -> str:
        """Return the hash of everything that went in: another folder, or another Garland, begins anew."""
        digest = hashlib.sha256()
        code = sorted((settings.ROOT / "competition").rglob("*.py"))
        for path in [*sorted(path for path in self.source.rglob("*") if path.is_file()), *code]:
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode() + path.read_bytes())
        return digest.hexdigest()

    def _is_finished(self) -> bool:
        finished = self.instance / FINISHED
        made = (self.out / name for name in (outcome.BOOK, outcome.KIT, outcome.RESULTS))
        return (
            finished.is_file()
            and all(path.is_file() for path in made)
            and finished.read_text() == self._inputs()
        )

    def _show(self, config: Config) -> None:
        """Say where everything lies, and the ways in."""
        click.echo("")
        for name, what in (
            (outcome.BOOK, "The book"),
            (outcome.KIT, "The cards"),
            (outcome.RESULTS, "The results"),
        ):
            click.echo(f"  {what + ':':<14}{self.out / name}")
        click.echo("")
        for role, link in live.ways_in(Database(config.database_url), config, now=Clock().now()):
            click.echo(f"  {role + ':':<14}{link}")
        click.echo("")

    def _serve(self, config: Config) -> None:
        environ = {**os.environ}
        processes = [web_process(environ, host=self.host, port=self.port), worker_process(environ)]
        if wait_until_served(f"{config.base_url}/sign-in"):
            click.echo(f"  Garland is served at {config.base_url} (Ctrl-C ends it).")
        run_until_stopped(processes)
