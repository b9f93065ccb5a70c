"""The cards of one post, drawn as soon as something was chosen for it."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.social.content import Plan
from competition.social.errors import CannotDrawError, NotFrozenError
from competition.social.jobs import Wanted, at_hand, keep, wanted_of
from competition.social.models import PostChoice
from competition.social.queries import Place, cards_of, everything_of, is_frozen
from competition.social.review.services import DRAW
from competition.social.services import JOB
from competition.social.studio import Studio, Undrawn
from competition.social.undrawn import undrawn_before, which

_TRIES = 3


@dataclass(frozen=True)
class Standing:
    """A post as it stands: the plan with it alone, how its cards are drawn, whether it ended a process."""

    campaign_id: int
    path: str
    plan: Plan
    known: dict[Place, str]
    wary: bool


@job(DRAW)
def draw_post(ctx: JobContext, choice: int) -> dict[str, object]:
    """Draw a post's cards that look otherwise by now; whatever is chosen meanwhile is drawn too."""
    found = fonts.prepare(ctx.config.instance)
    for _try in range(_TRIES):
        with ctx.database.reading() as session:
            now = _standing(session, choice)
        wanted = wanted_of(now.plan, at_hand(found))
        stale = [card for card in wanted if now.known.get(card.place) != card.stamp]
        if not stale:
            break
        _draw(ctx, now, stale, Studio(found, ctx.storage, wary=now.wary))
    return {"path": now.path}


def _draw(ctx: JobContext, now: Standing, stale: Sequence[Wanted], studio: Studio) -> None:
    """Draw cards and keep each at once. Raises CannotDrawError."""
    tasks = [card.task(now.plan.sender) for card in stale]
    with closing(studio.draw_all(tasks, ctx.check)) as drawing:
        for number, card in enumerate(stale, start=1):
            ctx.progress(
                number - 1, len(stale), _("Drawing card %(number)s of %(of)s"), number=number, of=len(stale)
            )
            drawn = next(drawing)[1]
            if isinstance(drawn, Undrawn):
                raise CannotDrawError(which=which(card.post), reason=drawn.reason)
            keep(ctx, now.campaign_id, now.plan, card, drawn)


def _standing(session: Session, choice_id: int) -> Standing:
    choice = session.get_one(PostChoice, choice_id)
    campaign = session.get_one(Campaign, choice.campaign_id)
    if not is_frozen(session, campaign.id):
        raise NotFrozenError
    plan, _chosen = everything_of(session, campaign)
    own = tuple(post for post in plan.posts if post.key == choice.post)
    known = {place: cards[0].fingerprint for place, cards in cards_of(session, campaign.id).items()}
    path = f"/c/{campaign.slug}/office/cards/posts/{choice.post}"
    wary = choice.post in undrawn_before(session, JOB, campaign.id)
    return Standing(campaign.id, path, replace(plan, posts=own), known, wary)
