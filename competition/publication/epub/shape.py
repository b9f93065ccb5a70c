"""Poems that are a shape: their spaces are part of them. Pure."""

import re

from competition.publication.manuscript import Text

_SPACES = re.compile(r"^\s|\S(?:\s{2,}|\t)\S")
"""At a line's beginning, or more than one between words."""


def is_shaped(text: Text) -> bool:
    """Whether a poem sets words in places by spaces, as a concrete poem does."""
    return any(_SPACES.search(line) for stanza in text.stanzas for line in stanza)
