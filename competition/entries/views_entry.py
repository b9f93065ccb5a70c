"""An entry's own page: the work as it stands, what is missing, handing it in and taking it back."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.rules import MilestoneKey
from competition.entries.blindness.queries import BlindnessReport, report_of
from competition.entries.desk import acting, room
from competition.entries.documents.emphasis import emphasis_in
from competition.entries.documents.queries import Sent, documents_of
from competition.entries.dossiers import dossier_of
from competition.entries.errors import IncompleteError, QuotaFullError, RulesToAcceptError
from competition.entries.identity import Authorship, SchoolClass
from competition.entries.models import Entry
from competition.entries.outcomes import asked
from competition.entries.policies import OWN_ENTRY
from competition.entries.queries import leaves_of, place_of
from competition.entries.rules import may_withdraw
from competition.entries.services import bring_back, reopen, submit, withdraw
from competition.entries.services.correcting import corrections
from competition.entries.services.guards import calendar_of, closes_for
from competition.entries.services.submission import receipts_by
from competition.entries.sheet import Sheet, sheet_of
from competition.entries.told import told_of
from competition.entries.wording import corrected_sentences, state_badge
from competition.entries.workspace import leaves_words
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.arrival import arrival
from competition.web.keyboard import PICTURES, keyboard
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer

bp = Blueprint("entry", __name__)
keyboard.on("entry.page", groups=(PICTURES,))


@bp.get("/entry/<ref>")
@allow(OWN_ENTRY)
def page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show the entry with what is missing and what can be done with it."""
    sent = documents_of(db(), entry.id)
    emphasis = emphasis_in(entry.text, (each.document for each in sent))
    sheet = sheet_of(dossier_of(db(), campaign, entry, authorship), now(), emphasis)
    report = report_of(db(), entry, people=sheet.dossier.people) if sheet.may_change else None
    return _page(school_class, sheet, sent, report=report)


@bp.post("/entry/<ref>/submit")
@allow(OWN_ENTRY)
def submit_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Hand the entry in and show the receipt, or say what is missing."""
    try:
        with transaction() as session:
            submit(session, entry=entry, actor=acting(), now=arrival())
    except RulesToAcceptError as refusal:
        flash(translate(refusal), "warning")
        return redirect(url_for("class_rules.page", ref=school_class.ref))
    except IncompleteError as refusal:
        sheet = sheet_of(dossier_of(db(), campaign, entry), now())
        sent = documents_of(db(), entry.id)
        return _page(school_class, sheet, sent, refusal=translate(refusal)), refusal.status
    except QuotaFullError as refusal:
        flash(translate(refusal), "warning")
        return redirect(url_for("entry.page", ref=entry.ref))
    flash(_("The entry is submitted. The receipt is on its way to you by mail, too."), "success")
    if request.form.get("back") == "class":
        return redirect(url_for("class.page", ref=school_class.ref))
    return redirect(url_for("entry.receipt", ref=entry.ref))


@bp.post("/entry/<ref>/reopen")
@allow(OWN_ENTRY)
def reopen_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Take the entry back, to change it."""
    with transaction() as session:
        reopen(session, entry=entry, actor=acting(), now=now())
    flash(_("The entry is open again. It counts once you have submitted it anew."), "warning")
    return redirect(url_for("entry.page", ref=entry.ref))


@bp.get("/entry/<ref>/withdraw")
@allow(OWN_ENTRY)
def withdraw_page(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Ask whether the entry is to be withdrawn; where it no longer can be, its page says why."""
    if not may_withdraw(entry.state, calendar=calendar_of(campaign, school_class), now=now()):
        return redirect(url_for("entry.page", ref=entry.ref))
    deadline = closes_for(campaign, school_class)
    return render_template(
        "entries/withdraw.html",
        campaign=campaign,
        school_class=school_class,
        entry=entry,
        deadline=deadline,
    )


@bp.post("/entry/<ref>/withdraw")
@allow(OWN_ENTRY)
def withdraw_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Withdraw the entry."""
    with transaction() as session:
        withdraw(session, entry=entry, actor=acting(), now=now())
    said = _("The entry is withdrawn. Until the deadline you can bring it back.")
    say(said, undo=Undo(url_for("entry.bring_back_post", ref=entry.ref)))
    return redirect(url_for("entry.page", ref=entry.ref))


@bp.post("/entry/<ref>/bring-back")
@allow(OWN_ENTRY)
def bring_back_post(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Undo the withdrawal."""
    with transaction() as session:
        bring_back(session, entry=entry, actor=acting(), now=now())
    flash(_("The entry is back where it stood."), "success")
    return redirect(url_for("entry.page", ref=entry.ref))


@bp.get("/entry/<ref>/receipt")
@allow(OWN_ENTRY)
def receipt(
    campaign: Campaign, school_class: SchoolClass, entry: Entry, authorship: Authorship
) -> ResponseReturnValue:
    """Show the receipts of the entry, the latest first; where there is none yet, its page."""
    given = receipts_by(db(), entry.id)
    if not given:
        return redirect(url_for("entry.page", ref=entry.ref))
    leaves = leaves_of(db(), school_class.id)
    return render_template(
        "entries/receipt.html",
        campaign=campaign,
        school_class=school_class,
        place=place_of(db(), school_class),
        teacher=given[0][1],
        entry=entry,
        given=[each for each, _by in given],
        badge_of_state=state_badge(entry.state),
        corrected=corrected_sentences(campaign, corrections(db(), entry.id)),
        form=next(each.form for each in campaign.categories if each.id == entry.category_id),
        sprig_kinds=leaves,
        sprig_words=leaves_words(leaves),
        deadline=closes_for(campaign, school_class),
    )


def _page(
    school_class: SchoolClass,
    sheet: Sheet,
    documents: list[Sent],
    refusal: str | None = None,
    report: BlindnessReport | None = None,
) -> str:
    entry = sheet.dossier.entry
    told = told_of(db(), entry.id)
    return render_template(
        "entries/entry.html",
        campaign=sheet.dossier.campaign,
        school_class=school_class,
        sheet=sheet,
        entry=entry,
        refusal=refusal,
        note=told.note(entry.state),
        corrected=corrected_sentences(sheet.dossier.campaign, told.corrections),
        report=report,
        room=room,
        documents=documents,
        asked=[
            each
            for each in asked(db(), sheet.dossier.campaign, school_class.id, viewer().account_id)
            if each.entry_ref == entry.ref
        ],
        deadline=sheet.dossier.calendar.at(MilestoneKey.DEADLINE),
    )
