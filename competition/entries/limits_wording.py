"""Limits in words: what an entry of a category may hold, and how many places are taken."""

from competition.campaign.models import Category
from competition.campaign.wording import forms_name
from competition.entries.quotas import Places, Scope
from competition.platform.i18n import gettext, ngettext
from competition.platform.i18n import gettext_noop as _


def limits_words(category: Category) -> str:
    """Return what an entry of a category may hold."""
    said = []
    if category.takes_text and category.max_lines:
        said.append(ngettext("at most %(num)s line", "at most %(num)s lines", category.max_lines))
    if category.takes_text and category.min_words:
        said.append(ngettext("at least %(num)s word", "at least %(num)s words", category.min_words))
    if category.takes_text and category.max_words:
        said.append(ngettext("at most %(num)s word", "at most %(num)s words", category.max_words))
    if category.takes_text and category.max_characters:
        said.append(characters_words(category.max_characters))
    if category.max_images:
        said.append(ngettext("one picture", "up to %(num)s pictures", category.max_images))
    return ", ".join(said)


def characters_words(most: int) -> str:
    """Return the limit of a text in a script that is written without spaces."""
    return ngettext(
        "at most %(num)s character in scripts without spaces, such as Chinese, Japanese and Thai",
        "at most %(num)s characters in scripts without spaces, such as Chinese, Japanese and Thai",
        most,
    )


def places_sentence(places: Places) -> str:
    """Return how many of the limited places are taken."""
    of_class = places.scope is Scope.CLASS
    if places.form:
        said = (
            _("%(taken)s of %(most)s places of your class are taken (%(form)s).")
            if of_class
            else _("%(taken)s of %(most)s places of your school are taken (%(form)s).")
        )
        return gettext(said, taken=places.taken, most=places.most, form=forms_name(places.form))
    said = (
        _("%(taken)s of %(most)s places of your class are taken.")
        if of_class
        else _("%(taken)s of %(most)s places of your school are taken.")
    )
    return gettext(said, taken=places.taken, most=places.most)
