"""The secretariat chooses works to practise on for every category: ready ones, or its own."""

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign, Category
from competition.campaign.policies import OFFICE
from competition.errors import GarlandError
from competition.judging.policies import OFFICE_CATEGORY
from competition.judging.practice.forms import WorkForm
from competition.judging.practice.models import PracticeWork
from competition.judging.practice.policies import OFFICE_PRACTICE
from competition.judging.practice.queries import works_of_campaign
from competition.judging.practice.ready import LANGUAGES, ready_works
from competition.judging.practice.services import add_work, bring_back, change_work, take_out, take_ready
from competition.judging.room import bp
from competition.judging.wording import category_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import ngettext, translate
from competition.web.messages import Undo, say
from competition.web.policies import allow
from competition.web.request import db, now, transaction, viewer


@bp.get("/c/<slug>/office/practice")
@allow(OFFICE)
def practice(campaign: Campaign) -> ResponseReturnValue:
    """Show the works to practise on, category by category."""
    works = works_of_campaign(db(), campaign_id=campaign.id)
    parts = [
        (each, category_name(each.form, each.age_group), [w for w in works if w[0].category_id == each.id])
        for each in campaign.categories
    ]
    return render_template(
        "judging/practice/office.html",
        parts=[(each, name, mine, _offered(each, [work for work, _n in mine])) for each, name, mine in parts],
    )


@bp.post("/c/<slug>/office/practice/ready/<ref>")
@allow(OFFICE_CATEGORY)
def practice_ready_post(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Take the works that come with Garland for a category."""
    try:
        with transaction() as session:
            language = request.form.get("language", "")
            number = take_ready(
                session, category=category, language=language, actor=viewer().account, now=now()
            )
    except GarlandError as refusal:
        say(translate(refusal), "error")
    else:
        said = ngettext("%(num)s work is taken.", "%(num)s works are taken.", number)
        say(f"{said} {_('Read the remarks: they should say what you think.')}", "success")
    return redirect(url_for("rounds.practice", slug=campaign.slug))


@bp.get("/c/<slug>/office/practice/write/<ref>")
@allow(OFFICE_CATEGORY)
def practice_write(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Show the form for a work of one's own."""
    return _form_page(category, WorkForm(data={"language": campaign.language}))


@bp.post("/c/<slug>/office/practice/write/<ref>")
@allow(OFFICE_CATEGORY)
def practice_write_post(campaign: Campaign, category: Category) -> ResponseReturnValue:
    """Keep a work of one's own."""
    form = WorkForm()
    if not form.validate_on_submit():
        return _form_page(category, form), 400
    try:
        with transaction() as session:
            add_work(session, category=category, **_typed(form), actor=viewer().account, now=now())
    except GarlandError as refusal:
        return _form_page(category, form, refusal=translate(refusal)), refusal.status
    say(_("Judges of this category can practise on it now."), "success")
    return redirect(url_for("rounds.practice", slug=campaign.slug))


@bp.get("/c/<slug>/office/practice/<ref>")
@allow(OFFICE_PRACTICE)
def practice_work(campaign: Campaign, work: PracticeWork, category: Category) -> ResponseReturnValue:
    """Show a work to be changed."""
    return _form_page(category, _standing(work), work)


@bp.post("/c/<slug>/office/practice/<ref>")
@allow(OFFICE_PRACTICE)
def practice_work_post(campaign: Campaign, work: PracticeWork, category: Category) -> ResponseReturnValue:
    """Change a work, or its remark alone once it was scored."""
    form = WorkForm()
    if not form.validate_on_submit():
        return _form_page(category, form, work), 400
    try:
        with transaction() as session:
            change_work(session, work=work, **_typed(form), actor=viewer().account, now=now())
    except GarlandError as refusal:
        return _form_page(category, form, work, translate(refusal)), refusal.status
    say(_("The work is saved."), "success")
    return redirect(url_for("rounds.practice", slug=campaign.slug))


@bp.post("/c/<slug>/office/practice/<ref>/out")
@allow(OFFICE_PRACTICE)
def practice_out_post(campaign: Campaign, work: PracticeWork, category: Category) -> ResponseReturnValue:
    """Take a work out, with the way back."""
    with transaction() as session:
        take_out(session, work=work, actor=viewer().account, now=now())
    back = Undo(url_for("rounds.practice_back_post", slug=campaign.slug, ref=work.ref))
    say(_("The work is taken out."), undo=back)
    return redirect(url_for("rounds.practice", slug=campaign.slug))


@bp.post("/c/<slug>/office/practice/<ref>/back")
@allow(OFFICE_PRACTICE)
def practice_back_post(campaign: Campaign, work: PracticeWork, category: Category) -> ResponseReturnValue:
    """Bring a work back."""
    with transaction() as session:
        bring_back(session, work=work, actor=viewer().account, now=now())
    say(_("The work is there again."), "success")
    return redirect(url_for("rounds.practice", slug=campaign.slug))


def _offered(category: Category, works: list[PracticeWork]) -> list[str]:
    """Return the languages in which there are ready works that are not all taken."""
    taken = {(work.ready, work.language) for work in works}
    return [
        language
        for language in LANGUAGES
        if any(
            (each.key, language) not in taken
            for each in ready_works(category.form, category.age_group, language)
        )
    ]


def _standing(work: PracticeWork) -> WorkForm:
    form = WorkForm(
        data={"language": work.language, "title": work.title, "text": work.text, "remark": work.remark}
    )
    form.language.known = (work.language,)
    return form


def _typed(form: WorkForm) -> dict[str, str]:
    return {
        "language": form.language.data or "",
        "title": form.title.data or "",
        "text": form.text.data or "",
        "remark": form.remark.data or "",
    }


def _form_page(
    category: Category, form: WorkForm, work: PracticeWork | None = None, refusal: str | None = None
) -> str:
    name = category_name(category.form, category.age_group)
    return render_template(
        "judging/practice/form.html", form=form, work=work, name=name, category=category, refusal=refusal
    )
