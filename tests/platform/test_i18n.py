import threading
from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from jinja2 import Environment
from markupsafe import escape
from wtforms import Form, SelectField, StringField
from wtforms.fields.choices import SelectChoice

from competition.errors import GarlandError, NotFoundError
from competition.platform import catalogue, i18n
from competition.platform.i18n import gettext, lazy_gettext, ngettext, use_locale
from competition.platform.languages import language_name, script_of, text_direction

DEADLINE = datetime(2026, 11, 19, 22, 59, tzinfo=UTC)


@pytest.fixture
def french(tmp_path, monkeypatch):
    """A catalogue in French and one in Serbian, in place of those that are there."""
    monkeypatch.setattr(i18n, "FOLDER", tmp_path)
    words = Catalog(locale="fr")
    words.add("Class", "Classe")
    words.add("Dear %(name)s", "Chère/Cher %(name)s")
    words.add(("%(num)s entry", "%(num)s entries"), ("%(num)s œuvre", "%(num)s œuvres"))
    words.add("We could not find that page.", "Nous n’avons pas trouvé cette page.")
    for locale, catalogue_ in (("fr", words), ("sr_Latn", Catalog(locale="sr_Latn"))):
        target = tmp_path / locale / "LC_MESSAGES" / "messages.po"
        target.parent.mkdir(parents=True)
        with target.open("wb") as file:
            write_po(file, catalogue_)


# ---- messages ---------------------------------------------------------------------------------------------


def test_a_message_comes_in_the_language_of_the_moment(french):
    assert gettext("Class") == "Class"
    with use_locale("fr"):
        assert gettext("Class") == "Classe"
        assert gettext("Dear %(name)s", name="Zoë") == "Chère/Cher Zoë"
        assert gettext("not translated yet") == "not translated yet"
        with use_locale("en"):
            assert gettext("Class") == "Class"
        assert gettext("Class") == "Classe"
    assert i18n.current_locale() == "en"


def test_the_language_is_given_back_even_after_an_error(french):
    with pytest.raises(RuntimeError), use_locale("fr"):
        raise RuntimeError
    assert i18n.current_locale() == "en"


def test_one_request_does_not_change_the_language_of_another(french):
    seen = []
    with use_locale("fr"):
        other = threading.Thread(target=lambda: seen.append(gettext("Class")))
        other.start()
        other.join()
    assert seen == ["Class"]


@pytest.mark.parametrize(
    ("locale", "num", "said"),
    [
        ("en", 0, "0 entries"),
        ("en", 1, "1 entry"),
        ("fr", 0, "0 œuvre"),
        ("fr", 1, "1 œuvre"),
        ("fr", 2, "2 œuvres"),
    ],
)
def test_numbers_take_the_plural_of_the_language(french, locale, num, said):
    with use_locale(locale):
        assert ngettext("%(num)s entry", "%(num)s entries", num) == said


def test_a_per_cent_sign_stands_for_itself_where_nothing_is_filled_in():
    assert gettext("100 % of %(this)s") == "100 % of %(this)s"


def test_the_empty_message_is_empty_and_not_the_header_of_the_catalogue(french):
    with use_locale("fr"):
        assert gettext("") == ""


def test_the_app_speaks_english_and_the_languages_it_has_catalogues_for(french):
    assert i18n.available_locales() == ["en", "fr", "sr-Latn"]


def test_a_refusal_is_told_in_the_readers_language(french):
    class FullError(GarlandError):
        message = "Dear %(name)s"

    with use_locale("fr"):
        assert i18n.translate(FullError(name=lazy_gettext("Class"))) == "Chère/Cher Classe"
        assert i18n.translate(NotFoundError()) == "Nous n’avons pas trouvé cette page."
        assert i18n.translate_key("Dear %(name)s", {"name": 4}) == "Chère/Cher 4"


# ---- messages for later -----------------------------------------------------------------------------------


def test_a_lazy_message_finds_its_language_when_it_is_shown(french):
    label = lazy_gettext("Class")
    greeting = lazy_gettext("Dear %(name)s", name=label)
    assert str(label) == "Class"
    with use_locale("fr"):
        assert str(label) == "Classe"
        assert f"{label:>8}" == "  Classe"
        assert str(greeting) == "Chère/Cher Classe"
        assert label == "Classe"
        assert "2. " + label == "2. Classe"
        assert label.upper() == "CLASSE"
        assert len(label) == 6
        assert sorted([lazy_gettext("b"), lazy_gettext("a")]) == ["a", "b"]
        assert escape(lazy_gettext("<b>")) == "&lt;b&gt;"


def test_a_lazy_message_works_as_label_and_as_choice_of_a_form(french):
    class ClassForm(Form):
        name = StringField(lazy_gettext("Class"))
        kind = SelectField(
            lazy_gettext("Dear %(name)s", name="&"), choices=[SelectChoice("c", lazy_gettext("Class"))]
        )

    form = ClassForm()
    with use_locale("fr"):
        assert form.name.label() == '<label for="name">Classe</label>'
        assert form.kind.label() == '<label for="kind">Chère/Cher &amp;</label>'
        assert '<option value="c">Classe</option>' in form.kind()


# ---- templates --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ _('Class') }}", "Classe"),
        ("{{ _('Dear %(name)s', name=name) }}", "Chère/Cher &lt;b&gt;"),
        ("{{ ngettext('%(num)s entry', '%(num)s entries', 2) }}", "2 œuvres"),
        ("{% trans name=name %}Dear {{ name }}{% endtrans %}", "Chère/Cher &lt;b&gt;"),
        ("{{ label }}", "Classe"),
        ("{{ _(label) }}", "Classe"),
    ],
)
def test_templates_translate_and_escape(french, template, shown):
    environment = Environment(autoescape=True)
    i18n.install_into(environment)
    with use_locale("fr"):
        rendered = environment.from_string(template).render(name="<b>", label=lazy_gettext("Class"))
    assert rendered == shown


