"""A process that is killed while it sets parts: what it had set by then is there, whole, for the next."""

import signal
import subprocess
import sys

from competition.config import ROOT
from competition.platform import sandbox
from competition.publication.binding import laying
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from tests.publication.binding.test_laying import part

KILLS_ITSELF = """
import os, sys
from pathlib import Path
from competition.platform.fonts import FontSet
from competition.publication.binding.cache import Cache
from competition.publication.binding.laying import Layer
from tests.publication.binding.test_killed import PARTS
layer = Layer(Cache(Path(sys.argv[1])), FontSet(Path(sys.argv[2]), (), ()), hands=1)
layer.lay(PARTS, lambda pages: pages and os.kill(os.getpid(), 9))
"""
PARTS = [part(f"part {number}", f"Words {number} " * 300) for number in range(12)]


def test_what_a_killed_process_has_set_is_not_set_again(font_set, tmp_path, monkeypatch):
    command = [sys.executable, "-c", KILLS_ITSELF, str(tmp_path / "cache"), str(font_set.folder)]
    assert subprocess.run(command, cwd=ROOT, check=False).returncode == -signal.SIGKILL
    asked, run = [], sandbox.run

    def counted(module, request, **more):
        asked.extend(request["parts"])
        return run(module, request, **more)

    monkeypatch.setattr(laying.sandbox, "run", counted)
    layer = Layer(Cache(tmp_path / "cache"), font_set)
    kept = [key for each in PARTS if layer.cache.find(key := layer.key(each))]
    assert kept
    found = layer.lay(PARTS)
    assert [len(found[each.name].sheets) for each in PARTS] == [len(found["part 0"].sheets)] * 12
    assert len(asked) == len(set(asked)) == len(PARTS) - len(kept)
    anew = Layer(Cache(tmp_path / "anew"), font_set).lay(PARTS)
    assert all(found[name].path.read_bytes() == anew[name].path.read_bytes() for name in found)
