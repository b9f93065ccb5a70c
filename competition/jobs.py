"""What concepts make known by being imported: background work, letters, leaves of the garland."""

from importlib import import_module
from importlib.util import find_spec

CONCEPTS = (
    "accounts",
    "entries",
    "entries.teachers",
    "entries.roster",
    "entries.sheets",
    "entries.forgetting",
    "judging",
    "judging.oversight",
    "judging.paper",
    "judging.panel",
    "allocation",
    "duels",
    "results",
    "results.fairness",
    "rehearsal",
    "publication",
    "publication.checking",
    "publication.changes",
    "publication.proofing",
    "social",
    "social.kit",
    "materials",
    "certificates",
    "entries.consents",
    "contributions",
)
ROOMS = ("jobs", "mails", "arrivals")
INNER = (
    *("entries.likeness.jobs", "entries.concerns.mails"),
    *("results.confidence.mails", "results.sealing.jobs", "results.line.jobs"),
    "social.review.jobs",
)
"""Rooms within a room of a concept."""
FACTS = ("moderation.facts", "results.services.duels")
"""What a freeze asks: the worker that makes it must know them, though no page has been shown there."""


def load() -> None:
    """Import these rooms of every concept that has them, so that each makes itself known."""
    import_module("competition.platform.mail.sending")
    import_module("competition.platform.erasure")
    import_module("competition.platform.leftovers")
    for concept in CONCEPTS:
        for room in ROOMS:
            name = f"competition.{concept}.{room}"
            if find_spec(name):
                import_module(name)
    for room in (*INNER, *FACTS):
        import_module(f"competition.{room}")
