"""The posts as the page lists them: narrowed by the address, page by page, as platforms show them."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request
from wtforms import HiddenField, SelectField
from wtforms.fields import SelectChoice

from competition.campaign.likeness import fold
from competition.campaign.wording import age_group_name, form_name
from competition.platform.i18n import gettext as _
from competition.platform.i18n import lazy_gettext as _l
from competition.platform.i18n import ngettext
from competition.platform.languages import language_name
from competition.social import captions
from competition.social.content import fingerprint
from competition.social.formats import FORMATS, LINK, Format, Platform
from competition.social.review.looks import Shot, shot, usual_platform
from competition.social.review.reading import Reviewed
from competition.social.review.states import State
from competition.social.review.words import STATES, template_name
from competition.web.forms import Form
from competition.web.narrowing import address, chips
from competition.web.paging import leaf

PAGE, PAGE_OF_ONE_FORMAT = 3, 6
"""So many posts with all their formats, and with one, weigh about as much."""
PROBLEM, UNDRAWN = "problem", "undrawn"


class PostsForm(Form):
    """What the posts are narrowed to."""

    class Meta(Form.Meta):
        """A list is only looked at."""

        csrf = False

    state = HiddenField()
    template = SelectField(_l("Kind of post"))
    form_key = SelectField(_l("Form"), name="form")
    ages = SelectField(_l("Age group"))
    city = SelectField(_l("City"))
    language = SelectField(_l("Language"))
    format = SelectField(_l("Format"))

    def offer(self, posts: Sequence[Reviewed]) -> None:
        """Fill in what can be chosen: what there is."""
        contents = [each.post.content for each in posts]
        self.template.choices = _choices(
            (one.template.value, template_name(one.template)) for one in contents
        )
        self.form_key.choices = _choices((one.form, form_name(one.form)) for one in contents if one.form)
        ages = ((one.age_group, age_group_name(one.age_group)) for one in contents if one.age_group)
        self.ages.choices = _choices(ages)
        self.city.choices = _choices((one.city, one.city) for one in contents)
        tags = [one.original.language for one in contents]
        self.language.choices = _choices((tag, language_name(tag)) for tag in tags if tag)
        self.format.choices = [("", _("All")), *((each.key, _(each.name)) for each in FORMATS)]


def _choices(pairs: Iterable[tuple[str, str]]) -> list[SelectChoice]:
    told = sorted({key: name for key, name in pairs if key}.items(), key=lambda pair: fold(pair[1]))
    return [SelectChoice("", _("All")), *(SelectChoice(key, name) for key, name in told)]


@dataclass(frozen=True)
class Row:
    """A post and how platforms show it."""

    reviewed: Reviewed
    shots: tuple[Shot, ...]
    drawn: bool

    @property
    def seen(self) -> str:
        """What an approval of it alone says was seen."""
        return seen_stamp([self.reviewed])


def narrowed(posts: Sequence[Reviewed]) -> tuple[PostsForm, list[Reviewed]]:
    """Return what the address asks for, and the posts that fit."""
    form = PostsForm(request.args)
    form.offer(posts)
    return form, [each for each in posts if _fits(each, form) and _stands(each, form.state.data or "")]


def posts_list(posts: Sequence[Reviewed], base_url: str, faces: Collection[str]) -> dict[str, Any]:
    """Return what the page says about the posts, those alone that the address asks for."""
    form, fitting = narrowed(posts)
    wanted = form.format.data or ""
    size = PAGE_OF_ONE_FORMAT if wanted else PAGE
    shown, pages = leaf(fitting, _("Posts %(first)s to %(last)s"), size)
    return {
        "narrow": form,
        "chips": chips(form),
        "rows": [Row(each, shots_of(each, base_url, wanted), each.is_drawn(faces)) for each in shown],
        "fitting": fitting,
        "seen": seen_stamp(fitting),
        "found": ngettext("%(num)s post", "%(num)s posts", len(fitting)),
        "states_found": _states(posts, form),
        "to_approve": sum(bool(each.cards) and each.state in (State.OPEN, State.CHANGED) for each in fitting),
        "pages": pages,
        "bare": request.path,
        "asked": request.query_string.decode("ascii", "ignore"),
    }


def seen_stamp(posts: Iterable[Reviewed]) -> str:
    """Return the fingerprint of posts as somebody sees them, so that they are approved as such or not."""
    return fingerprint(*[[each.post.key, each.stamp] for each in posts])


def shots_of(
    each: Reviewed, base_url: str, wanted: str = "", *, everywhere: bool = False
) -> tuple[Shot, ...]:
    """Return a post as platforms show it: each format once, or the `wanted` one on each platform.

    With `everywhere`, every platform is among them too.
    """
    told = captions.captions_of(each.post, each.sender, base_url, each.locales)
    return tuple(
        shot(platform, fmt, locale, each.slides(fmt, locale), told[platform.name, locale])
        for locale in each.locales
        for fmt, platform in _places(each, wanted, everywhere)
        if each.slides(fmt, locale)
    )


def _places(each: Reviewed, wanted: str, everywhere: bool) -> Iterator[tuple[Format, Platform]]:
    shown = [(fmt, usual_platform(fmt)) for fmt in each.formats if not wanted or fmt.key == wanted]
    names = {platform.name for _fmt, platform in shown}
    for fmt, platform in shown:
        yield fmt, platform
        for other in fmt.platforms if wanted or (everywhere and fmt.key != LINK) else ():
            if other.name not in names or (wanted and other is not platform):
                names.add(other.name)
                yield fmt, other


def _fits(each: Reviewed, form: PostsForm) -> bool:
    content = each.post.content
    own = (
        (form.template, content.template.value),
        (form.form_key, content.form),
        (form.ages, content.age_group),
        (form.city, content.city),
        (form.language, content.original.language),
    )
    return all(not field.data or field.data == value for field, value in own)


def _stands(each: Reviewed, state: str) -> bool:
    if state == PROBLEM:
        return bool(each.problems)
    if state == UNDRAWN:
        return not each.cards
    return not state or state not in set(State) or each.state == state


def _states(posts: Sequence[Reviewed], form: PostsForm) -> list[tuple[str, int, str, bool]]:
    """Return the piles a post can be in, how many are in each of what else is asked for, and the ways."""
    others = [each for each in posts if _fits(each, form)]
    named = [("", _("All")), *((state.value, _(said)) for state, said in STATES.items())]
    named += [(PROBLEM, _("With a problem")), (UNDRAWN, _("Not drawn"))]
    counted = [(key, name, sum(_stands(each, key) for each in others)) for key, name in named]
    chosen = form.state.data or ""
    return [
        (name, count, address(state=key or None), key == chosen)
        for key, name, count in counted
        if count or key in ("", chosen)
    ]
