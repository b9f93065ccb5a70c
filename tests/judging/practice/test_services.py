"""Works are chosen and scored; nothing of it reaches what counts."""

import pytest
from sqlalchemy import select

from competition.allocation.facts import judges_on_panel
from competition.judging.errors import NoRubricError, ScoreOutOfRangeError, UnknownCriterionError
from competition.judging.models import Assignment, JudgeCategory, Score, Scoresheet
from competition.judging.practice.errors import (
    NothingReadyError,
    PracticeDoneError,
    PracticeIncompleteError,
    PracticeScoredError,
)
from competition.judging.practice.models import PracticeScore, PracticeWork
from competition.judging.practice.queries import find_work, values_of_panel, works_of_judge
from competition.judging.practice.services import (
    add_work,
    bring_back,
    change_work,
    score_work,
    take_out,
    take_ready,
)
from competition.judging.queries.progress import progress_of_round
from competition.judging.queries.rounds import figures_of_rounds
from competition.judging.queries.spread import spread_of_judge
from competition.judging.queries.steps import where_judging_stands
from competition.platform.audit import AuditEntry
from competition.results.queries import gather
from tests.factories import category_of
from tests.judging.scene import WHOLE, make_judge, open_round


def score(session, work, judge, now, values=WHOLE):
    return score_work(session, work=work, judge=judge, values=values, now=now)


def test_a_judge_practises_on_two_works_of_the_own_categories(session, campaign, works, poems, judge, now):
    essays = category_of(campaign, "essay")
    words = {"remark": "", "actor": None, "now": now}
    add_work(session, category=essays, language="en", title="Moving", text="When I was six", **words)
    assert [each.work.title for each in works_of_judge(session, judge=judge)] == ["Two keys", "Moving"]
    reader = make_judge(session, campaign, "Olav", languages=("fr",))
    reader.categories = []
    assert [each.work.title for each in works_of_judge(session, judge=reader)] == ["Le bus", "Two keys"]


def test_categories_that_a_judge_does_not_read_are_left_out(session, campaign, works, judge):
    judge.categories = [JudgeCategory(category_id=category_of(campaign, "essay").id)]
    session.flush()
    assert works_of_judge(session, judge=judge) == []


def test_a_work_is_scored_once_and_whole(session, works, judge, now):
    with pytest.raises(PracticeIncompleteError, match="without a score: 2"):
        score(session, works[0], judge, now, {"voice": 3})
    with pytest.raises(ScoreOutOfRangeError):
        score(session, works[0], judge, now, {**WHOLE, "voice": 6})
    with pytest.raises(UnknownCriterionError):
        score(session, works[0], judge, now, {**WHOLE, "style": 3})
    score(session, works[0], judge, now)
    with pytest.raises(PracticeDoneError):
        score(session, works[0], judge, now)
    assert values_of_panel(session, work_id=works[0].id) == [WHOLE]
    assert [each.own for each in works_of_judge(session, judge=judge)] == [WHOLE, None]


def test_nothing_of_practice_reaches_what_counts(session, campaign, works, judge, copy, now):
    round_, _ = open_round(session, campaign, [judge], [copy], now)

    def what_counts():
        session.expire_all()
        return (
            figures_of_rounds(session, round_ids=[round_.id]),
            progress_of_round(session, round_id=round_.id),
            where_judging_stands(session, campaign_id=campaign.id),
            spread_of_judge(session, judge_id=judge.id, round_ids=[round_.id]),
            judges_on_panel(session, round_=round_),
            gather(session, round_),
            session.query(Assignment).count(),
        )

    before = what_counts()
    for work in works:
        score(session, work, judge, now)
    assert session.query(PracticeScore).count() == 2
    assert what_counts() == before
    assert session.query(Scoresheet).count() == session.query(Score).count() == 0


def test_ready_works_are_taken_once(session, campaign, poems, now):
    take = {"category": poems, "actor": None, "now": now}
    assert take_ready(session, language="fr", **take) == 2
    with pytest.raises(NothingReadyError):
        take_ready(session, language="fr", **take)
    with pytest.raises(NothingReadyError):
        take_ready(session, language="el", **take)
    assert take_ready(session, language="en", **take) == 2
    assert session.scalars(select(PracticeWork.title).order_by(PracticeWork.id)).all() == [
        "Deux clés",
        "Le bus",
        "Two keys",
        "The bus",
    ]


def test_a_category_without_a_rubric_has_nothing_to_practise_by(session, poems, now):
    poems.rubric = {}
    with pytest.raises(NoRubricError):
        take_ready(session, category=poems, language="en", actor=None, now=now)


def test_a_work_that_was_scored_keeps_its_words_but_not_its_remark(session, works, judge, now):
    work = works[0]
    words = {"language": "en", "title": "Two keys", "text": work.text, "actor": None, "now": now}
    change_work(session, work=work, **{**words, "text": "Another one"}, remark="")
    score(session, work, judge, now)
    with pytest.raises(PracticeScoredError):
        change_work(session, work=work, **words, remark="")
    change_work(session, work=work, **{**words, "text": "Another one"}, remark="We see a 5.")
    assert (work.text, work.remark) == ("Another one", "We see a 5.")


def test_a_work_taken_out_is_begun_by_nobody_but_stays_with_who_scored_it(
    session, campaign, works, judge, now
):
    other = make_judge(session, campaign, "Olav")
    score(session, works[0], judge, now)
    take_out(session, work=works[0], actor=None, now=now)
    assert find_work(session, judge=judge, ref=works[0].ref).own == WHOLE
    assert find_work(session, judge=other, ref=works[0].ref) is None
    assert [each.work.title for each in works_of_judge(session, judge=other)] == ["Le bus"]
    bring_back(session, work=works[0], actor=None, now=now)
    assert find_work(session, judge=other, ref=works[0].ref).own is None
    actions = session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)).all()
    assert actions[-2:] == ["practice.take-out", "practice.bring-back"]


def test_the_same_work_sent_twice_is_taken_once(session, poems, now):
    words = {"category": poems, "language": "en", "title": "Moving", "text": "When I was six", "remark": ""}
    first, second = (add_work(session, **words, actor=None, now=now) for _ in range(2))
    assert first is second
    take_out(session, work=first, actor=None, now=now)
    assert add_work(session, **words, actor=None, now=now) is not first
