"""Small campaigns at the stages between: a round drafted, one closed, awards decided, results frozen."""

from datetime import timedelta

from competition.campaign.rules import MilestoneKey
from competition.judging.rounds.rules import GoingOn
from competition.results.confidence.services import tell_in_confidence
from competition.results.services import announce, compute_standings, decide_awards, freeze
from tests.factories import category_of, make_person
from tests.judging.scene import (
    accept,
    assign,
    make_judge,
    make_judged_campaign,
    make_round,
    make_school_class,
)
from tests.pages import made
from tests.results.scene import Scene

ONE = {"sea": {"ann": (5, 4)}}
STEPS = ("closed", "decided", "frozen", "announced")


def add_stages(house):
    """One campaign for each stage."""
    with house.database.writing() as session:
        _draft(house, session)
        for stage in STEPS[:-1]:
            bring_to(house, Scene(session, unread=("elm",), mark=f"-{stage}"), stage)
        bring_to(house, Scene(session, ONE, mark="-announced"), "announced")


def bring_to(house, scene, stage):
    """Bring a scene's campaign to a stage; what follows lies in the future."""
    session, campaign, now = scene.session, scene.campaign, house.now()
    for milestone in campaign.milestones:
        later = milestone.key is MilestoneKey.RESULTS and stage != "announced"
        milestone.at = now + timedelta(days=10 if later else -10)
    reached, campaign.name = STEPS.index(stage), f"Garland {stage}"
    session.flush()
    for entry in scene.entries.values():
        make_person(session, entry)
    scene.round.rule, scene.round.rule_value = GoingOn.TOP, 2
    if reached >= 1:
        compute_standings(session, round_=scene.round, actor=None, now=now)
        decide_awards(session, campaign=campaign, round_=scene.round, actor=None, now=now)
    if reached >= 2:
        freeze(session, campaign=campaign, round_=scene.round, storage=house.storage, actor=None, now=now)
    if reached >= 3:
        due = now + timedelta(days=3)
        tell_in_confidence(session, campaign=campaign, due_at=due, actor=None, now=now)
        announce(session, campaign=campaign, actor=None, now=now)
        made.make_book(house, session, campaign, stage)
        made.make_cards(house, session, campaign, stage)
    entry = next(iter(scene.entries.values()))
    house.know(stage, slug=campaign.slug, round=scene.round.ref, category=scene.category.ref, entry=entry.ref)


def _draft(house, session):
    """A round whose assignments nobody has been given yet."""
    campaign = make_judged_campaign(session, slug="drafted", name="Drafted")
    school_class = make_school_class(session, campaign)
    copies = [accept(session, school_class, category_of(campaign), title=f"Poem {n}") for n in range(3)]
    judges = [make_judge(session, campaign, name) for name in ("Isa", "Kim", "Lou")]
    round_ = make_round(session, campaign, house.now())
    for judge in judges:
        for position, copy in enumerate(copies, start=1):
            assign(session, round_, judge, copy, position=position)
    house.know("drafted", slug=campaign.slug, round=round_.ref, judge=judges[0].ref)
