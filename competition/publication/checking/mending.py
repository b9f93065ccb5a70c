"""Where a problem is mended: which page of the office leads to it."""

from flask import url_for

from competition.campaign.models import Campaign
from competition.publication.problems import Problem, ProblemKind, Room

_IN_COMPOSITION = frozenset(
    (
        *(ProblemKind.STOPS, ProblemKind.REMARK, ProblemKind.NAME, ProblemKind.TOWER),
        *(ProblemKind.CHOICE, ProblemKind.WIDE, ProblemKind.LONG),
    )
)


def mended_at(campaign: Campaign, problem: Problem) -> str:
    """Return the address of the page on which a problem is mended; empty where none is."""
    slug = campaign.slug
    if problem.room is Room.CAMPAIGN:
        return url_for("settings.words", slug=slug)
    if problem.room is Room.MACHINE or not problem.key:
        return ""
    if problem.room is Room.CHAPTER:
        return url_for("composing_parts.part", slug=slug, key=problem.key)
    if problem.room is Room.CONTRIBUTION:
        return url_for("contribution.page", slug=slug, ref=problem.key)
    return url_for(_page_of_work(problem.kind), slug=slug, ref=problem.key)


def _page_of_work(kind: ProblemKind) -> str:
    if kind is ProblemKind.TRANSLATION:
        return "screening_translation.page"
    return "composing_works.work" if kind in _IN_COMPOSITION else "screening.entry_page"
