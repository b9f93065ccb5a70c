"""Which categories a campaign has: what may change, and what would break something."""

import re
from dataclasses import replace

import pytest
from sqlalchemy import select

from competition.accounts.rules import Role
from competition.campaign.categories import change_categories, possible_categories
from competition.campaign.errors import AwardsFrozenError, CategoryInUseError, NoCategoryError
from competition.campaign.models import Campaign, Category
from competition.campaign.preset import load_preset
from competition.campaign.services import create_campaign
from competition.platform import audit
from tests.factories import category_of, make_city, make_class, make_entry, make_member, make_school
from tests.support.signin import sign_in

PAGE = "/c/more-than-migrants-2026/office/categories"


@pytest.fixture
def campaign(session, now):
    preset = load_preset("more-than-migrants")
    return create_campaign(session, preset=preset, year=2026, actor=None, now=now)


@pytest.fixture
def office(session, campaign):
    return make_member(session, campaign, Role.SECRETARIAT)


@pytest.fixture
def change(session, campaign, office, now):
    """Change the categories to these plans."""

    def change(plans):
        change_categories(session, campaign=campaign, plans=plans, actor=office, now=now)
        session.flush()

    return change


def taken(campaign):
    return [category.plan for category in possible_categories(campaign) if category.taken]


def enter(session, campaign, form="poem"):
    school = make_school(session, make_city(session, campaign, "Bergen"))
    return make_entry(session, make_class(session, school, campaign), category_of(campaign, form))


def test_a_category_left_out_is_still_offered_and_comes_back_whole(session, campaign, change):
    plans = taken(campaign)
    rubric = category_of(campaign, "essay", "11-18").rubric
    change([plan for plan in plans if plan.key != ("essay", "11-18")])
    assert len(campaign.categories) == 5
    assert [category.plan.key for category in possible_categories(campaign) if not category.taken] == [
        ("essay", "11-18")
    ]
    change(plans)
    session.expire_all()
    assert [(c.form, c.age_group) for c in campaign.categories] == [plan.key for plan in plans]
    assert category_of(campaign, "essay", "11-18").rubric == rubric
    deeds = audit.history(session, campaign_id=campaign.id)
    assert [deed.action for deed in deeds] == [
        "campaign.categories",
        "campaign.categories",
        "campaign.created",
    ]


def test_limits_reads_and_awards_change_and_an_award_keeps_its_card(campaign, change):
    first, *others = taken(campaign)
    awards = (("winner", 2), ("special_mention", 3), ("published", 4))
    change([replace(first, max_lines=30, max_images=1, reads=4, awards=awards), *others])
    category = category_of(campaign)
    assert (category.max_lines, category.max_images, category.reads) == (30, 1, 4)
    assert category.awards == [
        {"kind": "winner", "number": 2, "card": True},
        {"kind": "special_mention", "number": 3, "card": True},
        {"kind": "published", "number": 4, "card": False},
    ]


def test_a_category_with_entries_stays(session, campaign, change):
    enter(session, campaign)
    plans = [plan for plan in taken(campaign) if plan.key != ("poem", "5-10")]
    with pytest.raises(CategoryInUseError) as refused:
        change(plans)
    assert refused.value.values == {"category": "Poems, 5–10"}


def test_awards_stay_once_the_results_are_frozen_but_limits_do_not(campaign, change, now):
    campaign.frozen_at = now
    first, *others = taken(campaign)
    for plans in ([replace(first, awards=(("winner", 5),)), *others], others):
        with pytest.raises(AwardsFrozenError):
            change(plans)
    change([replace(first, max_lines=99), *others])
    assert category_of(campaign).max_lines == 99


def test_a_campaign_needs_a_category(change):
    with pytest.raises(NoCategoryError):
        change([])


def typed(page):
    """What the form of the categories holds."""
    fields = dict(re.findall(r'<input[^>]*name="([^"]+)"[^>]*value="([^"]*)"', page.text))
    unticked = set(re.findall(r'name="(c_\w+-taken)" type="checkbox"', page.text))
    unticked -= set(re.findall(r'<input checked[^>]*name="(c_\w+-taken)"', page.text))
    return {name: value for name, value in fields.items() if name not in unticked}


@pytest.fixture
def browser(session, client, office):
    session.commit()
    return sign_in(client, office)


def test_the_page_changes_them(browser, database):
    form = typed(browser.get(PAGE))
    del form["c_essay_5_10-taken"]
    answer = browser.post(PAGE, data={**form, "c_poem_5_10-max_lines": "24", "c_poem_5_10-max_words": ""})
    assert answer.location == PAGE
    with database.reading() as session:
        campaign = session.scalars(select(Campaign)).one()
        assert len(campaign.categories) == 5
        assert (category_of(campaign).max_lines, category_of(campaign).max_words) == (24, None)
        assert category_of(campaign, "illustration").min_images == 1
    assert "c_essay_5_10-taken" not in typed(browser.get(PAGE))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"c_poem_5_10-max_lines": "0"}, "A number from 1 to 1000, please."),
        ({"c_poem_5_10-min_images": "3"}, "At most cannot be less than at least."),
        ({"c_illustration_5_10-min_images": "0"}, "so each needs a picture"),
        ({"c_poem_5_10-reads": "many"}, "c_poem_5_10-reads-error"),
        (
            {f"c_poem_5_10-award_{kind}": "" for kind in ("winner", "runner_up", "published")},
            "Say how many awards there are, at least one.",
        ),
    ],
)
def test_what_cannot_be_is_explained_and_kept(browser, database, changed, said):
    answer = browser.post(PAGE, data={**typed(browser.get(PAGE)), "c_essay_5_10-max_words": "555", **changed})
    assert answer.status_code == 400
    assert said in answer.text
    assert 'value="555"' in answer.text
    with database.reading() as session:
        assert session.scalars(select(Category.max_words).where(Category.form == "essay")).all() == [600, 600]


def test_a_refusal_is_said_on_the_page_and_nothing_is_changed(session, campaign, browser, database):
    enter(session, campaign)
    session.commit()
    form = typed(browser.get(PAGE))
    del form["c_poem_5_10-taken"]
    answer = browser.post(PAGE, data={**form, "c_essay_5_10-max_words": "555"})
    assert answer.status_code == 409
    assert "“Poems, 5–10” has entries or practice works, or belongs to a judge or a round" in answer.text
    assert 'value="555"' in answer.text
    with database.reading() as session:
        assert session.scalars(select(Category.max_words).where(Category.form == "essay")).all() == [600, 600]


@pytest.mark.parametrize(("opened", "said"), [(True, True), (False, False)])
def test_once_the_call_is_open_the_page_says_what_a_change_holds_for(
    session, campaign, client, office, clock, opened, said
):
    if not opened:
        campaign.milestones[0].at = clock.now().replace(year=2030)
    session.commit()
    page = sign_in(client, office).get(PAGE).text
    assert ("Changed limits hold for entries that are not submitted yet" in page) is said
