"""What the sample prints beside its entries: brought in from its folder, as the secretariat does it."""

from dataclasses import replace

from sqlalchemy import func, select

from competition.campaign.rules import MilestoneKey
from competition.contributions.errors import ImportRefusedError
from competition.contributions.importing.bringing import bring_in, receive_portraits
from competition.contributions.importing.reading import Bundle, read_bundle
from competition.contributions.models import Contribution, Portrait
from competition.entries.roster.parcels import parcels_in
from competition.entries.rules import ImageState
from competition.platform.spreadsheets import read_own_csv
from competition.sample.stage import Stage
from competition.sample.waiting import each, until

TABLE = "contributions.csv"


def contribute(stage: Stage, *, most: int | None = None) -> None:
    """Bring in the statements, stories and quotes of the folder, or the first of them; it may have none."""
    if not (stage.folder.path / "contributions" / TABLE).is_file():
        return
    try:
        bundle = _read(stage)
    except ImportRefusedError as refused:
        stage.notes += [f"{TABLE}, line {line}: {said}" for line, said in refused.problems]
        return
    bundle = replace(bundle, items=bundle.items[:most])
    for _ in each("Statements, stories, quotes", [1]):
        _bring_in(stage, bundle)
    number = sum(item.portrait is not None for item in bundle.items)
    until("Portraits are looked at", number, lambda: portraits_left(stage))


def portraits_left(stage: Stage) -> int:
    """Return how many portraits nobody has looked at yet."""
    waiting = (
        select(func.count(Portrait.id))
        .join(Contribution, Contribution.id == Portrait.contribution_id)
        .where(Contribution.campaign_id == stage.campaign_id, Portrait.state == ImageState.RECEIVED)
    )
    with stage.database.reading() as session:
        return session.scalar(waiting) or 0


def _read(stage: Stage) -> Bundle:
    folder = stage.folder.path / "contributions"
    with stage.database.reading() as session:
        return read_bundle(
            session,
            campaign=stage.campaign(session),
            table=read_own_csv(folder / TABLE),
            parcels=parcels_in(folder),
        )


def _bring_in(stage: Stage, bundle: Bundle) -> None:
    portraits = receive_portraits(bundle, stage.storage)
    with stage.writing() as session:
        bring_in(
            session,
            campaign=stage.campaign(session),
            bundle=bundle,
            portraits=portraits,
            actor=stage.secretary,
            now=stage.at(MilestoneKey.CALL_OPENS, days=7),
        )
