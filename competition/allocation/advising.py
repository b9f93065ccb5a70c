"""What would help a round that lacks reads, for the page of the round."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from competition.allocation.models import AllocationRun
from competition.allocation.queries import newest_runs
from competition.allocation.reporting import read_report, read_shortages
from competition.allocation.shortage import Shortage
from competition.allocation.shortage_wording import shortages_in_words
from competition.judging.models import Round
from competition.judging.oversight.lacking import Lacking, tell_of_lacking


@tell_of_lacking
def what_helps(session: Session, round_: Round, names: Mapping[int, str]) -> list[Lacking]:
    """Return what nobody could take when readers were last looked for, where reads are still lacking."""
    newest = newest_runs(session, round_id=round_.id, number=1)
    found = [each for run in newest for each in _shortages(run)]
    return [Lacking(*said) for said in shortages_in_words(found, names)]


def _shortages(run: AllocationRun) -> tuple[Shortage, ...]:
    found = read_shortages(run.report)
    return read_report(run.report).shortages if found is None else found
