"""Background work of entries: looking at pictures and documents."""

from typing import Any

from competition.entries.deadline import jobs as _deadline  # noqa: F401 - it makes itself known
from competition.entries.documents import jobs as _documents  # noqa: F401 - it makes itself known
from competition.entries.models import EntryImage
from competition.entries.picturing.edits import edit_of
from competition.entries.receipts import jobs as _receipts  # noqa: F401 - it makes itself known
from competition.entries.rules import ImageState
from competition.entries.services.pictures import LOOK, examine, keep_look
from competition.platform.files import StoredFile
from competition.platform.jobs import JobContext, job


@job(LOOK)
def look_at_picture(ctx: JobContext, image: int) -> dict[str, Any] | None:
    """Open a picture outside any transaction and write down what came of it; a removed one is no matter."""
    with ctx.database.reading() as session:
        found = session.get(EntryImage, image)
        if found is None or found.state is not ImageState.RECEIVED:
            return None
        file_id, edit = found.file_id, edit_of(found)
        key = session.get_one(StoredFile, file_id).key
    look = examine(ctx.storage, key, edit)
    with ctx.writing() as session:
        found = session.get(EntryImage, image)
        if found is not None and found.file_id == file_id:  # else it was turned or cut meanwhile
            keep_look(session, image=found, look=look)
            return {"state": found.state.value}
    return None
