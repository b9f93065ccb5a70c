"""Reminding judges: words from a template, looked at as they will go, then sent."""

from flask import Response, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.errors import GarlandError, NotFoundError
from competition.judging.models import Judge, Round
from competition.judging.oversight.forms import MOST_DAYS, DaysForm, LetterForm, letter_form
from competition.judging.oversight.letters import LetterKind, template
from competition.judging.oversight.models import JudgeLetter
from competition.judging.oversight.policies import OFFICE_LETTER
from competition.judging.oversight.queries.letters import (
    EVENT,
    Reader,
    find_judge,
    find_letter,
    sent_letters,
    unfinished_readers,
)
from competition.judging.oversight.rules import QUIET_DAYS
from competition.judging.oversight.services.reminding import (
    day_of,
    ids_of,
    reached,
    readers_of,
    send_letter,
    write_letter,
)
from competition.judging.oversight.wording import kind_words
from competition.judging.policies import OFFICE_ROUND
from competition.judging.room import bp
from competition.judging.rules import RoundState
from competition.platform.i18n import DEFAULT_LOCALE, available_locales, ngettext, translate
from competition.platform.i18n import gettext as _
from competition.platform.mail import OutboxMail, Rendered, render
from competition.web.policies import allow
from competition.web.request import config, db, now, transaction, viewer

NAMED = 40
"""So many of those who get a letter are named on its page."""
LETTER_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'"


