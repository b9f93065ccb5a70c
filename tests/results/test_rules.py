"""The rules of the awards from the form to the awards, the page, the freeze and the bundle."""

import json
import re

import pytest
from sqlalchemy import select

from competition.entries.identity import Authorship
from competition.judging.models import Assignment, Scoresheet
from competition.platform.audit import history
from competition.results.errors import (
    FrozenError,
    MentionsFullError,
    MentionsOfSchoolFullError,
    NotNominatedError,
)
from competition.results.models import Award, Mention
from competition.results.quotas import KNOWN, Quotas, quotas_of
from competition.results.sealing.bundle import recompute_awards
from competition.results.sealing.files import to_files
from competition.results.sealing.store import read_bundle
from competition.results.services import (
    choose_rules,
    compute_standings,
    confirm_mention,
    decide_awards,
    freeze,
    override_award,
    revoke_mention,
)
from tests import factories as make
from tests.results.pages import OFFICE, post, text_of
from tests.results.scene import CLOSED, Scene
from tests.support.signin import sign_in


@pytest.fixture
def scene(session):
    """Four works; "sea" and "sky", which stand first, come from one school, "sun" and "fog" from others."""
    scene = Scene(session, unread=("elm",))
    for name, town in (("sun", "Oslo"), ("fog", "Ghent")):
        school = make.make_school(session, make.make_city(session, scene.campaign, town), f"School of {town}")
        elsewhere = make.make_class(session, school, scene.campaign, scene.teacher)
        session.get(Authorship, scene.entries[name].id).class_id = elsewhere.id
    nominate(scene, "fog")
    session.flush()
    compute_standings(session, round_=scene.round, actor=None, now=CLOSED)
    decide_awards(session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    session.commit()
    return scene


def nominate(scene, name):
    """Let one of its judges nominate a work for a special mention."""
    copy = scene.copies[scene.entries[name].id]
    sheets = select(Scoresheet).join(Assignment, Assignment.id == Scoresheet.assignment_id)
    sheet = scene.session.scalars(sheets.where(Assignment.blind_entry_id == copy.id)).first()
    sheet.nominated = True


def keep_to(scene, **numbers):
    rules = {key.replace("_", "-"): number for key, number in numbers.items()}
    quotas = quotas_of({"rules": rules})
    choose_rules(scene.session, campaign=scene.campaign, quotas=quotas, actor=scene.office, now=CLOSED)


def mention(scene, name, act=confirm_mention):
    act(scene.session, entry=scene.entries[name], actor=scene.office, now=CLOSED)


def seal(scene, storage):
    return freeze(
        scene.session, campaign=scene.campaign, round_=scene.round, storage=storage, actor=None, now=CLOSED
    )


def won(scene):
    names = {entry.id: name for name, entry in scene.entries.items()}
    awards = scene.session.scalars(select(Award).order_by(Award.place))
    return [(names[award.entry_id], award.kind) for award in awards]


def test_awards_follow_the_rules_at_once(scene):
    assert won(scene) == [("sea", "winner"), ("sky", "runner_up"), ("sun", "published")]
    keep_to(scene, most_school=1)
    assert won(scene) == [("sea", "winner"), ("sun", "runner_up"), ("fog", "published")]
    assert "results.rules" in [each.action for each in history(scene.session)]


def test_a_decision_of_the_jury_counts_under_the_rules(scene):
    keep_to(scene, most_school=1)
    override_award(
        scene.session,
        entry=scene.entries["sky"],
        kind="published",
        reason="It sings.",
        actor=None,
        now=CLOSED,
    )
    assert won(scene) == [("sun", "winner"), ("fog", "runner_up"), ("sky", "published")]


def test_every_known_rule_survives_being_kept(scene):
    chosen = quotas_of({"rules": {key: at for at, key in enumerate(KNOWN)}, "ties": ["submitted"]})
    assert len(chosen.rules) == len(KNOWN)
    assert quotas_of(json.loads(json.dumps(chosen.as_dict()))) == chosen


def test_after_the_freeze_rules_and_mentions_stay(scene, storage):
    seal(scene, storage)
    for deed in (lambda: keep_to(scene, most_school=1), lambda: mention(scene, "fog")):
        with pytest.raises(FrozenError):
            deed()


def test_a_nominated_work_gets_a_special_mention_and_takes_no_award_from_others(scene):
    mention(scene, "fog")
    assert won(scene)[2:] == [("sun", "published"), ("fog", "special_mention")]
    mention(scene, "fog", revoke_mention)
    assert won(scene)[2:] == [("sun", "published")]


def test_a_work_that_wins_something_else_has_that_instead_of_its_mention(scene):
    mention(scene, "fog")
    keep_to(scene, most_school=1)
    assert ("fog", "published") in won(scene)
    assert ("fog", "special_mention") not in won(scene)


def test_only_what_was_nominated_can_be_mentioned(scene):
    with pytest.raises(NotNominatedError):
        mention(scene, "sky")


LIMITS = [
    ("mentions_per_category", "fog", MentionsFullError),
    ("mentions_per_school", "fog", MentionsOfSchoolFullError),
]


@pytest.mark.parametrize(("limit", "work", "refusal"), LIMITS)
def test_mentions_have_limits_of_their_own(scene, limit, work, refusal):
    quotas = Quotas(**{limit: 0})
    choose_rules(scene.session, campaign=scene.campaign, quotas=quotas, actor=None, now=CLOSED)
    with pytest.raises(refusal):
        mention(scene, work)
    assert scene.session.scalar(select(Mention)) is None


def decide_for(scene, name, kind="special_mention"):
    return override_award(
        scene.session, entry=scene.entries[name], kind=kind, reason="It stays.", actor=None, now=CLOSED
    )


def test_a_mention_that_the_jury_decides_keeps_to_the_limit_and_counts_for_the_others(scene):
    one = Quotas(mentions_per_category=1)
    choose_rules(scene.session, campaign=scene.campaign, quotas=one, actor=None, now=CLOSED)
    mention(scene, "fog")
    with pytest.raises(MentionsFullError):
        decide_for(scene, "sun")
    assert ("fog", "special_mention") in won(scene)
    decide_for(scene, "fog", None)
    decide_for(scene, "sun")
    decide_for(scene, "sun")
    assert [each for each in won(scene) if each[1] == "special_mention"] == [("sun", "special_mention")]
    with pytest.raises(MentionsFullError):
        decide_for(scene, "sky")


def test_two_works_of_a_school_share_the_mentions_that_a_school_may_have(scene):
    one = Quotas(mentions_per_school=1)
    choose_rules(scene.session, campaign=scene.campaign, quotas=one, actor=None, now=CLOSED)
    decide_for(scene, "sea")
    decide_for(scene, "fog")
    with pytest.raises(MentionsOfSchoolFullError):
        decide_for(scene, "sky")


def test_a_number_of_mentions_in_the_category_is_no_award_by_the_standings(scene):
    scene.category.awards = [*scene.category.awards, {"kind": "special_mention", "number": 1}]
    decide_awards(scene.session, campaign=scene.campaign, round_=scene.round, actor=None, now=CLOSED)
    assert len(won(scene)) == 3


@pytest.mark.parametrize("rules", [{}, {"most_school": 1}, {"most_city": 1, "different_language": 1}])
def test_anybody_can_decide_the_awards_again_from_the_bundle(scene, storage, rules):
    keep_to(scene, **rules)
    mention(scene, "fog")
    override_award(
        scene.session, entry=scene.entries["sun"], kind="winner", reason="Yes.", actor=None, now=CLOSED
    )
    bundle = read_bundle(scene.session, freeze=seal(scene, storage), storage=storage)
    assert bundle["format"] == 3
    assert recompute_awards(bundle) == bundle["awards"] != []
    bundle["overrides"] = []
    assert recompute_awards(bundle) != bundle["awards"]


def test_schools_and_cities_are_in_the_bundle_only_where_a_rule_counts_them_and_never_by_name(scene, storage):
    keep_to(scene, most_school=2)
    bundle = read_bundle(scene.session, freeze=seal(scene, storage), storage=storage)
    schools = [each["school"] for each in bundle["entries"]]
    assert (len(schools), len(set(schools))) == (5, 3)
    assert not any("city" in each or "language" in each for each in bundle["entries"])
    assert not re.search("Oslo|Ghent|Bergen|School|Fjord", b"".join(to_files(bundle).values()).decode())


# ---- pages ------------------------------------------------------------------------------------------------


def test_the_secretariat_sets_rules_and_reads_who_was_passed_over_and_what_easing_gives(client, scene):
    office = sign_in(client, scene.office)
    said = text_of(
        post(office, f"{OFFICE}/rules", most_school="1", tie_1="raw", tie_2="", tie_3="", tie_4="")
    )
    assert "The awards keep to these rules from now on." in said
    assert "2 The sun MTM-SUN Runner-up place 3 in the standings" in said
    assert (
        "2 The sky MTM-SKY Poems, 5–10 Awards for one school: at most 1 MTM-SEA "
        "Awards for one school: at most 2: it would have an award, and MTM-FOG none."
    ) in said
    assert 'value="1"' in office.get(f"{OFFICE}/rules").text


def test_after_the_freeze_the_page_shows_the_rules_and_takes_none(client, scene, storage):
    office = sign_in(client, scene.office)
    assert "Let these rules hold" in office.get(f"{OFFICE}/rules").text
    seal(scene, storage)
    scene.session.commit()
    page = office.get(f"{OFFICE}/rules").text
    assert "Let these rules hold" not in page
    assert '<fieldset class="form" disabled>' in page


def test_one_rule_for_ties_twice_is_sent_back_with_what_was_typed(client, scene):
    office = sign_in(client, scene.office)
    page = post(office, f"{OFFICE}/rules", most_city="7", tie_1="raw", tie_2="raw", tie_3="", tie_4="")
    assert page.status_code == 400
    assert "This stands further up already." in text_of(page)
    assert 'value="7"' in page.text


def test_rules_and_decisions_that_cannot_hold_together_are_said_with_what_would_help(client, scene):
    keep_to(scene, most_school=1, most_city=1, different_language=3)
    for name in ("sea", "sky"):
        override_award(
            scene.session, entry=scene.entries[name], kind="winner", reason="So.", actor=None, now=CLOSED
        )
    scene.session.commit()
    said = text_of(sign_in(client, scene.office).get(f"{OFFICE}/awards"))
    assert "The jury’s decisions give awards to MTM-SEA, MTM-SKY, which is more than" in said
    assert "“Languages among the works awarded: at least 3” is missed by 2" in said


def test_an_award_that_no_rule_lets_anybody_have_is_said(client, scene):
    keep_to(scene, most_form=2)
    scene.session.commit()
    said = text_of(sign_in(client, scene.office).get(f"{OFFICE}/awards"))
    assert "Poems, 5–10: 1 award stays empty, because the rules let nobody have it." in said
    assert "It would help to have: Awards for one form: at most 3." in said


def test_a_mention_is_confirmed_and_taken_back_on_its_page(client, scene):
    office, ref = sign_in(client, scene.office), scene.entries["fog"].ref
    assert "The fog MTM-FOG Poems, 5–10 1" in text_of(office.get(f"{OFFICE}/mentions"))
    assert "is confirmed" in text_of(post(office, f"{OFFICE}/works/{ref}/mention"))
    assert "– The fog MTM-FOG Special mention nominated by judges" in text_of(office.get(f"{OFFICE}/awards"))
    assert "is taken back" in text_of(post(office, f"{OFFICE}/works/{ref}/mention/revoke"))
    refused = post(office, f"{OFFICE}/works/{scene.entries['sky'].ref}/mention")
    assert "No judge has nominated this entry" in refused.text
