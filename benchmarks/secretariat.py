"""P7, the secretariat's pages of a large campaign: CPU, statements and kilobytes of each.

`python -m benchmarks.secretariat [--entries 35000] [--judges 1000] [--reads 3] [--times 5] [--out FILE.json]`

One installation on SQLite, filled in bulk from seed 7 (`benchmarks/large.py`): entries over sixty cities and
sixteen languages, a round in which every entry has its reads, six in ten of them handed in with their scores,
every other one with a remark, half of these settled. First come the pages of the open round; then the round
is closed, its standings computed, awards decided, differences compared and all of it frozen, and the pages of
the results follow. Each is asked for by Flask's test client `--times` times after one that does not count;
the table shows the median beside the goal, and what is over it.
"""

import argparse
import json
import os
import statistics
import tempfile
from pathlib import Path

from sqlalchemy import event, select

from benchmarks import as_launched  # noqa: F401 - before numpy
from benchmarks.large import FIRST, NOW, fill
from benchmarks.side_by_side import cpu
from competition.accounts import cookies
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from competition.app import create_app
from competition.campaign.models import Category
from competition.clock import FixedClock
from competition.config import load
from competition.entries.models import Entry
from competition.judging.models import Judge
from competition.judging.rules import RoundState
from competition.platform.db import Database
from competition.platform.jobs.runner import Runner
from competition.platform.migrate import upgrade
from competition.platform.storage import Storage
from competition.results.fairness.services import ask_for_comparisons
from competition.results.line.jobs import ask_for_plan
from competition.results.line.rules import Wanted
from competition.results.models import Standing
from competition.results.page_queries import CLOSE_TO_CALL
from competition.results.services import compute_standings, decide_awards, freeze
from tests.factories import make_member

LIMITS = {"milliseconds": 300, "statements": 8, "kilobytes": 100}


