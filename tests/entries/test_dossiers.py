"""Entries with all that belongs to them."""

import pytest

from competition.campaign.models import Campaign
from competition.entries.dossiers import dossier_of, dossiers_of_class, dossiers_of_classes
from competition.entries.facts import Lack, Remark
from competition.entries.identity import Authorship
from competition.entries.rules import MadeBy
from competition.entries.services import look_at
from tests.entries.conftest import picture
from tests.factories import category_of, make_campaign, make_city, make_class, make_entry, make_school
from tests.support.statements import counted


def test_a_dossier_holds_the_entry_its_people_and_what_is_missing(session, campaign, school_class, poem):
    dossier = dossier_of(session, campaign, poem)
    assert (dossier.entry, dossier.class_id, dossier.made_by) == (poem, school_class.id, MadeBy.PUPIL)
    assert [person.given_name for person in dossier.people] == ["Mina"]
    assert dossier.category.form == "poem"
    assert dossier.missing == []
    poem.title = ""
    assert [each.kind for each in dossier.missing] == [Lack.TITLE]


def test_small_pictures_are_remarked_on(session, campaign, poem, add, storage):
    for size in ((1600, 1600), (1700, 1700)):
        look_at(session, image=add(poem, picture(size=size), alt="A boat"), storage=storage)
    dossier = dossier_of(session, campaign, poem)
    assert dossier.missing == []
    assert [(note.kind, note.picture) for note in dossier.remarks] == [(Remark.SMALL_PICTURE, 1)]


def test_the_entries_of_a_class_come_in_the_order_of_their_making(
    session, campaign, school, school_class, write
):
    first, second = write(), write()
    other = make_class(session, school, campaign, name="5c")
    make_entry(session, other, category_of(campaign))
    found = dossiers_of_class(session, campaign, school_class.id)
    assert [dossier.entry for dossier in found] == [first, second]
    assert [[p.given_name for p in dossier.people] for dossier in found] == [["Mina"], ["Mina"]]


def test_entries_of_another_campaign_are_left_out(session, campaign, poem):
    other = make_campaign(session, "other-2026")
    elsewhere = make_class(session, make_school(session, make_city(session, other)), other)
    make_entry(session, elsewhere, category_of(other))
    own = session.get_one(Authorship, poem.id).class_id
    assert [d.entry for d in dossiers_of_classes(session, [campaign], [own, elsewhere.id])] == [poem]


@pytest.mark.parametrize("number", [1, 3])
def test_dossiers_need_three_statements_however_many_entries(
    database, session, campaign, school_class, write, add, number
):
    for _ in range(number):
        add(write(), alt="A boat")
    campaign_id, class_id = campaign.id, school_class.id
    session.expunge_all()
    campaign = session.get_one(Campaign, campaign_id)
    assert len(campaign.categories) == 6
    with counted(database) as seen:
        found = dossiers_of_class(session, campaign, class_id)
        assert [dossier.missing for dossier in found] == [[]] * number
    assert len(seen) == 3, "\n".join(seen)
