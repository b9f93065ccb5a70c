"""A guardian answers by a link, in the family's language."""

from flask import Blueprint, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.consent import wording
from competition.consent.errors import FamilyNameMissingError
from competition.consent.guardians import answer
from competition.consent.models import GuardianLink
from competition.entries.consents.policies import GUARDIAN
from competition.entries.consents.queries import Child
from competition.entries.consents.typed import chosen_levels
from competition.entries.texts import tidy_line
from competition.platform.i18n import current_locale
from competition.platform.languages import text_direction
from competition.web.policies import allow
from competition.web.request import now, transaction

bp = Blueprint("guardian", __name__)


@bp.get("/consent/<ref>/<secret>")
@allow(GUARDIAN)
def page(link: GuardianLink, child: Child, secret: str) -> ResponseReturnValue:
    """Show what is asked, and what was answered before."""
    said = {consent.channel.value: consent.level.value for consent in child.person.consents}
    return _page(link, child, secret, said=said)


@bp.post("/consent/<ref>/<secret>")
@allow(GUARDIAN)
def answer_post(link: GuardianLink, child: Child, secret: str) -> ResponseReturnValue:
    """Write down what the guardian allows."""
    chosen = chosen_levels()
    try:
        with transaction() as session:
            name = tidy_line(request.form.get("family_name", ""))
            answer(session, link=link, levels=chosen, family_name=name, now=now())
    except FamilyNameMissingError as refusal:
        said = {channel.value: level.value for channel, level in chosen.items()}
        return _page(link, child, secret, said=said, lacks_name=True), refusal.status
    here = url_for("guardian.page", ref=link.ref, secret=secret, language=_language(child), saved="yes")
    return redirect(here)


def _language(child: Child) -> str:
    """Return the language asked for; else the first that the browser and the child's country speak."""
    spoken = list(wording.languages())
    wanted = request.values.get("language", "")
    if wanted in spoken:
        return wanted
    browser = request.accept_languages.best_match(spoken)
    own = wording.languages_of(child.city.country)
    return browser or next(iter(own), "") or current_locale()


def _page(
    link: GuardianLink, child: Child, secret: str, *, said: dict[str, str], lacks_name: bool = False
) -> str:
    language = _language(child)
    return render_template(
        "entries/consents/guardian.html",
        campaign=child.campaign,
        child=child,
        link=link,
        here=url_for("guardian.page", ref=link.ref, secret=secret),
        words=wording.words(language),
        channels=wording.channels(language),
        levels=wording.levels(language),
        languages=wording.languages(),
        language=language,
        direction=text_direction(language),
        said=said,
        lacks_name=lacks_name,
        saved=request.args.get("saved") == "yes",
    )
