"""P8, intake: acknowledging an upload, and the renditions of a picture.

`python -m benchmarks.intake [--rounds 7] [--out FILE.json]`

Acknowledging: `files.receive` and `files.register` with its commit, against writing the same bytes to a file,
hashing them and fsync, in chunks of the same size. Wall time and CPU.

Renditions, CPU of all processes involved (ours, the child's, its minder's, the nursery's), of one photograph:
- our thumbnail, made by a confined child and kept in the storage with fsync, against Pillow's own in this
  process: `Image.draft`, `thumbnail` and `save` as progressive JPEG of the same size and quality;
- our four kinds (thumb, screen, judge, print) in one look, against the same four, each draft-decoded;
- a look that also brings the orientation right, against Pillow with `exif_transpose`.

Likes are compared with likes: 400 pixels with 400, quality 85 with 85, the same filter. What ours does
besides (limits, notes, likeness, checks) is what may cost up to 0.3.
"""

import argparse
import hashlib
import json
import os
import random
import statistics
import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from benchmarks.side_by_side import Way, compare
from competition.platform import files, images
from competition.platform.db import Base, Database
from competition.platform.renditions import SPECS, RenditionKind
from competition.platform.storage import CHUNK, Storage

SEED, SIZE, PHOTOGRAPHS = 8, (4032, 3024), 6
FOUR = (RenditionKind.THUMB, RenditionKind.SCREEN, RenditionKind.JUDGE, RenditionKind.PRINT)
ACKNOWLEDGING = "acknowledging"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


def photograph(seed: int, *, orientation: int = 1) -> bytes:
    """Return a JPEG as a phone makes it: shapes, and the noise of its sensor; about 5 MB."""
    chance = random.Random(seed)
    image = Image.new("RGB", SIZE, "grey")
    pen = ImageDraw.Draw(image, "RGBA")
    for _ in range(300):
        x, y, r = chance.randrange(SIZE[0]), chance.randrange(SIZE[1]), chance.randrange(40, 500)
        colour = (chance.randrange(256), chance.randrange(256), chance.randrange(256), 120)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=colour)
    # From the seed, unlike Pillow's own noise: a tile of it, laid out.
    tile = Image.frombytes("L", (512, 512), chance.randbytes(512 * 512)).resize((1024, 1024))
    noise = Image.new("L", SIZE)
    for x in range(0, SIZE[0], 1024):
        for y in range(0, SIZE[1], 1024):
            noise.paste(tile, (x, y))
    image = Image.blend(image, noise.convert("RGB"), 0.35)
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = BytesIO()
    image.save(file, "JPEG", quality=93, exif=exif)
    return file.getvalue()


def straight(path: Path, folder: Path, kind: RenditionKind, *, upright: bool = False) -> None:
    """Make one rendition as anybody would with Pillow, draft-decoded."""
    spec = SPECS[kind]
    with Image.open(path) as image:
        image.draft("RGB", (spec.width, spec.height))
        image.thumbnail((spec.width, spec.height), Image.Resampling.LANCZOS)
        shown = ImageOps.exif_transpose(image) if upright else image
        options = {"quality": spec.quality, "subsampling": 0 if spec.full_colour else 2}
        shown.save(folder / f"{kind}.jpg", "JPEG", progressive=not spec.full_colour, **options)


def acknowledged(content: bytes, storage: Storage, database: Database) -> None:
    """Take an upload in, up to the moment of its acknowledgement."""
    received = files.receive(storage=storage, stream=BytesIO(content), limit=len(content))
    with database.writing() as session:
        files.register(session, received=received, now=NOW)


def written(content: bytes, folder: Path) -> None:
    """Write, hash and fsync the same bytes: nobody can do less."""
    digest, stream = hashlib.sha256(), BytesIO(content)
    with (folder / "plain").open("wb") as file:
        while chunk := stream.read(CHUNK):
            digest.update(chunk)
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())
    digest.hexdigest()


def walls(ours: Way, theirs: Way, rounds: int) -> tuple[float, float, float]:
    """Return the medians of both wall times, and of their ratio, in interleaved rounds."""
    pairs = []
    for _ in range(rounds):
        times = []
        for way in (theirs, ours):
            began = time.perf_counter()
            way()
            times.append(time.perf_counter() - began)
        pairs.append(times)
    medians = [statistics.median(column) for column in zip(*pairs, strict=True)]
    return medians[0], medians[1], statistics.median(ours / theirs for theirs, ours in pairs)