@bp.get("/c/<slug>/office/rounds/<ref>/remind")
@allow(OFFICE_ROUND)
def remind_page(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show the words of a reminder, of a kind and perhaps to one judge; words written before come back."""
    if round_.state is not RoundState.OPEN:
        return _back(campaign, round_)
    earlier = find_letter(db(), round_id=round_.id, ref=request.args.get("letter", ""))
    return _form_page(campaign, round_, earlier=earlier)


@bp.post("/c/<slug>/office/rounds/<ref>/remind")
@allow(OFFICE_ROUND)
def remind_post(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Keep the words, and show them as they will go."""
    judge, readers = _readers(campaign, round_)
    kind = _kind(readers, judge)
    form = letter_form(_templates(campaign, round_, kind, readers, _days()))
    if not form.validate_on_submit():
        return _form_page(campaign, round_, form=form), 400
    try:
        with transaction() as session:
            letter = write_letter(
                session,
                round_=round_,
                kind=kind,
                words=form.words(),
                again=form.again.data,
                judge=judge,
                quiet_days=_days(),
                actor=viewer().account,
                now=now(),
            )
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return _back(campaign, round_)
    return redirect(url_for("rounds.letter_page", slug=campaign.slug, ref=round_.ref, letter_ref=letter.ref))


@bp.get("/c/<slug>/office/rounds/<ref>/letters/<letter_ref>")
@allow(OFFICE_LETTER)
def letter_page(campaign: Campaign, round_: Round, letter: JudgeLetter) -> ResponseReturnValue:
    """Show a reminder as one of its judges will read it, and ask whether it is to go."""
    day = day_of(campaign, now())
    readers = readers_of(db(), round_=round_, letter=letter, now=now(), day=day)
    fitting = [reader for reader in readers if reader.fits(letter.kind)]
    going = [reader for reader in fitting if reader.address and (letter.again or not reader.today)]
    shown = _shown(going or fitting)
    return render_template(
        "judging/oversight/letter.html",
        round=round_,
        letter=letter,
        kind=kind_words(letter.kind, letter.quiet_days),
        going=going,
        named=going[:NAMED],
        unreachable=sum(not reader.address for reader in fitting),
        today=sum(reader.today for reader in fitting) if not letter.again else 0,
        shown=shown,
        rendered=_rendered(round_, letter, shown) if shown else None,
    )


@bp.get("/c/<slug>/office/rounds/<ref>/letters/<letter_ref>/html")
@allow(OFFICE_LETTER)
def letter_html(campaign: Campaign, round_: Round, letter: JudgeLetter) -> ResponseReturnValue:
    """Show a reminder as a mail program does."""
    day = day_of(campaign, now())
    shown = _shown(reached(db(), round_=round_, letter=letter, now=now(), day=day))
    if shown is None:
        raise NotFoundError
    html = _rendered(round_, letter, shown).html
    return Response(html, mimetype="text/html", headers={"Content-Security-Policy": LETTER_POLICY})


@bp.post("/c/<slug>/office/rounds/<ref>/letters/<letter_ref>")
@allow(OFFICE_LETTER)
def letter_post(campaign: Campaign, round_: Round, letter: JudgeLetter) -> ResponseReturnValue:
    """Send a reminder to those whom it still fits."""
    try:
        with transaction() as session:
            number = send_letter(
                session, campaign=campaign, round_=round_, letter=letter, actor=viewer().account, now=now()
            )
    except GarlandError as refusal:
        flash(translate(refusal), "error")
        return _back(campaign, round_)
    said = ngettext("%(num)s reminder is on its way.", "%(num)s reminders are on their way.", number)
    flash(said if number else _("Nobody needs this reminder any more."), "success")
    return _back(campaign, round_)


def _form_page(
    campaign: Campaign, round_: Round, *, form: LetterForm | None = None, earlier: JudgeLetter | None = None
) -> str:
    judge, readers = _readers(campaign, round_, earlier)
    kind = earlier.kind if earlier and "kind" not in request.values else _kind(readers, judge)
    days = _days(earlier)
    words = _templates(campaign, round_, kind, readers, days)
    if earlier and earlier.kind is kind:
        words = {**words, **earlier.words}
    form = form or letter_form(words, again=earlier.again if earlier else False)
    form.kind.data, form.judge.data, form.days.data = kind.value, judge.ref if judge else "", days
    return render_template(
        "judging/oversight/remind.html",
        round=round_,
        form=form,
        kind=kind_words(kind, days),
        narrow=_narrow(days) if kind is LetterKind.SILENT and not judge else None,
        days=days,
        kinds=[(each, kind_words(each), sum(reader.fits(each) for reader in readers)) for each in LetterKind],
        chosen=kind,
        number=sum(reader.fits(kind) for reader in readers),
        today=sum(reader.fits(kind) and reader.today for reader in readers),
        one=readers[0] if judge and readers else None,
        judge=judge,
        sent=sent_letters(db(), round_id=round_.id),
        kind_words=kind_words,
    )


def _readers(
    campaign: Campaign, round_: Round, earlier: JudgeLetter | None = None
) -> tuple[Judge | None, list[Reader]]:
    """Return the one judge it is about, if there is one, and those who have something left."""
    ref, known = request.values.get("judge", ""), earlier.judge_id if earlier else None
    judge = find_judge(db(), campaign_id=campaign.id, ref=ref, judge_id=known) if ref or known else None
    if ref and judge is None:
        raise NotFoundError
    day = day_of(campaign, now())
    mine = judge.id if judge else None
    days = _days(earlier)
    found = unfinished_readers(db(), round_=round_, day=day, now=now(), judge_id=mine, quiet_days=days)
    return judge, list(found)


def _days(earlier: JudgeLetter | None = None) -> int:
    """Return for how many days nothing was saved by who counts as silent: asked for, else as it was."""
    before = earlier.quiet_days if earlier else QUIET_DAYS
    asked = request.values.get("days", before, type=int)
    return asked if 1 <= asked <= MOST_DAYS else before


def _narrow(days: int) -> DaysForm:
    """Return the form for another number of days; what is wrong with the one asked for is said at it."""
    form = DaysForm(request.args) if "days" in request.args else DaysForm(days=days)
    if "days" in request.args:
        form.validate()
    return form


def _kind(readers: list[Reader], judge: Judge | None) -> LetterKind:
    """Return the kind asked for, else what fits the one judge, else the first that fits anybody."""
    asked = request.values.get("kind", "")
    if asked in list(LetterKind):
        return LetterKind(asked)
    fitting = [each for each in LetterKind if any(reader.fits(each) for reader in readers)]
    return next(iter(fitting), LetterKind.LAST_DAYS)


def _templates(
    campaign: Campaign, round_: Round, kind: LetterKind, readers: list[Reader], days: int
) -> dict[str, dict[str, str]]:
    """Return the ready words in the campaign's language and in those of the judges it is for."""
    spoken = available_locales()
    first = campaign.language if campaign.language in spoken else DEFAULT_LOCALE
    others = {reader.locale for reader in readers if reader.fits(kind)} & set(spoken) - {first}
    closes = round_.closes_at is not None
    return {tag: template(kind, tag, closes=closes, days=days) for tag in (first, *sorted(others))}


def _shown(readers: list[Reader]) -> Reader | None:
    """Return the judge whose letter is to be looked at: the one asked for, else the first."""
    asked = request.args.get("judge", "")
    return next((reader for reader in readers if reader.ref == asked), readers[0] if readers else None)


def _rendered(round_: Round, letter: JudgeLetter, reader: Reader) -> Rendered:
    """Write the letter as the outbox would."""
    ids = ids_of(round_, letter, reader)
    mail = OutboxMail(event=EVENT, recipient=reader.address or "", locale=reader.locale, ids=ids)
    return render(db(), mail, config())


def _back(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    return redirect(url_for("rounds.page", slug=campaign.slug, ref=round_.ref))
