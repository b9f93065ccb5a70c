"""Kill the worker at random moments while a roster with a ZIP is entered, and while its files are looked at.

    python -m benchmarks.kill_import --runs 100 --seed 1 --json kill_import.json

Each run sends a roster of pupils to a class of its own, with a ZIP of their pictures and documents, and asks
for it to be entered, as the page does. In one half of the runs the worker is killed with signal 9 at a random
moment from the first row to the last; in the other, while renditions are made of the pictures and the
documents are read. At that moment no work may be half there; then another worker takes over, and in the end
every row must be there once, with its pupil, its own file, and all that is made of it, whole on the disk.
"""

import argparse
import hashlib
import json
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from PIL import Image
from sqlalchemy import func, select

from benchmarks.scene import Scene
from competition.campaign.models import Category
from competition.entries.documents.models import DocumentPage, EntryDocument
from competition.entries.documents.rules import DocumentState
from competition.entries.identity import Author, Authorship, Upload
from competition.entries.models import Entry, EntryImage
from competition.entries.roster import services
from competition.entries.roster.models import Roster, RosterState
from competition.entries.roster.reading import Setting
from competition.entries.roster.roles import Role
from competition.entries.rules import ImageState
from competition.entries.services.pictures import KINDS
from competition.platform.archives import list_archive
from competition.platform.files import Rendition, StoredFile, receive
from competition.platform.jobs.models import Job, JobState
from competition.platform.spreadsheets import read_table
from tests.support.documents import docx

ROWS, PICTURES = 8, 5
PATIENCE = 120
MOMENTS = ("entering", "looking")
FAULTS = ("half", "twice", "lost", "damaged", "unmade", "failed")


@dataclass
class Sent:
    """A roster as its teacher sent it: the class, its files by name; `wanted` their hashes by title."""

    school_class: object
    roster: int = 0
    files: dict = field(default_factory=dict)
    wanted: dict = field(default_factory=dict)


def content_of(chance, number):
    """A photograph, or a poem in Word, that no other row has."""
    if number < PICTURES:
        noise = Image.frombytes("RGB", (64, 48), chance.randbytes(64 * 48 * 3)).resize((800, 600))
        out = BytesIO()
        noise.save(out, "JPEG")
        return f"pupil {number}.jpg", out.getvalue()
    return f"pupil {number}.docx", docx(*(f"The sea {chance.random()}" for _ in range(20)))


def send(scene, chance, name):
    """Send a roster with its ZIP and ask for it to be entered; acknowledged when this returns."""
    sent = Sent(scene.new_class(name))
    packed, lines = BytesIO(), ["Name,Alter,Titel,Bild,Text"]
    with zipfile.ZipFile(packed, "w") as archive:
        for number in range(ROWS):
            file, content = content_of(chance, number)
            archive.writestr(f"class/{file}", content)
            sent.wanted[f"Work {number}"] = hashlib.sha256(content).hexdigest()
            places = f"{file}," if number < PICTURES else f",{file}"
            lines.append(f"Pupil{number} Okafor,9,Work {number},{places}")
    table = receive(storage=scene.storage, stream=BytesIO("\n".join(lines).encode()), limit=10**9)
    parcel = receive(storage=scene.storage, stream=BytesIO(packed.getvalue()), limit=10**9)
    with scene.database.writing() as session:
        _ask(scene, session, sent, table, parcel)
    return sent


def _ask(scene, session, sent, table, parcel):
    storage, now = scene.storage, scene.clock.now()
    school_class, teacher = session.merge(sent.school_class), session.merge(scene.teacher)
    read = read_table(storage.path(table.kept.key), kind="csv")
    roster = services.begin(
        session, school_class=school_class, received=table, kind="csv", table=read, actor=teacher, now=now
    )
    archives = [(parcel, list_archive(storage.path(parcel.kept.key)))]
    services.add_files(session, roster=roster, archives=archives, now=now)
    roles = [Role(role) for role in roster.roles]
    services.name_columns(session, roster=roster, roles=roles, setting=Setting(language="en"), now=now)
    sent.roster = roster.id
    here = Category.campaign_id == school_class.campaign_id, Category.age_group == school_class.age_group
    services.request_entering(
        session,
        roster=roster,
        school_class=school_class,
        categories=session.scalars(select(Category).where(*here)).all(),
        actor=teacher,
        now=now,
    )


def works_of(session, sent):
    """The works of a class as they are in the database, the oldest first."""
    mine = Authorship.class_id == sent.school_class.id
    return session.scalars(select(Entry).join(Authorship).where(mine).order_by(Entry.id)).all()


def halves(session, sent):
    """How many works stand there without what was entered with them, or more than once."""
    faults, works = Counter(), works_of(session, sent)
    for entry in works:
        files = session.scalars(select(Upload.file_id).where(Upload.entry_id == entry.id)).all()
        of_entry = [
            session.scalar(select(func.count()).select_from(kind).where(kind.entry_id == entry.id))
            for kind in (EntryImage, EntryDocument)
        ]
        people = session.scalar(select(func.count()).select_from(Author).where(Author.entry_id == entry.id))
        faults["half"] += (len(files), sum(of_entry), people) != (1, 1, 1) or entry.title not in sent.wanted
    titles = Counter(entry.title for entry in works)
    faults["twice"] += sum(number - 1 for number in titles.values())
    return faults


