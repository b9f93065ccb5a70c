"""The design of a publication as one hash: it changes when any of its templates, rules or code does."""

import hashlib
from functools import cache
from pathlib import Path

from competition.publication import design
from competition.publication.epub.pages import TEMPLATES


@cache
def version() -> str:
    """Return the fingerprint of what a publication is made with, with what it shares with printed pages."""
    digest = hashlib.sha256(design.version().encode())
    for path in sorted([*TEMPLATES.glob("*.*"), *Path(__file__).parent.glob("*.py")]):
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
