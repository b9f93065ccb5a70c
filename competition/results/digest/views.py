"""The judges' remarks on their way to the classes: read by the secretariat, one by one."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.campaign.policies import OFFICE
from competition.entries.desk import acting
from competition.errors import GarlandError
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.platform.languages import language_name, text_direction
from competition.results.digest.piles import Pile, piles_by_class
from competition.results.digest.queries import PAGE, Remark, remarks
from competition.results.digest.services import pass_as_written, settle_remark
from competition.results.room import bp
from competition.web.forms import clean
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, transaction

LONGEST = 2000


@bp.get("/c/<slug>/office/results/remarks")
@allow(OFFICE)
def remarks_page(campaign: Campaign) -> ResponseReturnValue:
    """Show the remarks that wait, go out or are held back, by class and work."""
    return _page(campaign)


@bp.post("/c/<slug>/office/results/remarks")
@allow(OFFICE)
def remarks_post(campaign: Campaign) -> ResponseReturnValue:
    """Let a remark go out as it stands in the form, or hold it back; what is refused stays typed."""
    ref, text = request.form.get("ref", ""), clean(request.form.get("text", ""))[:LONGEST]
    passing = request.form.get("do") == "pass"
    try:
        with transaction() as session:
            settle_remark(
                session,
                campaign=campaign,
                ref=ref,
                seen=request.form.get("seen", ""),
                remark=Remark(text, request.form.get("language", "")[:35]) if passing else None,
                actor=acting(),
                now=now(),
            )
    except GarlandError as refusal:
        return _page(campaign, typed={ref: text}, refusal=translate(refusal)), refusal.status
    flash(_("The remark goes out.") if passing else _("The remark is held back."), "success")
    return redirect(_here(campaign))


@bp.post("/c/<slug>/office/results/remarks/all")
@allow(OFFICE)
def remarks_all_post(campaign: Campaign) -> ResponseReturnValue:
    """Let all remarks of the page that was read go out as they were written."""
    refs = request.form.getlist("ref")[:PAGE]
    texts, languages = request.form.getlist("seen"), request.form.getlist("language")
    read = {
        ref: Remark(clean(text), language[:35])
        for ref, text, language in zip(refs, texts, languages, strict=False)
    }
    with transaction() as session:
        passed = pass_as_written(session, campaign=campaign, remarks=read, actor=acting(), now=now())
    flash(ngettext("%(num)s remark goes out.", "%(num)s remarks go out.", passed), "success")
    return redirect(_here(campaign))


def _here(campaign: Campaign) -> str:
    """Return the address of the pile at hand, at its beginning: what is settled has left it."""
    return _address(campaign, _pile())


def _address(campaign: Campaign, pile: Pile) -> str:
    chosen = None if pile is Pile.WAITING else pile.value
    return url_for("results.remarks_page", slug=campaign.slug, pile=chosen)


def _pile() -> Pile:
    asked = request.args.get("pile", "")
    return Pile(asked) if asked in set(Pile) else Pile.WAITING


def _page(campaign: Campaign, *, typed: dict[str, str] | None = None, refusal: str = "") -> str:
    pile, page = _pile(), page_asked()
    classes, further = piles_by_class(db(), campaign.id), campaign.translation_languages
    lines, more = remarks(db(), campaign.id, pile, classes, page=page, further=further)
    numbers = {each: sum(one.numbers[each] for one in classes) for each in Pile}
    names = {
        Pile.WAITING: _("To be read"),
        Pile.PASSED: _("Going out"),
        Pile.HELD: _("Held back"),
    }
    said = _("Remarks %(first)s to %(last)s", first="%(first)s", last="%(last)s")
    return render_template(
        "results/remarks.html",
        lines=lines,
        pile=pile,
        piles=[(names[each], numbers[each], _address(campaign, each), each is pile) for each in Pile],
        waiting=numbers[Pile.WAITING],
        pages=foot(said, page=page, size=PAGE, shown=len(lines), more=more) if more or page > 1 else None,
        typed=typed or {},
        refusal=refusal,
        language_name=language_name,
        text_direction=text_direction,
    )
