"""Editions that stand, as plain steps of tests."""

from competition.publication.formats import Format
from competition.publication.kinds import Kind, Spec
from competition.publication.models import EditionState
from competition.publication.queries import find_freeze
from competition.publication.services import begin_edition
from competition.publication.standing import standing_now
from tests.publication.test_build import quick  # noqa: F401

PRINT_A5 = Spec(Kind.PRINT, Format.A5, fours=True)


def stands(session, campaign, spec, *, now, entry_ids=()):
    """An edition that stands."""
    row = begin_edition(
        session, campaign=campaign, freeze=find_freeze(session, campaign.id), now=now, spec=spec
    )
    row.state, row.finished_at, row.entry_ids = EditionState.READY, now, list(entry_ids)
    row.consents = standing_now(session, campaign.id, row.entry_ids).works(row.entry_ids)
    session.flush()
    return row
