"""What the office does with a scene, a day after its round was closed."""

from datetime import timedelta

from sqlalchemy import select

from competition.results.models import Award, Standing
from competition.results.services import (
    announce,
    compute_standings,
    decide_awards,
    freeze,
    override_award,
    unfreeze,
)
from tests import factories as make
from tests.results.scene import CLOSED

LATER = CLOSED + timedelta(days=1)


def compute(scene):
    return compute_standings(scene.session, round_=scene.round, actor=scene.office, now=LATER)


def decide(scene):
    return decide_awards(
        scene.session, campaign=scene.campaign, round_=scene.round, actor=scene.office, now=LATER
    )


def seal(scene, storage):
    return freeze(
        scene.session,
        campaign=scene.campaign,
        round_=scene.round,
        storage=storage,
        actor=scene.office,
        now=LATER,
    )


def tell(scene, now=make.RESULTS):
    return announce(scene.session, campaign=scene.campaign, actor=scene.office, now=now)


def override(scene, entry, kind, reason="The jury was moved."):
    return override_award(
        scene.session, entry=scene.entries[entry], kind=kind, reason=reason, actor=scene.office, now=LATER
    )


def standing_of(scene, name):
    return scene.session.get(Standing, (scene.round.id, scene.entries[name].id))


def won(scene):
    """Who has won what, by place."""
    names = {entry.id: name for name, entry in scene.entries.items()}
    awards = scene.session.scalars(select(Award).order_by(Award.place))
    return [(award.place, names[award.entry_id], award.kind) for award in awards]


def ready(scene):
    compute(scene)
    decide(scene)
    return scene


def lift(scene, reason):
    return unfreeze(scene.session, campaign=scene.campaign, reason=reason, actor=scene.office, now=LATER)
