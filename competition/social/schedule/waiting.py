"""Why a post has no time: which milestone somebody would have to set. Pure."""

from competition.campaign.rules import MilestoneKey
from competition.social.schedule.countdowns import counted_to
from competition.social.schedule.postings import Kind, Lacking, Posting

_LACKING: dict[str, Lacking] = {
    Kind.WORK: Lacking.NO_RESULTS_DAY,
    Kind.WINNERS: Lacking.NO_RESULTS_DAY,
    Kind.ANNOUNCEMENT: Lacking.NO_RESULTS_DAY,
    Kind.THANKS: Lacking.NO_RESULTS_DAY,
    Kind.STATEMENT: Lacking.NO_STATEMENTS_DAY,
    Kind.PUBLICATION: Lacking.NO_PUBLICATION_DAY,
}


def lacking(posting: Posting) -> Lacking:
    """Return what a post that has no time waits for."""
    counted = counted_to(posting.key) if posting.kind == Kind.COUNTDOWN else None
    if counted:
        results = counted[0] == MilestoneKey.RESULTS
        return Lacking.NO_RESULTS_DAY if results else Lacking.NO_PUBLICATION_DAY
    return _LACKING.get(posting.kind, Lacking.NO_DAY)
