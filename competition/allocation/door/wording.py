"""What an allocation came to, in sentences for the person at the terminal."""

from collections.abc import Iterator

from competition.allocation.allocate import Allocation
from competition.allocation.door.reading import Instance
from competition.allocation.linkage import Apart, ApartPool
from competition.allocation.shortage import Cure, Shortage
from competition.platform.languages import language_name


def in_words(instance: Instance, allocation: Allocation) -> Iterator[str]:
    """Say how many reads found a reader, what would cure the missing ones, and which judges are apart."""
    yield f"{allocation.filled} of {allocation.wanted} reads have found a reader."
    yield f"Affinity {allocation.affinity}, of {_most(allocation)}."
    for shortage in allocation.shortages:
        yield f"{_where(instance, shortage.category, shortage.language)}: {_cure(shortage)}"
    yield f"In {allocation.pools_linked} of {allocation.pools} pools the judges are linked by shared entries."
    for pool in allocation.apart:
        yield f"{_where(instance, pool.category, pool.language)}: {_reason(pool)}"


def _most(allocation: Allocation) -> str:
    fair, unbound = f"{allocation.optimum} that these loads allow", allocation.without_bounds
    return fair if unbound is None else f"{fair}, and of {unbound} were loads bounded by capacity alone"


def _where(instance: Instance, category: int, language: str) -> str:
    return f"{instance.category_names[category]}, {_language(language)}"


def _language(tag: str) -> str:
    return language_name(tag) if tag else "without words"


def _cure(shortage: Shortage) -> str:
    one = shortage.judges == 1
    lacking = _number(shortage.missing, "read is missing.", "reads are missing.")
    which = (
        f"who read{'s' * one} {language_name(shortage.language)}" if shortage.language else "of the category"
    )
    judges = f"{_number(shortage.judges, 'judge', 'judges')} {which}"
    if shortage.cure is Cure.NO_READER:
        return f"{lacking} Nobody reads it: it takes {judges}, or translations that the panel reads."
    if shortage.cure is Cure.TOO_FEW_READERS:
        return f"{lacking} Too few read it: it takes {judges} besides those."
    if shortage.cure is Cure.CONFLICTS:
        elsewhere = f"and {'is' if one else 'are'}" if shortage.language else "who are"
        return f"{lacking} Those who read it are barred: it takes {judges} {elsewhere} from elsewhere."
    places = _number(shortage.places, "more place", "more places")
    return f"{lacking} Those who read it are full: it takes {judges}, or {places} among them."


def _reason(pool: ApartPool) -> str:
    if pool.reason is Apart.SINGLE_JUDGE:
        return "a single judge read all of it, and cannot be compared with another."
    reads = _number(pool.reads, "read does", "reads do")
    reasons = {
        Apart.TOO_FEW_READS: f"{reads} not suffice to link {pool.judges} judges over {pool.entries} entries.",
        Apart.COST: "linking its judges would cost too much affinity.",
        Apart.BARS: "conflicts, languages or loads keep its judges from sharing entries.",
    }
    return f"the judges fall into {pool.parts} parts; {reasons[pool.reason]}"


def _number(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"
