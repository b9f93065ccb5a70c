"""The demo that sits for the pictures: served, its campaigns by name, a way in for every role."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

from sqlalchemy import select

from competition import tables  # noqa: F401 - the schema must be whole
from competition.campaign.models import Campaign
from competition.config import Config, load
from competition.platform.db import Database
from competition.sample import live
from competition.supervise import free_port

READY = "Garland is served at"


class DemoEndedError(Exception):
    """The demo ended before it was served; what it said stands above."""


@dataclass(frozen=True)
class Served:
    """A demo: its address and its folder."""

    url: str
    folder: Path

    @cached_property
    def config(self) -> Config:
        """The settings of the demo's installation."""
        environ = {"GARLAND_BASE_URL": self.url}
        return load(self.folder / "installation", environ)

    @cached_property
    def slugs(self) -> dict[str, str]:
        """What the campaigns are called in addresses: `finished`, `judged` and `open`."""
        with Database(self.config.database_url).reading() as session:
            found = session.execute(select(Campaign.name, Campaign.slug).order_by(Campaign.id)).all()
        known = {live.JUDGED: "judged", live.OPEN: "open"}
        return {known.get(name, "finished"): slug for name, slug in found}

    def ways_in(self) -> dict[str, str]:
        """Return a fresh sign-in link for each role."""
        database = Database(self.config.database_url)
        return dict(live.ways_in(database, self.config, now=datetime.now(UTC)))


@contextmanager
def serve(folder: Path, port: int) -> Iterator[Served]:
    """Run the demo into `folder` (a minute; seconds where it stands whole already) and serve it meanwhile."""
    port = free_port("127.0.0.1", port)
    words = ["demo", "--dir", str(folder.resolve()), "--port", str(port)]
    running = subprocess.Popen(  # noqa: S603 - our own command
        [sys.executable, "-m", "competition.cli", *words], stdout=subprocess.PIPE, text=True
    )
    try:
        assert running.stdout is not None
        for line in running.stdout:
            print(line, end="", flush=True)
            if READY in line:
                break
        else:
            raise DemoEndedError
        yield Served(f"http://127.0.0.1:{port}", folder)
    finally:
        running.terminate()
        running.wait(timeout=60)
