"""The launcher, on a machine that is imagined."""

import fcntl
import re
import subprocess
from pathlib import Path

import pytest

from competition.cli import main
from tests.support.machine import OLD_PYTHON, PYTHON, ROOT, Machine

LINE = "apt-get update && apt-get install -y --no-install-recommends"
NEEDS = re.search(r"^NEEDS='(.+)'", (ROOT / "garland").read_text(), re.MULTILINE)[1].split()


@pytest.fixture
def machine(tmp_path):
    return Machine(tmp_path)


@pytest.fixture
def debian(machine):
    """A Debian that has everything except Garland's libraries."""
    machine.is_debian()
    machine.has("python3", PYTHON)
    return machine


def pip_runs(machine):
    return sum("-m pip install" in call for call in machine.calls)


def test_help_lists_every_command_that_people_start_and_sets_nothing_up(machine):
    shown = machine.start("help")
    listed = set(re.findall(r"^  \./garland (\w+)", shown.stdout, re.MULTILINE))
    assert listed == {
        *("demo", "test", "serve", "worker", "import", "export"),
        *("allocate", "standings", "inspect", "doctor", "help"),
    }
    assert listed - {"test", "help"} <= set(main.commands)
    assert machine.start().stdout == shown.stdout
    assert not (machine.checkout / ".venv").exists()


def test_help_lists_every_option_of_the_demo(machine):
    shown = set(re.findall(r"^      (--[\w-]+)", machine.start("help").stdout, re.MULTILINE))
    known = {option for each in main.commands["demo"].params for option in each.opts}
    assert shown == {"--yes", "--no-serve", "--dir", "--campaign", "--fresh"}
    assert shown <= known


def test_without_python_on_an_unknown_system_a_sentence_says_what_to_install(machine):
    ended = machine.start("demo")
    assert ended.returncode == 1
    assert "install Python 3.11, 3.12, 3.13 or 3.14 with its module venv, and pango" in ended.stderr


def test_a_user_without_sudo_is_told_the_exact_line(machine):
    machine.is_debian(without=["libpango-1.0-0", "fonts-noto-cjk"])
    machine.has("python3", OLD_PYTHON)
    ended = machine.start("demo", "--yes")
    assert ended.returncode == 1
    assert f"\n    {LINE} python3 python3-venv libpango-1.0-0 fonts-noto-cjk\n" in ended.stderr
    assert not [call for call in machine.calls if call.startswith("apt-get")]


def test_a_user_with_sudo_gets_what_is_missing_and_no_more(debian):
    debian.is_debian(without=["libfribidi0"])
    debian.has("sudo", '"$@"')
    assert debian.start("serve").returncode == 0
    assert [call for call in debian.calls if call.startswith("sudo")] == [
        "sudo true",
        "sudo env DEBIAN_FRONTEND=noninteractive apt-get update",
        "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends"
        " -o DPkg::Lock::Timeout=300 libfribidi0",
    ]


def test_a_user_whom_sudo_refuses_is_told_the_line(debian):
    debian.is_debian(without=["libfribidi0"])
    debian.has("sudo", "exit 1")
    ended = debian.start("serve")
    assert (ended.returncode, debian.calls) == (1, ["sudo true"])
    assert (
        f"sudo did not allow it. Next: run this line as root, then start again:\n\n    {LINE} libfribidi0"
        in (ended.stderr)
    )


def test_root_needs_no_sudo(debian):
    debian.is_debian(without=["libfribidi0"])
    debian.is_user("0")
    assert debian.start("serve").returncode == 0
    assert [call.split()[:2] for call in debian.calls if call.startswith("apt-get")] == [
        ["apt-get", "update"],
        ["apt-get", "install"],
    ]


def test_when_apt_fails_the_end_of_what_it_said_is_shown(debian):
    debian.is_debian(without=["libfribidi0"])
    debian.is_user("0")
    debian.has("apt-get", "echo 'E: Unable to fetch some archives'; exit 100")
    ended = debian.start("serve")
    assert ended.returncode == 1
    assert "    E: Unable to fetch some archives\n" in ended.stderr
    assert f"    {LINE} libfribidi0\n" in ended.stderr
    assert pip_runs(debian) == 0


def test_every_word_goes_on_to_the_app_with_the_place_it_was_called_from(debian):
    elsewhere = debian.folder / "elsewhere"
    elsewhere.mkdir()
    ended = debian.start("demo", "--dir", "two words", "--yes", cwd=elsewhere)
    assert ended.stdout.splitlines() == [
        f"from {elsewhere}",
        f"in {debian.checkout}",
        *["-m", "competition.cli", "demo", "--dir", "two words", "--yes"],
    ]


def test_yes_is_for_the_launcher_alone_where_the_app_does_not_know_it(debian):
    ended = debian.start("serve", "--yes", "--port", "81")
    assert ended.stdout.splitlines()[-3:] == ["serve", "--port", "81"]


def test_it_may_be_called_through_a_symlink_to_a_symlink(debian):
    (debian.folder / "links").mkdir()
    first, second = debian.folder / "links" / "garland", debian.folder / "g"
    first.symlink_to(Path("..") / "my garland" / "garland")
    second.symlink_to(Path("links") / "garland")
    assert f"in {debian.checkout}" in debian.start("serve", program=second).stdout


