import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from competition.config import ROOT
from competition.platform import nursery, sandbox
from competition.platform.nursery import NurseryError
from competition.platform.sandbox import ChildFailedError, Limits

LIMITS = Limits(seconds=20, cpu=10)
SECRET = "smtp://garland:a-secret-that-stands-nowhere-else@mail"


def probe(do, *, limits=LIMITS, **values):
    return sandbox.run("tests.support.probes", {"do": do, **values}, limits=limits)


@pytest.fixture(params=["forked", "fresh"])
def way(request, monkeypatch):
    """Both ways in which a child comes about."""
    if request.param == "fresh":

        def none(*_arguments, **_options):
            raise NurseryError

        monkeypatch.setattr(sandbox, "nursery", none)
    return request.param


@pytest.fixture
def scratch(tmp_path, monkeypatch):
    """The folder in which temporary things lie."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def can_leave_network():
    """Whether this system gives a process an empty network, asked of a process of its own."""
    asked = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from competition.platform import rights; "
    told = subprocess.run(
        [sys.executable, "-c", asked + "print(rights.leave_network())"], capture_output=True
    )
    return told.stdout.strip() == b"True"


@pytest.mark.parametrize("misdeed", ["sleep", "spin"])
def test_a_child_that_hangs_is_killed_in_time(way, misdeed):
    with pytest.raises(ChildFailedError, match="time") as failed:
        probe(misdeed, limits=Limits(seconds=1))
    assert 1 <= failed.value.usage.seconds < 10


def test_a_child_that_computes_for_ever_is_ended_by_its_cpu_time(way):
    with pytest.raises(ChildFailedError, match="time") as failed:
        probe("spin", limits=Limits(seconds=300, cpu=1))
    assert 0.8 <= failed.value.usage.cpu < 5  # the system counts in ticks


def test_a_child_gets_no_more_memory_than_allowed(way):
    assert probe("eat", bytes=1 << 20) == 1 << 20
    with pytest.raises(ChildFailedError, match="memory"):
        probe("eat", bytes=900_000_000, limits=Limits(memory=1 << 29))


def test_a_child_that_dies_is_told_apart(way):
    with pytest.raises(ChildFailedError, match="died"):
        probe("die")


@pytest.mark.parametrize("misdeed", ["start", "fork", "system"])
def test_a_child_starts_no_process(way, misdeed):
    with pytest.raises(ChildFailedError, match="PermissionError"):
        probe(misdeed)


def test_a_child_reaches_nobody_who_listens(way):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        with pytest.raises(ChildFailedError, match="PermissionError"):
            probe("connect", port=port)
        if can_leave_network():
            assert probe("connect_by_libc", port=port) == -1
            assert nobody_called(server)
        # What would be heard if it came through:
        socket.create_connection(("127.0.0.1", port)).close()
        assert not nobody_called(server)


def nobody_called(server):
    with selectors.DefaultSelector() as selector:
        selector.register(server, selectors.EVENT_READ)
        return selector.select(timeout=0.2) == []


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere only a child's own group is ended")
@pytest.mark.parametrize("enclosed", [True, False], ids=["room of its own", "orphans adopted"])
def test_what_a_child_leaves_running_ends_with_it(tmp_path, monkeypatch, enclosed):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    if not enclosed:
        start = nursery._START.replace(
            "wait_for_work(*",
            "from competition.platform import rights; "
            "rights.enclose_children = lambda: False; wait_for_work(*",
        )
        monkeypatch.setattr(nursery, "_START", start)
        monkeypatch.setattr(nursery, "_held", None)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        assert probe("leave_children", pipe=str(pipe)) == "left"
        os.set_blocking(reading, True)
        assert os.read(reading, 100) == b"alive"
        assert os.read(reading, 100) == b"", "nobody holds it open any more"
    finally:
        os.close(reading)
        if not enclosed:
            nursery.close()


def test_a_child_sees_none_of_the_installations_secrets(way, monkeypatch):
    monkeypatch.setenv("GARLAND_SMTP_URL", SECRET)
    monkeypatch.setenv("LANG", "C.UTF-8")
    seen = probe("around")["environment"]
    assert seen["LANG"] == "C.UTF-8"
    assert {name for name in seen if "GARLAND" in name} == set()
    assert SECRET not in str(seen)


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="memory is looked at through /proc")
def test_no_secret_lies_in_a_childs_memory(way, monkeypatch):
    monkeypatch.setenv("GARLAND_SMTP_URL", SECRET)
    monkeypatch.setenv("LANG", "a-language-that-is-passed-on")
    nursery.close()
    try:
        assert probe("memory", backwards="a-language-that-is-passed-on"[::-1]) is True
        assert probe("memory", backwards=SECRET[::-1]) is False
    finally:
        nursery.close()


def test_a_child_works_in_an_empty_folder_that_is_gone_afterwards(way, scratch):
    seen = probe("around")
    assert seen["found"] == ["kept", "written"]
    assert Path(seen["folder"]).parent == scratch
    assert seen["environment"]["TMPDIR"] == seen["folder"]
    assert list(scratch.iterdir()) == []
    assert probe("around")["folder"] != seen["folder"]


def test_a_child_holds_no_file_but_its_answer(way):
    assert len(probe("files")) <= 1


def test_children_of_several_threads_do_not_mix(way):
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda number: probe("echo", number=number)["number"], range(32)))
    assert answers == list(range(32))


def test_a_nursery_that_died_is_replaced(monkeypatch):
    probe("echo")
    first = nursery._held
    os.kill(first.pid, signal.SIGKILL)
    assert probe("echo", number=1)["number"] == 1
    assert nursery._held is not first


def test_a_fork_of_this_process_starts_a_nursery_of_its_own():
    probe("echo")
    here = nursery._held.pid
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            probe("echo")
            os.write(writing, str(nursery._held.pid).encode())
            nursery.close()
        finally:
            os._exit(0)
    os.close(writing)
    os.waitpid(child, 0)
    told = os.read(reading, 100)
    os.close(reading)
    assert told
    assert int(told) != here
    assert probe("echo", number=2)["number"] == 2
    assert nursery._held.pid == here


def test_what_a_child_used_is_its_own_and_not_that_of_who_asked():
    held = b"x" * (300 << 20)
    _, little = sandbox.measured("tests.support.probes", {"do": "echo"})
    _, more = sandbox.measured("tests.support.probes", {"do": "eat", "bytes": 100 << 20})
    assert little.peak_mb < 100 < len(held) >> 20
    # The kernel counts pages in batches: a child's peak is right to some tenths of a megabyte.
    assert 99.5 <= more.peak_mb - little.peak_mb < 130
    assert little.seconds > 0
