"""The building of the book, as background work that can be cut off anywhere and begun again."""

from dataclasses import dataclass
from datetime import datetime
from functools import partial

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.errors import GarlandError
from competition.platform import files, fonts, mail
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import Cancelled, Job, JobContext, JobState, job
from competition.publication import design, services
from competition.publication.archiving import archive_of
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from competition.publication.checking.looking import Facts, facts_of, located, look
from competition.publication.checking.services import keep_report
from competition.publication.epub.making import make_epub
from competition.publication.epub.version import version as epub_version
from competition.publication.errors import NotFrozenError, NothingToPrintError, StoppedError
from competition.publication.formats import Format
from competition.publication.kinds import SCREEN_A4, Kind, Spec, address, spec_of
from competition.publication.manuscript import Manuscript, fingerprint
from competition.publication.models import Edition, EditionState
from competition.publication.press import Book, Press
from competition.publication.problems import Problem, Severity
from competition.publication.queries import find_freeze, manuscript_of
from competition.publication.standing import Standing, standing_now
from competition.results.models import Freeze


@dataclass(frozen=True)
class Draft:
    """What a build begins with: the manuscript and the consents as they were at one moment."""

    campaign_id: int
    edition_id: int
    number: int
    slug: str
    ref: str
    looked_at: datetime
    manuscript: Manuscript
    standing: Standing
    facts: Facts
    spec: Spec = SCREEN_A4


@job("publication.build", heavy=True)
def build(
    ctx: JobContext,
    campaign: int,
    kind: str = Kind.SCREEN,
    paper: str = Format.A4,
    fours: int = 0,
) -> dict[str, object]:
    """Build an edition of a campaign's book; the one before it stands until this one is whole."""
    spec = spec_of(kind, paper, {"fours": fours})
    spec.check()
    with ctx.writing() as session:
        draft = _begin(ctx, session, campaign, spec)
    end = partial(services.end_edition, edition_id=draft.edition_id)
    try:
        return _build(ctx, draft)
    except GarlandError:
        with ctx.writing() as session:
            end(session, state=EditionState.FAILED, now=ctx.clock.now())
        raise
    except Cancelled:  # called off, or only cut off: then it goes on later
        with ctx.database.writing() as session:
            if session.get_one(Job, ctx.job_id).state is JobState.CANCELLED:
                end(session, state=EditionState.CANCELLED, now=ctx.clock.now())
        raise


def _begin(ctx: JobContext, session: Session, campaign_id: int, spec: Spec) -> Draft:
    campaign, now = session.get_one(Campaign, campaign_id), ctx.clock.now()
    freeze = find_freeze(session, campaign.id)
    if freeze is None:
        raise NotFrozenError
    manuscript, standing = _as_one(session, campaign, freeze)
    if not manuscript.sections:
        raise NothingToPrintError
    edition = services.begin_edition(
        session, campaign=campaign, freeze=freeze, now=now, spec=spec, job_id=ctx.job_id
    )
    return Draft(
        campaign_id=campaign.id,
        edition_id=edition.id,
        number=edition.number,
        slug=campaign.slug,
        ref=edition.ref,
        looked_at=now,
        manuscript=manuscript,
        standing=standing,
        facts=facts_of(session, campaign, manuscript),
        spec=spec,
    )


def _as_one(session: Session, campaign: Campaign, freeze: Freeze) -> tuple[Manuscript, Standing]:
    """Return the manuscript and what was allowed of it then: nothing was withdrawn in between."""
    manuscript = manuscript_of(session, campaign=campaign, freeze=freeze)
    while True:
        standing = standing_now(session, campaign.id, [work.entry_id for work in manuscript.works])
        before, manuscript = manuscript, manuscript_of(session, campaign=campaign, freeze=freeze)
        if manuscript == before:
            return manuscript, standing


def _build(ctx: JobContext, draft: Draft) -> dict[str, object]:
    faces = fonts.prepare(ctx.config.instance)
    found = look(draft.manuscript, draft.facts, faces, draft.spec)
    if stopping := next((each for each in found if each.severity is Severity.STOPS), None):
        _report(ctx, draft, found)
        raise StoppedError(number=stopping.number)
    cache = Cache(ctx.config.instance / "cache" / "book")
    layer = Layer(cache, faces, build=draft.ref)
    book = _made(ctx, draft, layer)
    archive = archive_of(book.pages, cache) if draft.spec.kind is Kind.SCREEN else None
    cache.trim(now=ctx.clock.now().timestamp())
    found += located(book.problems, draft.facts)
    if draft.spec == SCREEN_A4:
        _report(ctx, draft, found)
    _switch_in(ctx, draft, book, found, archive)
    return {
        "path": address(draft.slug, draft.spec),
        "pages": book.pages.count,
        "edition": draft.edition_id,
        "number": draft.number,
        "kind": draft.spec.kind,
        "format": draft.spec.format,
    }


def _made(ctx: JobContext, draft: Draft, layer: Layer) -> Book:
    if not draft.spec.has_pages:
        tell = partial(_tell_epub, ctx)
        return make_epub(draft.manuscript, edition=draft.number, layer=layer, storage=ctx.storage, tell=tell)
    press = Press(layer, ctx.storage, partial(_tell, ctx))
    return press.set_book(draft.manuscript, edition=draft.number, spec=draft.spec)


def _report(ctx: JobContext, draft: Draft, found: list[Problem]) -> None:
    """Keep what was found in the manuscript as it was when the build began."""
    works = sum(1 for _work in draft.manuscript.works)
    with ctx.writing() as session:
        keep_report(session, campaign_id=draft.campaign_id, works=works, problems=found, now=draft.looked_at)


def _tell(ctx: JobContext, done: int, about: int) -> None:
    """Tell how many pages are set; joining them comes after the last."""
    if done < about:
        message = _("Setting the pages: %(page)s of about %(pages)s")
        ctx.progress(done, about + 1, message, page=done, pages=about)
    else:
        ctx.progress(about, about + 1, _("Binding the book"))


def _tell_epub(ctx: JobContext, done: int, total: int) -> None:
    ctx.progress(done, total, _("Binding the book") if done else _("Scaling the pictures"))


def _switch_in(
    ctx: JobContext, draft: Draft, book: Book, found: list[Problem], archive: bytes | None
) -> None:
    now = ctx.clock.now()
    with ctx.writing() as session:
        edition = session.get_one(Edition, draft.edition_id)
        keep = partial(files.keep_bytes, session, storage=ctx.storage, now=now)
        services.finish_edition(
            session,
            edition=edition,
            manuscript=draft.manuscript,
            fingerprint=fingerprint(draft.manuscript, _look_of(draft.spec)),
            standing=draft.standing,
            book=book.pages,
            file=keep(content=book.pages.content),
            problems=found,
            checked=book.checked,
            archive=keep(content=archive) if archive else None,
            actor_id=ctx.requested_by_id,
            now=now,
        )
        _tell_who_asked(ctx, session, edition)


def _look_of(spec: Spec) -> str:
    version = design.version() if spec.has_pages else epub_version()
    return f"{version} {spec.name} {spec.options}"


def _tell_who_asked(ctx: JobContext, session: Session, edition: Edition) -> None:
    account = session.get(Account, ctx.requested_by_id) if ctx.requested_by_id else None
    if account is not None and account.address:
        mail.post(
            session,
            event="publication.ready",
            recipient=account.address,
            locale=account.locale,
            ids={"edition": edition.ref},
            key=f"edition {edition.id}",
            campaign_id=edition.campaign_id,
            now=ctx.clock.now(),
        )
