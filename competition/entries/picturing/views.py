"""One picture: turned, cut, brought back to how it came; and a removed one put back."""

from dataclasses import asdict

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.entries.desk import acting, way_back
from competition.entries.dossiers import size_in_print
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry, EntryImage
from competition.entries.picturing.edits import AS_IT_CAME, edit_of, stamp_of
from competition.entries.picturing.errors import CutTooMuchError
from competition.entries.picturing.forms import CutForm
from competition.entries.picturing.services import bring_picture_back, edit_picture
from competition.entries.picturing.wishes import wanted_edit
from competition.entries.policies import OWN_ENTRY
from competition.entries.wording import picture_badge, picture_problem, small_picture
from competition.errors import NotFoundError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.platform.renditions import Edit
from competition.web.arrival import arrival
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import transaction

bp = Blueprint("entry_picture", __name__)


@bp.get("/entry/<ref>/pictures/<image_ref>")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, image_ref: str
) -> ResponseReturnValue:
    """Show one picture with what can be done to it."""
    if back := way_back(campaign, entry):
        return back
    return _page("entries/picturing/page.html", campaign, school_class, entry, image_ref, CutForm())


@bp.get("/entry/<ref>/pictures/<image_ref>/state")
@allow(OWN_ENTRY)
def state(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, image_ref: str
) -> ResponseReturnValue:
    """Give the part of the page that changes once the picture is made anew, for its script."""
    return _page("entries/picturing/_editor.html", campaign, school_class, entry, image_ref, CutForm())


@bp.post("/entry/<ref>/pictures/<image_ref>")
@allow(OWN_ENTRY)
def edit_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship, image_ref: str
) -> ResponseReturnValue:
    """Turn or cut the picture; a number that makes no sense is told on the page, which keeps it."""
    image, form = _find(entry, image_ref), CutForm()
    again = "entries/picturing/page.html", campaign, school_class, entry, image_ref, form
    if request.form.get("do") == "cut" and not form.validate_on_submit():
        return _page(*again), 400
    before = edit_of(image)
    try:
        with transaction() as session:
            edit = wanted_edit(before, form)
            changed = edit_picture(
                session, entry=entry, image=image, edit=edit, actor=acting(), now=arrival()
            )
    except CutTooMuchError as refusal:
        return _page(*again, refusal=translate(refusal)), refusal.status
    here = url_for("entry_picture.page", ref=entry.ref, image_ref=image_ref)
    if changed:
        say(_said(before, edit), undo=Undo(here, {"do": "set", **_as_values(before)}))
    return redirect(here)


@bp.post("/entry/<ref>/pictures/bring-back")
@allow(OWN_ENTRY)
def bring_back_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Undo the removal of a picture."""
    with transaction() as session:
        ref = request.form.get("picture", "")
        bring_picture_back(session, entry=entry, ref=ref, actor=acting(), now=arrival())
    flash(_("The picture is back where it was."), "success")
    return redirect(url_for("entry_pictures.page", ref=entry.ref))


def _find(entry: Entry, image_ref: str) -> EntryImage:
    image = next((each for each in entry.images if each.ref == image_ref), None)
    if image is None:
        raise NotFoundError
    return image


def _as_values(edit: Edit) -> dict[str, str | list[str]]:
    return {name: str(value) for name, value in asdict(edit).items()}


def _said(before: Edit, after: Edit) -> str:
    if after == AS_IT_CAME:
        return _("The picture is as it came.")
    return _("The picture is turned.") if before.turn != after.turn else _("The picture is cut.")


def _page(
    template: str,
    campaign: Campaign,
    school_class: SchoolClass,
    entry: Entry,
    image_ref: str,
    form: CutForm,
    refusal: str | None = None,
) -> str:
    image = _find(entry, image_ref)
    category = next(each for each in campaign.categories if each.id == entry.category_id)
    return render_template(
        template,
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        image=image,
        number=entry.images.index(image) + 1,
        form=form,
        refusal=refusal,
        is_changed=edit_of(image) != AS_IT_CAME,
        size=size_in_print(image, category),
        edit_url=url_for("entry_picture.edit_post", ref=entry.ref, image_ref=image.ref),
        picture_url=url_for(
            "entry_pictures.picture", ref=entry.ref, image_ref=image.ref, kind="screen", v=stamp_of(image)
        ),
        picture_badge=picture_badge,
        picture_problem=picture_problem,
        small_picture=small_picture,
    )
