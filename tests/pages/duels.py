"""Duels before the judge of the house: with texts, with a picture, and one that is closed."""

from sqlalchemy import select

from competition.duels.comparing import choose, draw_next
from competition.duels.making import DuelPlan, close_duel, make_duel, readers_of
from competition.duels.rules import Choice
from competition.entries.blind import BlindEntry, BlindImage
from competition.judging.models import Judge
from competition.judging.queries.live import LIVE


def fill(house, session, campaign, judge_id):
    """Put three duels of the categories in which this judge reads."""
    judge, now = session.get_one(Judge, judge_id), house.now()
    own = _own(session, campaign, judge_id)
    most = max(own, key=lambda category_id: len(own[category_id]))
    for known_as in ("duel", "closed_duel"):
        duel = _make(session, campaign, most, own[most][:4], judge_id, now)
        pair = draw_next(session, duel=duel, judge=judge, now=now)
        choose(session, duel=duel, pair=pair, choice=Choice.LEFT, actor=None, now=now)
        house.know("open", **{known_as: duel.ref})
    close_duel(session, campaign=campaign, duel=duel, actor=None, now=now)
    category_id, works, pictured = _with_picture(session, own)
    duel = _make(session, campaign, category_id, works, judge_id, now)
    pair = draw_next(session, duel=duel, judge=judge, now=now)
    side = "left" if pair.left_id == pictured else "right"
    house.know("open", pictured_duel=duel.ref, pictured_pair=pair.ref, pictured_side=side)
    house.know("open", duel_category=next(each for each in campaign.categories if each.id == most).ref)


def _own(session, campaign, judge_id):
    """What the judge may compare, by category."""
    live = {
        row[0]: row[1] for row in session.execute(select(BlindEntry.id, BlindEntry.category_id).where(LIVE))
    }
    readable = readers_of(session, campaign_id=campaign.id, copy_ids=list(live))[judge_id]
    found = {}
    for copy_id in sorted(readable):
        found.setdefault(live[copy_id], []).append(copy_id)
    return found


def _with_picture(session, own):
    """Two works of a category, of which one has a picture; and that one."""
    pictured = set(session.scalars(select(BlindImage.blind_entry_id)))
    category_id, copy_id = next(
        (category_id, copy_id)
        for category_id, ids in own.items()
        for copy_id in ids
        if copy_id in pictured and len(ids) > 1
    )
    other = next(each for each in own[category_id] if each != copy_id)
    return category_id, [copy_id, other], copy_id


def _make(session, campaign, category_id, works, judge_id, now):
    category = next(each for each in campaign.categories if each.id == category_id)
    plan = DuelPlan(works, [judge_id], 4)
    return make_duel(session, campaign=campaign, category=category, plan=plan, actor=None, now=now)
