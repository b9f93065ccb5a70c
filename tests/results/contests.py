"""Small tasks for the awards, and the best choice found by trying every one."""

from itertools import combinations, product

from hypothesis import strategies as st

from competition.results.awarding import Candidate, Task
from competition.results.quotas import KNOWN, Sense

CITIES = {"": "", "north": "porto", "south": "porto", "east": "ghent", "west": "oslo"}


def candidate(number, school="", city="", language="en", category=0, form="poem", age="5-10"):
    city = city or CITIES.get(school, "")
    return Candidate(number, category, 1.0, 1.0, 1.0, 1.0, 0, school, city, language, form, age)


def rule(key, number):
    known = KNOWN[key]
    return type(known)(known.sense, known.trait, number, known.within)


def task(*lines, seats=((1,),), given=(), rules=()):
    return Task(tuple(tuple(enumerate(line, 1)) for line in lines), seats, tuple(given), tuple(rules))


@st.composite
def tasks(draw):
    """Up to three categories with up to five candidates each, awards given beforehand, any rules."""
    numbers = iter(range(100))
    kinds = st.lists(st.integers(0, 2), min_size=1, max_size=3).map(tuple)

    def somebody(category):
        return candidate(
            next(numbers),
            school=draw(st.sampled_from(sorted(CITIES))),
            language=draw(st.sampled_from(("en", "fr", "de"))),
            category=category,
            form=("poem", "essay", "poem")[category],
            age=("5-10", "5-10", "11-18")[category],
        )

    categories = draw(st.integers(1, 3))
    lines = [[somebody(at) for _ in range(draw(st.integers(0, 5)))] for at in range(categories)]
    given = [somebody(draw(st.integers(0, categories - 1))) for _ in range(draw(st.integers(0, 2)))]
    keys = draw(st.lists(st.sampled_from(sorted(KNOWN)), max_size=4, unique=True))
    rules = [rule(key, draw(st.integers(0, 3))) for key in keys]
    return task(*lines, seats=tuple(draw(kinds) for _ in range(categories)), given=given, rules=rules)


def best(task):
    """Try every choice; return the merit of the best one and who is in it."""
    parts = [
        [chosen for size in range(min(sum(seats), len(line)) + 1) for chosen in combinations(line, size)]
        for line, seats in zip(task.lines, task.seats, strict=True)
    ]
    allowed = (choice for choice in product(*parts) if _allowed(task, choice))
    merit, choice = min(((merit_of(task, choice), choice) for choice in allowed), key=lambda each: each[0])
    return merit, {each.entry for part in choice for _turn, each in part}


def merit_of(task, choice):
    """The aims in their order, less being better: as the docstring of `choosing` states them."""
    kinds = max(len(seats) for seats in task.seats)
    given, turns = [0] * kinds, [0] * kinds
    for part, seats in zip(choice, task.seats, strict=True):
        order = [kind for kind, number in enumerate(seats) for _ in range(number)]
        for (turn, _each), kind in zip(part, order, strict=False):
            given[kind] += 1
            turns[kind] += turn
    in_it = {each.entry for part in choice for _turn, each in part}
    everybody = sorted((turn, each.category, each.entry) for line in task.lines for turn, each in line)
    return (
        -sum(given),
        [-number for number in given],
        sum(_missed(task, rule, _awarded(task, choice)) for rule in task.rules),
        turns,
        [entry not in in_it for *_, entry in everybody],
    )


def _awarded(task, choice):
    return [*task.given, *(each for part in choice for _turn, each in part)]


def _name(rule, each):
    return (each.category if rule.within else None), getattr(each, rule.trait.value)


def _allowed(task, choice):
    for rule in task.rules:
        before = [_name(rule, each) for each in task.given]
        after = [_name(rule, each) for each in _awarded(task, choice)]
        if rule.sense is Sense.MOST and any(
            name[1] and after.count(name) > max(rule.number, before.count(name)) for name in after
        ):
            return False
    return True


def _missed(task, rule, awarded):
    competing = [line[0][1] for line in task.lines if line]
    names = [_name(rule, each) for each in awarded]
    if rule.sense is Sense.EACH:
        return sum(max(0, rule.number - names.count(name)) for name in {_name(rule, c) for c in competing})
    if rule.sense is Sense.DIFFERENT:
        places = {_name(rule, each)[0] for each in competing}
        return sum(max(0, rule.number - len({n for n in names if n[0] == p and n[1]})) for p in places)
    return 0
