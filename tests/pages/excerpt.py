"""An excerpt of the sample campaign: of each category two entries, of the panel six judges."""

from dataclasses import replace
from datetime import timedelta

from competition.campaign.preset import load_preset
from competition.campaign.rules import MilestoneKey
from competition.consent.rules import Channel, Level
from competition.sample.demo import SAMPLE
from competition.sample.folder import read_folder
from competition.sample.stage import Stage, last_whole_year

JUDGES, EACH = 6, 2
BEST = {
    "japanese": {"form": "poem", "language": "ja"},
    "arabic": {"form": "poem", "language": "ar"},
    "pictured": {"form": "illustration"},
}
"""The works that every judge gives the highest score, and that the public may see."""
DAYS = {
    MilestoneKey.CALL_OPENS: -21,
    MilestoneKey.DEADLINE: 21,
    MilestoneKey.JUDGING_OPENS: -1,
    MilestoneKey.JUDGING_CLOSES: 35,
    MilestoneKey.RESULTS: 42,
    MilestoneKey.STATEMENTS: 45,
    MilestoneKey.PUBLICATION: 49,
}


def stage(house):
    """The campaign of last year, before anything has happened in it."""
    preset = load_preset("more-than-migrants")
    year = last_whole_year(preset, house.now())
    moments = preset.moments(year)
    return Stage(
        config=house.installation.config,
        database=house.database,
        storage=house.storage,
        folder=_folder(preset),
        preset=preset,
        year=year,
        milestones=moments,
        arrivals_until=moments[MilestoneKey.DEADLINE],
    )


def open_stage(house, over):
    """A campaign three weeks before its deadline."""
    moments = {key: house.now() + timedelta(days=days) for key, days in DAYS.items()}
    fresh = {"entry_ids": {}, "judge_ids": {}, "notes": []}
    name, year, arrivals = "The open call", house.now().year, house.now() - timedelta(days=1)
    return replace(over, name=name, year=year, milestones=moments, arrivals_until=arrivals, **fresh)


def _folder(preset):
    folder = read_folder(SAMPLE)
    rows = {}
    for row in folder.entries:
        rows.setdefault((row.form, row.age_group), []).append(row)
    chosen = [row for group in rows.values() for row in group[:EACH]]
    best = [_shown(_first(folder, **facts), key) for key, facts in BEST.items()]
    others = [row for row in chosen if all(row.title != one.title for one in best)]
    questions = [one["key"] for category in preset.categories for one in category.rubric["criteria"]]
    judges = folder.judges[:JUDGES]
    scores = {(row.key, judge.key): dict.fromkeys(questions, 5) for row in best for judge in judges}
    return replace(folder, entries=(*best, *others), judges=judges, scores={**folder.scores, **scores})


def _first(folder, **facts):
    """The first row of which these facts are true."""
    return next(row for row in folder.entries if all(getattr(row, k) == v for k, v in facts.items()))


def _shown(row, key):
    """The row under this key, with everything allowed."""
    consents = {channel: (Level.FIRST,) * len(levels) for channel, levels in row.consents.items()}
    assert set(consents) == set(Channel)
    return replace(row, key=key, consents=consents)
