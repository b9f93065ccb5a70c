"""Where a running installation keeps its things, and the secrets it makes for itself."""

import fcntl
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Config:
    """The settings of one installation; every path lies under `instance`."""

    instance: Path
    database_url: str
    secret_key: str
    base_url: str
    smtp_url: str
    sender: str
    open_outbox: bool = False
    proxies: int = 0
    styleguide: bool = False

    @property
    def files(self) -> Path:
        """The folder of stored files (originals and what is made of them)."""
        return self.instance / "files"

    @property
    def queue(self) -> Path:
        """The file of the job queue; it carries job ids only."""
        return self.instance / "queue.db"

    @property
    def secure_cookies(self) -> bool:
        """Whether the installation is reached by https, so that cookies must never travel without it."""
        return self.base_url.startswith("https://")


def load(instance: Path | None = None, environ: Mapping[str, str] | None = None) -> Config:
    """Read the settings from the environment; make the instance folder and its secret when missing.

    `GARLAND_INSTANCE` folder, `GARLAND_DATABASE_URL`, `GARLAND_BASE_URL`, `GARLAND_SMTP_URL`
    (empty: mail is readable in the app), `GARLAND_SENDER`; `GARLAND_OPEN_OUTBOX=1` lets every visitor read
    the outbox, for a demo on one's own machine only. `GARLAND_PROXIES` is the number of reverse proxies in
    front that tell the visitor's address (unknown, all visitors would seem one and share one limit).
    `GARLAND_STYLEGUIDE=1`, or Flask's own `FLASK_DEBUG=1`, adds the page `/styleguide` for those who work on
    Garland; without either it does not exist.
    """
    env = os.environ if environ is None else environ
    folder = (instance or Path(env.get("GARLAND_INSTANCE") or ROOT / "instance")).resolve()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.chmod(0o700)
    return Config(
        instance=folder,
        database_url=env.get("GARLAND_DATABASE_URL") or f"sqlite:///{folder / 'garland.db'}",
        secret_key=_secret(folder / "secret"),
        base_url=(env.get("GARLAND_BASE_URL") or "http://127.0.0.1:8000").rstrip("/"),
        smtp_url=env.get("GARLAND_SMTP_URL", ""),
        sender=env.get("GARLAND_SENDER", "Garland <garland@localhost>"),
        open_outbox=env.get("GARLAND_OPEN_OUTBOX") == "1",
        proxies=int(env.get("GARLAND_PROXIES") or 0),
        styleguide="1" in (env.get("GARLAND_STYLEGUIDE"), env.get("FLASK_DEBUG")),
    )


def _secret(path: Path) -> str:
    """Return the installation's secret, made on the first start and readable by its owner only."""
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
        # Web server and worker start together: the second waits until the first has written it.
        fcntl.flock(file, fcntl.LOCK_EX)
        secret = file.read().strip()
        if not secret:
            secret = secrets.token_urlsafe(48)
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
    return secret
