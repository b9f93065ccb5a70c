"""What the page's buttons do, for a teacher and for the secretariat alike: parse, one service, say so."""

from typing import Any

from flask import flash, request

from competition.entries.blindness import areas
from competition.entries.blindness.queries import report_of
from competition.entries.blindness.services import (
    cover_picture,
    covered,
    forget_beside,
    forget_ruling,
    rule,
)
from competition.entries.desk import acting
from competition.entries.models import Entry, EntryImage
from competition.entries.screening_errors import PicturesNotReadyError
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.web.request import db, fresh_transaction, now, storage, transaction


def settle_word(entry: Entry, *, as_office: bool) -> None:
    """Mask a word, leave it, or take that back; with `all`, mask every sure name not decided yet."""
    deed, by = request.form.get("do", ""), _by(as_office)
    words = [request.form.get("word", "")]
    with transaction() as session:
        if deed == "all":
            words = [finding.name.text for finding in report_of(session, entry).masked_unasked]
        for word in words:
            if deed == "forget":
                forget_ruling(session, entry=entry, word=word, **by)
            else:
                rule(session, entry=entry, word=word, masked=deed != "leave", **by)
    flash(_said(deed), "success")


def cover(entry: Entry, image_ref: str, *, as_office: bool) -> None:
    """Cover the areas sent on the judges' copy of a picture."""
    image = image_of(entry, image_ref)
    wanted, drawn_on = areas.read(request.form), image.file_id
    made = covered(db(), image=image, areas=wanted, storage=storage())
    with fresh_transaction() as (session, loaded):
        entry = loaded["entry"] if "entry" in loaded else loaded["subject"].entry
        image = image_of(entry, image_ref)
        if image.file_id != drawn_on:
            raise PicturesNotReadyError
        cover_picture(session, entry=entry, image=image, areas=wanted, made=made, **_by(as_office))
    flash(
        _("Judges see the picture with these parts covered.") if wanted else _("Nothing is covered."),
        "success",
    )


def forget(entry: Entry, *, as_office: bool) -> None:
    """Forget the names of files and what the files say beside the work."""
    with transaction() as session:
        forget_beside(session, entry=entry, **_by(as_office))
    flash(_("The names and properties of the files are forgotten."), "success")


def image_of(entry: Entry, ref: str) -> EntryImage:
    """Return a picture of the entry. Raises NotFoundError."""
    found = next((image for image in entry.images if image.ref == ref), None)
    if found is None:
        raise NotFoundError
    return found


def _said(deed: str) -> str:
    if deed == "leave":
        return _("Left as it is.")
    if deed == "forget":
        return _("Nothing is decided about it any more.")
    return _("Masked on the judges’ copy; the work itself stays as it is.")


def _by(as_office: bool) -> dict[str, Any]:
    return {"actor": acting(), "now": now(), "as_office": as_office}
