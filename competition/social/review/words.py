"""What the review says: what a post is called, where it stands, why it changed."""

from competition.campaign.wording import age_group_name, award_name, form_name
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _
from competition.social.content import CardContent, Content, Message
from competition.social.posts.templates import Template
from competition.social.review.reading import Reviewed
from competition.social.review.states import Problem, Since, State

TEMPLATES = {
    Template.POEM: _("Poem"),
    Template.ESSAY: _("Quotation of an essay"),
    Template.ILLUSTRATION: _("Illustration"),
    Template.WINNERS: _("Winners of a category"),
    Template.ANNOUNCEMENT: _("Announcement of the results"),
    Template.COUNTDOWN: _("Countdown"),
    Template.THANKS: _("Thanks to all cities"),
    Template.STATEMENT: _("Statement"),
    Template.QUOTE: _("Quote"),
    Template.PUBLICATION: _("The book is out"),
}
STATES = {
    State.OPEN: _("To approve"),
    State.APPROVED: _("Approved"),
    State.CHANGED: _("Changed since approved"),
    State.LEFT_OUT: _("Left out"),
}
_TONES = {State.OPEN: "plain", State.APPROVED: "ready", State.CHANGED: "attention", State.LEFT_OUT: "pale"}
_SINCE = {
    Since.BY_HAND: _("Somebody has chosen or written something else since it was approved."),
    Since.BY_ITSELF: _(
        "Its work, what a family allows, what the campaign says or its design has changed since it was "
        "approved."
    ),
}


def template_name(template: Template) -> str:
    """Return what a template is called."""
    return gettext(TEMPLATES[template])


def name_of(content: Content) -> str:
    """Return what a post is called on the pages of the office."""
    if isinstance(content, CardContent):
        return content.original.title or content.number
    if content.template is Template.COUNTDOWN:
        return ngettext("%(num)s day to go", "%(num)s days to go", content.figure("days"))
    if content.template is Template.WINNERS:
        return _of_category(content)
    named = template_name(content.template)
    return f"{named} · {content.who or content.city}" if content.template.of_voice else named


def _of_category(content: Message) -> str:
    return f"{form_name(content.form)} · {age_group_name(content.age_group)}"


def facts_of(content: Content) -> str:
    """Return what a post shows, in a line."""
    told = [template_name(content.template)]
    if isinstance(content, CardContent):
        ages = age_group_name(content.age_group)
        told = [award_name(content.award), form_name(content.form), ages, content.city, content.number]
    elif content.template.of_voice:
        told.append(content.city)
    return " · ".join(part for part in told if part)


def state_badge(reviewed: Reviewed) -> tuple[str, str]:
    """Return where a post stands, and the tone of saying so."""
    return gettext(STATES[reviewed.state]), _TONES[reviewed.state]


def since(reviewed: Reviewed) -> str:
    """Return what has changed since a post was approved; nothing where it was not or is as it was."""
    return gettext(_SINCE[reviewed.since]) if reviewed.state is State.CHANGED else ""


def undrawn(reviewed: Reviewed) -> str:
    """Return why a post wants drawing, and where it is approved that this takes nothing back."""
    if reviewed.state is State.APPROVED:
        if reviewed.cards:
            return gettext(
                "What it says is approved and stays so. Only its look has changed since: the garland has "
                "grown, or Garland draws otherwise. Its cards are drawn anew when the kit is made."
            )
        return gettext("It is approved. Its cards are drawn when the kit is made.")
    if reviewed.cards:
        return gettext("These cards were drawn before something changed.")
    return gettext("Its cards are not drawn yet.")


def problem(each: Problem) -> str:
    """Return what somebody should look at."""
    return gettext(each.message, **each.values)
