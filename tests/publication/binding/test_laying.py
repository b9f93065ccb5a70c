"""Setting parts in children: what is set once is kept, and what stops a child stops nothing else."""

import pytest

from competition.platform import sandbox
from competition.platform.jobs.errors import Cancelled
from competition.platform.pdf import Resource
from competition.publication.binding import laying
from competition.publication.binding.part import Laid, Part, Unset

PLAIN = '<html lang="en"><title>A part</title><body><p>{}</p></body></html>'
FOREVER = "<p>" + "<span>" * 2000 + "x"


def part(name, words="A word", **more):
    return Part(name, more.pop("html", PLAIN.format(words)), (), more)


@pytest.fixture
def children(monkeypatch):
    """How many children were started, and with how many parts."""
    started = []
    run = sandbox.run

    def counted(module, request, **more):
        started.append(len(request["parts"]))
        return run(module, request, **more)

    laying.typesetter.cache_clear()
    monkeypatch.setattr(laying.sandbox, "run", counted)
    return started


def test_parts_are_set_several_in_a_child_and_never_again(bench, children):
    bench.layer.hands = 1
    parts = [part("one", "First"), part("two", "Second"), part("three", "Third")]
    heard = []
    found = bench.layer.lay(parts, heard.append)
    assert [len(found[each.name].sheets) for each in parts] == [1, 1, 1]
    assert (heard[0], heard[-1]) == (0, 3)
    assert children == [0, 3]  # which typesetter it is, then all parts
    assert bench.layer.lay(parts) == found
    assert children == [0, 3]


@pytest.mark.parametrize("other", [{"html": PLAIN.format("Other")}, {"picture": Resource(b"b", "image/png")}])
def test_a_part_is_another_when_anything_that_goes_in_is(bench, other):
    picture = {"html": "<p>garland:picture</p>", "picture": Resource(b"a", "image/png")}
    before = part("one", **picture)
    after = part("one", **{**picture, **other})
    assert bench.layer.key(before) != bench.layer.key(after)
    assert bench.layer.key(before) == bench.layer.key(part("another name", **picture))


def test_what_a_part_does_not_ask_for_leaves_it_as_it_is(bench):
    assert bench.layer.key(part("one")) == bench.layer.key(part("one", picture=Resource(b"a", "image/png")))


def test_a_part_that_stops_its_child_leaves_the_others_whole(bench, children):
    bench.layer.hands, bench.layer.patience = 1, 0.4
    bench.layer.alone = sandbox.Limits(seconds=20, cpu=1, memory=2 << 30, file_size=1 << 28)
    endless = "".join(f"<span style='float:left'>{n}</span>" for n in range(20_000))
    parts = [part("one", "First"), part("hurts", html=PLAIN.format(endless)), part("three", "Third")]
    found = bench.layer.lay(parts)
    assert found["hurts"] == Unset("time")
    assert [isinstance(found[name], Laid) for name in ("one", "three")] == [True, True]
    assert children == [0, 3, 1, 1]
    assert bench.layer.lay(parts)["hurts"] == Unset("time")
    assert children == [0, 3, 1, 1]
    bench.layer.build = "another build"
    assert bench.layer.lay(parts)["hurts"] == Unset("time")
    assert children == [0, 3, 1, 1, 1]


def test_what_is_set_when_work_is_called_off_stays(bench, children):
    bench.layer.hands = 1
    parts = [part(f"part {number}", f"Words {number}") for number in range(12)]

    def call_off(pages):
        if pages:
            raise Cancelled

    with pytest.raises(Cancelled):
        bench.layer.lay(parts, call_off)
    kept = [each for each in parts if bench.layer.cache.find(bench.layer.key(each))]
    assert kept
    children.clear()
    bench.layer.lay(parts)
    assert sum(children) == len(parts) - len(kept)
