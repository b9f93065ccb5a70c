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
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageOps

from benchmarks.side_by_side import compare
from competition.platform import files, images
from competition.platform.db import Base, Database
from competition.platform.renditions import SPECS, RenditionKind
from competition.platform.storage import CHUNK, Storage

SEED, SIZE, PHOTOGRAPHS = 8, (4032, 3024), 6
FOUR = (RenditionKind.THUMB, RenditionKind.SCREEN, RenditionKind.JUDGE, RenditionKind.PRINT)
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


def walls(ours: Callable[[], None], theirs: Callable[[], None], rounds: int) -> tuple[float, float, float]:
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


def measure(folder: Path, rounds: int) -> dict[str, object]:
    """Return every figure; a ratio is the median of those within each round."""
    plain = [photograph(SEED + number) for number in range(PHOTOGRAPHS)]
    turned = [photograph(SEED + number, orientation=6) for number in range(PHOTOGRAPHS)]
    paths = [_laid(folder, f"plain-{at}", content) for at, content in enumerate(plain)]
    sideways = [_laid(folder, f"turned-{at}", content) for at, content in enumerate(turned)]
    storage, database = Storage(folder / "files"), Database(f"sqlite:///{folder / 'garland.db'}")
    Base.metadata.create_all(database.engine)

    def each(work: Callable[[Path], object], of: list[Path]) -> Callable[[], None]:
        return lambda: [work(path) for path in of] and None

    def four(path: Path) -> None:
        for kind in FOUR:
            straight(path, folder, kind)

    def all_acknowledged() -> None:
        for content in plain:
            acknowledged(content, storage, database)

    def all_written() -> None:
        for content in plain:
            written(content, folder)

    thumb = RenditionKind.THUMB
    compared = {
        "acknowledging": {"write, hash, fsync": all_written, "received": all_acknowledged},
        "thumbnail": {
            "Pillow, draft": each(lambda path: straight(path, folder, thumb), paths),
            "in a child": each(lambda path: images.look(path, [thumb], storage), paths),
        },
        "thumbnail, turned": {
            "Pillow, draft": each(lambda path: straight(path, folder, thumb, upright=True), sideways),
            "in a child": each(lambda path: images.look(path, [thumb], storage), sideways),
        },
        "four renditions": {
            "Pillow, draft": each(four, paths),
            "in a child": each(lambda path: images.look(path, FOUR, storage), paths),
        },
    }
    rows = []
    for job, ways in compared.items():
        result = compare(ways, rounds=rounds)
        (theirs, before), (ours, after) = result.seconds.items()
        each_of = 1000 / PHOTOGRAPHS
        rows.append(
            {
                "job": job,
                "against": theirs,
                "theirs_ms": round(before * each_of, 1),
                "ours_ms": round(after * each_of, 1),
                "ratio": round(result.ratios[ours], 2),
                "goal": 2.0 if job == "acknowledging" else 1.3,
            }
        )
    before, after, ratio = walls(ours=all_acknowledged, theirs=all_written, rounds=rounds)
    rows.insert(
        1,
        {
            "job": "acknowledging, wall",
            "against": "write, hash, fsync",
            "theirs_ms": round(before * 1000 / PHOTOGRAPHS, 1),
            "ours_ms": round(after * 1000 / PHOTOGRAPHS, 1),
            "ratio": round(ratio, 2),
            "goal": 2.0,
        },
    )
    database.engine.dispose()
    megabytes = round(sum(map(len, plain)) / PHOTOGRAPHS / 1e6, 1)
    return {"seed": SEED, "rounds": rounds, "photographs": PHOTOGRAPHS, "megabytes": megabytes, "rows": rows}


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
