import socket
import time

import pytest

from competition.platform import sandbox
from competition.platform.sandbox import ChildFailedError, Limits

LIMITS = Limits(seconds=10)


def probe(tmp_path, monkeypatch, body, limits=LIMITS):
    """Run `body` as the answer of a child of its own."""
    (tmp_path / "probe.py").write_text("def answer(request):\n" + "".join(f"    {line}\n" for line in body))
    start = f"import sys; sys.path.insert(0, {str(tmp_path)!r}); " + sandbox._START
    monkeypatch.setattr(sandbox, "_START", start)
    return sandbox.run("probe", {"asked": 1}, limits=limits)


def test_a_child_that_hangs_is_killed_in_time(tmp_path, monkeypatch):
    for line in ("__import__('time').sleep(60)", "while True: pass"):
        began = time.monotonic()
        with pytest.raises(ChildFailedError, match="time"):
            probe(tmp_path, monkeypatch, [line], Limits(seconds=1))
        assert time.monotonic() - began < 10


def test_a_child_gets_no_more_memory_than_allowed(tmp_path, monkeypatch):
    with pytest.raises(ChildFailedError, match="memory"):
        probe(tmp_path, monkeypatch, ["return len(bytearray(900_000_000))"], Limits(memory=1 << 29))


def test_a_child_that_dies_is_told_apart(tmp_path, monkeypatch):
    with pytest.raises(ChildFailedError, match="died"):
        probe(tmp_path, monkeypatch, ["__import__('os').abort()"])


def test_a_child_reaches_no_network_and_starts_no_process(tmp_path, monkeypatch):
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        for line in (
            f"__import__('socket').create_connection(('127.0.0.1', {port}))",
            "__import__('os').system('true')",
            "__import__('os').fork()",
        ):
            with pytest.raises(ChildFailedError, match="PermissionError"):
                probe(tmp_path, monkeypatch, [line])


def test_a_child_sees_none_of_the_installations_secrets(tmp_path, monkeypatch):
    monkeypatch.setenv("GARLAND_SMTP_URL", "smtp://garland:secret@mail")
    seen = probe(tmp_path, monkeypatch, ["import os", "print('noise')", "return [dict(os.environ), request]"])
    assert "PATH" in seen[0]
    assert "secret" not in str(seen)
    assert seen[1] == {"asked": 1}
