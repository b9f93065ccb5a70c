"""Printing in the background: pages set with our faces in a child, and printed files forgotten."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from competition.platform import fonts
from competition.platform.erasure import request_erasure
from competition.platform.files import StoredFile
from competition.platform.fonts import FontSet
from competition.platform.jobs import JobContext
from competition.platform.pdf import CHILD_LIMITS, Pages, Resource, render_in_child
from competition.platform.sandbox import Limits


def set_pages(
    ctx: JobContext,
    html: Callable[[FontSet], str],
    *,
    resources: Mapping[str, Resource],
    name: str,
    limits: Limits = CHILD_LIMITS,
) -> Pages:
    """Return the PDF of what `html` writes with our faces. Raises PdfFailedError, which says `name`."""
    faces = fonts.prepare(ctx.config.instance)
    return render_in_child(html(faces), resources=resources, fonts=faces, name=name, limits=limits)


def forget_files(session: Session, file_ids: Collection[int], *, now: datetime) -> None:
    """Take printed files out of the register; their bytes go as well, once nothing else needs them."""
    found = session.scalars(select(StoredFile).where(StoredFile.id.in_(file_ids))).all()
    for file in found:
        request_erasure(session, sha256=file.sha256, now=now)
    session.execute(delete(StoredFile).where(StoredFile.id.in_(file_ids)))
