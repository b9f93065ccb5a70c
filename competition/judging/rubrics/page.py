"""A rubric's page put together: the form, the look of it for a judge, what saving will do."""

from collections.abc import Sequence
from typing import Any

from flask import render_template, request

from competition.campaign.models import Campaign, Category
from competition.campaign.setup_path import tabs
from competition.judging.rubrics import preview
from competition.judging.rubrics.form import RubricForm
from competition.judging.rubrics.queries import uses_of_rubrics
from competition.judging.rubrics.sources import Source, grouped, sources
from competition.judging.rubrics.typed import MOST_CRITERIA, Typed
from competition.judging.rubrics.wording import share_rows, shares_in_words, what_saving_does
from competition.judging.rules import ReadingMode
from competition.judging.wording import category_name
from competition.web.request import db


def settings_tabs(campaign: Campaign) -> tuple[tuple[str, str, bool], ...]:
    """Return the pages of the settings, this one at hand."""
    return tabs(campaign, "rubrics.index")


def editor(
    campaign: Campaign,
    category: Category,
    form: RubricForm,
    *,
    found: list[Source] | None = None,
    source: Source | None = None,
    refusal: str = "",
    apart: Sequence[tuple[str, str, str]] = (),
    focus: str = "",
    unsaved: bool = False,
) -> str:
    """Return the page with what is typed; `focus` is the id of what the reader was at.

    `apart` tells how what was saved elsewhere differs from what is typed.
    """
    uses = uses_of_rubrics(db(), category_ids=[category.id])
    return render_template(
        "judging/rubrics/editor.html",
        tabs=settings_tabs(campaign),
        category=category,
        name=category_name(category.form, category.age_group),
        form=form,
        rules=what_saving_does(uses),
        versions=bool(uses),
        groups=grouped(found if found is not None else sources(campaign, category)),
        source=source,
        refusal=refusal,
        apart=apart,
        focus=focus,
        unsaved=unsaved,
        can_add=len(form.criteria) < MOST_CRITERIA,
        **look(category, form),
    )


def look(category: Category, form: RubricForm) -> dict[str, Any]:
    """Return what the preview of a form is made of."""
    typed = form.typed()
    translated = request.form.get("reading") == ReadingMode.TRANSLATION.value
    mode = ReadingMode.TRANSLATION if translated else ReadingMode.ORIGINAL
    return {
        "typed": typed,
        "mode": mode.value,
        "differs": _differs(typed),
        "questions": preview.questions(typed, mode),
        "shares": shares_in_words(typed),
        "share_rows": share_rows(typed),
        "share_parts": [row[:2] for row in share_rows(typed)],
        "takes_text": category.takes_text,
    }


def _differs(typed: Typed) -> bool:
    """Whether who reads in translation is asked less."""
    return any(each.language for each in typed.standing.values())
