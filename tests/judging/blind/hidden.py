"""What a judge must not see, made beside what is hers."""

from competition.campaign.models import Campaign, Category
from competition.duels.comparing import draw_next
from competition.duels.making import DuelPlan, make_duel
from competition.duels.models import Duel, DuelWork
from competition.entries.blind import BlindEntry
from competition.entries.blinding import retire
from competition.entries.identity import SchoolClass
from competition.judging.models import Assignment, Judge, Round, RoundEntry
from competition.judging.practice.models import PracticeWork
from competition.judging.practice.services import score_work
from competition.judging.rules import AssignmentState, FlagKind, ReadingMode
from competition.judging.services import raise_flag
from tests.factories import OPENS, category_of, save
from tests.judging.scene import (
    WHOLE,
    accept,
    assign,
    hand_in_whole,
    make_judge,
    make_judged_campaign,
    make_print,
    make_round,
    make_school_class,
    open_round,
)

RELEASED = AssignmentState.RELEASED
STATES = {"drafted": AssignmentState.DRAFT, "recused": AssignmentState.RECUSED}


def hide(session, now):
    """Make everything of it; return the addresses that it would have."""
    kinds = (_kept_from_her, _of_others, _duels_of_others, _of_another_campaign)
    made = (add(session, now) for add in kinds)
    return {name: ref for refs in made for name, ref in refs.items()}


def _mine(session):
    ines = session.query(Judge).order_by(Judge.id).first()
    round_ = session.query(Round).order_by(Round.id).first()
    own = session.query(Assignment).filter_by(judge_id=ines.id).order_by(Assignment.id).first()
    copy = session.get_one(BlindEntry, own.blind_entry_id)
    return ines, round_, own, copy


def _kept_from_her(session, now):
    """Her own assignments that are not released, or given up, or whose entry does not stand."""
    ines, round_, _own, copy = _mine(session)
    campaign, category = session.query(Campaign).one(), session.get_one(Category, copy.category_id)
    school_class = session.query(SchoolClass).one()
    refs = {}
    for name in ("drafted", "recused", "retired", "held", "apart"):
        one = accept(session, school_class, category, title=f"Hidden {name}")
        save(session, RoundEntry(round_id=round_.id, blind_entry_id=one.id))
        state = {"drafted": AssignmentState.DRAFT, "recused": AssignmentState.RECUSED}.get(
            name, AssignmentState.RELEASED
        )
        refs[name] = assign(session, round_, ines, one, state=state, position=9).ref
        if name == "retired":
            retire(session, entry_id=one.entry_id, now=now)
        elif name in ("held", "apart"):
            setattr(one, f"{name}_at", now)
    prepared = make_round(session, campaign, now, name="Hidden round")
    refs["prepared"] = assign(session, prepared, ines, copy, state=RELEASED).ref
    refs["round in preparation"] = prepared.ref
    work = PracticeWork(
        campaign_id=campaign.id,
        category_id=category.id,
        language="en",
        title="Hidden practice",
        text="Keys.",
        created_at=OPENS,
        retired_at=now,
    )
    return {**refs, "practice": save(session, work).ref}


def _of_others(session, now):
    """Another judge's reading of the same entry: scores, remark, nomination, flag, print, practice."""
    ines, round_, _own, copy = _mine(session)
    bo = session.query(Judge).filter(Judge.id != ines.id).order_by(Judge.id).first()
    told = {"remark": "Hidden remark", "nominated": True, "note": "Hidden note"}
    other = assign(session, round_, bo, copy, mode=ReadingMode.ORIGINAL, state=RELEASED)
    hand_in_whole(session, other, now, values=dict.fromkeys(WHOLE, 1), **told)
    raise_flag(session, assignment=other, kind=FlagKind.COPIED, note="Hidden flag", actor=None, now=now)
    for work in session.query(PracticeWork).filter(PracticeWork.retired_at.is_(None)):
        score_work(session, work=work, judge=bo, values=WHOLE, now=now)
    return {"Bo": other.ref, "Bo's print": make_print(session, other, now).ref}


def _duels_of_others(session, now):
    """What Bo says in her duel, and a duel that is only his."""
    shared = session.query(Duel).one()
    bo = session.query(Judge).filter(Judge.id != _mine(session)[0].id).order_by(Judge.id).first()
    pair = draw_next(session, duel=shared, judge=bo, now=now)
    copies = session.query(DuelWork.blind_entry_id)
    plan = DuelPlan([copy_id for (copy_id,) in copies], [bo.id], wanted=1)
    campaign, category = session.query(Campaign).one(), session.get_one(Category, shared.category_id)
    his = make_duel(session, campaign=campaign, category=category, plan=plan, actor=None, now=now)
    lying = draw_next(session, duel=his, judge=bo, now=now)
    return {"Bo's pair": pair.ref, "Bo's duel": his.ref, "the pair in it": lying.ref}


def _of_another_campaign(session, now):
    campaign = make_judged_campaign(session, slug="hidden-2026", name="Hidden campaign")
    poem = accept(
        session, make_school_class(session, campaign), category_of(campaign), title="Hidden elsewhere"
    )
    zoe = make_judge(session, campaign, "Zoe")
    round_, (assignment,) = open_round(session, campaign, [zoe], [poem], now)
    return {"another campaign's": assignment.ref, "another campaign's round": round_.ref}
