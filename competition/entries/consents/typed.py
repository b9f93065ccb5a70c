"""What was chosen in a form, channel by channel."""

from flask import request

from competition.consent.rules import Channel, Level


def chosen_levels(prefix: str = "") -> dict[Channel, Level]:
    """Return the levels chosen under a prefix; channels left empty, or with something else, are not in it."""
    values = {level.value for level in Level}
    chosen = {channel: request.form.get(f"{prefix}-{channel}".lstrip("-")) for channel in Channel}
    return {channel: Level(value) for channel, value in chosen.items() if value in values}
