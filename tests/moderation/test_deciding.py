"""What the jury decides changes awards and never a score; each decision is written down."""

import json
import re
import zipfile
from io import BytesIO

import pytest
from sqlalchemy import select

from competition.judging.models import Assignment, Flag, Scoresheet
from competition.judging.rules import FlagKind
from competition.moderation.errors import (
    DecidedMeanwhileError,
    NoSuchChoiceError,
    NoSuchWorkError,
    NotesChangedError,
)
from competition.moderation.facts import decision_facts
from competition.moderation.models import Decision, Matter
from competition.moderation.queries import at_stake
from competition.moderation.rules import AS_IT_IS, NOTHING, ORDER, Cause, letter, shuffled
from competition.moderation.services import choose, decide, keep_notes, last_decision, put_on_list
from competition.platform.audit import history
from competition.results.errors import FrozenError, ReasonMissingError
from competition.results.facts import MENTION
from competition.results.models import Award, FreezeName, Override, Standing
from competition.results.quotas import Quotas
from competition.results.sealing.store import read_bytes
from competition.results.services import choose_rules, freeze
from tests.results.scene import CLOSED


def say(scene, name, choice, reason="The jury was of one mind.", last=None):
    entry = scene.entries[name]
    last = last_decision(scene.session, entry) if last is None else last
    made = decide(
        scene.session, entry=entry, choice=choice, reason=reason, last=last, actor=scene.office, now=CLOSED
    )
    scene.session.commit()
    return made


def kinds(scene):
    rows = scene.session.execute(select(Award.entry_id, Award.kind).order_by(Award.place)).all()
    names = {entry.id: name for name, entry in scene.entries.items()}
    return {names[entry_id]: kind for entry_id, kind in rows}


def listed(scene):
    lines = at_stake(scene.session, campaign_id=scene.campaign.id, round_id=scene.round.id)
    return {line.ref: line.causes for line in lines}


def figures(scene):
    return [
        (s.entry_id, s.raw, s.calibrated, s.rank, s.award_probability)
        for s in scene.session.scalars(select(Standing).order_by(Standing.entry_id))
    ]


def test_the_jury_gives_an_award_against_the_order_and_no_score_changes(scene):
    before = figures(scene)
    assert kinds(scene) == {"sea": "winner", "sky": "runner_up", "sun": "published"}
    say(scene, "fog", "winner", "It will not leave us.")
    assert kinds(scene)["fog"] == "winner" and kinds(scene)["sea"] == "runner_up"
    assert figures(scene) == before
    assert {entry.action for entry in history(scene.session)} >= {"moderation.decide", "results.override"}


def test_a_new_decision_takes_the_earlier_one_back(scene):
    before = kinds(scene)
    say(scene, "sea", NOTHING)
    assert "sea" not in kinds(scene)
    say(scene, "sea", ORDER, "We looked once more.")
    assert kinds(scene) == before
    assert scene.session.scalar(select(Override)) is None
    assert [each.choice for each in scene.session.scalars(select(Decision).order_by(Decision.id))] == [
        NOTHING,
        ORDER,
    ]


def test_leaving_a_work_as_it_is_is_a_decision_that_changes_nothing(scene):
    before = kinds(scene)
    say(scene, "sky", AS_IT_IS)
    assert kinds(scene) == before
    assert scene.session.scalar(select(Override)) is None
    assert scene.session.scalars(select(Decision.choice)).all() == [AS_IT_IS]


def test_a_mention_is_given_to_a_work_that_nobody_nominated(scene):
    say(scene, "fog", "special_mention")
    assert kinds(scene) == {
        "sea": "winner",
        "sky": "runner_up",
        "sun": "published",
        "fog": "special_mention",
    }


def test_a_decision_needs_a_reason_and_one_of_those_offered(scene):
    with pytest.raises(ReasonMissingError):
        say(scene, "sea", NOTHING, "  ")
    with pytest.raises(NoSuchChoiceError):
        say(scene, "sea", "grand_prix")
    with pytest.raises(NoSuchChoiceError):
        say(scene, "sea", ORDER)


def test_who_has_not_read_the_last_decision_is_told_of_it_before_deciding(scene):
    say(scene, "sea", NOTHING)
    with pytest.raises(DecidedMeanwhileError):
        say(scene, "sea", "winner", last=0)
    assert "sea" not in kinds(scene)


def test_two_people_do_not_overwrite_each_others_notes(scene):
    def note(text, version):
        keep_notes(
            scene.session,
            entry=scene.entries["sea"],
            notes=text,
            version=version,
            actor=scene.office,
            now=CLOSED,
        )

    note("A strong last line.", 0)
    with pytest.raises(NotesChangedError) as refused:
        note("A weak title.", 0)
    assert (refused.value.notes, refused.value.version) == ("A strong last line.", 1)
    note("A strong last line. A weak title.", 1)
    assert scene.session.scalar(select(Matter.notes)) == "A strong last line. A weak title."


def test_works_are_put_on_the_list_by_number_and_taken_off_again(scene):
    fog = scene.entries["fog"].ref
    assert fog not in listed(scene)
    put_on_list(scene.session, campaign=scene.campaign, number=" mtm-fog ", actor=None, now=CLOSED)
    assert listed(scene)[fog] == (Cause.CHOSEN,)
    choose(scene.session, entry=scene.entries["fog"], chosen=False, actor=None, now=CLOSED)
    assert fog not in listed(scene)
    with pytest.raises(NoSuchWorkError):
        put_on_list(scene.session, campaign=scene.campaign, number="MTM-0", actor=None, now=CLOSED)


