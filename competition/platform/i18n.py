"""Text in the reader's language: messages, days, numbers. The locale belongs to the request or job."""

from collections import UserString
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

from babel import Locale, dates, lists, numbers
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import NullTranslations, Translations
from jinja2 import Environment, pass_eval_context
from jinja2.nodes import EvalContext
from markupsafe import Markup

from competition.errors import GarlandError
from competition.platform import manners

DEFAULT_LOCALE = "en"
FOLDER = Path(__file__).resolve().parent.parent / "translations"
CATALOGUE = Path("LC_MESSAGES") / "messages.po"
Style = Literal["short", "medium", "long", "full"]

# "3 June" and a day of 24 hours: the campaigns this is made for are European.
_FORMATS_OF = {"en": "en_GB"}

_locale: ContextVar[str] = ContextVar("locale", default=DEFAULT_LOCALE)


def current_locale() -> str:
    """Return the tag of the language that messages come in at the moment."""
    return _locale.get()


@contextmanager
def use_locale(locale: str) -> Iterator[None]:
    """Let messages, dates and numbers come in `locale` (BCP 47 tag) inside the block."""
    token = _locale.set(locale)
    try:
        yield
    finally:
        _locale.reset(token)


def available_locales() -> list[str]:
    """Return the tags Garland speaks: English, and each language with a catalogue."""
    return list(_available(FOLDER))


@cache
def _available(folder: Path) -> tuple[str, ...]:
    found = {file.parent.parent.name.replace("_", "-") for file in folder.glob(f"*/{CATALOGUE}")}
    return (DEFAULT_LOCALE, *sorted(found - {DEFAULT_LOCALE}))


@cache
def _catalogue(folder: Path, locale: str) -> NullTranslations:
    """Read what the translators wrote, once per process: nothing is built beforehand, nothing is stale."""
    file = folder / locale.replace("-", "_") / CATALOGUE
    if not file.exists():
        return NullTranslations()
    compiled = BytesIO()
    with file.open("rb") as written:
        write_mo(compiled, read_po(written))
    compiled.seek(0)
    return Translations(compiled)


def _find(message: str) -> str:
    # The empty message is the header of a catalogue.
    return str(_catalogue(FOLDER, current_locale()).ugettext(message)) if message else ""


def _find_plural(singular: str, plural: str, num: int) -> str:
    return str(_catalogue(FOLDER, current_locale()).ungettext(singular, plural, num))


def gettext(message: str, **values: Any) -> str:
    """Return `message` in the current language, its `%(name)s` places filled when `values` are given."""
    text = _find(message)
    return text % values if values else text


def ngettext(singular: str, plural: str, num: int, **values: Any) -> str:
    """Return the form for `num` in the current language; `%(num)s` stands for the number."""
    return _find_plural(singular, plural, num) % {"num": format_number(num), **values}


def gettext_noop(message: str) -> str:
    """Mark `message` for translation and return it as it is: a key that is stored and translated later."""
    return message


class LazyText(UserString):
    """A message that finds its language whenever it is shown: for constants and form labels."""

    def __init__(self, message: str, values: dict[str, Any] | None = None) -> None:
        self._message = message
        self._values = values or {}

    @property
    def data(self) -> str:  # type: ignore[override]
        """The text in the current language; everything a string can do is done on it."""
        return gettext(self._message, **self._values)

    def __format__(self, spec: str) -> str:
        return format(self.data, spec)


def lazy_gettext(message: str, **values: Any) -> LazyText:
    """Return a `message` that is translated when it is shown, not when the module is read."""
    return LazyText(message, values)


def install_into(environment: Environment) -> None:
    """Give a Jinja environment `_`, `gettext` and `ngettext`; it fills and escapes the places itself."""
    environment.add_extension("jinja2.ext.i18n")
    environment.install_gettext_callables(_find, _find_plural, newstyle=True)  # type: ignore[attr-defined]
    environment.globals.update(gettext=_text_in_template, _=_text_in_template, ngettext=_plural_in_template)


@lru_cache(maxsize=8192)
def _as_markup(folder: Path, locale: str, message: str) -> Markup:
    """Return a message as templates show it; a page says the same few words dozens of times."""
    found = str(_catalogue(folder, locale).ugettext(message)) if message else ""
    return Markup(found)  # noqa: S704 - a message of ours, not of a person


@lru_cache(maxsize=8192)
def _as_shown(folder: Path, locale: str, message: str) -> Markup:
    """Return a message without places, as Jinja's own fills them: "%%" is "%"."""
    return _as_markup(folder, locale, message) % {}


@pass_eval_context
def _text_in_template(shown: EvalContext, message: str, /, **values: Any) -> str | Markup:
    """Do as Jinja's own does, which looks up and escapes the same message anew each time it is said."""
    if not shown.autoescape:
        return _find(message) % values
    find = _as_markup if values else _as_shown
    text = find(FOLDER, current_locale(), str(message))
    return text % values if values else text


@pass_eval_context
def _plural_in_template(
    shown: EvalContext, singular: str, plural: str, num: int, **values: Any
) -> str | Markup:
    """Do as Jinja's own does, but write the number as the language writes it."""
    found = _find_plural(singular, plural, num)
    text = Markup(found) if shown.autoescape else found  # noqa: S704 - a message of ours, not of a person
    return text % {"num": format_number(num), **values}


def translate(error: GarlandError) -> str:
    """Return the sentence of a refusal in the current language."""
    return gettext(error.message, **error.values)


def translate_key(message: str, values: dict[str, Any] | None = None) -> str:
    """Return a stored message key with its stored values in the current language."""
    return gettext(message, **(values or {}))


def formats() -> Locale:
    """Return the Babel locale by which dates and numbers are written at the moment."""
    return _formats_of(current_locale())


@cache
def _formats_of(tag: str) -> Locale:
    return Locale.parse(_FORMATS_OF.get(tag, tag.replace("-", "_")))


def format_date(day: date, *, style: Style = "long") -> str:
    """Return a day, such as "19 November 2026"."""
    locale = formats()
    written = dates.format_date(day, manners.style_of_day(style, locale), locale=locale)
    return manners.day_in_words(str(written), locale)


def format_short_day(day: date) -> str:
    """Return a day without its year, such as "19 Nov"."""
    locale = formats()
    return manners.day_in_words(str(dates.format_skeleton("MMMd", day, locale=locale)), locale)


def format_number(value: float, *, digits: int | None = None) -> str:
    """Return a number as it is written in the language; with `digits`, that many after the point."""
    return _number(value + 0, digits, current_locale())  # without the sign of a zero


@lru_cache(maxsize=10_000)
def _number(value: float, digits: int | None, tag: str) -> str:
    """Pages say the same small numbers again and again; each takes as long to write as a line of a list."""
    pattern = None if digits is None else "#,##0" + ("." + "0" * digits if digits else "")
    return str(numbers.format_decimal(value, format=pattern, locale=_formats_of(tag)))


def format_percent(share: float) -> str:
    """Return a share (0 to 1) in per cent, such as "12%"."""
    return str(numbers.format_percent(share, locale=formats()))


def format_list(items: Sequence[str], *, either: bool = False) -> str:
    """Return the items joined as in a sentence: "Bergen, Limassol and Reykjavik"; with `either`, by "or"."""
    style: Literal["or", "standard"] = "or" if either else "standard"
    return str(lists.format_list([str(item) for item in items], style=style, locale=formats()))
