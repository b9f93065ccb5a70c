"""The secretariat's room of certificates: who signs, a sample, and those of a school."""

from flask import Blueprint, Response, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, City, School
from competition.campaign.policies import OFFICE
from competition.certificates import following
from competition.certificates.forms import SampleForm, SigningForm
from competition.certificates.models import CertificatePrint
from competition.certificates.policies import OFFICE_CERTIFICATES
from competition.certificates.queries import PAGE, failed, samples, schools, signatures
from competition.certificates.services import request_sample, request_school, set_signatures
from competition.certificates.subjects import still_holds
from competition.certificates.wording import CHANGED, WHAT
from competition.entries.desk import acting
from competition.entries.places.views import OFFICE_SCHOOL
from competition.errors import GarlandError, NotFoundError
from competition.platform.files import StoredFile
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.documents import send_pdf, send_unkept
from competition.web.paging import foot, page_asked
from competition.web.policies import allow
from competition.web.request import db, now, storage, transaction

__all__ = ["bp", "following"]  # what makes itself known
bp = Blueprint("certificates_office", __name__)


@bp.get("/c/<slug>/office/results/certificates")
@allow(OFFICE)
def index(campaign: Campaign) -> ResponseReturnValue:
    """Show who signs, the samples, and the schools."""
    return _page(campaign, SigningForm.of(signatures(db(), campaign.id)))


@bp.post("/c/<slug>/office/results/certificates")
@allow(OFFICE)
def sign_post(campaign: Campaign) -> ResponseReturnValue:
    """Write down who signs."""
    form = SigningForm()
    if not form.validate_on_submit():
        return _page(campaign, form), 400
    with transaction() as session:
        set_signatures(session, campaign=campaign, signatures=form.signatures, actor=acting(), now=now())
    flash(_("Saved. Certificates that are made from now on are signed so."), "success")
    return redirect(url_for("certificates_office.index", slug=campaign.slug))


@bp.post("/c/<slug>/office/results/certificates/sample")
@allow(OFFICE)
def sample_post(campaign: Campaign) -> ResponseReturnValue:
    """Ask for a sample."""
    form = SampleForm()
    form.offer_languages(campaign.language)
    if not form.validate_on_submit():
        raise NotFoundError
    with transaction() as session:
        job = request_sample(
            session, campaign=campaign, language=form.language.data, actor=acting(), now=now()
        )
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.post("/c/<slug>/office/results/certificates/schools/<ref>")
@allow(OFFICE_SCHOOL)
def school_post(campaign: Campaign, school: School, city: City) -> ResponseReturnValue:
    """Ask for the certificates of a school."""
    try:
        with transaction() as session:
            job = request_school(session, campaign=campaign, school=school, actor=acting(), now=now())
    except GarlandError as refusal:
        form = SigningForm.of(signatures(db(), campaign.id))
        return _page(campaign, form, translate(refusal)), refusal.status
    return redirect(url_for("jobs.progress", ref=job.ref))


@bp.get("/c/<slug>/office/results/certificates/<print_ref>")
@allow(OFFICE_CERTIFICATES)
def download(campaign: Campaign, printed: CertificatePrint) -> ResponseReturnValue:
    """Send a sample, or the certificates of a school while they say what may be said."""
    if not still_holds(db(), campaign, printed):
        flash(_(CHANGED), "warning")
        return redirect(url_for("certificates_office.index", slug=campaign.slug))
    if printed.is_sample:
        return send_pdf(printed.file_id, f"certificate-sample-{printed.language}.pdf", attached=False)
    return _send_zip(printed)


def _send_zip(printed: CertificatePrint) -> Response:
    file = db().get_one(StoredFile, printed.file_id)
    return send_unkept(storage().path(file.key), "application/zip", "certificates.zip", attached=True)


def _page(campaign: Campaign, form: SigningForm, refusal: str = "") -> str:
    sample, page = SampleForm(formdata=None), page_asked()
    sample.offer_languages(campaign.language)
    shown, more = schools(db(), campaign.id, page=page) if campaign.announced_at else ([], False)
    made = samples(db(), campaign.id)
    return render_template(
        "certificates/office.html",
        form=form,
        sample=sample,
        samples=made,
        schools=shown,
        failed=failed(db(), [each.printed for each in shown if each.printed]),
        what=WHAT,
        refusal=refusal,
        pages=foot(_("Schools %(first)s to %(last)s"), page=page, size=PAGE, shown=len(shown), more=more),
    )
