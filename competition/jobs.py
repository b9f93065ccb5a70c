"""Every concept's background work and letters, so that worker and outbox know what they are asked for."""

from importlib import import_module
from importlib.util import find_spec

CONCEPTS = ("accounts", "entries", "judging", "allocation", "results", "publication", "social")
ROOMS = ("jobs", "mails")


def load() -> None:
    """Import the `jobs.py` and `mails.py` of every concept that has them; each makes itself known."""
    import_module("competition.platform.mail.sending")
    for concept in CONCEPTS:
        for room in ROOMS:
            name = f"competition.{concept}.{room}"
            if find_spec(name):
                import_module(name)
