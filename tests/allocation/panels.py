"""Short ways to say an entry and a judge, and wild panels made of them."""

from hypothesis import strategies as st

from competition.allocation.rules import EntryToRead, JudgeOnPanel

LANGUAGES = ("", "uk", "uk-UA", "pt", "pt-BR", "fr", "en", "nb")
PLACES = ("", "Lublin", "Porto", "Ghent")


def entry(number, language="uk", category=1, **facts):
    return EntryToRead(number, category, language, **facts)


def judge(number, *languages, capacity=10, **facts):
    return JudgeOnPanel(number, languages, capacity, **facts)


def wild_entries(single_bars, most=14):
    facts = st.builds(
        EntryToRead,
        id=st.integers(1, 60),
        category=st.integers(1, 2),
        language=st.sampled_from(LANGUAGES),
        translation=st.sampled_from(("", "en", "fr")),
        city=st.sampled_from(PLACES),
        school=st.sampled_from(("", "North", "South")),
        already=st.frozensets(st.integers(100, 106), max_size=2) if single_bars else st.just(frozenset()),
    )
    return st.lists(facts, max_size=most, unique_by=lambda e: e.id)


def wild_judges(single_bars, most=6):
    facts = st.builds(
        JudgeOnPanel,
        id=st.integers(100, 106),
        languages=st.lists(st.sampled_from(LANGUAGES[1:]), max_size=3).map(tuple),
        capacity=st.integers(0, 12),
        categories=st.frozensets(st.integers(1, 2), max_size=1),
        city=st.sampled_from(PLACES),
        barred_schools=st.frozensets(st.sampled_from(("North", "South")), max_size=1),
        barred_entries=st.frozensets(st.integers(1, 60), max_size=6) if single_bars else st.just(frozenset()),
        load=st.integers(0, 5),
    )
    return st.lists(facts, max_size=most, unique_by=lambda j: j.id)
