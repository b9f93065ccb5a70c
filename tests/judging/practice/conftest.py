"""A judge in a browser, a secretariat, and two works to practise on."""

import pytest

from competition.judging.practice.services import add_work
from tests.factories import OPENS


@pytest.fixture
def works(session, poems):
    """Two poems to practise on."""
    return [
        add_work(
            session,
            category=poems,
            language=language,
            title=title,
            text=f"{title} and two lines\nof it",
            remark=f"We see {title} as a 4.",
            actor=None,
            now=OPENS,
        )
        for title, language in (("Two keys", "en"), ("Le bus", "fr"))
    ]
