"""A large campaign in bulk, from seed 7: entries, a panel, reads, sheets, scores and remarks."""

import random
from datetime import UTC, datetime, timedelta
from itertools import islice

from sqlalchemy import insert

from competition.accounts.models import Account
from competition.entries.blind import BlindEntry
from competition.entries.identity import Authorship
from competition.entries.models import Entry
from competition.entries.rules import EntryState, MadeBy
from competition.judging.models import Assignment, Judge, RoundEntry, Score, Scoresheet
from competition.judging.rules import AssignmentState, JudgeState, ReadingMode, RoundState, SheetState
from competition.results.digest.models import RemarkRuling, RemarkState
from tests.factories import OPENS, make_account, make_city, make_class, make_school
from tests.judging.scene import make_judged_campaign, make_round

NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
BEGUN = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CITIES, CLASSES, DONE, REMARKED, CHUNK = 60, 20, 0.6, 0.5, 5000
"""Cities, classes of each, sheets handed in of all, those with a remark of these; rows in a statement."""
FIRST = 10_000
"""The id of the first judge, and of the judge's account."""
LANGUAGES = ("en", "fr", "de", "es", "it", "pl", "uk", "ar", "fa", "tr", "el", "pt", "nl", "sv", "fi", "nb")
AWARDS = [
    {"kind": "winner", "number": 1, "card": True},
    {"kind": "runner_up", "number": 2, "card": True},
    {"kind": "published", "number": 10, "card": False},
]
REMARK = "The suitcase that talks at night stayed with us; the last line is worth the whole way to it."


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
    for category in campaign.categories:
        category.awards = AWARDS
    classes = [each for n in range(CITIES) for each in _classes(session, campaign, n)]
    round_ = make_round(session, campaign, NOW, reads={each.id: reads for each in campaign.categories})
    _entries(session, campaign, round_, [each.id for each in classes], entries, chance)
    _panel(session, campaign, judges)
    _judging(session, campaign, round_, entries=entries, judges=judges, reads=reads, chance=chance)
    round_.state = RoundState.OPEN
    return campaign, round_


def _classes(session, campaign, number):
    """A city's school and its classes, each with a teacher."""
    school = make_school(session, make_city(session, campaign, f"City {number:02d}"))
    return [
        make_class(
            session,
            school,
            campaign,
            make_account(session, f"t{number}.{n}@example.org", f"Teacher {number}.{n}"),
            name=f"{n}a",
        )
        for n in range(CLASSES)
    ]


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
            {"id": FIRST + n, "ref": next(ref), "email": f"j{n}@example.org", "name": f"Judge {n:04d}"}
            | {"created_at": OPENS}
            for n in range(number)
        ),
    )
    seat = {"campaign_id": campaign.id, "state": JudgeState.READY, "languages": ["en"], "created_at": OPENS}
    ref = refs("j")
    in_bulk(
        session,
        Judge,
        ({"id": FIRST + n, "ref": next(ref), "account_id": FIRST + n, **seat} for n in range(number)),
    )


def _judging(session, campaign, round_, *, entries, judges, reads, chance):
    ref = refs("r")
    pairs = [
        (entry, FIRST + (entry * reads + turn) % judges)
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
    remarked = {n for n in done if chance.random() < REMARKED}
    in_bulk(session, Scoresheet, (_sheet(n, REMARK if n in remarked else "") for n in done))
    in_bulk(session, RemarkRuling, (_ruling(n) for n in sorted(remarked) if chance.random() < REMARKED))
    asked = {
        each.category_id: [criterion.id for criterion in each.rubric.criteria] for each in round_.categories
    }
    order = [each.id for each in campaign.categories]
    in_bulk(session, Score, _scores(pairs, done, order, asked, chance))


def _handed_in(number):
    return BEGUN + timedelta(seconds=240 * (number % 1000) + number % 97)


def _sheet(number, remark):
    at = _handed_in(number)
    moments = {"started_at": at - timedelta(minutes=3), "saved_at": at, "submitted_at": at}
    said = {"state": SheetState.SUBMITTED, "version": 1, "remark": remark}
    return {"id": number, "assignment_id": number, **said, **moments}


def _ruling(number):
    settled = {"state": RemarkState.PASSED, "decided_at": NOW, "language": "en"}
    return {"scoresheet_id": number, "written": REMARK, "text": REMARK, **settled}


def _scores(pairs, done, order, asked, chance):
    """Values about how good each work is, so that some are too close to call."""
    good = {entry: chance.gauss(3, 0.8) for entry in dict.fromkeys(entry for entry, _judge in pairs)}
    for number in done:
        at, mean = _handed_in(number), good[pairs[number - 1][0]]
        for turn, criterion in enumerate(asked[order[pairs[number - 1][0] % len(order)]]):
            yield {
                "scoresheet_id": number,
                "criterion_id": criterion,
                "version": 1,
                "value": min(5, max(1, round(chance.gauss(mean, 0.7)))),
                "at": at - timedelta(seconds=30 * (3 - turn)),
            }
