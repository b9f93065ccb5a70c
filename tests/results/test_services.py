from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from competition.accounts.models import Account
from competition.entries.rules import EntryState
from competition.judging.models import Score
from competition.judging.rules import CriterionRule, ReadingMode, RoundState, SheetState, shares
from competition.platform.audit import history
from competition.platform.mail import list_mail, render
from competition.results import (
    computing,
    mails,  # noqa: F401 - the letter must be known
)
from competition.results.errors import (
    AnnouncedError,
    EmbargoedError,
    FrozenError,
    NoAwardsError,
    NoStandingsError,
    NoSuchAwardError,
    NotFrozenError,
    NothingHandedInError,
    NotStandingError,
    ReasonMissingError,
    RoundStillOpenError,
    StaleAwardsError,
    StaleStandingsError,
)
from competition.results.facts import CategoryFacts, RoundFacts, SheetFacts
from competition.results.models import Award, Freeze, JudgeEffect, Standing
from competition.results.services import (
    announce,
    compute_standings,
    decide_awards,
    freeze,
    override_award,
    revoke_override,
    unfreeze,
)
from tests import factories as make
from tests.results.scene import CLOSED, Scene

LATER = CLOSED + timedelta(days=1)


@pytest.fixture
def scene(session):
    return Scene(session, unread=("elm",))


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


# ---- standings --------------------------------------------------------------------------------------------


def test_standings_rank_the_entries_of_a_category_and_keep_the_one_nobody_has_read(scene):
    assert {s.entry_id for s in compute(scene)} == {entry.id for entry in scene.entries.values()}
    ranks = {name: standing_of(scene, name).rank for name in scene.entries}
    assert ranks == {"sea": 1, "sky": 2, "sun": 3, "fog": 4, "elm": None}
    unread = standing_of(scene, "elm")
    assert (unread.reads, unread.raw, unread.calibrated, unread.award_probability) == (0, None, None, None)
    assert history(scene.session)[0].action == "results.compute"


def test_raw_mean_is_in_points_by_the_weights_of_the_rubric(scene):
    compute(scene)
    # Voice counts twice: (2 * 5 + 5) / 3, (2 * 4 + 4) / 3 and (2 * 5 + 4) / 3 on a scale from 1 to 5.
    assert standing_of(scene, "sea").raw == pytest.approx((100 + 75 + 275 / 3) / 3, abs=1e-6)


def test_who_reads_a_translation_is_not_asked_about_its_language(scene):
    scene.add_sheet("elm", "ann", (4, 1), mode=ReadingMode.TRANSLATION)
    compute(scene)
    assert standing_of(scene, "elm").raw == 75.0


def test_in_translation_the_other_weights_are_renormalised(scene):
    """Weights 2, 1 and 1 for the language: 2/3 and 1/3 in translation, as the rubric's page tells."""
    rules = (
        CriterionRule("voice", 2),
        CriterionRule("image", 1),
        CriterionRule("language", 1, language=True),
    )
    category = CategoryFacts("poem/5-10", 1, 5, rules, (("winner", 1),))
    values = {"voice": 5, "image": 2, "language": 1}
    read = (ReadingMode.ORIGINAL, ReadingMode.TRANSLATION)
    sheets = tuple(SheetFacts(mode.value, "ann", mode, values) for mode in read)
    facts = RoundFacts((category,), {mode.value: category.key for mode in ReadingMode}, sheets)
    raw = {placed.entry: placed.raw for placed in computing.compute(facts).standings}
    # (2*5 + 2 + 1) / 4 = 3.25, and (2*5 + 2) / 3 = 4, on a scale from 1 to 5.
    assert raw == {"original": 56.25, "translation": 75.0, "wordless": None}
    for mode in read:
        mean = sum(share * values[key] for key, share in shares(rules, mode).items())
        assert raw[mode.value] == pytest.approx(25 * (mean - 1), abs=1e-6)


def test_a_sheet_that_is_not_handed_in_does_not_count(scene):
    scene.add_sheet("elm", "ann", (4, 4), state=SheetState.OPEN)
    compute(scene)
    assert standing_of(scene, "elm").reads == 0


def test_computing_twice_gives_the_same_figures_in_place_of_the_first(scene):
    first = {(s.entry_id, s.calibrated, s.se, s.award_probability) for s in compute(scene)}
    assert {(s.entry_id, s.calibrated, s.se, s.award_probability) for s in compute(scene)} == first
    assert len(first) == 5


