"""The profile: what lies ready in it, languages in their order, two questions for the categories."""

import re
from datetime import timedelta

import pytest

from competition.accounts.models import Account, Invitation
from competition.accounts.rules import Role
from competition.accounts.services import grant
from competition.campaign.models import Category
from competition.judging.models import BarredSchool, Judge, JudgeCategory
from competition.judging.panel.models import Invited
from competition.judging.panel.rules import Given
from competition.judging.rules import JudgeState
from tests.factories import category_of, make_city, make_member, make_school, save
from tests.judging.scene import make_judge, make_judged_campaign
from tests.support.signin import sign_in

PLACE = "/c/mtm-2026/judging/profile"
STATED = {"capacity": "9", "city": "0", "conduct": "y"}


@pytest.fixture
def newcomer(session, campaign, client, forms):
    """Somebody who accepted an invitation in which this was given; their browser."""

    def come_in(given=None, account=None, now=campaign.created_at):
        account = account or make_member(session, campaign, Role.JUDGE, "new@example.org", "New")
        if given is not None:
            invitation = save(
                session,
                Invitation(
                    token_hash="1" * 64,
                    email="new@example.org",
                    role=Role.JUDGE,
                    campaign_id=campaign.id,
                    created_at=now,
                    expires_at=now + timedelta(days=30),
                    accepted_at=now,
                    accepted_by_id=account.id,
                ),
            )
            save(
                session,
                Invited(invitation_id=invitation.id, locale="en", given=given.plain(), sent_at=now),
            )
        session.commit()
        return sign_in(client, account)

    return come_in


def values(page, name):
    return [value for value in re.findall(rf'name="{name}-\d"[^>]* value="([^"]*)"', page) if value]


def ticked(page, name):
    return re.findall(rf'<input checked id="{name}-\d"[^>]* value="([^"]*)"', page)


def chosen(page, name):
    return re.search(rf'<select[^>]*name="{name}".*?<option selected value="(\d+)"', page, re.S).group(1)


def test_what_was_given_lies_ready_and_holds_once_the_judge_saves_it(
    session, campaign, school_class, newcomer, poems
):
    city = make_city(session, campaign, "Oslo")
    given = Given(("el", "en"), (poems.id,), 25, city.id, (school_class.school_id,))
    browser = newcomer(given)
    page = browser.get(PLACE).text
    assert "Filled in from your invitation." in page
    assert (values(page, "languages"), values(page, "schools")) == (
        ["Greek", "English"],
        ["Fjord School, Bergen"],
    )
    assert (ticked(page, "forms"), ticked(page, "age_groups")) == (["poem"], ["5-10"])
    assert 'name="capacity"' in page
    assert 'value="25"' in page
    assert chosen(page, "city") == str(city.id)
    session.rollback()
    assert session.query(Judge).count() == 0


def test_a_second_campaign_finds_what_was_said_in_the_first(session, campaign, newcomer, now):
    """Languages and capacity as they were; categories, city and schools where they are here too."""
    earlier = make_judged_campaign(session, slug="mtm-2025", name="Last year")
    there = make_city(session, earlier, "Bergen")
    judge = make_judge(session, earlier, "New", ("nb", "da"), capacity=33, city_id=there.id)
    for name in ("Fjord School", "Only there"):
        school = make_school(session, there, name)
        save(session, BarredSchool(judge_id=judge.id, school_id=school.id))
    essays = category_of(earlier, "essay", "11-18")
    save(session, JudgeCategory(judge_id=judge.id, category_id=essays.id))
    here = make_city(session, campaign, "Bergen")
    make_school(session, here, "Fjord School")
    account = session.get_one(Account, judge.account_id)
    grant(session, account=account, role=Role.JUDGE, campaign_id=campaign.id)
    page = newcomer(account=account).get(PLACE).text
    assert "Filled in from what you said for Last year 2026" in page
    assert values(page, "languages") == ["Norwegian Bokmål", "Danish"]
    assert values(page, "schools") == ["Fjord School, Bergen"]
    assert (ticked(page, "forms"), ticked(page, "age_groups")) == (["essay"], ["11-18"])
    assert chosen(page, "city") == str(here.id)
    assert 'value="33"' in page


def test_the_invitation_goes_before_what_was_said_earlier(session, campaign, newcomer):
    earlier = make_judged_campaign(session, slug="mtm-2025", name="Last year")
    judge = make_judge(session, earlier, "New", ("nb",), capacity=33)
    account = session.get_one(Account, judge.account_id)
    grant(session, account=account, role=Role.JUDGE, campaign_id=campaign.id)
    page = newcomer(Given(languages=("fr",)), account).get(PLACE).text
    assert values(page, "languages") == ["French"]
    assert 'value="33"' in page