def test_the_list_proposes_what_the_scores_leave_open(scene):
    session = scene.session
    by = {s.entry_id: s for s in session.scalars(select(Standing))}
    for standing in by.values():
        standing.award_probability, standing.disagreement = 1.0, 0.0
    session.flush()
    assert listed(scene) == {}
    sea, sky, sun, fog = (scene.entries[name] for name in ("sea", "sky", "sun", "fog"))
    by[sky.id].award_probability = 0.5
    by[sea.id].disagreement = 20.0
    by[fog.id].calibrated = by[sun.id].calibrated
    sheet = session.scalars(
        select(Assignment).where(Assignment.blind_entry_id == scene.copies[sea.id].id)
    ).first()
    flag = Flag(assignment_id=sheet.id, kind=FlagKind.COPIED, raised_at=CLOSED)
    session.add(flag)
    session.flush()
    assert listed(scene) == {
        sea.ref: (Cause.FLAGGED, Cause.DISAGREEMENT),
        sky.ref: (Cause.CLOSE,),
        sun.ref: (Cause.TIED,),
        fog.ref: (Cause.TIED,),
    }
    flag.settled_at = CLOSED
    by[sea.id].disagreement = 0.0
    session.flush()
    assert sea.ref not in listed(scene)


def test_judges_are_letters_in_an_order_of_its_own_for_each_work_that_stays():
    judges = ["ann", "ben", "cho", "dia"]
    orders = {work: shuffled(work, judges) for work in ("sea", "sky", "sun", "fog", "elm")}
    assert all(sorted(order) == judges for order in orders.values())
    assert len({tuple(order) for order in orders.values()}) > 1
    assert shuffled("sea", reversed(judges)) == orders["sea"]
    assert [letter(at) for at in (0, 25, 26, 27)] == ["A", "Z", "AA", "AB"]


def test_a_mention_beyond_the_limit_is_refused_with_what_to_do_next(scene, office):
    one = Quotas(mentions_per_category=1)
    choose_rules(scene.session, campaign=scene.campaign, quotas=one, actor=None, now=CLOSED)
    say(scene, "fog", MENTION)
    page = f"/c/mtm-2026/office/results/jury/works/{scene.entries['elm'].ref}"
    token = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', office.get(page).text).group(1)
    sent = {"csrf_token": token, "choice": MENTION, "reason": "It stays with us.", "last": "0"}
    answer = office.post(page, data=sent)
    assert answer.status_code == 409
    assert "All special mentions of this category are given: there may be 1. Take one back" in answer.text
    assert "It stays with us." in answer.text
    assert [each.choice for each in scene.session.scalars(select(Decision))] == [MENTION]


def test_the_sealed_file_holds_the_decisions_in_their_order_and_nobodys_words(scene, storage):
    say(scene, "sea", NOTHING, "Kari Teacher wrote it herself.")
    say(scene, "fog", "winner", "Plantagenet is ten years old.")
    say(scene, "sea", ORDER, "We looked once more.")
    sealed = freeze(
        scene.session, campaign=scene.campaign, round_=scene.round, storage=storage, actor=None, now=CLOSED
    )
    scene.session.flush()
    with zipfile.ZipFile(BytesIO(read_bytes(scene.session, freeze=sealed, storage=storage))) as archive:
        files = {name: archive.read(name).decode() for name in archive.namelist()}
    names = {row.entry_id: row.name for row in scene.session.scalars(select(FreezeName)) if row.entry_id}
    sea, fog = (names[scene.entries[name].id] for name in ("sea", "fog"))
    assert json.loads(files["decisions.json"]) == [
        {"choice": "none", "entry": sea, "order": 1},
        {"choice": "winner", "entry": fog, "order": 2},
        {"choice": "order", "entry": sea, "order": 3},
    ]
    whole = "".join(files.values())
    for word in ("Kari", "Plantagenet", "looked once more", "Judge", "Office", "MTM-SEA", "The sea", "Fjord"):
        assert word not in whole, word
    assert not any(one.ref in whole for one in (*scene.entries.values(), *scene.judges.values()))


def test_what_was_decided_goes_into_the_bundle_in_its_order_without_words(scene, storage):
    say(scene, "sea", NOTHING, "Kari Teacher wrote it herself.")
    say(scene, "fog", "winner")
    told = decision_facts(scene.session, scene.campaign.id)
    refs = [scene.entries[name].ref for name in ("sea", "fog")]
    assert [(each.entry, each.choice, each.order) for each in told] == [
        (refs[0], NOTHING, 1),
        (refs[1], "winner", 2),
    ]
    assert "Kari" not in str([(each.entry, each.choice, each.order) for each in told])


def test_nothing_is_decided_or_noted_once_the_results_are_frozen(scene, storage):
    freeze(
        scene.session, campaign=scene.campaign, round_=scene.round, storage=storage, actor=None, now=CLOSED
    )
    scene.session.commit()
    fog = scene.entries["fog"]
    with pytest.raises(FrozenError):
        say(scene, "fog", "winner")
    with pytest.raises(FrozenError):
        keep_notes(scene.session, entry=fog, notes="x", version=0, actor=None, now=CLOSED)
    with pytest.raises(FrozenError):
        choose(scene.session, entry=fog, chosen=True, actor=None, now=CLOSED)
    assert scene.session.scalars(select(Scoresheet.id)).all()
