"""What goes on from a round to the next: the secretariat sees it, and sets the next one up with it."""

from flask import render_template
from flask.typing import ResponseReturnValue

from competition.campaign.models import Campaign
from competition.judging.models import Round
from competition.judging.policies import OFFICE_ROUND
from competition.judging.rounds.rules import GoingOn
from competition.judging.rounds.wording import choice_in_words, rule_in_words
from competition.judging.rules import RoundState
from competition.judging.wording import category_name
from competition.results.going_on import choices_of_round, raw_means
from competition.results.room import bp
from competition.results.wording import WORDS
from competition.web.policies import allow
from competition.web.request import db


@bp.get("/c/<slug>/office/results/going-on/<ref>")
@allow(OFFICE_ROUND)
def going_on(campaign: Campaign, round_: Round) -> ResponseReturnValue:
    """Show what goes on from each category, and what was settled in the entries' favour."""
    closed = round_.state is RoundState.CLOSED
    choices = choices_of_round(db(), round_) if closed and round_.rule is not GoingOn.NONE else None
    lines = [
        (each, category_name(each.form, each.age_group), choices[each.id])
        for each in campaign.categories
        if choices and each.id in choices
    ]
    return render_template(
        "results/going_on.html",
        round=round_,
        closed=closed,
        ruled=round_.rule is not GoingOn.NONE,
        lines=lines,
        total=sum(len(choice.going) for _category, _name, choice in lines),
        rule=rule_in_words(round_.rule, round_.rule_value),
        raw=raw_means(db(), round_.id, [choice.going[-1] for *_about, choice in lines if choice.going]),
        choice_in_words=choice_in_words,
        words=WORDS,
    )
