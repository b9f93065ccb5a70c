"""What may be shown of whom: a table, and one law that holds for everybody."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from competition.consent.rules import Channel, Level, PersonShown, Shown, shown, uses_family_name

ORDER = (Level.NO, Level.ANONYMOUS, Level.FIRST, Level.FIRST_INITIAL, Level.FULL)
OUT = Shown(allowed=False)
OF_ONE = {
    Level.NO: OUT,
    Level.ANONYMOUS: Shown(allowed=True, unnamed=1),
    Level.FIRST: Shown(allowed=True, names=("Mina",)),
    Level.FIRST_INITIAL: Shown(allowed=True, names=("Mina O.",)),
    Level.FULL: Shown(allowed=True, names=("Mina Okafor",)),
}


def person(given_name="Mina", family_name="Okafor", count=1, **levels):
    return PersonShown(given_name, family_name, {Channel(key): level for key, level in levels.items()}, count)


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("level", Level)
def test_each_level_shows_exactly_what_it_says(level, channel):
    assert shown([person(**{channel: level})], channel) == OF_ONE[level]


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("other", Channel)
def test_a_consent_for_one_channel_says_nothing_about_another(channel, other):
    answer = shown([person(**{other: Level.FULL})], channel)
    assert answer == (OF_ONE[Level.FULL] if channel is other else OUT)


@pytest.mark.parametrize(
    ("people", "answer"),
    [
        ([], OUT),
        ([person()], OUT),
        ([person(book=Level.FULL), person("Jonas", "Berg", book=Level.NO)], OUT),
        ([person(book=Level.FULL), person("Jonas", "Berg")], OUT),
        (
            [
                person(book=Level.FULL),
                person("Jonas", "Berg", book=Level.FIRST),
                person(book=Level.ANONYMOUS),
            ],
            Shown(allowed=True, names=("Mina Okafor", "Jonas"), unnamed=1),
        ),
        (
            [person("Jonas", "Berg", book=Level.FIRST_INITIAL), person(book=Level.FIRST)],
            Shown(allowed=True, names=("Jonas B.", "Mina")),
        ),
        ([person("", "", count=24, book=Level.ANONYMOUS)], Shown(allowed=True, unnamed=24)),
        ([person("", "", count=24, book=Level.FULL)], Shown(allowed=True, unnamed=24)),
        ([person("", "", count=24, book=Level.NO)], OUT),
        (
            [person("", "", count=3, book=Level.ANONYMOUS), person(book=Level.FIRST)],
            Shown(allowed=True, names=("Mina",), unnamed=3),
        ),
    ],
    ids=[
        "a work by nobody",
        "nobody was asked",
        "one of two says no",
        "one of two was not asked",
        "three people, three levels",
        "names keep the order of the credit",
        "a class that is counted",
        "a class without names has none to show",
        "a class that says no",
        "a counted group and one name",
    ],
)
def test_several_people(people, answer):
    assert shown(people, Channel.BOOK) == answer


@pytest.mark.parametrize(
    ("given_name", "family_name", "level", "name"),
    [
        ("Mina", "", Level.FULL, "Mina"),
        ("Mina", "", Level.FIRST_INITIAL, "Mina"),
        ("Mina", "  ", Level.FIRST_INITIAL, "Mina"),
        ("Zoe\u0308", "E\u0301toile", Level.FIRST_INITIAL, "Zoe\u0308 É."),
        ("Sanne", "’t Hooft", Level.FIRST_INITIAL, "Sanne t."),
        ("Ravi", "किरण", Level.FIRST_INITIAL, "Ravi कि."),
        ("Li", "123", Level.FIRST_INITIAL, "Li"),
        ("سارة", "حداد", Level.FIRST_INITIAL, "سارة ح."),
    ],
)
def test_names_in_many_scripts(given_name, family_name, level, name):
    assert shown([person(given_name, family_name, book=level)], Channel.BOOK).names == (name,)


@pytest.mark.parametrize("given_name", ["", "   "])
def test_somebody_without_a_given_name_stays_unnamed(given_name):
    answer = shown([person(given_name, "Okafor", book=Level.FULL)], Channel.BOOK)
    assert answer == Shown(allowed=True, unnamed=1)


@pytest.mark.parametrize(
    ("levels", "used"),
    [
        ({}, False),
        ({Channel.BOOK: Level.FIRST, Channel.WEB: Level.ANONYMOUS, Channel.SOCIAL: Level.NO}, False),
        ({Channel.BOOK: Level.FIRST, Channel.WEB: Level.FIRST_INITIAL}, True),
        ({Channel.SOCIAL: Level.FULL}, True),
    ],
)
def test_a_family_name_is_used_only_where_a_channel_shows_some_of_it(levels, used):
    assert uses_family_name(levels) is used


letters = st.text(st.characters(categories=("Lu", "Ll", "Lo", "Mn", "Zs", "Pd")), max_size=8)
names = letters.map(lambda name: unicodedata.normalize("NFC", name))
people = st.lists(
    st.builds(
        PersonShown,
        given_name=names,
        family_name=names,
        levels=st.dictionaries(st.sampled_from(Channel), st.sampled_from(Level)),
        count=st.integers(1, 30),
    ),
    min_size=1,
    max_size=5,
)


@given(people=people, channel=st.sampled_from(Channel), data=st.data())
def test_lowering_one_persons_level_never_shows_more(people, channel, data):
    at = data.draw(st.integers(0, len(people) - 1))
    level = people[at].levels.get(channel, Level.NO)
    lower = data.draw(st.sampled_from(ORDER[: ORDER.index(level) + 1]))
    lowered = PersonShown(
        people[at].given_name, people[at].family_name, {**people[at].levels, channel: lower}, people[at].count
    )
    before, after = shown(people, channel), shown([*people[:at], lowered, *people[at + 1 :]], channel)
    assert before.allowed or not after.allowed
    if not after.allowed:
        assert after == OUT
        return
    assert len(after.names) <= len(before.names)
    assert sum(map(len, after.names)) <= sum(map(len, before.names)) + 1  # the initial's full stop
    of_one_before, of_one_after = shown([people[at]], channel).names, shown([lowered], channel).names
    assert all(name.rstrip(".") in of_one_before[0] for name in of_one_after if of_one_before != of_one_after)
