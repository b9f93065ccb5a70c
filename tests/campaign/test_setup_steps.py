import pytest

from competition.campaign.setup_steps import ORDER, SetupStep, moved_on

BASICS, CALENDAR, CATEGORIES, CITIES, WORDS = ORDER


@pytest.mark.parametrize(
    ("reached", "saved", "now_at"),
    [
        (CALENDAR, CALENDAR, CATEGORIES),
        (CITIES, BASICS, CITIES),  # gone back: nothing is lost
        (CALENDAR, CITIES, WORDS),  # gone ahead by its address
        (WORDS, WORDS, None),
        (None, BASICS, None),  # a change later on does not begin it again
    ],
)
def test_setting_up_goes_on_and_never_back(reached, saved, now_at):
    assert moved_on(reached.value if reached else None, saved) == (now_at.value if now_at else None)


def test_every_step_is_a_step():
    assert [step.value for step in SetupStep] == ["basics", "calendar", "categories", "cities", "words"]
