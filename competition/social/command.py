"""`./garland kit`: the social media kit from the command line, made as the worker makes it."""

import hashlib
import json
import tempfile
import zipfile
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import click
from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.clock import Clock
from competition.config import Config
from competition.entries.export.leaving import ExportRefusedError, named_campaign
from competition.platform import fonts
from competition.platform.db import Database
from competition.platform.doors.ending import say
from competition.platform.doors.working import put, work
from competition.platform.i18n import DEFAULT_LOCALE, use_locale
from competition.platform.jobs.runner import Runner
from competition.platform.storage import Storage
from competition.social import undrawn, wording
from competition.social.content import Plan
from competition.social.errors import NotFrozenError
from competition.social.formats import FORMATS
from competition.social.jobs import at_hand
from competition.social.kit.archive import report, write_zip
from competition.social.kit.items import Choice, approved_of
from competition.social.kit.making import gathered, with_pieces
from competition.social.kit.sheet import contact_sheet
from competition.social.lettering import Lettering
from competition.social.queries import current_kit, is_frozen, plan_of
from competition.social.review.all_at_once import approve_all
from competition.social.review.words import TEMPLATES
from competition.social.services import kit_file, request_kit


@dataclass(frozen=True)
class Asked:
    """What somebody asked for: formats and languages by their keys, None for all; `approve` all posts."""

    formats: frozenset[str] | None = None
    languages: frozenset[str] | None = None
    approve: bool = False

    @property
    def choice(self) -> Choice:
        """What of the kit is wanted."""
        return Choice(self.formats, self.languages)


def listed(typed: str | None) -> frozenset[str] | None:
    """Return what stands between commas; None where nothing does."""
    found = frozenset(part.strip() for part in (typed or "").split(",") if part.strip())
    return found or None


def make(config: Config, *, slug: str, asked: Asked, target: Path) -> dict[str, Any]:
    """Make the kit, here or by a worker that was faster, and write what is wanted of it; tell what it holds.

    Raises ExportRefusedError, GarlandError, WorkFailedError.
    """
    database, clock = Database(config.database_url), Clock()
    try:
        with database.reading() as session:
            _check(session, named_campaign(session, slug), asked)
        unapproved = _approved(database, config, clock, slug) if asked.approve else frozenset()
        _made(database, config, clock, slug, approved=True)
        return _written(database, config, slug, asked.choice, target, clock.now(), unapproved)
    finally:
        database.engine.dispose()


def _approved(database: Database, config: Config, clock: Clock, slug: str) -> frozenset[str]:
    """Have every card drawn and approve what is drawn; return the keys of the posts that could not be."""
    _made(database, config, clock, slug, approved=False)
    faces = at_hand(fonts.prepare(config.instance))
    with database.writing() as session:
        campaign = named_campaign(session, slug)
        done = approve_all(session, campaign=campaign, faces=faces, actor=None, now=clock.now())
    return frozenset(each.post.key for each in done.undrawn)


def _made(database: Database, config: Config, clock: Clock, slug: str, *, approved: bool) -> None:
    """Have cards drawn and the kit made of what is `approved`. Raises ExportRefusedError if nothing is."""
    with database.writing() as session:
        campaign = named_campaign(session, slug)
        if approved and not approved_of(plan_of(session, campaign)):
            raise ExportRefusedError(_NOTHING_APPROVED.format(slug=slug))
        job = request_kit(session, campaign=campaign, actor=None, now=clock.now())
        its = job.id, job.ref
    work(
        Runner(database, config, clock), *its, label="The kit is made" if approved else "The cards are drawn"
    )


_NOTHING_APPROVED = (
    "Nobody has approved a post of “{slug}” yet. Please look at the posts on the page “Cards” and approve "
    "them there, or approve all that is drawn: ./garland kit {slug} --approve"
)


def _check(session: Session, campaign: Campaign, asked: Asked) -> None:
    """Raise NotFrozenError, and ExportRefusedError that names formats or languages that there are not."""
    if not is_frozen(session, campaign.id):
        raise NotFrozenError
    plan = plan_of(session, campaign)
    _known("format", asked.formats, [fmt.key for fmt in FORMATS])
    _known("language", asked.languages, _languages(plan))


def _languages(plan: Plan) -> list[str]:
    own = sorted({post.content.original.language for post in plan.posts} - {"", *plan.languages})
    return [*plan.languages, *own]


def _known(what: str, wanted: frozenset[str] | None, known: list[str]) -> None:
    for each in sorted((wanted or frozenset()) - set(known)):
        raise ExportRefusedError(f"There is no {what} “{each}” here. There are: {', '.join(known)}")


def _written(
    database: Database,
    config: Config,
    slug: str,
    choice: Choice,
    target: Path,
    now: datetime,
    unapproved: frozenset[str],
) -> dict[str, Any]:
    """Write the kit that stands, or of its cards what is wanted, and return what is told of it."""
    storage = Storage(config.files)
    with database.reading() as session:
        campaign = named_campaign(session, slug)
        plan = plan_of(session, campaign)
        kit = current_kit(session, campaign.id)
        missing = kit.report.get("undrawn", []) if kit else []
        lost = {each["post"] for each in missing}
        contents, problems = gathered(session, storage, campaign.id, plan, config.base_url, now, choice, lost)
        standing = kit_file(session, campaign_id=campaign.id, storage=storage)
    if not contents.items:
        raise ExportRefusedError("No approved post has a picture in these formats and languages.")
    if choice == Choice():
        put(standing, target)
    else:
        lettering = Lettering(fonts.prepare(config.instance))
        contents = with_pieces(contents, lettering)
        with tempfile.TemporaryDirectory(prefix="garland-kit-") as folder:
            made = Path(folder) / "kit.zip"
            with made.open("wb") as out:
                write_zip(contents, contact_sheet(contents, lettering.fonts), out)
            put(made, target)
    told = report(contents, problems)
    for each in told["not_approved"]:
        each["why"] = "not drawn" if each["post"] in unapproved else "nobody approved it"
    return {"campaign": slug, **_facts(target), **told, "undrawn": missing, **_counts(target)}


def _facts(target: Path) -> dict[str, Any]:
    with target.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return {"bytes": target.stat().st_size, "sha256": sha256}


def _counts(target: Path) -> dict[str, Any]:
    with zipfile.ZipFile(target) as archive:
        names = archive.namelist()
    pictures = [name for name in names if name.endswith((".png", ".jpg"))]
    return {"files": names, "counts": {"files": len(names), "pictures": len(pictures)}}


_WHY = {
    "not drawn": "not approved, as its cards are not drawn as it is now.",
    "nobody approved it": "not approved as it is now.",
}


def tell(told: dict[str, Any], *, as_json: bool) -> None:
    """Say what was made: what is left out by line beside the output, or everything as one document."""
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False))
        return
    with use_locale(DEFAULT_LOCALE):
        say(f"{each['number']}: {wording.reason(each['reason'])}" for each in told["left_out"])
        say(f"{each['work'] or each['post']}: {_WHY[each['why']]}" for each in told["not_approved"])
        say(f"{each['number']}: no typeface here has {each['codepoint']}." for each in told["problems"])
        say(undrawn.said([each], TEMPLATES) for each in told["undrawn"])
    posts, pictures = len(told["posts"]), told["counts"]["pictures"]
    click.echo(f"{told['file']}: {posts} {'post' if posts == 1 else 'posts'}, {pictures} pictures.")
