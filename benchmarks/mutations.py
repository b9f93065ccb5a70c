"""What intake makes of files that chance has hurt: nothing dies, hangs, leaks or fetches.

    python -m benchmarks.mutations [FOLDER] --mutants 600 --served 100 --seed 1 --json mutations.json

Mutants are made of the files in FOLDER, or of one of each kind made here. Each goes through the door that
`inspect` and the jobs of intake use, and must be settled by a verdict with a sentence, in 30 s and 1 GB. Some
are sent to a served installation besides, whose worker reads them; every page about them must be shown.
Where mutants would fetch from, somebody listens; where they would write to, somebody looks.
"""

import argparse
import json
import os
import random
import resource
import socket
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook
from PIL import Image
from sqlalchemy import func, select

from benchmarks.mutants import ESCAPED, mutant
from benchmarks.scene import Browser, Scene, new_key
from competition.config import ROOT
from competition.entries.inspection.examining import examine
from competition.entries.inspection.verdicts import Verdict
from competition.platform import nursery
from competition.platform.jobs.models import UNFINISHED, Job, JobState
from tests.support.documents import docx, odt, pdf, zipped

SECONDS, MEGABYTES = 30, 1024
GRACE = 5
"""Seconds that starting and clearing away a child may take on a busy machine."""
FAULTS = ("died", "slow", "heavy", "fetched", "outside", "left", "silent", "status 500", "job failed")
LARGEST = 8_000_000
ONE_CLASS = 50
PATIENCE = 600


def own_files():
    """One small file of every kind that is taken, by its name."""
    files = {f"a.{kind}": _picture(kind) for kind in ("jpeg", "png", "tiff", "webp", "avif")}
    book, table = Workbook(), BytesIO()
    for row in (["Name", "Age"], ["Mina", 9], ["=1+1", "http://example.org/x"]):
        book.active.append(row)
    book.save(table)
    sheet = '<table:table table:name="a"><table:table-row><table:table-cell><text:p>Mina</text:p>'
    return files | {
        "a.docx": docx("The sea", "The sea is wide.", links={"image": "http://example.org/a.png"}),
        "a.odt": odt("The sea", "The sea is wide."),
        "a.pdf": pdf("<p>The sea is wide.</p><a href='http://example.org/'>We</a>"),
        "a.txt": "Море\nшироке".encode("cp1251"),
        "a.csv": "Name;Age\nMina;9\n".encode("utf-16"),
        "a.xlsx": table.getvalue(),
        "a.ods": _ods(sheet + "</table:table-cell></table:table-row></table:table>"),
        "a.zip": zipped({"a/Mina.jpg": _picture("jpeg"), "b.docx": docx("The sea")}),
    }


def _picture(kind):
    out = BytesIO()
    Image.effect_noise((240, 160), 60).convert("RGB").save(out, kind, exif=_turned())
    return out.getvalue()


def _turned():
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "http://example.org/"
    return exif.tobytes()


def _ods(sheet):
    kind = "urn:oasis:names:tc:opendocument:xmlns:"
    spaces = " ".join(f'xmlns:{each}="{kind}{each}:1.0"' for each in ("office", "table", "text"))
    inside = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {spaces}>{inside}</office:document-content>",
        }
    )


def files_of(folder):
    """The files that mutants are made of: those below a folder that are not too large to make many."""
    if folder is None:
        return own_files()
    found = (path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink())
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in found if path.stat().st_size < LARGEST
    }


def mutants_of(files, chance, number, address):
    """So many mutants, each with its name, what was done, and its content; every file gets its turn."""
    names = sorted(files)
    chance.shuffle(names)
    for at in range(number):
        name = names[at % len(names)]
        deed, content = mutant(files[name], chance, address)
        yield name, deed, content


class Ear:
    """Somebody who listens: counts the calls."""

    def __init__(self):
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/called"
        self.calls = 0
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self):
        while True:
            try:
                caller = self._socket.accept()[0]
            except OSError:
                return
            self.calls += 1  # before the caller is let go, or it may look first
            caller.close()

    def close(self):
        self._socket.close()


@contextmanager
def scratch(folder):
    """Let whatever is started put its temporary files below a folder of ours."""
    place = folder / "scratch"
    place.mkdir()
    before, environ = tempfile.tempdir, os.environ.get("TMPDIR")
    nursery.close()  # the next one is told of the other place
    tempfile.tempdir = os.environ["TMPDIR"] = str(place)
    try:
        yield place
    finally:
        tempfile.tempdir = before
        os.environ.pop("TMPDIR") if environ is None else os.environ.update(TMPDIR=environ)
        nursery.close()


def escapes(folder):
    """What lies where no file should: beside the folder, in the usual places, in our own."""
    places = {folder, folder.parent, Path("/tmp"), Path("/"), Path.cwd(), ROOT, ROOT.parent, Path.home()}
    return [found for place in places for found in place.glob(f"*{ESCAPED}*")]


