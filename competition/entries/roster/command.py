"""The words of `./garland import`: what was brought in, said to a person or as JSON."""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Any

from competition.config import Config
from competition.entries.roster.bringing import Outcome, bring_in
from competition.entries.roster.importing import Bundle, ImportRefusedError, read_bundle
from competition.entries.roster.parcels import Parcel, parcels_in
from competition.errors import GarlandError
from competition.platform.db import Database
from competition.platform.i18n import translate
from competition.platform.storage import Storage

Bar = Callable[[int], AbstractContextManager[Any]]


def import_roster(
    config: Config, *, slug: str, roster: Path, files: Path | None, bar: Bar, now: datetime
) -> tuple[Bundle, Outcome]:
    """Bring a roster in; `bar(length)` shows how far it is.

    Raises ImportRefusedError, with all that is wrong, before anything is written.
    """
    database = Database(config.database_url)
    try:
        parcels = _parcels(files)
        with database.reading() as session:
            bundle = read_bundle(session, slug=slug, path=roster, parcels=parcels, now=now)
        with bar(len(bundle.items)) as shown:
            outcome = bring_in(database, Storage(config.files), bundle, now=now, step=lambda: shown.update(1))
    finally:
        database.engine.dispose()
    return bundle, outcome


def _parcels(files: Path | None) -> list[Parcel]:
    if files is None:
        return []
    if not files.exists():
        raise ImportRefusedError([f"{files.name}: there is no such file or folder"])
    try:
        return parcels_in(files)
    except GarlandError as refusal:
        raise ImportRefusedError([f"{files.name}: {translate(refusal)}"]) from None


def as_json(bundle: Bundle | None, outcome: Outcome | None, problems: list[str]) -> str:
    """Return the report as one JSON document."""
    said = {
        "rows": len(bundle.items) if bundle else 0,
        "entered": outcome.entered if outcome else 0,
        "already": outcome.already if outcome else 0,
        "problems": problems,
        "warnings": list(bundle.warnings) if bundle else [],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def as_words(outcome: Outcome) -> str:
    """Return the report as a sentence."""
    before = f" {outcome.already} were there already." if outcome.already else ""
    return f"{outcome.entered} entries were made as drafts.{before}"
