"""The task list of a class: what is left, the first of each kind, and the list narrowed to one of them."""

import re

import pytest

from competition.entries.dossiers import dossiers_of_class
from competition.entries.facts import Words
from competition.entries.leftover import Leftover, Want, group_words, leftover, leftover_words, next_open
from competition.entries.services import withdraw
from tests.entries.conftest import MINA

UKRAINIAN = Words(title="Море", text="один", language="uk")


@pytest.fixture
def works(write, add, submit):
    """Six entries: submitted, ready, two without a translation, without people, undescribed."""
    submit(write())
    found = {
        "ready": write(),
        "first": write(words=UKRAINIAN),
        "second": write(words=UKRAINIAN),
        "nobody": write(makers=()),
        "picture": write(words=Words(title="Sun", language="en"), form="illustration"),
    }
    add(found["picture"])
    return found


@pytest.fixture
def dossiers(session, campaign, school_class, works):
    session.flush()
    session.expire_all()
    return dossiers_of_class(session, campaign, school_class.id)


def test_a_class_at_a_glance(dossiers, works, now):
    left = leftover(dossiers, now)
    assert (left.total, left.handed_in, left.ready, left.open) == (6, 1, 1, 4)
    assert [(group.want, group.number, group.ref) for group in left.groups] == [
        (Want.TRANSLATION, 2, works["first"].ref),
        (Want.DESCRIPTION, 1, works["picture"].ref),
        (Want.PEOPLE, 1, works["nobody"].ref),
    ]
    assert leftover_words(left) == "Of 6 entries, 1 is submitted and 1 is ready."
    assert [group_words(group) for group in left.groups] == [
        "2 want a translation",
        "1 wants a description",
        "1 wants its pupils",
    ]


@pytest.mark.parametrize(
    ("handed_in", "ready", "said"),
    [
        (1, 2, "Of 6 entries, 1 is submitted and 2 are ready."),
        (2, 0, "Of 6 entries, 2 are submitted."),
        (0, 1, "Of 6 entries, 1 is ready."),
        (0, 0, "6 entries, none submitted yet."),
        (6, 0, "6 entries, and all are submitted."),
    ],
)
def test_of_what_there_is_none_nothing_is_said(handed_in, ready, said):
    left = Leftover(total=6, handed_in=handed_in, ready=ready, open=6 - handed_in - ready, groups=())
    assert leftover_words(left) == said


def test_one_goes_from_entry_to_entry_and_begins_anew_at_the_end(dossiers, works, now):
    refs = [works[name].ref for name in ("first", "second", "nobody", "picture")]
    followed = [next_open(dossiers, now, after).entry.ref for after in ["", *refs]]
    assert followed == [*refs, refs[0]]


def test_there_is_no_next_where_it_is_the_only_one(session, campaign, school_class, write, now):
    only = write(makers=())
    session.expire_all()
    found = dossiers_of_class(session, campaign, school_class.id)
    assert next_open(found, now, only.ref) is None
    assert next_open(found, now, "").entry.ref == only.ref


def test_what_is_withdrawn_is_not_left_to_do(session, campaign, school_class, works, teacher, now):
    withdraw(session, entry=works["nobody"], actor=teacher, now=now)
    session.expire_all()
    left = leftover(dossiers_of_class(session, campaign, school_class.id), now)
    assert (left.total, left.open) == (5, 3)


# ---- the page ---------------------------------------------------------------------------------------------


def labels(page):
    listed = page.partition('id="list"')[2].partition("</ul>")[0]
    return re.findall(r'class="task__label"><a href="/entry/([a-z0-9]+)"', listed)


@pytest.fixture
def read(browse, teacher, school_class):
    def read(query=""):
        return browse(teacher).get(f"/class/{school_class.ref}{query}").text

    return read


def test_the_page_leads_to_the_first_of_each_kind(works, read):
    page = read()
    assert f'<a href="/entry/{works["first"].ref}/words">2 want a translation</a>' in page
    assert f'<a href="/entry/{works["picture"].ref}/pictures">1 wants a description</a>' in page
    assert f'<a href="/entry/{works["nobody"].ref}/people">1 wants its pupils</a>' in page
    assert len(labels(page)) == 6
    assert "The entries by what they want" not in page


def test_a_long_list_can_be_narrowed_to_one_kind(works, write, read):
    for _number in range(2):
        write(makers=(MINA,))
    page = read("?show=translation")
    assert "The entries by what they want" in page
    assert labels(page) == [works["first"].ref, works["second"].ref]
    assert len(labels(read("?show=ready"))) == 3
    assert len(labels(read("?show=open"))) == 4
    assert len(labels(read("?show=submitted"))) == 1
    assert len(labels(read("?show=nonsense"))) == 8


def test_a_very_long_list_comes_in_pages(write, read):
    for number in range(51):
        write(words=Words(title=f"Poem {number}", text="x", language="en"))
    assert [len(labels(read(query))) for query in ("", "?page=2")] == [50, 1]
    assert "Entries 51 to 51" in read("?page=2")


def test_the_next_one_is_a_step_away(works, browse, teacher, school_class):
    client = browse(teacher)
    address = f"/class/{school_class.ref}/next"
    assert client.get(address).location == f"/entry/{works['first'].ref}/words"
    after = client.get(f"{address}?after={works['nobody'].ref}").location
    assert after == f"/entry/{works['picture'].ref}/pictures"
    assert f'{address}?after={works["first"].ref}"' in client.get(f"/entry/{works['first'].ref}").text
