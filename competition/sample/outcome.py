"""What a demo hands over: the book, the kit and the results, each put in place when it is whole."""

import json
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from competition.campaign.rules import MilestoneKey
from competition.entries.models import Entry
from competition.platform import fonts
from competition.publication.models import Edition
from competition.publication.problems import from_row
from competition.publication.queries import current_edition
from competition.publication.services import edition_pdf, request_edition
from competition.results.models import Freeze, FreezeName
from competition.results.sealing.bundle import results_json
from competition.results.sealing.store import read_bundle
from competition.sample.stage import Stage
from competition.sample.waiting import JobFailedError, for_job
from competition.social.jobs import at_hand
from competition.social.queries import current_kit
from competition.social.review.all_at_once import approve_all
from competition.social.services import kit_file, request_kit
from competition.social.wording import reason

BOOK, KIT, RESULTS = MADE = ("publication.pdf", "social-kit.zip", "results.json")


def make_book(stage: Stage, out: Path) -> None:
    """Have the worker set the book."""
    now = stage.at(MilestoneKey.RESULTS, days=1)
    with stage.writing() as session:
        job = request_edition(session, campaign=stage.campaign(session), actor=stage.secretary, now=now)
    for_job("The book is set", stage.database, job.ref)
    with stage.database.reading() as session:
        edition = current_edition(session, stage.campaign_id)
        if edition is None:
            raise JobFailedError("The book is set, but no edition stands")
        made = edition_pdf(stage.storage, session, edition)
        stage.notes.extend(_preflight(stage, session, edition))
    _put(out / BOOK, made.read_bytes())


def _preflight(stage: Stage, session: Session, edition: Edition) -> list[str]:
    """Return what the preflight has to say, by the entries' ids in the folder."""
    keys = _keys(stage, session)
    problems = [from_row(row) for row in edition.preflight]
    return [f"The book, {keys.get(problem.number, problem.number)}: {problem.said}" for problem in problems]


def _left_without_card(stage: Stage, session: Session) -> list[str]:
    """Return which winners get no card, and what a card could not show, by the entries' ids in the folder."""
    keys, kit = _keys(stage, session), current_kit(session, stage.campaign_id)
    report = kit.report if kit else {}
    left_out = [f"The cards, {keys[row['number']]}: {reason(row['reason'])}" for row in report["left_out"]]
    no_face = [
        f"The cards, {keys[row['number']]}: no typeface here has {row['name']} ({row['codepoint']})"
        for row in report["problems"]
    ]
    return left_out + no_face


def _keys(stage: Stage, session: Session) -> dict[str | None, str]:
    """Return the entries' ids in the folder by their numbers."""
    numbers = select(Entry.number, Entry.id).where(Entry.campaign_id == stage.campaign_id)
    names = {entry_id: key for key, entry_id in stage.entry_ids.items()}
    return {number: names.get(entry_id, number or "") for number, entry_id in session.execute(numbers)}


def make_kit(stage: Stage, out: Path) -> None:
    """Have the worker draw the cards, approve all posts as the secretariat does, and have their kit made."""
    _have_made(stage, "The cards are drawn")
    faces, now = at_hand(fonts.prepare(stage.config.instance)), stage.at(MilestoneKey.RESULTS, days=1)
    with stage.writing() as session:
        approve_all(session, campaign=stage.campaign(session), faces=faces, actor=stage.secretary, now=now)
    _have_made(stage, "The kit is put together")
    with stage.database.reading() as session:
        made = kit_file(session, campaign_id=stage.campaign_id, storage=stage.storage)
        stage.notes.extend(_left_without_card(stage, session))
    _put(out / KIT, made.read_bytes())


def _have_made(stage: Stage, label: str) -> None:
    now = stage.at(MilestoneKey.RESULTS, days=1)
    with stage.writing() as session:
        job = request_kit(session, campaign=stage.campaign(session), actor=stage.secretary, now=now)
    for_job(label, stage.database, job.ref)


def write_results(stage: Stage, out: Path) -> None:
    """Write the frozen results, the entries under their ids in the folder."""
    with stage.database.reading() as session:
        campaign = stage.campaign(session)
        frozen = session.scalars(select(Freeze).where(Freeze.campaign_id == campaign.id)).one()
        results = results_json(read_bundle(session, freeze=frozen, storage=stage.storage))
        behind = select(FreezeName.name, FreezeName.entry_id).where(FreezeName.freeze_id == frozen.id)
        keys = {entry_id: key for key, entry_id in stage.entry_ids.items()}
        names = {name: keys[entry_id] for name, entry_id in session.execute(behind) if entry_id in keys}
    text = json.dumps(_named(results, names), indent=2, ensure_ascii=False, sort_keys=True)
    _put(out / RESULTS, f"{text}\n".encode())


def _named(value: Any, names: dict[str, str]) -> Any:
    """Return the results with the name drawn for each entry replaced by its id in the folder."""
    if isinstance(value, dict):
        return {key: _named(each, names) for key, each in value.items()}
    if isinstance(value, list):
        return [_named(each, names) for each in value]
    return names.get(value, value) if isinstance(value, str) else value


def _put(target: Path, content: bytes) -> None:
    """Write a file aside and move it into place."""
    aside = target.with_name(f".{target.name}.part")
    aside.write_bytes(content)
    aside.replace(target)
