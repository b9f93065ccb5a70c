import stat
import threading
from datetime import UTC, datetime

from competition.clock import Clock, FixedClock
from competition.config import load


def mode(path):
    return stat.S_IMODE(path.stat().st_mode)


def test_the_first_start_makes_a_folder_and_a_secret_for_its_owner_only(tmp_path):
    config = load(tmp_path / "new" / "instance", environ={})
    assert mode(config.instance) == 0o700
    assert mode(config.instance / "secret") == 0o600
    assert len(config.secret_key) >= 48


def test_the_secret_stays_the_same_and_differs_between_installations(tmp_path):
    first, again = load(tmp_path / "a", environ={}), load(tmp_path / "a", environ={})
    assert first == again
    assert load(tmp_path / "b", environ={}).secret_key != first.secret_key


def test_a_folder_that_was_open_to_others_is_closed(tmp_path):
    (tmp_path / "a").mkdir(mode=0o755)
    assert mode(load(tmp_path / "a", environ={}).instance) == 0o700


def test_without_settings_everything_lies_in_the_instance(tmp_path):
    config = load(tmp_path, environ={})
    assert config.database_url == f"sqlite:///{tmp_path / 'garland.db'}"
    assert config.files == tmp_path / "files"
    assert config.queue == tmp_path / "queue.db"
    assert config.base_url == "http://127.0.0.1:8000"
    assert config.smtp_url == ""
    assert not config.secure_cookies
    assert not config.open_outbox


def test_settings_come_from_the_environment(tmp_path):
    config = load(
        environ={
            "GARLAND_INSTANCE": str(tmp_path / "here"),
            "GARLAND_DATABASE_URL": "postgresql://db/garland",
            "GARLAND_BASE_URL": "https://garland.example/",
            "GARLAND_SMTP_URL": "smtps://mail.example",
            "GARLAND_SENDER": "Campaign <c@example.org>",
        }
    )
    assert config.instance == tmp_path / "here"
    assert config.database_url == "postgresql://db/garland"
    assert config.base_url == "https://garland.example"
    assert (config.smtp_url, config.sender) == ("smtps://mail.example", "Campaign <c@example.org>")
    assert config.secure_cookies


def test_processes_that_start_at_once_agree_on_one_secret(tmp_path):
    """The loser of the race may look while the winner is still writing."""
    gate, found = threading.Barrier(8), []

    def start():
        gate.wait()
        found.append(load(tmp_path, environ={}).secret_key)

    threads = [threading.Thread(target=start) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(found)) == 1


def test_a_fixed_clock_stands_still_until_it_is_moved(now):
    clock = FixedClock(now)
    assert clock.now() == clock.now() == now
    clock.at = datetime(2027, 1, 1, tzinfo=UTC)
    assert clock.now().year == 2027


def test_the_real_clock_tells_utc():
    before = datetime.now(UTC)
    told = Clock().now()
    assert before <= told <= datetime.now(UTC)
    assert told.tzinfo is UTC
