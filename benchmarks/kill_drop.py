"""Kill the web process at random moments while files are dropped, and count what was lost, half or doubled.

    python -m benchmarks.kill_drop --runs 100 --seed 1 --json kill_drop.json

Each run drops 30 files into a class of its own, three at a time, from a client that tries again as the page
does. At a random moment of it every process of the web server is killed with signal 9. What the client has an
answer for at that moment must be in the database and on the disk, before the server is started again; once it
is, the client goes on until every file is acknowledged, and the class must have one whole draft for each.
"""

import hashlib
import json
import random
import threading
import time
from collections import Counter
from http.client import HTTPException
from queue import Empty, Queue

from sqlalchemy import select

from benchmarks import kills
from benchmarks.scene import Browser, Scene, new_key
from competition.entries.dropping.models import Sending
from competition.entries.identity import Authorship, Upload
from competition.entries.models import Entry, EntryImage
from competition.platform.files import StoredFile

FILES, AT_ONCE = 30, 3
FAULTS = ("lost", "damaged", "half", "twice", "missing")


class Client:
    """Drops files as the page does: a key for each, three at a time, again and again until it is answered."""

    def __init__(self, scene, school_class, files):
        self.browser, self.files = Browser(scene, school_class.ref), files
        self.acknowledged, self.refused = {}, []
        self.waiting = Queue()
        for key in files:
            self.waiting.put(key)

    def run(self):
        self.threads = [threading.Thread(target=self._work) for _ in range(AT_ONCE)]
        for thread in self.threads:
            thread.start()

    def wait(self):
        for thread in self.threads:
            thread.join()

    def _work(self):
        while True:
            try:
                key = self.waiting.get_nowait()
            except Empty:
                return
            while not self._send(key):
                time.sleep(0.05)

    def _send(self, key):
        try:
            answer, body = self.browser.send(key, *self.files[key])
        except (OSError, HTTPException):
            return False
        if answer.status != 201:
            self.refused.append((answer.status, body[:200]))
            return answer.status < 500
        self.acknowledged[key] = json.loads(body)
        return True


def files_of(chance):
    """Thirty photographs of 50 kB to 1.5 MB: heads of JPEGs, then noise."""
    files = {}
    for number in range(FILES):
        files[new_key(chance)] = (
            f"Crtež {number}.jpg",
            b"\xff\xd8\xff\xe0" + chance.randbytes(chance.randint(50_000, 1_500_000)),
        )
    return files


def faults_of(scene, school_class, files, acknowledged, *, ended):
    """What is wrong with a class; `ended`: every file must be there, not only those acknowledged."""
    faults = Counter()
    with scene.database.reading() as session:
        kept = {
            row.key: row
            for row in session.execute(
                select(Sending.key, Entry.ref, Entry.title, StoredFile.key.label("place"), StoredFile.sha256)
                .join(Entry, Entry.id == Sending.entry_id)
                .join(StoredFile, StoredFile.id == Sending.file_id)
                .join(EntryImage, (EntryImage.entry_id == Entry.id) & (EntryImage.file_id == StoredFile.id))
                .join(Upload, Upload.file_id == StoredFile.id)
                .where(Sending.class_id == school_class.id)
            )
        }
        entries = session.scalars(
            select(Entry)
            .join(Authorship, Authorship.entry_id == Entry.id)
            .where(Authorship.class_id == school_class.id)
        ).all()
        faults["half"] += sum(len(entry.images) != 1 or entry.title == "" for entry in entries)
        faults["half"] += sum(entry.ref not in {row.ref for row in kept.values()} for entry in entries)
        faults["twice"] += max(0, len(entries) - len(kept))
    for key, answer in list(acknowledged.items()):
        row = kept.get(key)
        faults["lost"] += row is None or row.ref != answer["entry"]
    for key, row in kept.items():
        path, wanted = scene.storage.path(row.place), hashlib.sha256(files[key][1]).hexdigest()
        whole = path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted == row.sha256
        faults["damaged"] += not whole
    if ended:
        faults["missing"] += len(files) - len(kept)
    return faults


def run(scene, chance, number, length):
    """One drop with one kill at a random moment of it; returns what was wrong, and how far it was."""
    school_class, files = scene.new_class(f"{number}"), files_of(chance)

    def wrong(acknowledged, *, ended):
        return faults_of(scene, school_class, files, acknowledged, ended=ended)

    return kills.kill_during(scene, chance, Client(scene, school_class, files), length, wrong)


def kill_drops(folder, *, runs, seed, say=lambda _line: None):
    """Run so many drops with a kill in each; returns the faults of all, and how many files each had kept."""
    chance, scene = random.Random(seed), Scene(folder)
    scene.start()
    try:
        undisturbed = (
            Client(scene, scene.new_class(name), files_of(chance)) for name in ("warm", "measured")
        )
        length = kills.length_of(undisturbed)
        one = lambda number: run(scene, chance, number, length)  # noqa: E731
        return kills.kill_all(scene, one, FAULTS, runs=runs, most=FILES, say=say)
    finally:
        scene.stop()


if __name__ == "__main__":
    kills.main(__doc__, kill_drops, most=FILES, things="files")
