"""The worker process: two threads for light jobs, one for heavy ones, and the reaper.

Threads are enough, as heavy work (setting a book, decoding images) runs in child processes of its own: what
is left in the thread is waiting for them. Heavy jobs have a lane to themselves: while a book is built,
sign-in links and renditions go on.
"""

import logging
import os
import secrets
import signal
import socket
import threading
from time import monotonic
from typing import Any

from huey.consumer import Consumer
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError

from competition.clock import Clock
from competition.config import Config
from competition.platform.db import Database
from competition.platform.jobs.lanes import Lanes
from competition.platform.jobs.models import Job
from competition.platform.jobs.queue import attach, detach
from competition.platform.jobs.reaper import Reaper
from competition.platform.jobs.registry import is_heavy
from competition.platform.jobs.runner import Runner
from competition.platform.jobs.timers import Timers

logger = logging.getLogger("garland.jobs")

TICK_SECONDS = 2.0
PATIENCE_SECONDS = 8.0
LIGHT_THREADS = 2
HEAVY_THREADS = 1


def main(config: Config, *, stop: threading.Event | None = None) -> None:
    """Work until SIGTERM or SIGINT (or until `stop` is set), then put back what is unfinished.

    Whoever calls it has imported the `jobs.py` of every concept. Several workers may run at once.
    """
    stop = stop or threading.Event()
    worker = _Worker(config, stop)
    if threading.current_thread() is threading.main_thread():
        for signum in (signal.SIGTERM, signal.SIGINT):
            signal.signal(signum, lambda *_: stop.set())
    worker.work()


class _Worker:
    def __init__(self, config: Config, stop: threading.Event) -> None:
        self._stop = stop
        self._clock = Clock()
        self._database = Database(config.database_url)
        token = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self._runner = Runner(self._database, config, self._clock, token, stop)
        self._lanes = Lanes(config.queue, light=self._take_light, heavy=self._run)
        attach(self._database, self._lanes)
        self._reaper = Reaper(self._database, self._lanes, token)
        self._timers = Timers(self._database)

    def work(self) -> None:
        consumers = [_consumer(self._lanes.light, LIGHT_THREADS), _consumer(self._lanes.heavy, HEAVY_THREADS)]
        for consumer in consumers:
            _start(consumer)
        logger.info("worker started")
        try:
            self._tick()
            while not self._stop.wait(TICK_SECONDS):
                self._tick()
        finally:
            self._shut_down(consumers)

    def _tick(self) -> None:
        try:
            self._reaper.tick(self._clock.now())
            self._timers.tick(self._clock.now())
        except SQLAlchemyError as error:
            # The database may be away for a while; the worker is not.
            logger.warning("no look-round: %s", type(error).__name__)

    def _take_light(self, job_id: int) -> None:
        with self._database.reading() as session:
            name = session.scalar(select(Job.name).where(Job.id == job_id))
        if name is not None and is_heavy(name):
            self._lanes.push(job_id, heavy=True)
        elif name is not None:
            self._run(job_id)

    def _run(self, job_id: int) -> None:
        try:
            self._runner.run(job_id)
        except SQLAlchemyError as error:
            # Only the kind of the error: its words can hold what was to be written.
            logger.warning("job %s was lost to the database: %s", job_id, type(error).__name__)

    def _shut_down(self, consumers: list[Any]) -> None:
        self._stop.set()
        deadline = monotonic() + PATIENCE_SECONDS
        for consumer in consumers:
            consumer.stop_flag.set()
        for consumer in consumers:
            for _, thread in consumer.worker_threads:
                thread.join(max(deadline - monotonic(), 0))
        self._reaper.leave(self._clock.now())
        detach(self._database)
        self._database.engine.dispose()
        logger.info("worker stopped")


def _consumer(lane: Any, threads: int) -> Any:
    return Consumer(
        lane, workers=threads, worker_type="thread", periodic=False, initial_delay=0.2, max_delay=0.2
    )


def _start(consumer: Any) -> None:
    # Not consumer.start(): it would claim the signals, of which one worker with two lanes needs one set.
    for _, thread in consumer.worker_threads:
        thread.start()
