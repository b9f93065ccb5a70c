"""Kill the worker at random moments of building the book, and count what was lost, half or doubled.

    python -m benchmarks.kill_book --runs 100 --seed 1 --json kill_book.json

An edition stands. In each run every poem gets another title and somebody asks for the book. At a random
moment of the build, from the asking to after its end, the worker is killed with signal 9. What was finished
before must stand then, with its whole file, and nothing may stand beside it that is not whole. Another worker
is started: the job goes on by itself, and in the end there is one edition more, with the titles of this run,
told of once, and the ones before it are still there.
"""

import hashlib
import io
import random
import shutil
import time
from collections import Counter

import pikepdf
from sqlalchemy import func, select

from benchmarks import kills
from benchmarks.scene import Scene
from competition.accounts.rules import Role
from competition.config import load
from competition.entries.models import Entry
from competition.platform.audit import AuditEntry
from competition.platform.jobs import Job, JobState, Lanes, attach
from competition.platform.mail.models import OutboxMail
from competition.publication.models import Edition, EditionState
from competition.publication.services import edition_pdf, request_edition
from tests.factories import make_class, make_member
from tests.publication.conftest import add_work, freeze

POEMS = 6
FAULTS = ("lost", "half", "twice", "missing")
PATIENCE = 240
"""Seconds in which a job must be done."""


class Shelf(Scene):
    """An installation with frozen results, an edition of the book, and somebody who asks for the next."""

    def __init__(self, folder):
        super().__init__(folder)
        self.config = load(environ=self.told)
        self.lanes = Lanes(self.config.queue)
        attach(self.database, self.lanes)
        with self.database.writing() as session:
            campaign = session.merge(self.campaign)
            campaign.a_class = make_class(session, session.merge(self.school), campaign)
            self.office = make_member(session, campaign, Role.SECRETARIAT, "office@example.org", "Office")
            for number in range(1, POEMS + 1):
                lines = "\n".join(f"Line {line} of poem {number}" for line in range(14))
                add_work(session, campaign, f"P-{number}", text=lines, kind="winner")
            freeze(session, self.storage, campaign)

    def ask(self, title):
        """Give every poem another title, and ask for the book; return the job's number."""
        with self.database.writing() as session:
            for entry in session.scalars(select(Entry)):
                entry.title = f"{title} {entry.number}"
            campaign, actor = session.merge(self.campaign), session.merge(self.office)
            return request_edition(session, campaign=campaign, actor=actor, now=self.clock.now()).id

    def done(self, job_id):
        with self.database.reading() as session:
            job = session.get_one(Job, job_id)
            return job.state is JobState.DONE, job.state in (JobState.FAILED, JobState.CANCELLED)

    def wait(self, job_id):
        """Wait until a job is done; return whether it ever was."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            done, failed = self.done(job_id)
            if done or failed:
                return done
            time.sleep(0.05)
        return False

    def finished(self):
        """Return the finished editions by number, each with its file."""
        with self.database.reading() as session:
            rows = session.scalars(select(Edition).where(Edition.state == EditionState.READY)).all()
            return {row.number: self._file(session, row) for row in rows}

    def _file(self, session, edition):
        path = edition_pdf(self.storage, session, edition)
        return (edition.id, edition.pages, path.read_bytes() if path.exists() else b"")

    def counts(self):
        """Return how many editions there are that are not finished, and what was told of finished ones."""
        with self.database.reading() as session:

            def count(what, *where):
                return session.scalar(select(func.count()).select_from(what).where(*where))

            return {
                "building": count(Edition, Edition.state == EditionState.BUILDING),
                "failed": count(Edition, Edition.state == EditionState.FAILED),
                "told": count(AuditEntry, AuditEntry.action == "publication.ready"),
                "letters": count(OutboxMail, OutboxMail.event == "publication.ready"),
            }


def is_whole(pages, content):
    """Whether a file is a book of so many pages."""
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            return len(pdf.pages) == pages and "/StructTreeRoot" in pdf.Root
    except pikepdf.PdfError:
        return False


def titles_of(content):
    """Return the titles of the works that a book has bookmarks for."""
    with pikepdf.open(io.BytesIO(content)) as pdf, pdf.open_outline() as outline:
        return Counter(each.title for part in outline.root for each in _below(part))


def _below(item):
    yield item
    for child in item.children:
        yield from _below(child)


def prints(editions):
    return {number: hashlib.sha256(each[2]).hexdigest() for number, each in editions.items()}


def faults_between(shelf, before):
    """What is wrong after the kill, before anybody mends it."""
    now, counts = shelf.finished(), shelf.counts()
    return Counter(
        lost=sum(prints(now).get(number) != digest for number, digest in before.items()),
        half=sum(not is_whole(pages, content) for _id, pages, content in now.values())
        + (counts["told"] != len(now)),
        twice=max(0, len(now) - len(before) - 1) + max(0, counts["building"] - 1),
        missing=0,
    )


def faults_after(shelf, before, title):
    """What is wrong once the job is done."""
    now, counts = shelf.finished(), shelf.counts()
    faults = faults_between(shelf, before)
    faults["half"] += counts["building"] + counts["failed"]
    faults["twice"] += max(0, len(now) - len(before) - 1) + max(0, counts["letters"] - len(now))
    faults["missing"] += len(now) != len(before) + 1
    last = titles_of(now[max(now)][2])
    wanted = {f"{title} P-{number}" for number in range(1, POEMS + 1)}
    faults["missing"] += len(wanted - set(last))
    faults["twice"] += sum(last[each] - 1 for each in wanted if last[each] > 1)
    return faults


def build(shelf, title):
    """Build a book undisturbed; return how long it took."""
    began = time.monotonic()
    job = shelf.ask(title)
    shelf.start_worker()
    assert shelf.wait(job), "a book that nobody disturbed was not built"
    taken = time.monotonic() - began
    shelf.kill_worker()
    return taken


def run(shelf, chance, number, length):
    """Ask for a book, kill the worker at a random moment, let another one end the work."""
    before, title = prints(shelf.finished()), f"Run {number} of"
    if chance.random() < 0.5:  # with nothing kept, and with what earlier runs have kept
        shutil.rmtree(shelf.config.instance / "cache" / "book", ignore_errors=True)
    job = shelf.ask(title)
    shelf.start_worker()
    time.sleep(chance.uniform(0, length * 1.1))
    was_done = shelf.done(job)[0]
    shelf.kill_worker()
    faults = faults_between(shelf, before)
    shelf.start_worker()
    ended = shelf.wait(job)
    shelf.kill_worker()
    faults += faults_after(shelf, before, title) if ended else Counter(missing=1)
    return faults, int(was_done)


def kill_builds(folder, *, runs, seed, say=lambda _line: None):
    """Build so many books with a kill in each; returns the faults of all, and which were done before it."""
    chance, shelf = random.Random(seed), Shelf(folder)
    try:
        length = [build(shelf, title) for title in ("Warm", "Measured")][-1]
        say(f"an undisturbed build takes {length:.1f} s")
        one = lambda number: run(shelf, chance, number, length)  # noqa: E731
        return kills.kill_all(shelf, one, FAULTS, runs=runs, most=1, say=say)
    finally:
        shelf.stop()


if __name__ == "__main__":
    kills.main(__doc__, kill_builds, most=1, things="editions")