# ---- dates and numbers ------------------------------------------------------------------------------------


def test_dates_and_numbers_follow_the_language():
    assert i18n.format_date(date(2026, 12, 18)) == "18 December 2026"
    assert i18n.format_number(12345.678) == "12,345.678"
    assert i18n.format_number(12345.678, digits=1) == "12,345.7"
    assert i18n.format_number(3, digits=0) == "3"
    assert (i18n.format_number(-0.0), i18n.format_number(0)) == ("0", "0")
    assert i18n.format_percent(0.125) == "12%"
    assert i18n.format_list(["Bergen", "Limassol", "Reykjavík"]) == "Bergen, Limassol and Reykjavík"
    with use_locale("de"):
        assert i18n.format_date(date(2026, 12, 18)) == "18. Dezember 2026"
        assert i18n.format_number(12345.6) == "12.345,6"
    with use_locale("sr-Latn"):
        assert i18n.format_date(date(2026, 12, 18)) == "18. decembar 2026."


# ---- languages --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tag", "name", "script", "direction"),
    [
        ("ar", "Arabic", "Arab", "rtl"),
        ("dv", "Divehi", "Thaa", "rtl"),
        ("he", "Hebrew", "Hebr", "rtl"),
        ("ps", "Pashto", "Arab", "rtl"),
        ("ckb", "Central Kurdish", "Arab", "rtl"),
        ("prs", "Dari", "Arab", "rtl"),
        ("nqo", "N’Ko", "Nkoo", "rtl"),
        ("ku", "Kurdish", "Latn", "ltr"),
        ("az-Arab", "Azerbaijani (Arabic)", "Arab", "rtl"),
        ("als", "Tosk Albanian", "Latn", "ltr"),
        ("rmy", "Vlax Romani", "Latn", "ltr"),
        ("bs-Cyrl", "Bosnian (Cyrillic)", "Cyrl", "ltr"),
        ("sr-latn", "Serbian (Latin)", "Latn", "ltr"),
        ("sr", "Serbian", "Cyrl", "ltr"),
        ("yue", "Cantonese", "Hant", "ltr"),
        ("zh-TW", "Chinese (Taiwan)", "Hant", "ltr"),
        ("zh-Hant", "Traditional Chinese", "Hant", "ltr"),
        ("PT_br", "Brazilian Portuguese", "Latn", "ltr"),
        ("es-419", "Latin American Spanish", "Latn", "ltr"),
        ("vai", "Vai", "Vaii", "ltr"),
        ("qx-unknown", "qx-unknown", "Zzzz", "ltr"),
        ("", "", "Zzzz", "ltr"),
    ],
)
def test_every_language_has_a_name_a_script_and_a_direction(tag, name, script, direction):
    assert (language_name(tag), script_of(tag), text_direction(tag)) == (name, script, direction)


def test_languages_are_named_in_the_readers_language():
    with use_locale("fr"):
        assert language_name("ar") == "arabe"
    assert language_name("ar") == "Arabic"


# ---- the catalogue ----------------------------------------------------------------------------------------


def test_the_texts_of_code_and_templates_are_gathered(tmp_path, monkeypatch):
    code, pages = tmp_path / "competition", tmp_path / "templates"
    code.mkdir()
    pages.mkdir()
    (code / "errors.py").write_text(
        'class FullError(Exception):\n    message = "Full."\n    status = 409\n'
        'class LateError(Exception):\n    message: str = "Late by %(days)s."\n    other = "not this"\n'
    )
    (code / "views.py").write_text(
        '_("Sign in")\n_l("Class")\nngettext("%(num)s card", "%(num)s cards", 2)\ngettext_noop("Key")\n'
    )
    (pages / "page.html").write_text("{{ _('Title') }}{% trans n=n %}For {{ n }}{% endtrans %}")
    (pages / "mail.txt").write_text("{{ _('Dear all') }}")
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    found = {message.id for message in catalogue.gather() if message.id}
    assert found == {
        "Full.",
        "Late by %(days)s.",
        "Sign in",
        "Class",
        ("%(num)s card", "%(num)s cards"),
        "Key",
        "Title",
        "For %(n)s",
        "Dear all",
    }
    target = tmp_path / "out" / "messages.pot"
    assert not catalogue.is_current(target)
    catalogue.extract_to(target)
    assert catalogue.is_current(target)
    written = target.read_bytes()
    catalogue.extract_to(target)
    assert target.read_bytes() == written
    (code / "views.py").write_text('_("Sign out")')
    assert not catalogue.is_current(target)


def test_a_template_that_cannot_be_read_stops_the_gathering(tmp_path, monkeypatch):
    (tmp_path / "competition").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html").write_text("{{ _('Title' }}")
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    with pytest.raises(Exception, match="unexpected"):
        catalogue.gather()


def test_refusals_are_found_in_the_real_code():
    found = {message.id for message in catalogue.gather()}
    assert {GarlandError.message, NotFoundError.message} <= found


def test_of_a_refusal_only_its_message_is_found():
    file = BytesIO(
        b'message = "outside"\n'
        b'class LateError:\n    message = "inside"\n    def f(self):\n        message = "in a function"\n'
        b'class Progress:\n    message: str = ""\n'
    )
    assert [found[2] for found in catalogue._from_python(file, {"_": None}, [], {})] == ["inside"]


def test_a_day_in_short_has_no_year():
    assert i18n.format_short_day(date(2026, 11, 19)) == "19 Nov"
    with use_locale("fr"):
        assert i18n.format_short_day(date(2026, 12, 1)) == "1er\xa0déc."
