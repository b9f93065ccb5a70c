"""The cards of one post, drawn as soon as something was chosen for it."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import replace

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.social import captions, services
from competition.social.content import Plan
from competition.social.drawing import Drawn
from competition.social.errors import CannotDrawError, NotFrozenError
from competition.social.jobs import Wanted, at_hand, spoken_in, wanted_of
from competition.social.models import PostChoice
from competition.social.queries import Place, cards_of, everything_of, is_frozen
from competition.social.review.services import DRAW
from competition.social.studio import Studio, Undrawn
from competition.social.undrawn import undrawn_before, which

_TRIES = 3


@job(DRAW)
def draw_post(ctx: JobContext, choice: int) -> dict[str, object]:
    """Draw a post's cards that look otherwise by now; whatever is chosen meanwhile is drawn too."""
    found = fonts.prepare(ctx.config.instance)
    faces = at_hand(found)
    for _try in range(_TRIES):
        with ctx.database.reading() as session:
            path, plan, known, studio = _plan(session, choice, Studio(found, ctx.storage))
        wanted = wanted_of(plan, faces)
        stale = [card for card in wanted if known.get(card.place) != card.stamp]
        if not stale:
            break
        with closing(studio.draw_all([card.task(plan.sender) for card in stale], ctx.check)) as drawing:
            for done, card in enumerate(stale):
                number, of = done + 1, len(stale)
                ctx.progress(done, of, _("Drawing card %(number)s of %(of)s"), number=number, of=of)
                drawn = next(drawing)[1]
                if isinstance(drawn, Undrawn):
                    raise CannotDrawError(which=which(card.post), reason=drawn.reason)
                _keep(ctx, choice, plan, card, drawn)
    return {"path": path}


def _plan(session: Session, choice_id: int, studio: Studio) -> tuple[str, Plan, dict[Place, str], Studio]:
    """Return the way to the post, the plan with this post alone, how its cards are drawn, and who draws."""
    choice = session.get_one(PostChoice, choice_id)
    campaign = session.get_one(Campaign, choice.campaign_id)
    if not is_frozen(session, campaign.id):
        raise NotFrozenError
    plan, _chosen = everything_of(session, campaign)
    own = tuple(post for post in plan.posts if post.key == choice.post)
    known = {place: cards[0].fingerprint for place, cards in cards_of(session, campaign.id).items()}
    wary = choice.post in undrawn_before(session, services.JOB, campaign.id)
    path = f"/c/{campaign.slug}/office/cards/posts/{choice.post}"
    return path, replace(plan, posts=own), known, replace(studio, wary=wary)


def _keep(ctx: JobContext, choice_id: int, plan: Plan, card: Wanted, drawn: Sequence[Drawn]) -> None:
    sender, post = spoken_in(plan.sender, card.locale), card.post
    with ctx.writing() as session:
        services.keep_cards(
            session,
            campaign_id=session.get_one(PostChoice, choice_id).campaign_id,
            post=post,
            fmt=card.format,
            locale=card.locale,
            stamp=card.stamp,
            says=services.says_stamp(post.content, plan.sender),
            drawn=[(each, captions.alt_text(post.content, sender, each.excerpt)) for each in drawn],
            storage=ctx.storage,
            now=ctx.clock.now(),
        )
