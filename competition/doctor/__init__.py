"""The doctor behind `./garland doctor`: what is missing here, in plain words, each with the next step."""

import os
from collections.abc import Mapping
from pathlib import Path

from competition import config as settings
from competition.clock import Clock
from competition.doctor import installation, machine
from competition.doctor.check import Check, State

__all__ = ["Check", "State", "report"]


def report(instance: Path | None = None, environ: Mapping[str, str] | None = None) -> list[Check]:
    """Look at the machine and at the installation in `instance`; the settings come from `environ`.

    Nothing is made or changed where there is no installation yet.
    """
    environ = os.environ if environ is None else environ
    where = (instance or Path(environ.get("GARLAND_INSTANCE") or settings.ROOT / "instance")).resolve()
    folder = installation.folder(where)
    checks = [machine.python(), machine.libraries(), machine.pango(), machine.print_faces(), folder]
    if not where.is_dir() or folder.state is State.MISSING:
        return checks
    config = settings.load(where, environ)
    return [
        *checks,
        installation.mail(config.smtp_url),
        *installation.database_and_worker(config.database_url, Clock().now()),
    ]
