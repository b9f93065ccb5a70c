"""What comes of a file that is dropped, and how much a class may send: plain facts."""

import re
from enum import StrEnum

from competition.platform.storage import MEGABYTE

MOST_ENTRIES = 200
"""How many entries a class may have, those withdrawn apart."""
MOST_BYTES = 3_000 * MEGABYTE
"""How much the files of a class may come to, those of withdrawn entries included: they are kept."""

_KEY = re.compile(r"[0-9a-z]{20,40}")


class SendingState(StrEnum):
    """What came of a file."""

    DRAFT = "draft"
    """It became a draft of its own."""
    KNOWN = "known"
    """The class has this very file already, in a draft that was there before."""


def is_key(text: str) -> bool:
    """Whether this can be the key of a sending: random, chosen by the browser before it sends."""
    return _KEY.fullmatch(text) is not None
