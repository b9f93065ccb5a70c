import pytest

from competition.publication import layout
from competition.publication.checking.measuring import too_wide
from competition.publication.letters import ruler
from competition.publication.manuscript import Text
from tests.publication.conftest import a_manuscript, a_work

LONG = "Donaudampfschifffahrtsgesellschaft" * 4


@pytest.mark.parametrize(
    ("work", "told"),
    [
        (a_work(text=f"A word\n{LONG}"), [("P-1", "text", LONG[:40])]),
        (a_work(text="A line that is by far too long for the page and turns over " * 3), []),
        (a_work(form="essay", text=f"So {LONG} it was."), [("P-1", "text", LONG[:40])]),
        (a_work(form="essay", text="Words that are hyphenated stand on their lines. " * 9), []),
        (a_work(original=Text("zh-Hans", "ltr", "海", "海" * 200)), []),
        (a_work(form="illustration", text=""), []),
    ],
    ids=["word of a poem", "line turned over", "word of an essay", "prose", "no spaces", "no text"],
)
def test_a_word_that_does_not_go_on_a_line_is_told_and_a_line_turned_over_is_not(font_set, work, told):
    plan = layout.plan_of(a_manuscript(work), edition=1, fonts=font_set)
    assert [
        (each.number, each.where, each.values["word"]) for each in too_wide(plan, ruler(font_set))
    ] == told
