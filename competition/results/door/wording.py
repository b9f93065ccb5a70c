"""What calibration found, in sentences for the person at the terminal."""

from collections.abc import Iterator

import numpy as np

from competition.results.calibration import Calibration
from competition.results.door.reading import Scores


def in_words(scores: Scores, found: Calibration) -> Iterator[str]:
    """Say what was calibrated, how much everything differs, and what the figures rest on."""
    entries, judges = len(scores.entry_names), len(scores.judge_names)
    what = f"{_number(entries, 'entry', 'entries')} by {_number(judges, 'judge', 'judges')}"
    yield f"{_number(len(scores.score), 'score', 'scores')} of {what}."
    parts = (found.variance.entry, found.variance.judge, found.variance.residual)
    entry, judge, rest = (f"{np.sqrt(part):.3f}" for part in parts)
    yield f"Entries differ by {entry} (standard deviation), judges by {judge}, and the rest is {rest}."
    if not found.exact:
        yield "There are so many judges that standard errors are approximated, to about one in a hundred."
    if judges == 1:
        yield "There is a single judge: strictness cannot be told from what the entries are worth."
    if found.islands > 1:
        yield (
            f"The entries fall into {found.islands} parts that no chain of reads joins. "
            "Comparing them rests on the assumption that judges are alike on average."
        )


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