def test_what_another_judge_said_is_never_ready(session, campaign, newcomer):
    make_judge(session, make_judged_campaign(session, slug="mtm-2025"), "Other", ("nb",), capacity=33)
    page = newcomer().get(PLACE).text
    assert "Filled in" not in page
    assert values(page, "languages") == []


def test_two_campaigns_show_on_the_judges_first_page(session, campaign, judge, newcomer):
    second = make_judged_campaign(session, slug="mtm-2027", name="Second")
    account = session.get_one(Account, judge.account_id)
    grant(session, account=account, role=Role.JUDGE, campaign_id=second.id)
    page = newcomer(account=account).get("/").text
    assert "More than migrants 2026" in page
    assert "Second 2026" in page


@pytest.mark.parametrize(
    ("move", "order"),
    [
        ("1-up", ["English", "Greek", "French"]),
        ("0-down", ["English", "Greek", "French"]),
        ("2-up", ["Greek", "French", "English"]),
        ("0-up", ["Greek", "English", "French"]),
        ("99-up", ["Greek", "English", "French"]),
        ("nonsense", ["Greek", "English", "French"]),
    ],
)
def test_a_language_moves_up_and_down_without_scripts_and_saves_nothing(
    session, judge, reader, forms, move, order
):
    typed = {"languages-0": "Greek", "languages-1": "English", "languages-2": "French", "capacity": "7"}
    answer = reader().post(PLACE, data={**typed, "city": "0", "conflict": "I know a class.", "move": move})
    assert answer.status_code == 200
    assert values(answer.text, "languages") == order
    assert "I know a class." in answer.text
    session.rollback()
    assert session.get_one(Judge, judge.id).languages == ["en"]


def stated(session, browser, **ticks):
    browser.post(PLACE, data={**STATED, "languages-0": "Greek", **ticks})
    session.rollback()
    return {
        category.key
        for category in session.query(Category)
        .join(JudgeCategory, JudgeCategory.category_id == Category.id)
        .all()
    }


@pytest.mark.parametrize(
    ("forms_ticked", "groups_ticked", "keys"),
    [
        ([], [], set()),
        (["poem"], ["5-10"], {"poem/5-10"}),
        (["poem"], [], {"poem/5-10", "poem/11-18"}),
        ([], ["11-18"], {"poem/11-18", "essay/11-18", "illustration/11-18"}),
        (["poem", "essay", "illustration"], ["5-10", "11-18"], set()),
    ],
)
def test_forms_and_age_groups_are_two_questions(session, newcomer, forms_ticked, groups_ticked, keys):
    assert stated(session, newcomer(), forms=forms_ticked, age_groups=groups_ticked) == keys


def test_categories_that_two_questions_cannot_say_are_a_list(session, campaign, judge, reader, poems):
    essays = category_of(campaign, "essay", "11-18")
    for category in (poems, essays):
        save(session, JudgeCategory(judge_id=judge.id, category_id=category.id))
    page = reader().get(PLACE).text
    assert ticked(page, "categories") == [str(poems.id), str(essays.id)]
    assert 'name="forms"' not in page


def test_more_schools_than_places_are_all_kept(session, campaign, judge, reader, forms):
    city = make_city(session, campaign, "Oslo")
    schools = [make_school(session, city, f"School {n}") for n in range(6)]
    for school in schools:
        save(session, BarredSchool(judge_id=judge.id, school_id=school.id))
    browser = reader()
    page = browser.get(PLACE).text
    fields = dict(re.findall(r'name="((?:languages|schools)-\d)"[^>]* value="([^"]*)"', page))
    assert len([name for name in fields if name.startswith("schools")]) == 7
    browser.post(PLACE, data={**fields, "capacity": "9", "city": "0"})
    session.rollback()
    assert session.query(BarredSchool).count() == 6


def test_the_capacity_is_said_in_hours(session, judge, reader):
    judge.capacity = 25
    assert re.search(r"<output[^>]*>about 3 h 45</output>", reader().get(PLACE).text)


def test_a_judge_without_a_profile_has_nothing_to_go_back_to(session, campaign, newcomer):
    assert "Back to your entries" not in newcomer().get(PLACE).text
    assert session.query(Judge).filter_by(state=JudgeState.READY).count() == 0