@dataclass(frozen=True)
class Bench:
    """Everything the ways are measured on: photographs as bytes and as files, a storage and a database."""

    folder: Path
    contents: list[bytes]
    paths: list[Path]
    sideways: list[Path]
    storage: Storage
    database: Database


def bench_in(folder: Path) -> Bench:
    """Make the photographs, and an empty installation beside them."""
    plain = [photograph(SEED + number) for number in range(PHOTOGRAPHS)]
    turned = [photograph(SEED + number, orientation=6) for number in range(PHOTOGRAPHS)]
    database = Database(f"sqlite:///{folder / 'garland.db'}")
    Base.metadata.create_all(database.engine)
    return Bench(
        folder,
        plain,
        [_laid(folder, f"plain-{at}", content) for at, content in enumerate(plain)],
        [_laid(folder, f"turned-{at}", content) for at, content in enumerate(turned)],
        Storage(folder / "files"),
        database,
    )


def ways_of(bench: Bench) -> dict[str, tuple[tuple[str, Way], tuple[str, Way]]]:
    """Return for each job the straightforward way and ours, named; each does all photographs."""
    folder, storage, thumb = bench.folder, bench.storage, (RenditionKind.THUMB,)

    def ours(kinds: tuple[RenditionKind, ...], paths: list[Path]) -> tuple[str, Way]:
        return "in a child", lambda: [images.look(path, kinds, storage) for path in paths]

    def theirs(kinds: tuple[RenditionKind, ...], paths: list[Path], upright: bool) -> tuple[str, Way]:
        made = [(path, kind) for path in paths for kind in kinds]
        return "Pillow, draft", lambda: [straight(path, folder, kind, upright=upright) for path, kind in made]

    return {
        ACKNOWLEDGING: (
            ("write, hash, fsync", lambda: [written(content, folder) for content in bench.contents]),
            ("received", lambda: [acknowledged(each, storage, bench.database) for each in bench.contents]),
        ),
        "thumbnail": (theirs(thumb, bench.paths, False), ours(thumb, bench.paths)),
        "thumbnail, turned": (theirs(thumb, bench.sideways, True), ours(thumb, bench.sideways)),
        "four renditions": (theirs(FOUR, bench.paths, False), ours(FOUR, bench.paths)),
    }


def measure(folder: Path, rounds: int) -> dict[str, object]:
    """Return every figure; a ratio is the median of those within each round."""
    bench = bench_in(folder)
    ways = ways_of(bench)
    rows = []
    for job, (theirs, ours) in ways.items():
        found = compare(dict((theirs, ours)), rounds=rounds)
        rows.append(_row(job, theirs[0], *found.seconds.values(), found.ratios[ours[0]]))
    theirs, ours = ways[ACKNOWLEDGING]
    by_clock = walls(ours=ours[1], theirs=theirs[1], rounds=rounds)
    rows.insert(1, _row(f"{ACKNOWLEDGING}, wall", theirs[0], *by_clock))
    bench.database.engine.dispose()
    megabytes = round(sum(map(len, bench.contents)) / PHOTOGRAPHS / 1e6, 1)
    return {"seed": SEED, "rounds": rounds, "photographs": PHOTOGRAPHS, "megabytes": megabytes, "rows": rows}


def _row(job: str, against: str, before: float, after: float, ratio: float) -> dict[str, object]:
    """Return a row of the table: milliseconds for each photograph."""
    return {
        "job": job,
        "against": against,
        "theirs_ms": round(before * 1000 / PHOTOGRAPHS, 1),
        "ours_ms": round(after * 1000 / PHOTOGRAPHS, 1),
        "ratio": round(ratio, 2),
        "goal": 2.0 if job.startswith(ACKNOWLEDGING) else 1.3,
    }


def _laid(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def main() -> None:
    """Print the table and write the JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--out", type=Path, default=Path("intake.json"))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="garland-benchmark-") as folder:
        found = measure(Path(folder), asked.rounds)
    print(f"{found['photographs']} photographs of {found['megabytes']} MB, {found['rounds']} rounds, ms each")
    print(f"{'job':22}{'against':22}{'theirs':>9}{'ours':>9}{'ratio':>8}{'goal':>7}")
    for row in found["rows"]:  # type: ignore[attr-defined]
        figures = f"{row['theirs_ms']:9}{row['ours_ms']:9}{row['ratio']:8}{row['goal']:7}"
        print(f"{row['job']:22}{row['against']:22}{figures}")
    asked.out.write_text(json.dumps(found, indent=1))


if __name__ == "__main__":
    main()
