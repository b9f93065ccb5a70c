"""Practice before the queue: a work beside the questions, and once scored how the panel scored it."""

from collections.abc import Mapping
from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from competition.campaign.models import Campaign, Category
from competition.errors import GarlandError
from competition.judging.keys import SCORING
from competition.judging.models import Judge
from competition.judging.policies import JUDGE
from competition.judging.practice.errors import PracticeDoneError
from competition.judging.practice.forms import practice_form, questions_of, values_of, worded_levels
from competition.judging.practice.policies import OWN_PRACTICE
from competition.judging.practice.queries import Practised, values_of_panel, works_of_judge
from competition.judging.practice.ready import SIZES
from competition.judging.practice.rules import FEWEST, Level, levels_of
from competition.judging.practice.services import rubric_to_practise, score_work
from competition.judging.rubric import RubricSpec
from competition.judging.rules import JudgeState
from competition.judging.wording import category_name
from competition.judging.works import text_to_read
from competition.platform.drawings import Bar, bars
from competition.platform.i18n import gettext as _
from competition.platform.i18n import translate
from competition.web.forms import Form
from competition.web.keyboard import PICTURES, keyboard
from competition.web.policies import allow
from competition.web.request import db, now, transaction

bp = Blueprint("practice", __name__)
keyboard.on("practice.page", groups=(SCORING, PICTURES))


@bp.get("/c/<slug>/judging/practice")
@allow(JUDGE)
def index(campaign: Campaign, judge: Judge | None) -> ResponseReturnValue:
    """Show the works to practise on."""
    if judge is None or judge.state is not JudgeState.READY:
        return redirect(url_for("judging_profile.page", slug=campaign.slug))
    works = works_of_judge(db(), judge=judge)
    return render_template("judging/practice/index.html", works=works, category_name=category_name)


@bp.get("/c/<slug>/judging/practice/<ref>")
@allow(OWN_PRACTICE)
def page(campaign: Campaign, judge: Judge, practised: Practised) -> ResponseReturnValue:
    """Show a work beside its questions, or beside how the panel scored it."""
    rubric = _rubric(practised)
    return _page(judge, practised, rubric, practice_form(rubric, practised.own))


@bp.post("/c/<slug>/judging/practice/<ref>")
@allow(OWN_PRACTICE)
def score_post(campaign: Campaign, judge: Judge, practised: Practised) -> ResponseReturnValue:
    """Keep the judge's scores, then show how the panel scored."""
    rubric, seen = _rubric(practised), url_for("practice.page", slug=campaign.slug, ref=practised.work.ref)
    form = practice_form(rubric, None)
    if not form.validate_on_submit():
        return _page(judge, practised, rubric, form), 400
    try:
        with transaction() as session:
            score_work(session, work=practised.work, judge=judge, values=values_of(form), now=now())
    except PracticeDoneError as refusal:
        flash(translate(refusal))
    except GarlandError as refusal:
        return _page(judge, practised, rubric, form, translate(refusal)), refusal.status
    return redirect(seen)


def _rubric(practised: Practised) -> RubricSpec:
    return rubric_to_practise(db().get_one(Category, practised.work.category_id))


def _page(
    judge: Judge, practised: Practised, rubric: RubricSpec, form: Form, refusal: str | None = None
) -> str:
    work = practised.work
    others = [each for each in works_of_judge(db(), judge=judge) if each.work.id != work.id]
    return render_template(
        "judging/practice/page.html",
        practised=practised,
        work=work,
        text=text_to_read(work.title, work.language, "" if work.picture else work.text, practised.form),
        size=SIZES.get(work.picture),
        questions=questions_of(form),
        levels=lambda question: worded_levels(rubric, question.name),
        form=form,
        refusal=refusal,
        panel=_panel(practised, rubric) if practised.own is not None else None,
        fewest=FEWEST,
        following=next((each for each in others if not each.done), None),
        category_name=category_name,
    )


def _panel(practised: Practised, rubric: RubricSpec) -> dict[str, Any]:
    """Return how the panel scored, question by question; nothing of it while too few have."""
    values = values_of_panel(db(), work_id=practised.work.id)
    if len(values) < FEWEST:
        return {"judges": len(values), "questions": []}
    own = practised.own or {}
    return {"judges": len(values), "questions": [_question(rubric, own, values, c) for c in rubric.criteria]}


def _question(
    rubric: RubricSpec, own: Mapping[str, int], values: Any, criterion: Any
) -> tuple[str, Markup, list[list[str]]]:
    """Return a question, its spread drawn, and the table that says the same."""
    levels = levels_of(criterion.key, rubric.lowest, rubric.highest, own, values)
    return criterion.label, _drawing(criterion.label, levels), _rows(criterion.levels, levels)


def _drawing(label: str, levels: list[Level]) -> Markup:
    drawn = [
        Bar(str(each.value), {"own": int(each.own), "panel": each.judges - int(each.own)}) for each in levels
    ]
    described = _("A bar for each level, one's own choice in the full colour; the table says the same.")
    return Markup(bars(drawn, title=label, described=described))  # noqa: S704 - the drawing escapes its words


def _rows(words: Any, levels: list[Level]) -> list[list[str]]:
    return [
        [
            _("%(level)s (yours)", level=f"{each.value} · {said}") if each.own else f"{each.value} · {said}",
            str(each.judges),
        ]
        for each, said in zip(levels, words, strict=True)
    ]
