"""Works to draw cards of: those of the sample campaign's demo, and photographs of 24 megapixels."""

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw
from sqlalchemy import select

from competition import tables  # noqa: F401 - the schema must be whole
from competition.campaign.models import Campaign
from competition.config import ROOT
from competition.platform.db import Database
from competition.platform.images import make_renditions
from competition.platform.migrate import upgrade
from competition.platform.renditions import RenditionKind
from competition.platform.storage import Storage
from competition.results.models import Freeze
from competition.social.content import CardContent, Picture, Plan, Post
from competition.social.easel import Task
from competition.social.jobs import wanted_of
from competition.social.queries import plan_of

DEMO = ROOT / "instance" / "demo" / "installation"
SEED = 2026
_SIDES = (6000, 4000)
_OCTAVES = (6, 24, 96, 384, 1536)


@dataclass(frozen=True)
class Works:
    """What one kit is made of, and where its pictures lie."""

    name: str
    plan: Plan
    storage: Storage
    design: str = ""

    @property
    def tasks(self) -> list[Task]:
        """Every card of the kit, in its order."""
        posts = [replace(post, wish=replace(post.wish, design=self.design)) for post in self.plan.posts]
        plan = replace(self.plan, posts=tuple(posts))
        return [card.task(plan.sender) for card in wanted_of(plan, ())]


def sample(installation: Path, folder: Path) -> Works:
    """Return the works of the campaign whose results are frozen in an installation, which is only read."""
    if not (installation / "garland.db").exists():
        raise SystemExit(f"no installation in {installation}: ./garland demo --yes --no-serve makes one")
    shutil.copy(installation / "garland.db", folder)
    database = Database(f"sqlite:///{folder / 'garland.db'}")
    upgrade(database)
    with database.reading() as session:
        campaign_id = session.scalars(select(Freeze.campaign_id).order_by(Freeze.id)).first()
        plan = plan_of(session, session.get_one(Campaign, campaign_id))
    return Works("sample", plan, Storage(installation / "files"))


def photographs(like: Works, folder: Path, number: int, given: Path | None = None) -> Works:
    """Return cards of photographs sent in at full size; of those `given` in a folder, or made up."""
    storage = Storage(folder / "files")
    model = next(work for work in like.plan.works if work.picture)
    with tempfile.TemporaryDirectory(prefix="garland-bench-") as made:
        paths = sorted(given.glob("*.jp*g"))[:number] if given else _made_up(number, Path(made))
        posts = tuple(Post(_work(model, path, at, storage)) for at, path in enumerate(paths))
    return Works("photographs", replace(like.plan, posts=posts), storage)


def _work(model: CardContent, path: Path, at: int, storage: Storage) -> CardContent:
    found = make_renditions(path, (RenditionKind.PRINT,), storage)[RenditionKind.PRINT]
    picture = Picture(found.key, found.width, found.height, "A photograph")
    return replace(model, entry_ref=f"photograph-{at}", number=f"I-{at}", picture=picture)


def _made_up(number: int, folder: Path) -> Iterator[Path]:
    for at in range(number):
        path = folder / f"{at}.jpeg"
        photograph(SEED + at, _SIDES[:: 1 - 2 * (at % 2)]).save(path, "JPEG", quality=92)
        yield path


def photograph(seed: int, size: Sequence[int]) -> Image.Image:
    """Return something like a photograph: light, edges, texture at all scales, a sensor's grain."""
    chance = np.random.default_rng(seed)
    wide, high = size
    layers = np.zeros((high, wide, 3), dtype=np.float32)
    for fine in _OCTAVES:
        rough = chance.normal(128, 60, (max(2, fine * high // wide), fine, 3)).clip(0, 255).astype("uint8")
        smooth = Image.fromarray(rough).resize((wide, high), Image.Resampling.BICUBIC)
        layers += (np.asarray(smooth, dtype=np.float32) - 128) * (8 / fine) ** 0.4
    image = Image.fromarray((layers + 128).clip(0, 255).astype("uint8"))
    pen = ImageDraw.Draw(image)
    for _ in range(60):
        x, y, reach = chance.integers(wide), chance.integers(high), chance.integers(20, wide // 8)
        ink = tuple(int(each) for each in chance.integers(0, 256, 3))
        box = (x - reach, y - reach, x + reach, y + reach)
        pen.arc(box, 0, int(chance.integers(90, 360)), ink, int(chance.integers(2, 60)))
    grain = chance.normal(0, 4, (high, wide, 1)).astype(np.float32)
    return Image.fromarray((np.asarray(image) + grain).clip(0, 255).astype("uint8"))