def test_the_libraries_are_installed_by_their_hashes_once(debian):
    debian.start("serve")
    debian.start("serve")
    installs = [call for call in debian.calls if "-m pip install" in call]
    assert len(installs) == 1
    assert "--require-hashes --only-binary :all: -r requirements/runtime.txt" in installs[0]


def test_a_second_start_runs_nothing_that_could_want_the_network(debian):
    debian.start("serve")
    (debian.folder / "calls").unlink()
    assert debian.start("serve").returncode == 0
    assert debian.calls == []


def test_a_changed_lock_is_installed_into_the_same_place(debian):
    debian.start("serve")
    with (debian.checkout / "requirements" / "runtime.txt").open("a") as lock:
        lock.write("another==1\n")
    debian.start("serve")
    assert pip_runs(debian) == 2
    assert sum("-m venv" in call for call in debian.calls) == 1


def break_by_losing_python(checkout):
    (checkout / ".venv" / "bin" / "python").unlink()


def break_by_a_cut_off_installation(checkout):
    (checkout / ".venv" / "unfinished").touch()


@pytest.mark.parametrize("break_it", [break_by_losing_python, break_by_a_cut_off_installation])
def test_a_broken_venv_is_made_anew(debian, break_it):
    debian.start("serve")
    leftover = debian.checkout / ".venv" / "half-a-library"
    leftover.touch()
    break_it(debian.checkout)
    assert debian.start("serve").returncode == 0
    assert sum("-m venv" in call for call in debian.calls) == 2
    assert not leftover.exists()


def test_a_venv_that_was_moved_is_made_anew(debian):
    debian.start("serve")
    debian.checkout = debian.checkout.rename(debian.folder / "moved")
    assert debian.start("serve").returncode == 0
    assert (debian.checkout / ".venv" / "bin" / "activate").read_text() == f"{debian.checkout}/.venv\n"


def test_without_the_network_the_next_step_is_shown_and_the_next_start_goes_on(
    debian,
):
    (debian.folder / "offline").touch()
    ended = debian.start("serve")
    assert ended.returncode == 1
    assert "    No route to the libraries\n" in ended.stderr
    assert "Next: see that the network is there and the disk has room, then start again." in ended.stderr
    (debian.folder / "offline").unlink()
    assert debian.start("serve").returncode == 0
    assert sum("-m venv" in call for call in debian.calls) == 1


def test_the_second_of_two_starts_waits_for_the_first(debian):
    (debian.checkout / ".venv").mkdir()
    with (debian.checkout / ".venv" / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        second = subprocess.Popen(
            [debian.checkout / "garland", "serve"],
            env=debian.environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert second.stderr.readline() == "Another start is setting Garland up; waiting for it.\n"
        assert pip_runs(debian) == 0
    said, _ = second.communicate()
    assert (second.returncode, said.splitlines()[-1]) == (0, "serve")


def test_a_checkout_that_may_not_be_written_to_is_said_so(debian):
    (debian.checkout / ".venv").write_text("in the way")
    ended = debian.start("serve")
    assert ended.returncode == 1
    assert f"Garland keeps its libraries in {debian.checkout}/.venv and may not write there." in ended.stderr


def test_the_doctor_names_what_is_missing_and_installs_nothing(machine):
    machine.is_debian(without=["fonts-noto-core"])
    machine.has("python3", OLD_PYTHON)
    ended = machine.start("doctor")
    assert ended.returncode == 1
    assert "missing  packages of this system: python3 python3-venv fonts-noto-core\n" in ended.stdout
    assert f"    {LINE} python3 python3-venv fonts-noto-core\n" in ended.stdout
    assert "missing  the libraries of requirements/runtime.txt\n" in ended.stdout
    assert machine.calls == []
    assert not (machine.checkout / ".venv").exists()


def test_with_everything_there_the_doctor_of_the_app_speaks(debian):
    debian.start("serve")
    ended = debian.start("doctor")
    assert (ended.returncode, ended.stdout.splitlines()[-1]) == (0, "doctor")


def test_the_machine_of_these_tests_is_asked_for_every_package_that_is_needed(machine):
    machine.is_debian(without=NEEDS)
    machine.has("python3", PYTHON)
    assert f"packages of this system: {' '.join(NEEDS)}\n" in machine.start("doctor").stdout
    assert "libpango-1.0-0" in NEEDS


@pytest.mark.parametrize("fails", ["nothing", "ruff check", "ruff format", "mypy", "lint-imports", "pytest"])
def test_all_is_well_only_if_every_check_and_every_test_is(debian, fails):
    wrong = f'case "{{0}} $*" in *"{fails}"*) echo "This is wrong."; exit 1 ;; esac'
    debian.has("python3", PYTHON + wrong.format("python"))
    for name in ("initdb", "chromium"):
        debian.has(name)
    debian.start("test", "--version")
    for name in ("ruff", "lint-imports"):
        debian.has(name, wrong.format(name))
        (debian.bin / name).rename(debian.checkout / ".venv" / "bin" / name)
    ended = debian.start("test")
    assert ended.returncode == (fails != "nothing"), ended.stderr
    assert "This is wrong." in ended.stdout + ended.stderr or fails == "nothing"
    asked = "\n".join(debian.calls)
    for check in ("ruff check", "ruff format", "-m mypy", "lint-imports", "-m pytest"):
        assert check in asked