class Desk:
    """The secretariat of a large campaign, before its browser."""

    def __init__(self, folder, **size):
        config = load(environ={"GARLAND_INSTANCE": str(folder), "GARLAND_BASE_URL": "http://localhost"})
        self.config, self.database = config, Database(config.database_url)
        upgrade(self.database)
        with self.database.writing() as session:
            self.campaign, self.round = fill(session, **size)
            self.office = make_member(session, self.campaign, Role.SECRETARIAT)
            token = open_session(session, account=self.office, now=NOW).token
            self.judge = session.get_one(Judge, FIRST).ref
            session.expunge_all()
        self.here = f"/c/{self.campaign.slug}/office"
        self.statements = 0
        event.listen(self.database.engine, "before_cursor_execute", self._count)
        self.client = create_app(config, database=self.database, clock=FixedClock(NOW)).test_client()
        self.client.set_cookie(cookies.NAME, token)

    def _count(self, _connection, _cursor, statement, *_more):
        self.statements += statement.lstrip().upper().startswith(("SELECT", "WITH"))

    def while_it_is_read(self):
        """Return the pages of the open round."""
        of_round = f"{self.here}/rounds/{self.round.ref}"
        return {
            "overview": self.here,
            "round": of_round,
            "silent judges": f"{of_round}?which=silent-3",
            "readings": f"{of_round}/reading",
            "one judge": f"{of_round}/judges/{self.judge}",
            "reminder": f"{of_round}/remind",
            "allocation": f"{of_round}/allocation",
            "panel": f"{self.here}/panel",
            "closing": f"{of_round}/close",
        }

    def settle(self):
        """Close the round and do all that leads to frozen results."""
        with self.database.writing() as session:
            round_, campaign, office = self._at_hand(session)
            round_.state, round_.closed_at = RoundState.CLOSED, NOW
            told = {"actor": office, "now": NOW}
            compute_standings(session, round_=round_, **told)
            decide_awards(session, campaign=campaign, round_=round_, **told)
            ask_for_comparisons(session, campaign=campaign, round_=round_, **told)
            for category in campaign.categories:
                wanted = Wanted(reads=20, each=2)
                ask_for_plan(session, round_=round_, category=category, wanted=wanted, **told)
        Runner(self.database, self.config, FixedClock(NOW)).run_waiting()
        with self.database.writing() as session:
            round_, campaign, office = self._at_hand(session)
            told = {"actor": office, "now": NOW}
            storage = Storage(self.config.files)
            freeze(session, campaign=campaign, round_=round_, storage=storage, **told)

    def _at_hand(self, session):
        things = (self.round, self.campaign, self.office)
        return [session.get_one(type(thing), thing.id) for thing in things]

    def when_it_is_judged(self):
        """Return the pages of the results."""
        results = f"{self.here}/results"
        with self.database.reading() as session:
            close = select(Standing).where(CLOSE_TO_CALL).order_by(Standing.entry_id).limit(1)
            standing = session.scalars(close).one()
            category = session.get_one(Category, standing.category_id).ref
            entry = session.get_one(Entry, standing.entry_id).ref
        return {
            "standings": results,
            "of a category": f"{results}/standings/{category}",
            "of a work": f"{results}/works/{entry}",
            "award line": f"{results}/line/{category}",
            "further reads": f"{results}/line/{category}/reads",
            "awards": f"{results}/awards",
            "rules": f"{results}/rules",
            "mentions": f"{results}/mentions",
            "moderation": f"{results}/jury",
            "agenda": f"{results}/jury/agenda",
            "moderation of a work": f"{results}/jury/works/{entry}",
            "fairness": f"{results}/fairness",
            "remarks": f"{results}/remarks",
            "confidence": f"{results}/confidence",
            "certificates": f"{results}/certificates",
            "freeze": f"{results}/freeze",
            "announcement": f"{results}/announcement",
        }

    def ask(self, path):
        """Return CPU milliseconds, statements and kilobytes of a page."""
        self.statements = 0
        before = cpu()
        answer = self.client.get(path)
        taken = 1000 * (cpu() - before)
        assert answer.status_code == 200, (path, answer.status)
        return {
            "milliseconds": taken,
            "statements": self.statements,
            "kilobytes": len(answer.data) / 1000,
        }


def measure(desk, pages, *, times):
    """Return what every page takes."""
    table = {}
    for name, path in pages.items():
        asked = [desk.ask(path) for _time in range(times + 1)][1:]
        table[name] = {key: round(statistics.median(each[key] for each in asked), 1) for key in asked[0]}
    return table


def show(table):
    """Print what every page takes, and mark what is over its goal."""
    print(f"{'page':<22}" + "".join(f"{key:>14}" for key in LIMITS))
    print(f"{'(at most)':<22}" + "".join(f"{limit:>14}" for limit in LIMITS.values()))
    for name, row in table.items():
        over = [key for key, limit in LIMITS.items() if row[key] > limit]
        print(f"{name:<22}" + "".join(f"{row[key]:>14}" for key in LIMITS) + "  over" * bool(over))


def main():
    """Measure, print the table, write the file."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--entries", type=int, default=35_000)
    ask.add_argument("--judges", type=int, default=1_000)
    ask.add_argument("--reads", type=int, default=3)
    ask.add_argument("--times", type=int, default=5)
    ask.add_argument("--out", type=Path)
    wanted = ask.parse_args()
    size = {"entries": wanted.entries, "judges": wanted.judges, "reads": wanted.reads}
    with tempfile.TemporaryDirectory(prefix="garland-secretariat-") as folder:
        desk = Desk(Path(folder), **size)
        table = measure(desk, desk.while_it_is_read(), times=wanted.times)
        desk.settle()
        table |= measure(desk, desk.when_it_is_judged(), times=wanted.times)
    show(table)
    if wanted.out:
        goals = {"cores": os.cpu_count(), "goals": LIMITS}
        wanted.out.write_text(json.dumps({**size, **goals, "pages": table}, indent=1))


if __name__ == "__main__":
    main()
