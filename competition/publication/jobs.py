"""The building of the book, as background work that can be cut off anywhere and begun again."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from competition.accounts.models import Account
from competition.campaign.models import Campaign
from competition.entries.checks import needs_translation
from competition.errors import GarlandError
from competition.platform import files, fonts, mail
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.platform.pdf import Pages
from competition.publication import design, preflight, press, services
from competition.publication.errors import NotFrozenError, NothingToPrintError
from competition.publication.manuscript import Manuscript, fingerprint
from competition.publication.models import Edition
from competition.publication.preflight import Checks, Problem
from competition.publication.proofs import Press
from competition.publication.queries import find_freeze, manuscript_of


@dataclass(frozen=True)
class Draft:
    """What a build begins with: the manuscript and the consents as they were at one moment."""

    campaign_id: int
    edition_id: int
    number: int
    slug: str
    begun_at: datetime
    manuscript: Manuscript
    consents: str
    translation_languages: tuple[str, ...]


@job("publication.build", heavy=True)
def build(ctx: JobContext, campaign: int) -> dict[str, object]:
    """Build a campaign's book; the edition before it stands until this one is whole."""
    with ctx.writing() as session:
        draft = _begin(ctx, session, campaign)
    try:
        return _build(ctx, draft)
    except GarlandError:
        with ctx.writing() as session:
            services.fail_edition(session, edition_id=draft.edition_id, now=ctx.clock.now())
        raise


def _begin(ctx: JobContext, session: Session, campaign_id: int) -> Draft:
    campaign = session.get_one(Campaign, campaign_id)
    freeze = find_freeze(session, campaign.id)
    if freeze is None:
        raise NotFrozenError
    manuscript = manuscript_of(session, campaign=campaign, freeze=freeze)
    if not manuscript.sections:
        raise NothingToPrintError
    edition = services.begin_edition(session, campaign=campaign, freeze=freeze, now=ctx.clock.now())
    return Draft(
        campaign_id=campaign.id,
        edition_id=edition.id,
        number=edition.number,
        slug=campaign.slug,
        begun_at=edition.started_at,
        manuscript=manuscript,
        consents=services.consents_now(session, [work.entry_id for work in manuscript.works]),
        translation_languages=tuple(campaign.translation_languages),
    )


def _build(ctx: JobContext, draft: Draft) -> dict[str, object]:
    faces = fonts.prepare(ctx.config.instance)
    checks = Checks(faces.missing, lambda tag: needs_translation(tag, draft.translation_languages))
    found = preflight.problems(draft.manuscript, checks)
    found += _try_works(ctx, draft, Press(draft.manuscript, faces, ctx.storage))
    printed = draft.manuscript.without(_stopped(draft.manuscript, found))
    if not printed.sections:
        raise NothingToPrintError
    ctx.progress(1, 2, _("Setting the book"))
    book = press.set_book(printed, edition=draft.number, fonts=faces, storage=ctx.storage)
    ctx.progress(2, 2, _("Setting the book"))
    _switch_in(ctx, draft, book, found)
    return {"path": f"/c/{draft.slug}/office/book", "pages": book.count}


def _try_works(ctx: JobContext, draft: Draft, trial: Press) -> list[Problem]:
    """Try every work that was not tried before, remembering each group's results at once."""
    works = {trial.key(work): work for work in trial.manuscript.works}
    keys = {work.entry_id: key for key, work in works.items()}
    with ctx.database.reading() as session:
        known = services.known_proofs(
            session, campaign_id=draft.campaign_id, keys=works, begun_at=draft.begun_at
        )
        found = services.problems_of(known.values())
    waiting = [work for key, work in works.items() if key not in known]
    done = len(works) - len(waiting)
    _tell(ctx, done, len(works))
    for group in trial.groups(waiting):
        with ctx.writing() as session:
            tried = {keys[each.work.entry_id]: each for each in group}
            kept = services.keep_proofs(
                session, campaign_id=draft.campaign_id, tried=tried, now=ctx.clock.now()
            )
            found += services.problems_of(kept)
        done += len(group)
        _tell(ctx, done, len(works))
    return found


def _tell(ctx: JobContext, done: int, total: int) -> None:
    ctx.progress(done, total, _("Trying each work: %(tried)s of %(works)s"), tried=done, works=total)


def _stopped(manuscript: Manuscript, found: list[Problem]) -> frozenset[int]:
    stopping = {each.number for each in found if each.kind is preflight.ProblemKind.STOPS}
    return frozenset(work.entry_id for work in manuscript.works if work.number in stopping)


def _switch_in(ctx: JobContext, draft: Draft, book: Pages, found: list[Problem]) -> None:
    now = ctx.clock.now()
    with ctx.writing() as session:
        edition = session.get_one(Edition, draft.edition_id)
        file = files.keep_bytes(session, storage=ctx.storage, content=book.content, now=now)
        services.finish_edition(
            session,
            edition=edition,
            manuscript=draft.manuscript,
            fingerprint=fingerprint(draft.manuscript, design.version()),
            consents=draft.consents,
            book=book,
            file=file,
            problems=found,
            actor_id=ctx.requested_by_id,
            now=now,
        )
        _tell_who_asked(ctx, session, edition)


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
