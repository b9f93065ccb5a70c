"""A PostgreSQL of the suite's own: started once, shared by all workers, gone at the end."""

import fcntl
import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path

PLACES = ("/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt")
MISSING = (
    "PostgreSQL is missing, and the suite runs every database test on it too. "
    "Install it (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql), then run again."
)
FOLDER_VARIABLE = "GARLAND_TEST_POSTGRES"
PREFIX = "garland-pg-"
LOCALE = "C.UTF-8" if sys.platform == "linux" else "C"
# Nothing here has to outlive a power cut.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_connections": "200",
    "autovacuum": "off",
}


class PostgresMissingError(Exception):
    """There is no PostgreSQL on this machine."""


def binaries() -> Path:
    """Return the folder of the newest PostgreSQL's programs."""
    for place in PLACES:
        for pattern in ("*/bin/initdb", "postgresql*/bin/initdb"):
            found = sorted(Path(place).glob(pattern), key=_version)
            if found:
                return found[-1].parent
    on_path = shutil.which("initdb")
    if on_path is None:
        raise PostgresMissingError(MISSING)
    return Path(on_path).resolve().parent


def _version(program):
    digits = "".join(letter for letter in program.parent.parent.name if letter.isdigit())
    return int(digits or 0)


def prepare_folder():
    """Choose the cluster's folder before the workers start: they inherit its name."""
    if FOLDER_VARIABLE in os.environ:
        return
    _sweep()
    # The path of a socket may have about a hundred letters: not in pytest's own temporary folder.
    os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")


def remove_folder():
    """Stop the cluster, if one was started, and remove every trace."""
    _remove(Path(os.environ.pop(FOLDER_VARIABLE)))


def _sweep():
    """Remove what a run left behind that was killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        pid = folder.name.removeprefix(PREFIX).split("-")[0]
        with suppress(ValueError, PermissionError):
            try:
                os.kill(int(pid), 0)
            except ProcessLookupError:
                _remove(folder)


def _remove(folder):
    if (folder / "data" / "postmaster.pid").exists():
        _run(folder, "pg_ctl", "-D", folder / "data", "-m", "immediate", "-w", "stop", check=False)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _locked(folder):
    with (folder / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _other_user():
    """PostgreSQL refuses to run as root: return the keywords that run it as somebody else."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def _run(folder, program, *arguments, check=True):
    # Not a pipe: the server keeps it open as long as it runs.
    with (folder / "errors").open("a") as errors:
        done = subprocess.run(
            [binaries() / program, *map(str, arguments)],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            **_other_user(),
        )
    if check and done.returncode:
        logs = [
            file.read_text(errors="replace") for file in (folder / "errors", folder / "log") if file.exists()
        ]
        raise RuntimeError(f"{program} failed: {' '.join(logs)[-2000:]}")


def running_cluster() -> Path:
    """Return the folder of the running cluster, started by whoever comes first."""
    folder = Path(os.environ[FOLDER_VARIABLE])
    with _locked(folder):
        if not (folder / "ready").exists():
            _start(folder)
            (folder / "ready").touch()
    return folder


def _start(folder):
    binaries()
    other = _other_user()
    if other:
        os.chown(folder, other["user"], other["group"])
    data = folder / "data"
    _run(
        folder,
        "initdb",
        "-D",
        data,
        "-E",
        "UTF8",
        f"--locale={LOCALE}",
        "-A",
        "trust",
        "-U",
        "garland",
        "--no-sync",
    )
    settings = " ".join(f"-c {name}='{value}'" for name, value in SETTINGS.items())
    _run(folder, "pg_ctl", "-D", data, "-w", "-l", folder / "log", "-o", f"-k '{folder}' {settings}", "start")


def database_url(folder: Path, name: str) -> str:
    """Return the address of one database of the cluster."""
    return f"postgresql+psycopg://garland@/{name}?host={folder}"
