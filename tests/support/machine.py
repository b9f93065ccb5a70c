"""A machine that is imagined: its programs are stand-ins that write down how they were called."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TOOLS = (
    *("cat", "cksum", "cp", "cut", "dirname", "env", "find", "flock"),
    *("grep", "mkdir", "readlink", "rm", "sed", "sh", "tail", "uname"),
)

PYTHON = """
case "$*" in
    *'-m venv .venv')
        mkdir -p .venv/bin .venv/lib
        echo "$PWD/.venv" >.venv/bin/activate
        : >.venv/pyvenv.cfg
        cp "$0" .venv/bin/python ;;
    *version_info*:2*) echo 3 12 ;;
    *'-m pip install'*) [ ! -e "$MACHINE/offline" ] || { echo 'No route to the libraries'; exit 1; } ;;
    *'-m competition.cli '*) printf '%s\\n' "from $GARLAND_CWD" "in $PWD" "$@" ;;
esac
"""
OLD_PYTHON = "exit 1"
DPKG_QUERY = 'for name; do [ -e "$MACHINE/no-$name" ] || printf "installed:%s " "$name"; done'
APT_GET = '[ "$1" = update ] || rm -f "$MACHINE"/no-*'


class Machine:
    """A folder of programs that stands for the whole machine, and a checkout on it."""

    def __init__(self, folder):
        self.folder = folder
        self.checkout = folder / "my garland"
        self.bin = folder / "bin"
        self.bin.mkdir()
        (self.checkout / "requirements").mkdir(parents=True)
        shutil.copy(ROOT / "garland", self.checkout)
        for name in ("runtime", "test"):
            (self.checkout / "requirements" / f"{name}.txt").write_text(f"{name}==1\n")
        for tool in TOOLS:
            if found := shutil.which(tool):
                (self.bin / tool).symlink_to(found)
        self.is_user("1000")

    def has(self, name, script="", *, noted=True):
        note = f'echo "{name} $*" >>"$MACHINE/calls"\n' if noted else ""
        program = self.bin / name
        program.write_text(f"#!/bin/sh\n{note}{script}\n")
        program.chmod(0o755)

    def is_user(self, number):
        self.has("id", f"echo {number}", noted=False)

    def is_debian(self, *, without=()):
        self.has("dpkg-query", DPKG_QUERY, noted=False)
        self.has("apt-get", APT_GET)
        for name in without:
            (self.folder / f"no-{name}").touch()

    def start(self, *words, program=None, cwd=None):
        return subprocess.run(
            [program or self.checkout / "garland", *words],
            cwd=cwd or self.folder,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
        )

    @property
    def environ(self):
        return {"PATH": str(self.bin), "GARLAND_PYTHON": "python3", "MACHINE": str(self.folder)}

    @property
    def calls(self):
        """How the noted programs were called so far, checks left out."""
        file = self.folder / "calls"
        lines = file.read_text().splitlines() if file.exists() else []
        return [line for line in lines if " -c " not in line and "competition.cli" not in line]
