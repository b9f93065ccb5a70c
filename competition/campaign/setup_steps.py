"""The steps of setting a campaign up, and how far one is: pure."""

from enum import StrEnum


class SetupStep(StrEnum):
    """The steps, in their order; each is a page of the settings as well."""

    BASICS = "basics"
    CALENDAR = "calendar"
    CATEGORIES = "categories"
    CITIES = "cities"
    WORDS = "words"


ORDER = tuple(SetupStep)


def following(step: SetupStep) -> SetupStep | None:
    """Return the step after this one, None after the last."""
    at = ORDER.index(step) + 1
    return ORDER[at] if at < len(ORDER) else None


def moved_on(reached: str | None, saved: SetupStep) -> str | None:
    """Return where setting up stands once a step was saved: never further back than it was.

    None stays None: what is set up is not begun again by a change.
    """
    if reached is None or ORDER.index(SetupStep(reached)) > ORDER.index(saved):
        return reached
    after = following(saved)
    return after.value if after is not None else None
