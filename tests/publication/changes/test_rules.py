"""Which pages of two editions belong together: nothing is lost, what only moves is not called different."""

from collections import Counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from competition.publication.changes.rules import IMPRINT, Change, Page, Pair, compare


def book(written):
    """Pages from `part/look` words; a page that goes on with its part is one more of it, "-" a blank one."""
    pages, at = [], {}
    for word in written.split():
        if word == "-":
            pages.append(Page(""))
            continue
        part, _, look = word.partition("/")
        at[part] = at.get(part, -1) + 1
        pages.append(Page(f"{part} {look}", part, at[part], (part,)))
    return pages


def told(before, after):
    found = compare(book(before), book(after))
    return [(pair.before, pair.after) for pair in found.pairs], found.moved, found.same


@pytest.mark.parametrize(
    ("before", "after", "pairs", "moved", "same"),
    [
        pytest.param("a/1 b/1 c/1", "a/1 b/1 c/1", [], 0, 3, id="nothing differs"),
        pytest.param("a/1 b/1 c/1", "a/1 b/2 c/1", [(2, 2)], 0, 2, id="a comma in one page"),
        pytest.param("a/1 c/1 d/1", "a/1 b/1 c/1 d/1", [(None, 2)], 2, 1, id="a page more moves the rest"),
        pytest.param("a/1 b/1 c/1 d/1", "a/1 c/1 d/1", [(2, None)], 2, 1, id="a page less moves the rest"),
        pytest.param("a/1 b/1 c/1", "a/1 d/1 c/1", [(2, None), (None, 2)], 0, 2, id="one for another"),
        pytest.param("a/1 b/1 b/2 c/1", "a/1 b/1 b/3 c/1", [(3, 3)], 0, 3, id="the second page of a work"),
        pytest.param("b/1 b/2 c/1", "b/3 b/4 b/5 c/1", [(1, 1), (2, 2), (None, 3)], 1, 0, id="longer"),
        pytest.param("b/1 b/2 b/3 c/1", "b/4 b/5 c/1", [(1, 1), (2, 2), (3, None)], 1, 0, id="shorter"),
        pytest.param("a/1 b/1 c/1", "a/2 x/1 b/2 c/1", [(1, 1), (None, 2), (2, 3)], 1, 0, id="both"),
        pytest.param("a/1 b/1 c/1 d/1", "a/1 d/1 b/1 c/1", [], 3, 1, id="another order"),
        pytest.param("a/1 - b/1 - c/1", "a/1 - b/2 - c/1", [(3, 3)], 0, 4, id="between blank pages"),
        pytest.param("a/1 b/1", "a/1 - b/1", [(None, 2)], 1, 1, id="a blank page more"),
        pytest.param("", "a/1 b/1", [(None, 1), (None, 2)], 0, 0, id="nothing before"),
        pytest.param("a/1 b/1", "a/2 b/2", [(1, 1), (2, 2)], 0, 0, id="another design"),
    ],
)
def test_pages_are_laid_along_each_other(before, after, pairs, moved, same):
    assert told(before, after) == (pairs, moved, same)


def test_pages_of_which_nothing_is_known_go_by_twos_in_order():
    before = [Page(look) for look in ("a", "b", "c", "d")]
    after = [Page(look) for look in ("a", "x", "y", "z", "d")]
    found = compare(before, after)
    assert [(pair.before, pair.after) for pair in found.pairs] == [(2, 2), (3, 3), (None, 4)]


def test_what_stands_on_a_page_is_told_of_the_newer_one_and_of_the_older_where_it_is_gone():
    before = [Page("a", "one", 0, ("one",)), Page("b", "two", 0, ("two",))]
    after = [Page("c", "one", 0, ("one", "more"))]
    assert compare(before, after).pairs == (Pair(1, 1, ("one", "more")), Pair(2, None, ("two",)))


def test_each_pair_tells_what_became_of_its_page():
    assert [Pair(*each).change for each in ((1, 2), (None, 2), (1, None))] == list(Change)


@pytest.mark.parametrize(
    ("before", "after", "only"),
    [
        (f"a/1 {IMPRINT}/1 b/1", f"a/1 {IMPRINT}/2 b/1", True),
        (f"a/1 {IMPRINT}/1 b/1", f"a/1 {IMPRINT}/2 b/2", False),
        (f"a/1 {IMPRINT}/1 b/1", f"a/1 {IMPRINT}/1 b/1", False),
        (f"a/1 {IMPRINT}/1 b/1 c/1", f"a/1 {IMPRINT}/2 c/1 b/1", False),
    ],
)
def test_it_is_told_when_nothing_differs_but_the_page_with_the_number(before, after, only):
    assert compare(book(before), book(after)).only_imprint is only


KNOWN = [Page(look, part, at) for look in "-abcdefg" for part in ("", "one", "two") for at in (0, 1)]
calmly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
pages = st.lists(st.sampled_from(KNOWN), max_size=16)


@calmly
@given(pages, pages)
def test_every_page_is_accounted_for_once(before, after):
    found = compare(before, after)
    gone_or_changed = [pair.before for pair in found.pairs if pair.before]
    new_or_changed = [pair.after for pair in found.pairs if pair.after]
    assert len(set(gone_or_changed)) == len(gone_or_changed)
    assert len(set(new_or_changed)) == len(new_or_changed)
    assert len(gone_or_changed) + found.moved + found.same == len(before)
    assert len(new_or_changed) + found.moved + found.same == len(after)


@calmly
@given(pages, pages)
def test_nothing_that_looks_the_same_is_called_different_nor_gone_and_added(before, after):
    found = compare(before, after)
    for pair in found.pairs:
        if pair.change is Change.CHANGED:
            assert before[pair.before - 1].look != after[pair.after - 1].look
    gone = Counter(before[pair.before - 1].look for pair in found.pairs if pair.change is Change.GONE)
    added = Counter(after[pair.after - 1].look for pair in found.pairs if pair.change is Change.ADDED)
    assert not gone & added


@calmly
@given(pages)
def test_an_edition_differs_in_nothing_from_itself(those):
    assert compare(those, those) == compare(those, list(those))
    assert (compare(those, those).pairs, compare(those, those).moved) == ((), 0)


@calmly
@given(pages, st.integers(0, 16))
def test_one_page_more_anywhere_is_one_page_added_and_nothing_else(those, at):
    more = [*those[:at], Page("new", "new"), *those[at:]]
    found = compare(those, more)
    assert [pair.change for pair in found.pairs] == [Change.ADDED]
    assert found.moved + found.same == len(those)
