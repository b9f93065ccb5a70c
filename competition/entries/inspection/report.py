"""How an inspection is told: a line of JSON for a program, a table with a summary for a person."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator

from competition.entries.inspection.verdicts import Inspected, Verdict

_WIDEST = 48


def as_json(found: Inspected) -> str:
    """Return one object on one line."""
    return json.dumps(found.said(), ensure_ascii=False)


def as_table(found: Iterable[Inspected]) -> Iterator[str]:
    """Yield a line for each file, and at the end how many there were."""
    yield f"{'file':{_WIDEST}}  {'verdict':12}  {'kind':9}  {'seconds':>7}  {'MB':>6}"
    verdicts: Counter[Verdict] = Counter()
    slowest, heaviest = 0.0, 0.0
    for each in found:
        verdicts[each.verdict] += 1
        slowest, heaviest = max(slowest, each.seconds), max(heaviest, each.peak_mb)
        name = each.file if len(each.file) <= _WIDEST else "…" + each.file[1 - _WIDEST :]
        told = f"{each.seconds:7.2f}  {each.peak_mb:6.0f}"
        yield f"{name:{_WIDEST}}  {each.verdict.value:12}  {each.kind:9}  {told}  {_more(each)}".rstrip()
    counts = ", ".join(f"{verdicts[verdict]} {verdict.value}" for verdict in Verdict)
    total = verdicts.total()
    yield f"{total} files: {counts}. Slowest {slowest:.1f} s, most memory {heaviest:.0f} MB."


def _more(each: Inspected) -> str:
    """Return what was found, or why it is not taken."""
    if each.verdict is not Verdict.ACCEPTED:
        return each.message
    said = []
    if each.words is not None:
        said.append(f"{each.words} words")
    if each.lines is not None:
        said.append(f"{each.lines} lines")
    if each.pixels is not None:
        said.append("{} × {}".format(*each.pixels))
    if each.message:
        said.append(each.message)
    return ", ".join(said)