def test_a_strict_judge_is_told_from_a_generous_one(scene):
    compute(scene)
    effects = {effect.judge_id: effect for effect in scene.session.scalars(select(JudgeEffect))}
    assert set(effects) == {judge.id for judge in scene.judges.values()}
    assert effects[scene.judges["ann"].id].severity > effects[scene.judges["dia"].id].severity


def test_a_withdrawn_entry_leaves_the_standings(scene):
    scene.entries["sea"].state = EntryState.WITHDRAWN
    compute(scene)
    assert standing_of(scene, "sea") is None
    assert standing_of(scene, "sky").rank == 1


def test_standings_wait_for_the_round_to_be_closed(scene):
    scene.round.state = RoundState.OPEN
    with pytest.raises(RoundStillOpenError):
        compute(scene)


def test_without_any_sheet_there_is_nothing_to_compute(session):
    with pytest.raises(NothingHandedInError):
        compute(Scene(session, sheets={}, unread=("elm",)))


# ---- awards -----------------------------------------------------------------------------------------------


def test_awards_follow_the_standings(scene):
    assert len(decide(ready(scene))) == 3
    assert won(scene) == [(1, "sea", "winner"), (2, "sky", "runner_up"), (3, "sun", "published")]


def test_awards_need_standings(scene):
    with pytest.raises(NoStandingsError):
        decide(scene)


def test_an_entry_disqualified_since_the_standings_wins_nothing(scene):
    compute(scene)
    scene.entries["sea"].state = EntryState.DISQUALIFIED
    decide(scene)
    assert won(scene) == [(1, "sky", "winner"), (2, "sun", "runner_up"), (3, "fog", "published")]


@pytest.mark.parametrize(
    ("entry", "kind", "expected"),
    [
        ("sun", "winner", [(1, "sun", "winner"), (2, "sea", "runner_up"), (3, "sky", "published")]),
        ("sea", None, [(1, "sky", "winner"), (2, "sun", "runner_up"), (3, "fog", "published")]),
        (
            "elm",
            "special_mention",
            [
                (1, "sea", "winner"),
                (2, "sky", "runner_up"),
                (3, "sun", "published"),
                (4, "elm", "special_mention"),
            ],
        ),
    ],
)
def test_the_jury_decides_against_the_order_and_the_others_follow(scene, entry, kind, expected):
    override(ready(scene), entry, kind)
    assert won(scene) == expected
    decide(scene)
    assert won(scene) == expected, "deciding again forgot the jury"


def test_an_override_keeps_its_reason_and_can_be_taken_back(scene):
    override(ready(scene), "sun", "winner", reason="  A voice of its own. ")
    award = scene.session.scalar(select(Award).where(Award.entry_id == scene.entries["sun"].id))
    assert (award.reason, award.decided_by_id) == ("A voice of its own.", scene.office.id)
    revoke_override(scene.session, entry=scene.entries["sun"], actor=scene.office, now=LATER)
    assert won(scene)[0] == (1, "sea", "winner")
    assert [e.action for e in history(scene.session, object_kind="entry")] == [
        "results.override-revoke",
        "results.override",
    ]


@pytest.mark.parametrize(
    ("kind", "reason", "refusal"),
    [("winner", "  ", ReasonMissingError), ("best_hat", "Because.", NoSuchAwardError)],
)
def test_an_override_needs_a_reason_and_an_award_that_there_is(scene, kind, reason, refusal):
    with pytest.raises(refusal):
        override(ready(scene), "sun", kind, reason)


def test_an_entry_that_does_not_stand_cannot_be_given_an_award(scene):
    ready(scene).entries["sun"].state = EntryState.WITHDRAWN
    with pytest.raises(NotStandingError):
        override(scene, "sun", "winner")


# ---- freeze -----------------------------------------------------------------------------------------------


def test_after_the_freeze_nothing_changes(scene, storage):
    sealed = seal(ready(scene), storage)
    assert scene.campaign.frozen_at == LATER
    assert sealed.summary == {"entries": 5, "sheets": 12, "awards": 3}
    for deed in (compute, decide, lambda scene: override(scene, "sun", "winner")):
        with pytest.raises(FrozenError):
            deed(scene)
    with pytest.raises(FrozenError):
        seal(scene, storage)
    assert won(scene)[0] == (1, "sea", "winner")


