"""The exact choice of the awards among 35,000 entries in eight categories, under rules of several kinds.

`python -m benchmarks.awards [--rounds 5] [--out FILE.json]`

2,000 schools of very unequal size in 200 cities, 50 languages; 23 awards in each category (1, 2 and 20). For
each set of rules the table shows how many awards are given and the median of CPU seconds of the choice, the
entries being in order already. The goal is 2 seconds. The last set asks for nearly all languages and for many
cities at once, while school and city are limited: there the solver has to look far down.
"""

import argparse
import json
import random
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import process_time

from competition.results.awarding import Candidate, Task, in_order
from competition.results.choosing import choose
from competition.results.quotas import KNOWN

SEED, ENTRIES, CATEGORIES, SCHOOLS, CITIES, LANGUAGES = 1, 35_000, 8, 2_000, 200, 50
SEATS, GOAL = (1, 2, 20), 2.0
RULES = {
    "none": {},
    "school": {"most-school": 1},
    "school, city": {"most-school": 2, "most-city": 5},
    "city, awards left empty": {"most-city": 1},
    "school, city, languages": {"most-school": 1, "most-city": 3, "different-language": 30},
    "cities at least": {"most-city": 4, "different-city": 100},
    "a rule that cannot be met": {"different-language": 60},
    "in each category": {"most-city-category": 2, "most-school": 1, "different-language-category": 12},
    "all at once": {
        "most-school": 1,
        "most-city": 3,
        "different-language": 45,
        "different-city": 90,
        "each-form": 20,
        "each-age": 40,
    },
}


def entries() -> list[Candidate]:
    """Make up who competes."""
    rnd = random.Random(SEED)
    languages = [f"l{at}" for at in range(LANGUAGES)]
    schools = []
    for at in range(SCHOOLS):
        city = min(int(rnd.expovariate(1 / 40)), CITIES - 1)
        spoken = rnd.sample(languages, 2) if rnd.random() < 0.3 else [languages[city % LANGUAGES]]
        schools.append((f"s{at}", city, spoken))
    return [_entry(rnd, at, schools) for at in range(ENTRIES)]


def _entry(rnd: random.Random, at: int, schools: list[tuple[str, int, list[str]]]) -> Candidate:
    school, city, spoken = schools[min(int(rnd.expovariate(1 / 500)), SCHOOLS - 1)]
    category = rnd.randrange(CATEGORIES)
    return Candidate(
        entry=at,
        category=category,
        calibrated=rnd.gauss(60 - 0.02 * city, 10),
        raw=1.0,
        disagreement=1.0,
        submitted=float(at),
        school=school,
        city=f"c{city}",
        language=rnd.choice(spoken),
        form=("poem", "essay", "illustration")[category % 3],
        age=("5-10", "11-18")[category // 4],
    )


def measure(rounds: int) -> list[dict[str, object]]:
    """Choose under each set of rules in turn, so many times."""
    lines: list[list[Candidate]] = [[] for _ in range(CATEGORIES)]
    for each in in_order(entries()):
        lines[each.category].append(each)
    turns = tuple(tuple(enumerate(line, start=1)) for line in lines)
    seconds: dict[str, list[float]] = {name: [] for name in RULES}
    given = {}
    for _ in range(rounds):
        for name, numbers in RULES.items():
            rules = tuple(replace(KNOWN[key], number=number) for key, number in numbers.items())
            began = process_time()
            given[name] = len(choose(Task(turns, (SEATS,) * CATEGORIES, rules=rules)).chosen)
            seconds[name].append(process_time() - began)
    return [{"rules": name, "awards": given[name], "cpu": median(seconds[name])} for name in RULES]


def main() -> None:
    """Print the table, and write it where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path)
    asked = parser.parse_args()
    table = measure(asked.rounds)
    for row in table:
        print(f"{row['rules']:28} {row['awards']:4} awards {row['cpu']:7.2f} s")
    if asked.out:
        asked.out.write_text(json.dumps({"seed": SEED, "goal": GOAL, "table": table}, indent=2))


if __name__ == "__main__":
    main()
