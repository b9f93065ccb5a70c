"""P7, a judge's pages: CPU of the queue, a sheet and a save, against a hello page with the user's look-up.

`python -m benchmarks.judging [--rounds 150] [--times 1] [--out FILE.json]`

One process, one installation on SQLite, Flask's test client: what a web worker does for a request, without
the line. The hello page asks the gate who is looking, as every page does, and says "Hello, Name" in the frame
of every page (`base.html`). The judge has 45 entries, a third handed in. Every way is asked once in each
round, in turns, as a worker meets them; the table shows medians of CPU milliseconds a request, and the median
of the ratios within a round. (`--times 10` asks each ten times in a row: no worker ever does, and it flatters
the smallest page most, whose whole way then stays in the processor's caches.) A save writes a new value each
time, with its commit and fsync.

A bare hello page, without the frame, is shown beside them: most of a page's cost is its frame.
"""

import argparse
import json
import os
import tempfile
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from flask import Blueprint, current_app, render_template

from benchmarks.side_by_side import compare
from competition.accounts import cookies
from competition.accounts.models import Account
from competition.accounts.sessions import open_session
from competition.app import create_app
from competition.clock import FixedClock
from competition.config import load
from competition.platform.db import Database
from competition.platform.migrate import upgrade
from competition.web.policies import Policy, allow
from competition.web.request import viewer
from tests.factories import category_of
from tests.judging.scene import (
    accept,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_school_class,
    open_round,
)

NOW = datetime(2026, 11, 10, 9, 0, tzinfo=UTC)
ENTRIES, DONE, LIMIT = 45, 15, 3.0
POEM = "\n".join(f"Line {number} of a poem about the sea and a suitcase" for number in range(24))
HELLO = (
    "{% extends 'base.html' %}{% block title %}Hello{% endblock %}"
    "{% block content %}<p>Hello, {{ name }}.</p>{% endblock %}"
)
hello_pages = Blueprint("hello", __name__)
SIGNED_IN = Policy("signed in", lambda _session, looking: {} if looking.is_signed_in else None)


@cache
def _compiled(environment):
    """Compile the page once, as those that lie in files are."""
    return environment.from_string(HELLO)


@hello_pages.get("/hello")
@allow(SIGNED_IN)
def page() -> str:
    """Say hello in the frame of every page."""
    return render_template(_compiled(current_app.jinja_env), name=viewer().account.name)


@hello_pages.get("/hello/bare")
@allow(SIGNED_IN)
def bare() -> str:
    """Say hello, and nothing else."""
    return f"Hello, {viewer().account.name}."


class Evening:
    """An installation, and a judge in the middle of a queue."""

    def __init__(self, folder: Path) -> None:
        config = load(environ={"GARLAND_INSTANCE": str(folder), "GARLAND_BASE_URL": "http://localhost"})
        self.database = Database(config.database_url)
        upgrade(self.database)
        with self.database.writing() as session:
            campaign = make_judged_campaign(session)
            poems, school_class = category_of(campaign), make_school_class(session, campaign)
            copies = [
                accept(session, school_class, poems, title=f"Poem {n}", text=POEM) for n in range(ENTRIES)
            ]
            judge = make_judge(session, campaign)
            _round, sheets = open_round(session, campaign, [judge], copies, NOW)
            for sheet in sheets[:DONE]:
                hand_in_whole(session, sheet, NOW)
            account = session.get_one(Account, judge.account_id)
            token = open_session(session, account=account, now=NOW).token
            self.ref = sheets[DONE].ref
        app = create_app(config, database=self.database, clock=FixedClock(NOW))
        app.register_blueprint(hello_pages)
        app.config["WTF_CSRF_ENABLED"] = False
        self.client = app.test_client()
        self.client.set_cookie(cookies.NAME, token)
        self.version, self.value = 0, 0

    def get(self, path: str) -> None:
        """Ask for a page."""
        answer = self.client.get(path)
        assert answer.status_code == 200, answer.status

    def save(self) -> None:
        """Score one question anew."""
        self.value = self.value % 5 + 1
        data = {"version": self.version, "score-voice": self.value}
        answer = self.client.post(f"/sheet/{self.ref}/save", data=data)
        assert answer.status_code == 200, answer.status
        self.version = answer.json["version"]


def measure(folder: Path, *, rounds: int, times: int) -> dict[str, dict[str, float]]:
    """Return milliseconds and ratios of every way."""
    evening = Evening(folder)

    def often(deed):
        return lambda: [deed() for _ in range(times)]

    result = compare(
        {
            "hello": often(lambda: evening.get("/hello")),
            "bare hello": often(lambda: evening.get("/hello/bare")),
            "queue": often(lambda: evening.get("/c/mtm-2026/judging")),
            "sheet": often(lambda: evening.get(f"/sheet/{evening.ref}")),
            "save": often(evening.save),
        },
        rounds=rounds,
    )
    return {
        name: {
            "milliseconds": round(1000 * seconds / times, 2),
            "ratio": round(result.ratios[name], 2),
        }
        for name, seconds in result.seconds.items()
    }


def main() -> None:
    """Measure, print the table, write the file."""
    ask = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    ask.add_argument("--rounds", type=int, default=150)
    ask.add_argument("--times", type=int, default=1)
    ask.add_argument("--out", type=Path)
    wanted = ask.parse_args()
    with tempfile.TemporaryDirectory(prefix="garland-judging-") as folder:
        table = measure(Path(folder), rounds=wanted.rounds, times=wanted.times)
    print(f"{'page':<12}{'CPU ms':>10}{'× hello':>10}{'limit':>8}")
    for name, row in table.items():
        limit = "" if "hello" in name else f"{LIMIT:g}"
        print(f"{name:<12}{row['milliseconds']:>10.2f}{row['ratio']:>10.2f}{limit:>8}")
    if wanted.out:
        told = {"entries": ENTRIES, "rounds": wanted.rounds, "times": wanted.times, "cores": os.cpu_count()}
        wanted.out.write_text(json.dumps({**told, "pages": table}, indent=1))


if __name__ == "__main__":
    main()
