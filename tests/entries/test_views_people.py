"""Saying who made an entry and what may be shown, in the browser."""

import re

import pytest

from competition.consent.models import PersonKind
from competition.consent.rules import Channel, Level
from competition.entries.services.people import people_of
from tests.factories import DEADLINE


def pupil(number, given, family="", age="9", **levels):
    row = {"given_name": given, "family_name": family, "age": age, **levels}
    return {f"pupils-{number}-{key}": value for key, value in row.items()}


def everywhere(level):
    return {channel.value: level for channel in Channel}


@pytest.fixture
def desk(session, poem, browse, teacher):
    """The page of who made the poem: `get()`, `post(…)`, and who stands there afterwards."""

    class Desk:
        def __init__(self):
            self.browser, self.address = browse(teacher), f"/entry/{poem.ref}"

        def get(self, page="people"):
            session.rollback()  # SQLite has one writer
            return self.browser.get(f"{self.address}/{page}".rstrip("/"))

        def post(self, page="people", **data):
            session.rollback()
            return self.browser.post(f"{self.address}/{page}", data=data)

        def seen(self):
            return re.search(r'name="seen"[^>]*value="(\w+)"', self.get().text).group(1)

        def people(self):
            session.expire_all()
            found = people_of(session, poem.id)
            facts = [
                (
                    p.given_name,
                    p.family_name,
                    p.age,
                    p.count,
                    {c.channel.value: c.level.value for c in p.consents},
                )
                for p in found
            ]
            session.rollback()
            return facts

    return Desk()


def test_what_was_said_is_marked_and_nothing_else(desk):
    page = desk.get().text
    checked = re.findall(r'name="(pupils-0-\w+|counted-\w+)" value="([\w-]+)"[^>]* checked', page)
    assert checked == [("pupils-0-book", "first"), ("pupils-0-web", "first"), ("pupils-0-social", "first")]
    assert 'value="Mina"' in page


def test_nothing_is_chosen_beforehand(write, browse, teacher):
    entry = write(makers=())
    page = browse(teacher).get(f"/entry/{entry.ref}/people").text
    assert page.count('type="radio"') == 3 + 15 + 6
    assert "checked" not in page


def test_one_pupil_with_a_consent_for_each_channel(desk):
    answer = desk.post(
        made_by="pupil",
        **pupil(0, "Ada", "Berg", "8", book="full", web="first-initial", social="no"),
        **pupil(1, "Left over", "", "9", **everywhere("full")),
    )
    assert answer.status_code == 302
    said = {"book": "full", "web": "first-initial", "social": "no"}
    assert desk.people() == [("Ada", "Berg", 8, 1, said)]


def test_a_family_name_that_nothing_shows_is_dropped_with_a_word_about_it(desk):
    answer = desk.post(made_by="pupil", **pupil(0, "Ada", "Berg", "8", **everywhere("first")))
    assert desk.people() == [("Ada", "", 8, 1, everywhere("first"))]
    assert "One family name was not kept: no consent shows it." in desk.browser.get(answer.location).text


def test_a_class_is_counted(session, poem, desk):
    answer = desk.post(
        made_by="class",
        **{
            "counted-count": "24",
            "counted-youngest": "10",
            "counted-oldest": "8",
            "counted-book": "anonymous",
            "counted-web": "anonymous",
            "counted-social": "no",
        },
        **pupil(0, "Left over", **everywhere("full")),
    )
    assert answer.status_code == 302
    assert desk.people() == [("", "", 8, 24, {"book": "anonymous", "web": "anonymous", "social": "no"})]
    (together,) = people_of(session, poem.id)
    assert (together.kind, together.oldest, together.ages) == (PersonKind.GROUP, 10, "8–10")
    shown = desk.get().text
    assert re.findall(r'name="counted-(\w+)"[^>]*value="(\d+)"', shown) == [
        ("count", "24"),
        ("youngest", "8"),
        ("oldest", "10"),
    ]


