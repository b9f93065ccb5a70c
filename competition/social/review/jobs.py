"""The cards of one post, drawn as soon as something was chosen for it."""

from dataclasses import replace

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign
from competition.platform import fonts
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.social import captions, services
from competition.social.content import Plan
from competition.social.easel import Easel
from competition.social.errors import NotFrozenError
from competition.social.jobs import Wanted, at_hand, spoken_in, wanted_of
from competition.social.lettering import Lettering
from competition.social.models import PostChoice
from competition.social.queries import Place, cards_of, everything_of, is_frozen
from competition.social.review.services import DRAW

_TRIES = 3


@job(DRAW)
def draw_post(ctx: JobContext, choice: int) -> dict[str, object]:
    """Draw a post's cards that look otherwise by now; whatever is chosen meanwhile is drawn too."""
    found = fonts.prepare(ctx.config.instance)
    letters = Lettering(found)
    easel, faces = Easel(letters, ctx.storage), at_hand(found)
    for _try in range(_TRIES):
        with ctx.database.reading() as session:
            path, plan, known = _plan(session, choice)
        wanted = wanted_of(plan, faces)
        stale = [card for card in wanted if known.get(card.place) != card.stamp]
        if not stale:
            break
        for done, card in enumerate(stale):
            number, of = done + 1, len(stale)
            ctx.progress(done, of, _("Drawing card %(number)s of %(of)s"), number=number, of=of)
            _draw(ctx, choice, plan, card, easel)
    return {"path": path}


def _plan(session: Session, choice_id: int) -> tuple[str, Plan, dict[Place, str]]:
    """Return the way to the post, the plan with this post alone, and how its cards are drawn now."""
    choice = session.get_one(PostChoice, choice_id)
    campaign = session.get_one(Campaign, choice.campaign_id)
    if not is_frozen(session, campaign.id):
        raise NotFrozenError
    plan, _chosen = everything_of(session, campaign)
    own = tuple(post for post in plan.posts if post.key == choice.post)
    known = {place: cards[0].fingerprint for place, cards in cards_of(session, campaign.id).items()}
    return f"/c/{campaign.slug}/office/cards/posts/{choice.post}", replace(plan, posts=own), known


def _draw(ctx: JobContext, choice_id: int, plan: Plan, card: Wanted, easel: Easel) -> None:
    sender, post = spoken_in(plan.sender, card.locale), card.post
    drawn = easel.draw(card.task(plan.sender))
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
