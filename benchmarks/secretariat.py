"""P7, the secretariat's pages of a large campaign: CPU, statements and kilobytes of each.

`python -m benchmarks.secretariat [--entries 35000] [--judges 1000] [--reads 3] [--times 5] [--out FILE.json]`

One installation on SQLite, filled in bulk from seed 7: entries over sixty cities and sixteen languages, a
round in which every entry has its reads, six in ten of them handed in with their scores. Each page is asked
for by Flask's test client `--times` times after one that does not count; the table shows the median.
"""

import argparse
import json
import os
import random
import statistics
import tempfile
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import event, insert

from benchmarks.side_by_side import cpu
from competition.accounts import cookies
from competition.accounts.models import Account
from competition.accounts.rules import Role
from competition.accounts.sessions import open_session
from competition.app import create_app
from competition.clock import FixedClock
from competition.config import load
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship
from competition.entries.models import Entry
from competition.entries.rules import EntryState, MadeBy
from competition.judging.models import Assignment, Judge, RoundEntry, Score, Scoresheet
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode, RoundState, SheetState
from competition.platform.db import Database
from competition.platform.migrate import upgrade
from tests.factories import OPENS, make_city, make_class, make_member, make_school
from tests.judging.scene import make_judged_campaign, make_round

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BEGUN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CITIES, DONE, CHUNK = 60, 0.6, 5000
LANGUAGES = ("en", "fr", "de", "es", "it", "pl", "uk", "ar", "fa", "tr", "el", "pt", "nl", "sv", "fi", "nb")
LIMITS = {"milliseconds": 300, "statements": 8, "kilobytes": 100}


def refs(prefix):
    """References that no two rows share."""
    number = 0
    while True:
        number += 1
        yield f"{prefix}{number:09d}"


def in_bulk(session, kind, rows):
    """Insert rows in chunks."""
    rows = iter(rows)
    while chunk := list(islice(rows, CHUNK)):
        session.execute(insert(kind), chunk)


def fill(session, *, entries, judges, reads):
    """Return the campaign and its round, read by a panel of this size."""
    chance = random.Random(7)
    campaign = make_judged_campaign(session)
    classes = [
        make_class(session, make_school(session, make_city(session, campaign, f"City {n:02d}")), campaign)
        for n in range(CITIES)
    ]
    round_ = make_round(session, campaign, NOW, reads={each.id: reads for each in campaign.categories})
    _entries(session, campaign, round_, [each.id for each in classes], entries, chance)
    _panel(session, campaign, judges)
    _judging(session, campaign, round_, entries=entries, judges=judges, reads=reads, chance=chance)
    round_.state = RoundState.OPEN
    return campaign, round_


def _entries(session, campaign, round_, classes, number, chance):
    categories = [each.id for each in campaign.categories]
    told = [
        {
            "id": n,
            "category_id": categories[n % len(categories)],
            "language": chance.choice(LANGUAGES),
            "title": f"Work {n}",
            "text": "A line about the sea and a suitcase.\n" * 20,
            "campaign_id": campaign.id,
            "at": OPENS + timedelta(minutes=chance.randrange(64 * 24 * 60)),
        }
        for n in range(1, number + 1)
    ]
    ref = refs("e")
    in_bulk(session, Entry, (_entry(each, next(ref)) for each in told))
    made = {"made_by": MadeBy.PUPIL}
    in_bulk(
        session,
        Authorship,
        ({"entry_id": each["id"], "class_id": chance.choice(classes), **made} for each in told),
    )
    ref = refs("b")
    in_bulk(session, BlindEntry, (_copy(each, next(ref)) for each in told))
    in_bulk(session, RoundEntry, ({"round_id": round_.id, "blind_entry_id": each["id"]} for each in told))


def _entry(told, ref):
    at = told["at"]
    moments = {"created_at": at, "updated_at": at, "submitted_at": at}
    kept = {key: value for key, value in told.items() if key != "at"}
    return {**kept, **moments, "ref": ref, "state": EntryState.ACCEPTED}


def _copy(told, ref):
    kept = {key: value for key, value in told.items() if key != "at"}
    nothing = {"translation_language": "", "translation_title": "", "translation": ""}
    return {**kept, **nothing, "ref": ref, "entry_id": told["id"], "edition": 1, "frozen_at": BEGUN}


