"""The certificates of a class: all together or one by one, in its language or another."""

from collections.abc import Iterator

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City, School
from competition.certificates.facts import Facts, facts_of
from competition.certificates.forms import MakeForm
from competition.certificates.models import CertificatePrint
from competition.certificates.policies import OWN_CERTIFICATES
from competition.certificates.queries import failed, prints_of_class
from competition.certificates.rules import WHOLE
from competition.certificates.services import request_class
from competition.certificates.subjects import Subject, joint_stamp, language_of, still_holds
from competition.certificates.wording import CHANGED, WHAT, part_name
from competition.entries.desk import acting
from competition.entries.identity import SchoolClass
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext
from competition.results.digest.policies import OWN_OUTCOME
from competition.web.documents import send_pdf
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("certificates", __name__)


@bp.get("/class/<ref>/certificates")
@allow(OWN_OUTCOME)
def page(campaign: Campaign, school_class: SchoolClass, school: School, city: City) -> ResponseReturnValue:
    """Show for whom there are certificates, and what was made."""
    return _page(campaign, school_class, MakeForm(formdata=None))


@bp.post("/class/<ref>/certificates")
@allow(OWN_OUTCOME)
def make_post(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City
) -> ResponseReturnValue:
    """Ask for certificates, and show how far they are."""
    form, facts = MakeForm(), facts_of(db(), school_class)
    _offer(form, facts)
    if not form.validate_on_submit():
        return _page(campaign, school_class, form), 400
    with transaction() as session:
        job = request_class(
            session,
            campaign=campaign,
            school_class=school_class,
            part=form.part.data,
            language=form.language.data,
            actor=acting(),
            now=now(),
        )
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.get("/class/<ref>/certificates/<print_ref>")
@allow(OWN_CERTIFICATES)
def download(
    campaign: Campaign, school_class: SchoolClass, school: School, city: City, printed: CertificatePrint
) -> ResponseReturnValue:
    """Send certificates, while they say what may be said."""
    if not still_holds(db(), campaign, printed):
        flash(_(CHANGED), "warning")
        return redirect(url_for("certificates.page", ref=school_class.ref))
    return send_pdf(printed.file_id, f"certificates-{printed.language}.pdf", attached=False)


def _page(campaign: Campaign, school_class: SchoolClass, form: MakeForm) -> str:
    facts = facts_of(db(), school_class)
    _offer(form, facts)
    prints = prints_of_class(db(), school_class.id)
    return render_template(
        "certificates/class.html",
        campaign=campaign,
        school_class=school_class,
        form=form,
        facts=facts,
        unnamed=sum(not page.name for page in facts.pages) - 1,
        prints=[(each, said) for each in prints if (said := _said(facts, each))],
        held={each.id for each in prints if _holds(facts, each)},
        failed=failed(db(), prints),
        what=WHAT,
    )


def _offer(form: MakeForm, facts: Facts) -> None:
    form.offer_languages(language_of(facts))
    form.offer_parts(list(_parts(facts)))


def _parts(facts: Facts) -> Iterator[tuple[str, str]]:
    """Yield what can be asked for: everything first, then the class, then its pupils."""
    pages = len(facts.pages)
    yield WHOLE, ngettext("Everybody, %(num)s page", "Everybody, %(num)s pages", pages)
    for each in facts.pages:
        yield each.part, part_name(each)


def _said(facts: Facts, printed: CertificatePrint) -> str:
    """Return what a file is of, nothing where that is not there any more."""
    return dict(_parts(facts)).get(printed.part, "")


def _holds(facts: Facts, printed: CertificatePrint) -> bool:
    subject = Subject(facts.part(printed.part), printed.language)
    return printed.file_id is not None and printed.fingerprint == joint_stamp([subject])
