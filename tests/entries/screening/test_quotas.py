"""Entries per class and per school: told beforehand, asked at handing in, given back by a withdrawal."""

import pytest

from competition.entries import services
from competition.entries.errors import QuotaFullError, TooFewPlacesError
from competition.entries.facts import Words
from competition.entries.quotas import Places, Scope, places
from competition.entries.rules import EntryState, MadeBy, ScreeningDecision
from tests.entries.conftest import MINA, POEM
from tests.factories import category_of


@pytest.fixture
def other_class(session, campaign, school, teacher, now):
    return services.start_class(
        session, campaign=campaign, school=school, name="4b", age_group="5-10",
        rules_version=campaign.rules_version, teacher=teacher, now=now,
    )  # fmt: skip


@pytest.fixture
def write_in(session, campaign, teacher, now):
    def write_in(school_class):
        by, category = {"actor": teacher, "now": now}, category_of(campaign)
        entry = services.create_entry(session, school_class=school_class, category=category, **by)
        services.save_words(session, entry=entry, category=category, words=POEM, **by)
        services.set_people(session, entry=entry, made_by=MadeBy.PUPIL, makers=(MINA,), **by)
        return entry

    return write_in


def test_without_limits_nothing_is_asked(session, campaign, school_class):
    assert places(session, campaign, school_class) == []


@pytest.mark.parametrize("of_category", [True, False])
def test_a_class_can_hand_in_as_many_as_it_has_places(
    session, campaign, school_class, hand_in, poem, submit, teacher, now, of_category
):
    (category_of(campaign) if of_category else campaign).max_per_class = 2
    first = hand_in("One", "One.")
    hand_in("Two", "Two.")
    form = "poem" if of_category else ""
    assert places(session, campaign, school_class) == [Places(Scope.CLASS, form, 2, 2)]
    with pytest.raises(QuotaFullError):
        submit(poem)
    assert poem.state is EntryState.DRAFT
    services.withdraw(session, entry=first, actor=teacher, now=now)
    submit(poem)
    with pytest.raises(QuotaFullError):
        services.bring_back(session, entry=first, actor=teacher, now=now)


def test_the_classes_of_a_school_share_its_places(
    session, campaign, school_class, other_class, hand_in, write_in, submit
):
    campaign.max_per_school = 2
    hand_in("One", "One.")
    submit(write_in(other_class))
    expected = [Places(Scope.SCHOOL, "", 2, 2)]
    assert places(session, campaign, school_class) == places(session, campaign, other_class) == expected
    with pytest.raises(QuotaFullError):
        submit(write_in(school_class))


def test_another_form_has_its_own_places(session, campaign, hand_in, write, submit):
    category_of(campaign).max_per_class = 1
    hand_in("One", "One.")
    submit(write(words=Words("Prose", "A day at sea.", "en"), form="essay"))


def test_a_returned_entry_keeps_its_place_and_takes_no_second(campaign, hand_in, decide, submit):
    campaign.max_per_class = 1
    entry = hand_in("One", "One.")
    decide(entry, ScreeningDecision.RETURN, "Please look again.")
    submit(entry)
    assert entry.state is EntryState.SUBMITTED


def test_a_class_that_would_hand_in_too_many_chooses(session, campaign, school_class, write, teacher, now):
    campaign.max_per_class = 2
    drafts = [write(words=Words(f"Poem {n}", f"Text {n}.", "en")) for n in range(3)]
    with pytest.raises(TooFewPlacesError) as refusal:
        services.submit_class(session, school_class=school_class, actor=teacher, now=now)
    assert refusal.value.values == {"wanted": 3, "left": 2}
    assert {entry.state for entry in drafts} == {EntryState.DRAFT}


def test_the_workspace_tells_how_many_places_are_taken(
    campaign, school_class, hand_in, write, teacher, browse
):
    campaign.max_per_school, category_of(campaign).max_per_class = 3, 1
    hand_in("One", "One.")
    draft = write()
    client = browse(teacher)
    page = client.get(f"/class/{school_class.ref}").text
    assert "1 of 3 places of your school are taken." in page
    assert "1 of 1 places of your class are taken (Poems)." in page
    client.post(f"/entry/{draft.ref}/submit")
    assert "There is no place left for this entry." in client.get(f"/entry/{draft.ref}").text
