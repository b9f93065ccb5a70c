"""The sealed file of a freeze, as it is kept."""

import hashlib
import json
from typing import Any

from sqlalchemy.orm import Session

from competition.platform.files import StoredFile
from competition.platform.storage import Storage
from competition.results.errors import BundleDamagedError
from competition.results.models import Freeze
from competition.results.sealing.archive import unpack
from competition.results.sealing.errors import BundleRefusedError


def read_bytes(session: Session, *, freeze: Freeze, storage: Storage) -> bytes:
    """Return the frozen file. Raises BundleDamagedError when it is not what was frozen."""
    with storage.open(session.get_one(StoredFile, freeze.file_id).key) as file:
        content = file.read()
    if hashlib.sha256(content).hexdigest() != freeze.sha256:
        raise BundleDamagedError
    return content


def read_bundle(session: Session, *, freeze: Freeze, storage: Storage) -> dict[str, Any]:
    """Return the frozen bundle. Raises BundleDamagedError when it is not what was frozen."""
    content = read_bytes(session, freeze=freeze, storage=storage)
    if not is_zip(content):
        before: dict[str, Any] = json.loads(content)
        return before
    try:
        return unpack(content)
    except BundleRefusedError:
        raise BundleDamagedError from None


def is_zip(content: bytes) -> bool:
    """Whether a sealed file is a ZIP; those of the first formats were JSON."""
    return content[:2] == b"PK"