def ends(scene, session, sent):
    """What is wrong once everything has settled: rows, originals, renditions, texts and pages."""
    works = {entry.title: entry for entry in works_of(session, sent)}
    faults = halves(session, sent)
    faults["lost"] += len(sent.wanted.keys() - works.keys())
    report = session.get_one(Roster, sent.roster).report or {}
    faults["lost"] += report.get("entered") != ROWS or bool(report.get("refused"))
    for title, entry in works.items():
        original = session.scalars(
            select(StoredFile)
            .join(Upload, Upload.file_id == StoredFile.id)
            .where(Upload.entry_id == entry.id)
        ).one()
        faults["damaged"] += not (_is_whole(scene, original.key) and original.sha256 == sent.wanted[title])
        faults["unmade"] += not (_pictures_made(scene, session, entry) and _text_taken(scene, session, entry))
    return faults


def _pictures_made(scene, session, entry):
    for image in entry.images:
        made = session.scalars(select(Rendition).where(Rendition.original_id == image.file_id)).all()
        kinds = sorted(each.kind for each in made)
        if image.state is not ImageState.READY or kinds != sorted(KINDS):
            return False
        if not all(_is_whole(scene, each.key) for each in made):
            return False
    return True


def _text_taken(scene, session, entry):
    documents = session.scalars(select(EntryDocument).where(EntryDocument.entry_id == entry.id)).all()
    for document in documents:
        shown = session.scalars(select(DocumentPage).where(DocumentPage.document_id == document.id)).all()
        if document.state is not DocumentState.TAKEN or entry.text.count("The sea") != 20:
            return False
        if len(shown) != document.pages or not all(_is_whole(scene, page.key) for page in shown):
            return False
    return True


def _is_whole(scene, key):
    path = scene.storage.path(key)
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == key.replace("/", "")


def wait_for(scene, is_so):
    """Ask again until it is so; return how long that took."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        with scene.database.reading() as session:
            if is_so(session):
                return time.monotonic() - began
        time.sleep(0.01)
    raise TimeoutError(is_so.__name__)


def is_begun(session):
    return session.scalar(
        select(Job.id).where(Job.name == services.ENTER, Job.state == JobState.RUNNING).limit(1)
    )


def is_entered(sent):
    def entered(session):
        return session.get_one(Roster, sent.roster).state is RosterState.DONE

    return entered


def has_all(sent):
    """Whether a roster is entered, and every file of it has been looked at."""

    def settled(session):
        if not is_entered(sent)(session):
            return False
        ids = [entry.id for entry in works_of(session, sent)]
        left = sum(
            session.scalar(
                select(func.count()).select_from(kind).where(kind.entry_id.in_(ids), kind.state == state)
            )
            for kind, state in (
                (EntryImage, ImageState.RECEIVED),
                (EntryDocument, DocumentState.RECEIVED),
            )
        )
        return left == 0

    return settled


def lengths(scene, chance):
    """How long entering, and looking after it, take undisturbed, the second time."""
    for name in ("warm", "measured"):
        sent = send(scene, chance, name)
        wait_for(scene, is_begun)
        took = {"entering": wait_for(scene, is_entered(sent)), "looking": wait_for(scene, has_all(sent))}
    return took


def run(scene, chance, number, moment, length):
    """One roster with one kill; returns what was wrong, how many rows there were, whether all was done."""
    sent = send(scene, chance, str(number))
    wait_for(scene, is_begun if moment == "entering" else is_entered(sent))
    time.sleep(chance.uniform(0, length))
    scene.kill_worker()
    with scene.database.reading() as session:
        faults = halves(session, sent)
        rows = len(works_of(session, sent))
        all_there = bool(has_all(sent)(session))
    scene.start_worker()
    wait_for(scene, has_all(sent))
    with scene.database.reading() as session:
        faults += ends(scene, session, sent)
        faults["failed"] += session.scalar(
            select(func.count()).select_from(Job).where(Job.state == JobState.FAILED)
        )
    return faults, rows, all_there


def kill_imports(folder, *, runs, seed, moments=MOMENTS, say=lambda _line: None):
    """Run so many rosters with a kill in each, for each of the moments; returns all faults and all kills."""
    chance, scene = random.Random(seed), Scene(folder)
    faults, kills = Counter(dict.fromkeys(FAULTS, 0)), []
    scene.start_worker()
    try:
        took = lengths(scene, chance)
        for number in range(1, runs * len(moments) + 1):
            moment = moments[number % len(moments)]
            found, rows, over = run(scene, chance, number, moment, took[moment])
            faults.update(found)
            kills.append({"moment": moment, "rows": rows, "over": over})
            stood = "all done" if over else f"{rows:2d} of {ROWS} rows there"
            say(f"{number:4d}  killed {moment}, {stood}  faults {sum(found.values())}")
    finally:
        scene.stop()
    return dict(faults), kills


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--runs", type=int, default=100, help="for each of the two moments")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="garland-kill-") as folder:
        faults, kills = kill_imports(
            Path(folder), runs=asked.runs, seed=asked.seed, say=lambda line: print(line, flush=True)
        )
    inside = sum(not each["over"] for each in kills)
    told = ", ".join(f"{name} {number}" for name, number in faults.items())
    print(f"{len(kills)} kills, {inside} of them with work left, {len(kills) * ROWS} rows: {told}")
    if asked.json:
        asked.json.write_text(json.dumps({"seed": asked.seed, "faults": faults, "kills": kills}))
    sys.exit(1 if any(faults.values()) else 0)


if __name__ == "__main__":
    main()
