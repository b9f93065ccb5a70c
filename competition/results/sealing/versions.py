"""With what a bundle was computed: Garland, the lock of its libraries, and the machine's kind."""

import hashlib
import platform
import tomllib
from functools import cache
from pathlib import Path

import numpy
import scipy

from competition.config import ROOT

FORMAT = 3
METHOD = 4  # grows whenever the same sheets would come to other figures
OTHERS = ("duels", "decisions")
"""What other rooms tell, a file each."""
COMPETITION = Path(__file__).parent.parent.parent
COMPUTING = ("duels", "results")
LOCK = ROOT / "requirements" / "runtime.txt"


@cache
def versions() -> dict[str, str | int]:
    """Return the versions that the last decimals depend on, and those by which the code is found again."""
    return {
        "method": METHOD,
        "garland": _garland(),
        "code": _code(),
        "lock": _sha256(LOCK),
        "numpy": numpy.__version__,
        "scipy": scipy.__version__,
        "python": ".".join(platform.python_version_tuple()[:2]),
        "platform": f"{platform.system()} {platform.machine()}",
    }


def same_machine(sealed: dict[str, str | int]) -> bool:
    """Whether the lock and the platform are those of here, so that every byte must be the same."""
    here = versions()
    return all(sealed.get(name) == here[name] for name in ("lock", "numpy", "scipy", "python", "platform"))


def _garland() -> str:
    with (ROOT / "pyproject.toml").open("rb") as file:
        return str(tomllib.load(file)["project"]["version"])


def _code() -> str:
    """Return the hash of the code that computes: every module of duels and results, by name."""
    digest = hashlib.sha256()
    for room in COMPUTING:
        for path in sorted((COMPETITION / room).glob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
