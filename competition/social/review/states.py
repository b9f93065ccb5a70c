"""Where a post stands on its way into the kit. Pure."""

from dataclasses import dataclass
from enum import StrEnum

from competition.platform.i18n import gettext_noop as _
from competition.social.content import CardContent, Post
from competition.social.drawing import PASSAGE
from competition.social.formats import PLATFORMS
from competition.social.models import Card, PostChoice


class State(StrEnum):
    """What somebody has said of a post."""

    OPEN = "open"
    APPROVED = "approved"
    CHANGED = "changed"
    LEFT_OUT = "left-out"


class Since(StrEnum):
    """Why a post is not any more what was approved."""

    BY_HAND = "by-hand"
    BY_ITSELF = "by-itself"


@dataclass(frozen=True)
class Problem:
    """Something to look at before a post is approved: a message, and what it tells of."""

    message: str
    values: dict[str, str | int]


def state_of(choice: PostChoice | None, stamp: str) -> State:
    """Return what was said of a post that has this stamp now."""
    if choice is None:
        return State.OPEN
    if not choice.included:
        return State.LEFT_OUT
    if not choice.approved:
        return State.OPEN
    return State.APPROVED if choice.approved == stamp else State.CHANGED


def changed_since(choice: PostChoice | None) -> Since:
    """Return whether somebody changed a post after it was approved, or what it is made of has changed."""
    later = choice and choice.approved_at and choice.changed_at > choice.approved_at
    return Since.BY_HAND if later else Since.BY_ITSELF


def problems_of(post: Post, cards: tuple[Card, ...]) -> tuple[Problem, ...]:
    """Return what somebody should look at, each once."""
    found = [_missing(each) for card in cards for each in card.problems]
    if post.stale:
        found.append(
            Problem(_("The text has changed since a passage was chosen; please choose it anew."), {})
        )
    picture = post.content.picture
    if isinstance(post.content, CardContent) and picture is not None and not picture.alt and not post.alts:
        found.append(Problem(_("The picture has no description yet, so its alt text says little."), {}))
    for platform in PLATFORMS:
        for key, text in post.captions.items():
            count = platform.count(text)
            if key.split("/")[0] == platform.name and count > platform.limit:
                words = _("The caption for %(platform)s is too long: %(count)s of %(limit)s.")
                values: dict[str, str | int] = {
                    "platform": platform.name,
                    "count": count,
                    "limit": platform.limit,
                }
                found.append(Problem(words, values))
    return tuple({(each.message, str(each.values)): each for each in found}.values())


def _missing(problem: dict[str, str]) -> Problem:
    if problem.get("kind") == PASSAGE:
        return Problem(
            _("The chosen passage is too long for some formats; their cards show the title alone."), {}
        )
    words = _("No typeface here has the character %(name)s (%(codepoint)s); the card leaves it out.")
    return Problem(words, {"name": problem["name"], "codepoint": problem["codepoint"]})
