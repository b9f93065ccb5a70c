"""Setting the consent forms of a class in the background."""

from sqlalchemy.orm import Session

from competition.campaign.models import Campaign, City, School
from competition.consent.guardians import secret_of
from competition.entries.consents import design
from competition.entries.consents.design import Form, Head
from competition.entries.consents.models import ConsentPrint
from competition.entries.consents.queries import Asked, people_of_class
from competition.entries.consents.services import PRINT, keep_forms
from competition.entries.identity import SchoolClass
from competition.platform.i18n import gettext_noop as _
from competition.platform.jobs import JobContext, job
from competition.platform.printing import set_pages


@job(PRINT, heavy=True)
def print_consents(ctx: JobContext, printed: int) -> dict[str, object] | None:
    """Set a page for every child of a class; what was thrown away meanwhile is not set."""
    with ctx.database.reading() as session:
        wanted = session.get(ConsentPrint, printed)
        if wanted is None:
            return None
        language = wanted.language
        school_class = session.get_one(SchoolClass, wanted.class_id)
        head = _head(session, school_class)
        children = [each for each in people_of_class(session, school_class.id) if not each.is_group]
        forms = [_form(each, ctx) for each in children if each.link is not None]
    ctx.progress(0, 1, _("Setting the consent forms"))
    pages = set_pages(
        ctx,
        lambda faces: design.html(head, forms, faces, language),
        resources=design.resources(head, forms),
        name="consents",
    )
    with ctx.writing() as session:
        found = session.get(ConsentPrint, printed)
        if found is not None:
            now = ctx.clock.now()
            keep_forms(session, printed=found, content=pages.content, storage=ctx.storage, now=now)
    return {"path": f"/class/{school_class.ref}/consents", "pages": pages.count}


def _head(session: Session, school_class: SchoolClass) -> Head:
    campaign = session.get_one(Campaign, school_class.campaign_id)
    school = session.get_one(School, school_class.school_id)
    city = session.get_one(City, school.city_id)
    return Head(
        campaign=f"{campaign.name} {campaign.year}",
        organiser=campaign.organiser,
        contact=str(campaign.imprint.get("contact") or ""),
        language=campaign.language,
        school_class=school_class.name,
        school=f"{school.name}, {city.name}",
        forms=tuple(dict.fromkeys(category.form for category in campaign.categories)) or ("poem",),
    )


def _form(asked: Asked, ctx: JobContext) -> Form:
    assert asked.link is not None
    secret = secret_of(asked.link, ctx.config.secret_key)
    address = f"{ctx.config.base_url}/consent/{asked.link.ref}/{secret}"
    person = asked.person
    return Form(person.given_name, person.age, asked.title, asked.language, address)
