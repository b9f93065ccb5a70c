"""What killed processes leave lying, children's pictures among it, goes a day later; the rest stays."""

import os
import tempfile
from datetime import UTC, datetime, timedelta

import pytest

from competition.platform import leftovers
from competition.platform.jobs import timers
from competition.platform.leftovers import SWEEP
from competition.publication.binding.cache import Cache

DAY = timedelta(days=1)


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def laid(folder, name, moment):
    """A folder with a picture in it, last touched at a moment."""
    place = folder / name
    place.mkdir()
    (place / "thumb").write_bytes(b"a child's drawing")
    os.utime(place, (0, moment.timestamp()))
    return place


def test_scratch_folders_of_yesterday_go_and_nothing_else(scratch, now):
    old = laid(scratch, "garland-picture-old", now - 2 * DAY)
    young = laid(scratch, "garland-child-young", now - DAY / 2)
    others = laid(scratch, "someone-picture-old", now - 2 * DAY)
    aim = laid(scratch.parent, "aim", now - 2 * DAY)
    link = scratch / "garland-scan-link"
    link.symlink_to(aim)
    os.utime(link, (0, (now - 2 * DAY).timestamp()), follow_symlinks=False)
    assert leftovers.sweep_scratch(now=now) == 1
    assert not old.exists()
    assert (young / "thumb").exists() and (others / "thumb").exists() and (aim / "thumb").exists()
    assert link.is_symlink()


def test_pages_that_no_edition_has_used_for_a_day_go(tmp_path, now):
    """They hold names and works: of somebody who has withdrawn meanwhile, too."""
    cache = Cache(tmp_path / "cache" / "book")
    with cache.aside() as folder:
        for name in ("ab1", "ab2"):
            (folder / name).write_bytes(b"a page with a child's name")
            cache.keep(name, folder / name)
    for name, moment in (("ab1", now - 2 * DAY), ("ab2", now - DAY / 2)):
        os.utime(cache.root / "ab" / name[2:], (0, moment.timestamp()))
    assert leftovers.sweep_caches(tmp_path / "cache", now=now) == 1
    assert cache.find("ab1") is None and cache.find("ab2") is not None


def test_pages_that_a_killed_process_was_making_go_a_day_later(tmp_path, now):
    """Whole books are taken apart there, and drawn."""
    cache = Cache(tmp_path / "cache" / "changes")
    old = laid(cache.root, "aside-old", now - 2 * DAY)
    young = laid(cache.root, "aside-young", now - DAY / 2)
    assert leftovers.sweep_aside(tmp_path / "cache", now=now) == 1
    assert young.exists() and not old.exists()


def test_every_kind_of_scratch_folder_that_we_make_is_known():
    from competition.config import ROOT

    made = set()
    for path in (ROOT / "competition").rglob("*.py"):
        for line in path.read_text().splitlines():
            if 'prefix="garland-' in line:
                made.add(line.partition('prefix="garland-')[2].partition('-"')[0])
    assert made == set(leftovers._SCRATCH)


def test_the_worker_sweeps_once_a_day(scratch, storage, database, runner, clock, now):
    laid(scratch, "garland-document-old", now - 2 * DAY)
    cut_off = storage.root / "incoming" / "old"
    cut_off.write_bytes(b"half a drawing")
    os.utime(cut_off, (0, (now - 2 * DAY).timestamp()))
    kept = Cache(runner.config.instance / "cache" / "book").keep("ab1", laid(scratch, "x", now) / "thumb")
    os.utime(kept, (0, (now - 2 * DAY).timestamp()))
    assert SWEEP in timers.ask(database, now)
    assert runner.run_waiting() >= 1
    assert list(scratch.glob("garland-document-*")) == [] and not cut_off.exists() and not kept.exists()
    assert SWEEP not in timers.ask(database, now + DAY / 2)
    clock.at = now + DAY
    assert SWEEP in timers.ask(database, now + DAY)


def test_a_worker_whose_clock_is_ahead_takes_no_folder_that_is_in_use(scratch, runner, clock, database):
    used = scratch / "garland-scan-used"
    used.mkdir()
    clock.at = datetime.now(UTC) + 30 * DAY
    assert SWEEP in timers.ask(database, clock.at)
    assert runner.run_waiting() >= 1
    assert used.is_dir()