def examined(folder, mutants, say):
    """Put every mutant through the door; returns what was wrong and what came of them."""
    faults, told = Counter(), []
    with scratch(folder) as place:
        for number, (name, deed, content) in enumerate(mutants, 1):
            inside = folder / "mutant"
            inside.mkdir()
            path = inside / Path(name).name
            path.write_bytes(content)
            found = _examined(path, name, faults, say)
            left = [*place.iterdir(), *(each for each in inside.iterdir() if each != path)]
            faults["left"] += len(left)
            faults["outside"] += len(escapes(folder))
            if left or escapes(folder):
                say(f"{name} {deed}: leaves {[each.name for each in left]}")
            told.append({"file": name, "deed": deed, **found})
            path.unlink()
            inside.rmdir()
            if number % 50 == 0:
                say(f"{number} examined, faults {sum(faults.values())}")
    return faults, told


def _examined(path, name, faults, say):
    try:
        found = examine(path, name)
    except Exception as error:  # whatever it is, the process of an installation would have met it
        faults["died"] += 1
        say(f"{name}: {type(error).__name__}: {error}")
        return {"verdict": "died"}
    slow, heavy = found.seconds > SECONDS + GRACE, found.peak_mb > MEGABYTES
    silent = found.verdict is not Verdict.ACCEPTED and not found.message.endswith((".", ")", "?"))
    faults.update({"slow": slow, "heavy": heavy, "silent": silent})
    if slow or heavy or silent:
        say(f"{name}: {found}")
    return {"verdict": str(found.verdict), "seconds": found.seconds, "peak_mb": found.peak_mb}


def served(folder, mutants, chance, say):
    """Send mutants to a served installation; returns what was wrong and the answers by their status."""
    faults, answers = Counter(), Counter()
    with scratch(folder) as place:
        scene = Scene(folder / "instance")
        scene.start()
        scene.start_worker()
        try:
            pages, browser = [], None
            for number, (name, deed, content) in enumerate(mutants):
                if number % ONE_CLASS == 0:
                    browser = Browser(scene, scene.new_class(f"class {number}").ref)
                answer, body = browser.send(new_key(chance), Path(name).name, content)
                answers[answer.status] += 1
                faults["status 500"] += answer.status >= 500
                if answer.status >= 500:
                    say(f"{name} {deed}: {answer.status} {body[:200]}")
                if answer.status == 201:
                    pages.append((browser, json.loads(body)["url"], f"{name} {deed}"))
            faults.update(_settled(scene, say))
            faults.update(_shown(pages, say))
            faults["died"] += scene.process._running.poll() is not None or not scene.worker.is_alive()
        finally:
            scene.stop()
        left = [each for each in place.iterdir() if each.name.startswith("garland-")]
        faults["left"] += len(left)
        faults["outside"] += len(escapes(folder))
    return faults, {str(status): number for status, number in sorted(answers.items())}


def _settled(scene, say):
    """Wait until the worker has nothing left; returns how many jobs failed."""
    began = time.monotonic()
    while time.monotonic() - began < PATIENCE:
        with scene.database.reading() as session:
            due = (Job.state.in_(UNFINISHED), Job.due_at <= scene.clock.now())
            left = session.scalar(select(func.count()).select_from(Job).where(*due))
            failed = session.scalars(select(Job).where(Job.state == JobState.FAILED)).all()
        if not left:
            break
        time.sleep(0.3)
    for job in failed:
        say(f"{job.name} failed: {job.error_class}")
    return Counter({"job failed": len(failed), "slow": left})


def _shown(pages, say):
    faults = Counter()
    for browser, url, name in pages:
        answer, _body = browser.ask("GET", url)
        faults["status 500"] += answer.status != 200
        if answer.status != 200:
            say(f"{name}: its page answers {answer.status}")
    return faults


def try_all(folder, *, files, mutants, sent, seed, say=lambda _line: None):
    """Make and try so many mutants; returns the faults, what came of each, and the answers."""
    chance, ear = random.Random(seed), Ear()
    faults, answers = Counter(dict.fromkeys(FAULTS, 0)), {}
    try:
        (folder / "examined").mkdir()
        found, told = examined(folder / "examined", mutants_of(files, chance, mutants, ear.address), say)
        faults.update(found)
        if sent:
            (folder / "served").mkdir()
            found, answers = served(
                folder / "served", mutants_of(files, chance, sent, ear.address), chance, say
            )
            faults.update(found)
        faults["fetched"] += ear.calls
    finally:
        ear.close()
    return dict(faults), told, answers


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--mutants", type=int, default=600)
    parser.add_argument("--served", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="garland-mutations-") as folder:
        faults, told, answers = try_all(
            Path(folder),
            files=files_of(asked.folder),
            mutants=asked.mutants,
            sent=asked.served,
            seed=asked.seed,
            say=lambda line: print(line, flush=True),
        )
    verdicts = Counter(each["verdict"] for each in told)
    slowest = max((each.get("seconds", 0) for each in told), default=0)
    heaviest = max((each.get("peak_mb", 0) for each in told), default=0)
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(f"{len(told)} mutants: {dict(verdicts)}; slowest {slowest:.1f} s, child {heaviest} MB, we {own} MB")
    print(f"{asked.served} sent: answers {answers}")
    print(", ".join(f"{name} {number}" for name, number in faults.items()))
    if asked.json:
        asked.json.write_text(
            json.dumps({"seed": asked.seed, "faults": faults, "told": told, "answers": answers})
        )
    sys.exit(1 if any(faults.values()) else 0)


if __name__ == "__main__":
    main()