def test_a_class_without_ages_or_of_the_wrong_ones_cannot_be_submitted(desk):
    counted = {f"counted-{key}": value for key, value in everywhere("anonymous").items()}
    desk.post(made_by="class", **{"counted-count": "24"}, **counted)
    assert "Say how old the youngest and the oldest of the pupils are." in desk.get("").text
    desk.post(
        made_by="class",
        **{"counted-count": "24"},
        **counted | {"counted-youngest": "9", "counted-oldest": "12"},
    )
    assert "The pupils are 9 to 12 years old; this category is for ages 5 to 10" in desk.get("").text


def test_a_group_may_have_names_and_others_who_are_counted(desk):
    desk.post(
        made_by="group",
        **pupil(0, "Ada", age="8", **everywhere("first")),
        **pupil(1, "", age=""),
        **pupil(2, "Bo", age="9"),
        **{"counted-count": "3", "counted-book": "anonymous"},
    )
    assert [(name, count) for name, _family, _age, count, _said in desk.people()] == [
        ("Ada", 1),
        ("Bo", 1),
        ("", 3),
    ]


def test_a_row_for_one_more_pupil_keeps_what_was_typed_and_saves_nothing(desk):
    before = desk.people()
    answer = desk.post(made_by="group", more="yes", **pupil(0, "Ada", "Berg", "8", book="full"))
    assert answer.status_code == 200
    assert 'name="pupils-1-given_name"' in answer.text
    assert 'value="Berg"' in answer.text
    assert re.search(r'name="pupils-0-book" value="full"[^>]* checked', answer.text)
    assert desk.people() == before


def test_the_same_person_is_kept_when_the_form_is_sent_again(session, poem, desk):
    (before,) = people_of(session, poem.id)
    ref = re.search(r'name="pupils-0-ref"[^>]*value="(\w+)"', desk.get().text).group(1)
    desk.post(made_by="pupil", **pupil(0, "Mina", age="10", ref=ref, **everywhere("first")))
    (after,) = people_of(session, poem.id)
    assert (after.id, after.age) == (before.id, 10)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "Please say who made it."),
        ({"made_by": "pupil", **pupil(0, "Ada", age="300")}, "An age between 3 and 25, please."),
        ({"made_by": "class", "counted-count": "0"}, "A number from 1 to 500, please."),
        ({"made_by": "pupil", **pupil(0, "Ada", age="nine")}, "Please type a whole number."),
    ],
)
def test_what_cannot_be_is_said_beside_what_was_typed(desk, data, sentence):
    before = desk.people()
    answer = desk.post(**data)
    assert answer.status_code == 400
    assert sentence in answer.text
    assert desk.people() == before


def test_two_windows_do_not_overwrite_each_other(desk):
    seen = desk.seen()
    desk.post(made_by="pupil", seen=seen, **pupil(0, "Ada", **everywhere("first")))
    answer = desk.post(made_by="pupil", seen=seen, **pupil(0, "Bo", **everywhere("first")))
    assert answer.status_code == 409
    assert "<li>Ada, 9</li>" in answer.text
    assert 'value="Bo"' in answer.text
    assert [name for name, *_ in desk.people()] == ["Ada"]


def test_consents_are_changed_after_the_deadline_as_well(session, poem, desk, clock):
    (mina,) = people_of(session, poem.id)
    session.rollback()
    clock.at = DEADLINE
    assert desk.get().status_code == 409
    page = desk.get("consents").text
    assert re.findall(r'value="([\w-]+)"[^>]* checked', page) == ["first"] * 3
    data = {f"{mina.ref}-book": "full", f"{mina.ref}-web": "no", f"{mina.ref}-family_name": "Okafor"}
    assert desk.post("consents", **data).location == desk.address
    said = {"book": Level.FULL, "web": Level.NO, "social": Level.FIRST}
    assert desk.people() == [("Mina", "Okafor", 9, 1, said)]
