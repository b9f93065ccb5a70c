from competition.entries.blinding import retire
from competition.judging.queries import Verdict, has_live_assignments, scores_of_round
from competition.judging.queries.progress import progress_of_round
from competition.judging.queries.queue import queue_of_judge
from competition.judging.queries.rounds import RoundFigures, figures_of_rounds
from competition.judging.queries.spread import spread_of_judge
from competition.judging.queries.steps import JudgingStands, where_judging_stands
from competition.judging.rules import FlagKind, QueueState, ReadingMode, RoundState, SheetChange
from competition.judging.services import leave_panel, raise_flag, recuse, reopen, save_sheet
from tests.judging.scene import WHOLE, accept, hand_in_whole, make_judge, make_round, open_round


def test_results_get_the_verdicts_handed_in_with_the_newest_values(
    session, campaign, school_class, poems, now
):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, (ada_one, ada_two, bo_one, bo_two) = open_round(session, campaign, [ada, bo], copies, now)
    hand_in_whole(session, ada_one, now)
    reopen(session, assignment=ada_one, actor=None, now=now)
    save_sheet(
        session,
        assignment=ada_one,
        change=SheetChange({"voice": 1}, nominated=True),
        version=3,
        actor=None,
        now=now,
        hand_in=True,
    )
    hand_in_whole(session, bo_two, now)
    hand_in_whole(session, bo_one, now, values={"voice": 2})
    recuse(session, assignment=ada_two, reason="I know her.", actor=None, now=now)
    one, two = copies
    assert scores_of_round(session, round_.id) == [
        Verdict(one.id, one.entry_id, poems.id, ada.id, ReadingMode.ORIGINAL, {**WHOLE, "voice": 1}, True),
        Verdict(two.id, two.entry_id, poems.id, bo.id, ReadingMode.ORIGINAL, WHOLE, False),
    ]


def test_an_entry_that_no_longer_stands_has_no_scores(session, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    hand_in_whole(session, assignment, now)
    assert len(scores_of_round(session, round_.id)) == 1
    retire(session, entry_id=copy.entry_id, now=now)
    assert scores_of_round(session, round_.id) == []


def test_an_entry_is_live_while_judges_have_it_before_them(session, campaign, judge, copy, now):
    assert not has_live_assignments(session, entry_id=copy.entry_id)
    round_, _ = open_round(session, campaign, [judge], [copy], now)
    assert has_live_assignments(session, entry_id=copy.entry_id)
    round_.state = RoundState.CLOSED
    session.flush()
    assert not has_live_assignments(session, entry_id=copy.entry_id)


def test_the_queue_says_how_far_each_entry_is(session, campaign, school_class, poems, judge, now):
    copies = [accept(session, school_class, poems, title=title) for title in ("A", "B", "C", "D", "E")]
    round_, assignments = open_round(session, campaign, [judge], copies, now)
    handed, whole, begun, _unread, gone = assignments
    hand_in_whole(session, handed, now)
    save_sheet(session, assignment=whole, change=SheetChange(WHOLE), version=0, actor=None, now=now)
    hand_in_whole(session, begun, now, values={"voice": 3})
    recuse(session, assignment=gone, reason="I know her.", actor=None, now=now)
    items = queue_of_judge(session, judge_id=judge.id, round_ids=[round_.id])
    assert [(item.title, item.state) for item in items] == [
        ("A", QueueState.HANDED_IN),
        ("B", QueueState.WHOLE),
        ("C", QueueState.BEGUN),
        ("D", QueueState.UNREAD),
    ]


def test_in_translation_a_sheet_is_whole_without_the_language(session, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now, mode=ReadingMode.TRANSLATION)
    change = SheetChange({"voice": 3, "image": 3})
    save_sheet(session, assignment=assignment, change=change, version=0, actor=None, now=now)
    (item,) = queue_of_judge(session, judge_id=judge.id, round_ids=[round_.id])
    assert item.state is QueueState.WHOLE


def test_the_spread_counts_the_values_that_stand(session, campaign, judge, copy, now):
    round_, (assignment,) = open_round(session, campaign, [judge], [copy], now)
    assert spread_of_judge(session, judge_id=judge.id, round_ids=[round_.id]).total == 0
    hand_in_whole(session, assignment, now, values={"voice": 1})
    change = SheetChange({"voice": 4, "image": 4, "language": 1})
    save_sheet(session, assignment=assignment, change=change, version=1, actor=None, now=now)
    spread = spread_of_judge(session, judge_id=judge.id, round_ids=[round_.id])
    assert spread.counts == ((1, 1), (2, 0), (3, 0), (4, 2), (5, 0))
    assert spread.mean == 3.0


def test_progress_shows_who_is_furthest_behind_first(session, campaign, school_class, poems, now):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two")]
    round_, (ada_one, ada_two, bo_one, _) = open_round(session, campaign, [ada, bo], copies, now)
    hand_in_whole(session, ada_one, now)
    hand_in_whole(session, ada_two, now, values={"voice": 2})
    hand_in_whole(session, bo_one, now, values={"voice": 2})
    rows = [(p.name, p.total, p.done, p.begun) for p in progress_of_round(session, round_id=round_.id)]
    assert rows == [("Bo", 2, 0, 1), ("Ada", 2, 1, 1)]


def test_a_round_and_a_campaign_in_figures(session, campaign, school_class, poems, now):
    ada, bo = make_judge(session, campaign, "Ada"), make_judge(session, campaign, "Bo")
    copies = [accept(session, school_class, poems, title=title) for title in ("One", "Two", "Three")]
    round_, assignments = open_round(session, campaign, [ada, bo], copies, now)
    hand_in_whole(session, assignments[0], now)
    raise_flag(session, assignment=assignments[0], kind=FlagKind.COPIED, note="", actor=None, now=now)
    leave_panel(session, judge=bo, actor=None, now=now)
    retire(session, entry_id=copies[2].entry_id, now=now)
    empty = make_round(session, campaign, now)
    figures = figures_of_rounds(session, round_ids=[round_.id, empty.id])
    held = {"released": 2, "handed_in": 1, "needs": 2, "untried": 2}
    assert figures[round_.id] == RoundFigures(entries=2, flags=1, **held)
    assert figures[empty.id] == RoundFigures(entries=2)
    assert where_judging_stands(session, campaign_id=campaign.id) == JudgingStands(
        judges=1,
        open_rounds=1,
        closed_rounds=0,
        drafts=0,
        released=2,
        handed_in=1,
        needs=2,
        flags=1,
        sheets=1,
        open_ref=round_.ref,
        closes_at=round_.closes_at,
    )
