"""What is kept on disk: whole, by key, and not without end."""

import os

from competition.publication.binding.cache import Cache

ONE, TWO, THREE = "aa" + "1" * 62, "bb" + "2" * 62, "cc" + "3" * 62


def keep(cache, key, content, *, used):
    with cache.aside() as folder:
        made = folder / "made"
        made.write_bytes(content)
        path = cache.keep(key, made)
    os.utime(path, (used, used))
    return path


def test_a_file_is_found_by_its_key_until_it_is_forgotten(tmp_path):
    cache = Cache(tmp_path / "cache")
    assert cache.find(ONE) is None
    keep(cache, ONE, b"pages", used=1)
    assert cache.find(ONE).read_bytes() == b"pages"
    cache.forget(ONE)
    cache.forget(ONE)
    assert cache.find(ONE) is None


def test_what_was_used_longest_ago_goes_first(tmp_path):
    cache = Cache(tmp_path / "cache", limit=25)
    for used, key in enumerate((ONE, TWO, THREE), start=1):
        keep(cache, key, b"0123456789", used=used)
    assert cache.find(ONE)  # used a moment ago, so no longer the oldest
    assert cache.trim(now=10.0) == 1
    assert [bool(cache.find(key)) for key in (ONE, TWO, THREE)] == [True, False, True]
    assert cache.trim(now=10.0) == 0


def test_what_a_killed_process_left_lying_goes_after_a_day(tmp_path):
    cache = Cache(tmp_path / "cache")
    left, busy = cache.root / "aside-left", cache.root / "aside-busy"
    for folder, touched in ((left, 0), (busy, 90_000)):
        folder.mkdir()
        os.utime(folder, (touched, touched))
    cache.trim(now=100_000.0)
    assert (left.exists(), busy.exists()) == (False, True)


def test_a_folder_aside_that_goes_while_others_are_looked_at_stops_nobody(tmp_path):
    """A proof that is made at the same time takes its own away."""
    cache = Cache(tmp_path / "cache")
    (cache.root / "aside-gone").symlink_to(tmp_path / "nowhere")  # listed, and not there when it is looked at
    assert cache.trim(now=100_000.0) == 0


def test_nothing_is_left_of_a_folder_aside_or_of_an_emptied_cache(tmp_path):
    cache = Cache(tmp_path / "cache")
    path = keep(cache, ONE, b"pages", used=1)
    assert [each for each in cache.root.iterdir() if each.name.startswith("aside")] == []
    cache.empty()
    assert not path.exists()


def test_a_few_words_are_kept_beside_a_file(tmp_path):
    cache = Cache(tmp_path / "cache")
    assert cache.noted(ONE) is None
    cache.note(ONE, "time")
    assert (cache.noted(ONE), cache.find(ONE)) == ("time", None)
