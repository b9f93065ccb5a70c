"""What posts are called where people choose among them: in lists, in the calendar, on the contact sheet."""

from competition.platform.i18n import gettext, ngettext
from competition.social import wording
from competition.social.captions.messages import spoken_by
from competition.social.captions.works import named_work
from competition.social.content import CardContent, Message, Post
from competition.social.posts.templates import Template


def title_of(post: Post) -> str:
    """Return what a post is called, in the current language."""
    content = post.content
    if isinstance(content, CardContent):
        named = named_work(content)
        return f"{named} ({wording.category_of(content)})" if named else wording.category_of(content)
    return _of_message(content)


def _of_message(message: Message) -> str:
    if message.template is Template.COUNTDOWN:
        return ngettext("%(num)s day to go", "%(num)s days to go", message.figure("days"))
    if message.template is Template.WINNERS:
        return gettext("All awards: %(category)s", category=wording.category_of(message))
    if message.template.of_voice:
        who = spoken_by(message)
        told = gettext("Statement") if message.template is Template.STATEMENT else gettext("Quote")
        return told + gettext(":") + f" {who}" if who else told
    return {
        Template.ANNOUNCEMENT: gettext("The results"),
        Template.THANKS: gettext("Thank you to all cities"),
        Template.PUBLICATION: gettext("The book is out"),
    }[message.template]


def template_of(post: Post) -> str:
    """Return what kind of post it is, with the award of a work."""
    content = post.content
    return wording.award_of(content) if isinstance(content, CardContent) else _of_message(content)
