from datetime import timedelta

import pytest

from competition.campaign.models import Milestone
from competition.campaign.rules import MilestoneKey
from competition.publication.policies import is_out
from tests.factories import make_campaign

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("announced", "from_publication_day", "out"),
    [(True, -SECOND, False), (True, 0 * SECOND, True), (False, SECOND, False)],
)
def test_the_book_is_out_from_publication_day_once_the_results_are_announced(
    session, now, announced, from_publication_day, out
):
    campaign = make_campaign(session, announced_at=now if announced else None)
    day = now + timedelta(days=12)
    campaign.milestones.append(Milestone(key=MilestoneKey.PUBLICATION, at=day))
    assert is_out(campaign, day + from_publication_day) is out


def test_without_a_publication_day_the_announcement_decides(session, now):
    assert is_out(make_campaign(session, announced_at=now), now) is True