def _panel(session, campaign, number):
    ref = refs("a")
    in_bulk(
        session,
        Account,
        (
            {"id": 1000 + n, "ref": next(ref), "email": f"j{n}@example.org", "name": f"Judge {n:04d}"}
            | {"created_at": OPENS}
            for n in range(number)
        ),
    )
    seat = {"campaign_id": campaign.id, "state": JudgeState.READY, "languages": ["en"], "created_at": OPENS}
    ref = refs("j")
    in_bulk(
        session,
        Judge,
        ({"id": 1000 + n, "ref": next(ref), "account_id": 1000 + n, **seat} for n in range(number)),
    )


def _judging(session, campaign, round_, *, entries, judges, reads, chance):
    ref = refs("r")
    pairs = [
        (entry, 1000 + (entry * reads + turn) % judges)
        for entry in range(1, entries + 1)
        for turn in range(reads)
    ]
    same = {"round_id": round_.id, "mode": ReadingMode.ORIGINAL, "state": AssignmentState.RELEASED}
    in_bulk(
        session,
        Assignment,
        (
            {"id": n, "ref": next(ref), "blind_entry_id": entry, "judge_id": judge, "position": n, **same}
            | {"released_at": BEGUN}
            for n, (entry, judge) in enumerate(pairs, start=1)
        ),
    )
    done = [n for n in range(1, len(pairs) + 1) if chance.random() < DONE]
    in_bulk(session, Scoresheet, (_sheet(n) for n in done))
    asked = {
        each.category_id: [criterion.id for criterion in each.rubric.criteria] for each in round_.categories
    }
    order = [each.id for each in campaign.categories]
    in_bulk(session, Score, _scores(pairs, done, order, asked, chance))


def _handed_in(number):
    return BEGUN + timedelta(seconds=240 * (number % 1000) + number % 97)


def _sheet(number):
    at = _handed_in(number)
    moments = {"started_at": at - timedelta(minutes=3), "saved_at": at, "submitted_at": at}
    return {"id": number, "assignment_id": number, "state": SheetState.SUBMITTED, "version": 1, **moments}


def _scores(pairs, done, order, asked, chance):
    for number in done:
        at = _handed_in(number)
        for turn, criterion in enumerate(asked[order[pairs[number - 1][0] % len(order)]]):
            yield {
                "scoresheet_id": number,
                "criterion_id": criterion,
                "version": 1,
                "value": chance.randint(1, 5),
                "at": at - timedelta(seconds=30 * (3 - turn)),
            }


class Desk:
    """The secretariat of a large campaign, before its browser."""

    def __init__(self, folder, **size):
        config = load(environ={"GARLAND_INSTANCE": str(folder), "GARLAND_BASE_URL": "http://localhost"})
        self.database = Database(config.database_url)
        upgrade(self.database)
        with self.database.writing() as session:
            campaign, round_ = fill(session, **size)
            office = make_member(session, campaign, Role.SECRETARIAT)
            token = open_session(session, account=office, now=NOW).token
            judge = session.get_one(Judge, 1000).ref
            of_round = f"/c/{campaign.slug}/office/rounds/{round_.ref}"
            self.pages = {
                "overview": f"/c/{campaign.slug}/office",
                "round": of_round,
                "silent judges": f"{of_round}?which=silent-3",
                "how the judges read": f"{of_round}/reading",
                "one judge": f"{of_round}/judges/{judge}",
                "reminder": f"{of_round}/remind",
                "closing": f"{of_round}/close",
                "allocation": f"{of_round}/allocation",
                "panel": f"/c/{campaign.slug}/office/panel",
            }
        self.statements = 0
        event.listen(self.database.engine, "before_cursor_execute", self._count)
        self.client = create_app(config, database=self.database, clock=FixedClock(NOW)).test_client()
        self.client.set_cookie(cookies.NAME, token)

    def _count(self, _connection, _cursor, statement, *_more):
        self.statements += statement.lstrip().upper().startswith(("SELECT", "WITH"))

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


def measure(desk, *, times):
    """Return what every page takes."""
    table = {}
    for name, path in desk.pages.items():
        asked = [desk.ask(path) for _time in range(times + 1)][1:]
        table[name] = {key: round(statistics.median(each[key] for each in asked), 1) for key in asked[0]}
    return table


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
        table = measure(Desk(Path(folder), **size), times=wanted.times)
    print(f"{'page':<22}" + "".join(f"{key:>14}" for key in LIMITS))
    print(f"{'(at most)':<22}" + "".join(f"{limit:>14}" for limit in LIMITS.values()))
    for name, row in table.items():
        print(f"{name:<22}" + "".join(f"{row[key]:>14}" for key in LIMITS))
    if wanted.out:
        wanted.out.write_text(json.dumps({**size, "cores": os.cpu_count(), "pages": table}, indent=1))


if __name__ == "__main__":
    main()
