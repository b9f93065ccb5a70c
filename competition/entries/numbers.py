"""The number on a receipt: short, readable aloud, telling nothing about how many entries there are."""

import re
import secrets
from collections.abc import Callable

# No vowels, so that no word comes about by chance; nothing that looks like another letter or digit.
ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
LENGTH = 5


def prefix(campaign_name: str) -> str:
    """Return the initials of a campaign's name, at most four: "More than migrants" is MTM."""
    words = re.findall(r"[A-Za-z]+", campaign_name)
    return "".join(word[0] for word in words[:4]).upper() or "E"


def fresh_number(campaign_name: str, taken: Callable[[str], bool]) -> str:
    """Return a number that is not `taken` yet, such as "MTM-4K7PX"."""
    while True:
        code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
        number = f"{prefix(campaign_name)}-{code}"
        if not taken(number):
            return number
