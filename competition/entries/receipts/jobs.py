"""Making the PDF of a receipt in the background."""

from competition.accounts.models import Account
from competition.entries.identity import Submission
from competition.entries.receipts import design
from competition.entries.receipts.facts import receipt_facts
from competition.entries.receipts.services import MAKE, keep_pdf
from competition.platform.i18n import use_locale
from competition.platform.jobs import JobContext, job
from competition.platform.printing import set_pages


@job(MAKE, heavy=True)
def make_receipt(ctx: JobContext, submission: int) -> dict[str, object] | None:
    """Set the receipt in the language of whoever handed in; one that is made already stays as it is."""
    with ctx.database.reading() as session:
        found = session.get(Submission, submission)
        if found is None or found.file_id is not None:
            return None
        locale = session.get_one(Account, found.account_id).locale
        with use_locale(locale):
            facts = receipt_facts(session, found)
        address = f"{ctx.config.base_url}/class/{facts.school_class.ref}/receipts/{found.ref}"
        resources = design.resources(facts)
    pages = set_pages(
        ctx,
        lambda faces: design.html(facts, faces, locale, address=address),
        resources=resources,
        name="receipt",
    )
    with ctx.writing() as session:
        kept = session.get_one(Submission, submission)
        keep_pdf(session, submission=kept, content=pages.content, storage=ctx.storage, now=ctx.clock.now())
    return {"pages": pages.count}
