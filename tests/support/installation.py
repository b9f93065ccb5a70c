"""A running installation: its web and its worker as processes of their own, over a database of its own."""

import os
import signal
from contextlib import contextmanager
from datetime import UTC, datetime

from competition.config import load
from competition.platform.db import Database
from competition.platform.jobs import Lanes, attach
from competition.platform.migrate import upgrade
from competition.supervise import free_port, wait_until_served, web_process, worker_process

PATIENCE = 180
"""How many seconds the web may take to answer first: a machine that is busy starts it slowly."""


class Installation:
    """Where it is served, and its database."""

    def __init__(self, config, url, web):
        self.config, self.url, self.web = config, url, web
        self.database = Database(config.database_url)
        attach(self.database, Lanes(config.queue))

    def lose_web(self):
        """Kill the web server with all its processes, as a lost machine would."""
        _kill(self.web)

    def bring_web_back(self):
        self.web.keep_alive()
        assert wait_until_served(f"{self.url}/sign-in", PATIENCE)

    def now(self):
        return datetime.now(UTC)


def _kill(process):
    os.killpg(process.pid, signal.SIGKILL)
    process._running.wait()


@contextmanager
def running(folder):
    """Serve an installation that lives in `folder` until the block ends."""
    port = free_port("127.0.0.1", 8300 + os.getpid() % 500)
    url = f"http://127.0.0.1:{port}"
    environ = {"GARLAND_INSTANCE": str(folder), "GARLAND_BASE_URL": url, "GARLAND_OPEN_OUTBOX": "1"}
    config = load(environ=environ)
    upgrade(Database(config.database_url))
    whole = {**os.environ, **environ}
    processes = [web_process(whole, host="127.0.0.1", port=port), worker_process(whole)]
    try:
        assert wait_until_served(f"{url}/sign-in", PATIENCE)
        yield Installation(config, url, processes[0])
    finally:
        # Nobody needs what they would still put in order: seconds for each installation of the suite.
        for process in processes:
            _kill(process)