def test_freezing_needs_standings_and_awards(scene, storage):
    with pytest.raises(NoStandingsError):
        seal(scene, storage)
    compute(scene)
    with pytest.raises(NoAwardsError):
        seal(scene, storage)


def test_a_score_that_changed_since_the_standings_stops_the_freeze(scene, storage):
    ready(scene)
    scene.session.scalars(select(Score)).first().value = 1
    scene.session.flush()
    with pytest.raises(StaleStandingsError):
        seal(scene, storage)


def test_an_entry_disqualified_since_the_awards_stops_the_freeze(scene, storage):
    ready(scene).entries["sea"].state = EntryState.DISQUALIFIED
    with pytest.raises(StaleAwardsError):
        seal(scene, storage)


def test_a_freeze_is_lifted_with_a_reason_until_the_announcement(scene, storage):
    seal(ready(scene), storage)
    with pytest.raises(ReasonMissingError):
        lift(scene, " ")
    lifted = lift(scene, "A sheet was mixed up.")
    assert (lifted.lifted_reason, lifted.lifted_by_id) == ("A sheet was mixed up.", scene.office.id)
    assert scene.campaign.frozen_at is None
    with pytest.raises(NotFrozenError):
        lift(scene, "Once more.")
    decide(scene)
    seal(scene, storage)
    tell(scene)
    with pytest.raises(AnnouncedError):
        lift(scene, "Too late.")
    assert scene.session.scalar(select(func.count(Freeze.id))) == 2


def lift(scene, reason):
    return unfreeze(scene.session, campaign=scene.campaign, reason=reason, actor=scene.office, now=LATER)


# ---- announcement -----------------------------------------------------------------------------------------


def test_announcing_needs_the_freeze(scene):
    with pytest.raises(NotFrozenError):
        tell(ready(scene))


def test_announcing_waits_for_the_end_of_the_embargo_and_names_it(scene, storage):
    seal(ready(scene), storage)
    with pytest.raises(EmbargoedError) as refusal:
        tell(scene, now=make.RESULTS - timedelta(minutes=1))
    assert refusal.value.values == {"when": "6 December 2026, 10:00 CET"}
    assert scene.campaign.announced_at is None


def test_announcing_writes_once_to_each_teacher_whose_class_has_won(scene, storage, config):
    seal(ready(scene), storage)
    assert tell(scene) == 1
    assert tell(scene, now=make.RESULTS + timedelta(hours=1)) == 0
    assert scene.campaign.announced_at == make.RESULTS
    (letter,) = list_mail(scene.session, campaign_id=scene.campaign.id)
    assert (letter.event, letter.recipient) == ("results.announced", "kari@example.org")
    words = render(scene.session, letter, replace(config, base_url="https://garland.example"))
    for line in ("The sea", "Winner", "The sky", "Runner-up", "https://garland.example/c/mtm-2026/results"):
        assert line in words.text
        assert line in words.html
    assert "The fog" not in words.text


def test_a_french_speaking_teacher_reads_the_results_in_french(scene, storage, config):
    scene.session.scalars(select(Account).where(Account.email == "kari@example.org")).one().locale = "fr"
    seal(ready(scene), storage)
    tell(scene)
    (letter,) = list_mail(scene.session, campaign_id=scene.campaign.id)
    words = render(scene.session, letter, config)
    assert words.subject == "2 œuvres de vos classes sont primées\xa0: More than migrants"
    assert "«\xa0The sea\xa0» (Poème) reçoit la distinction «\xa0Premier prix\xa0»." in words.text
    assert '«\xa0<bdi lang="en" dir="ltr">The sea</bdi>\xa0» (Poème) reçoit' in words.html
    assert words.text.count("paraîtra dans le livre.") == 1


def test_a_teacher_without_an_award_is_not_written_to(scene, storage):
    other = make.make_account(scene.session, "ola@example.org", "Ola")
    school = make.make_school(scene.session, make.make_city(scene.session, scene.campaign, "Oslo"))
    make.make_class(scene.session, school, scene.campaign, other)
    seal(ready(scene), storage)
    tell(scene)
    assert [m.recipient for m in list_mail(scene.session)] == ["kari@example.org"]
