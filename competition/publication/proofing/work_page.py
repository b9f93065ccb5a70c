"""The page of one work's proof at the secretariat's desk, with what was typed into any of its forms."""

from dataclasses import replace
from datetime import datetime

from flask import render_template

from competition.campaign.models import Campaign
from competition.errors import NotFoundError
from competition.platform.jobs import Job, latest_jobs
from competition.publication.proofing import wording
from competition.publication.proofing.comparing import Stretch, difference
from competition.publication.proofing.forms import CorrectionForm, ReplyForm
from competition.publication.proofing.models import PrintedCorrection
from competition.publication.proofing.queries import Row, corrections_of, rows_of, submitted
from competition.publication.proofing.rules import Printed
from competition.publication.proofing.services.sending import JOB
from competition.web.forms import Form
from competition.web.request import db

ROOM = "/c/<slug>/office/book/proofs"
_FIELDS = ("title", "text", "translation_title", "translation")


def find_row(campaign: Campaign, ref: str) -> Row:
    """Return a work of the desk; raises NotFoundError."""
    rows = rows_of(db(), campaign.id, ref)
    if not rows:
        raise NotFoundError
    return rows[0]


def running(campaign: Campaign, what: str, wanted: int | str | None = None) -> Job | None:
    """Return the making of proofs under way: of any `entries` or `voices`, or of the one that is wanted."""
    under_way = latest_jobs(db(), campaign_id=campaign.id, name=JOB, unfinished_only=True, limit=20)
    lists = ((job, job.args.get(what, ())) for job in under_way)
    return next((job for job, made in lists if (made if wanted is None else wanted in made)), None)


def work_page(
    campaign: Campaign,
    row: Row,
    *,
    form: CorrectionForm | None = None,
    replies: dict[str, ReplyForm] | None = None,
    refusal: str = "",
) -> str:
    """Return the page; `replies` are answers that could not be sent, by the letters they answer."""
    corrections = corrections_of(db(), row.entry.id)
    standing = next((each for each, _name in corrections if each.taken_back_at is None), None)
    sent_in = submitted(row.entry)
    printed = standing.over(sent_in) if standing else sent_in
    form = form or CorrectionForm(formdata=None, obj=printed)
    meanwhile = bool(form.seen.data) and form.seen.data != printed.stamp
    form.fill_up(printed)
    form.seen.data = printed.stamp
    return render_template(
        "publication/proofing/work.html",
        row=row,
        entry=row.entry,
        proof=row.proof,
        printed=printed,
        changed=_changed(sent_in, printed),
        against=_changed(printed, replace(printed, **form.typed())) if meanwhile else (),
        corrections=corrections,
        standing=standing,
        to_look=row.excerpt is not None
        and any(at > row.excerpt.changed_at for each, _name in corrections for at in _moments(each)),
        running=running(campaign, "entries", row.entry.id),
        words=wording,
        form=form,
        plain=Form(),
        replies=_replies(row, replies or {}),
        refusal=refusal,
    )


def _changed(before: Printed, after: Printed) -> list[tuple[str, list[Stretch]]]:
    """Return the fields whose words are others, each with what became of them."""
    pairs = ((name, getattr(before, name), getattr(after, name)) for name in _FIELDS)
    return [(name, difference(one, other)) for name, one, other in pairs if one != other]


def _moments(correction: PrintedCorrection) -> list[datetime]:
    """Return when a correction changed what is printed."""
    return [correction.made_at, *([correction.taken_back_at] if correction.taken_back_at else [])]


def _replies(row: Row, typed: dict[str, ReplyForm]) -> dict[str, ReplyForm]:
    """Return a form for the answer to each letter; what it has seen is what its page shows."""
    found = {}
    for told in row.teachers:
        if told.letter is not None:
            form = typed.get(told.letter.ref) or ReplyForm(formdata=None)
            form.seen.data = told.letter.said
            form.seen.id, form.words.id = f"seen-{told.letter.ref}", f"reply-{told.letter.ref}"
            found[told.letter.ref] = form
    return found
