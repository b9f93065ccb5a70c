"""Fails on a text that is left untranslated, or that a French publisher would mark."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from babel import Locale
from babel.messages.catalog import Message
from jinja2 import Environment

from competition.platform import catalogue, i18n
from competition.platform.i18n import CATALOGUE, FOLDER, use_locale
from competition.platform.manners import zone_name
from competition.platform.moments import format_datetime
from tests.support import french

FRENCH = [message for message in catalogue.read("fr") if message.id]


def said(message):
    return message.string if isinstance(message.string, tuple | list) else [message.string]


def first(message):
    return message.id if isinstance(message.id, str) else message.id[0]


def test_the_catalogues_hold_the_texts_of_code_and_templates():
    assert catalogue.is_current(), "run ./garland translations"
    assert catalogue.is_current(FOLDER / "fr" / CATALOGUE), "run ./garland translations"


def test_every_text_has_its_french():
    assert len(FRENCH) > 1000
    assert [first(message) for message in FRENCH if message.fuzzy or catalogue.is_missing(message)] == []


def test_no_place_is_left_out_or_made_up_and_no_edge_is_lost():
    assert {first(message): lost for message in FRENCH if (lost := french.lost_places(message))} == {}
    assert [first(message) for message in FRENCH if french.lost_edges(message)] == []


def test_marks_and_spaces_are_those_of_french():
    assert {
        text: wrong for message in FRENCH for text in said(message) if (wrong := french.faults(text))
    } == {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("l'école", "straight apostrophe"),
        ("le mot “œuvre”", "quotation marks that are not French"),
        ("Enregistrement...", "three dots"),
        ("Merci\u202f!", "exclamation mark"),
        ("Pourquoi ?", "no narrow no-break space before ; or ?"),
        ("Pourquoi\xa0?", "no narrow no-break space before ; or ?"),
        ("une chose; une autre", "no narrow no-break space before ; or ?"),
        ("Ceci : cela", "no no-break space before a colon"),
        ("Ceci:", "no no-break space before a colon"),
        ("« mot\xa0»", "no no-break space after «"),
        ("«\xa0mot »", "no no-break space before »"),
        ("95 %", "no no-break space before a per cent sign"),
        ("3500 pixels", "thousands that are not parted"),
        ("2,000 lettres", "comma in a number"),
        ("Ecole", "capital without its accent"),
        ("A la campagne", "capital without its accent"),
        ("la 2ème", "ordinal in the English way"),
        ("deux  espaces", "doubled or stray space"),
        ("par e-mail", "word that the glossary does not have"),
        ("un·e juge", "wording with a middle dot"),
    ],
)
def test_the_publishers_eye_sees(text, name):
    assert name in french.faults(text)


@pytest.mark.parametrize(
    "text",
    [
        "«\xa0%(title)s\xa0»\xa0: %(num)s\u202f; pourquoi\u202f?",
        "En 2027, 3\u202f500 pixels, 95\xa0% (SHA-256)\xa0: smtps://post.example.org ou smtp://a:b@c",
        "À l’École, le 1er",
    ],
)
def test_the_publishers_eye_passes(text):
    assert french.faults(text) == []


def test_places_are_compared_form_by_form():
    plural = ("One of %(of)s", "%(num)s of %(of)s")
    assert french.lost_places(Message(plural, ("Un sur %(of)s", "%(num)s sur %(of)s"))) == []
    assert french.lost_places(Message(plural, ("Un", "%(num)s sur %(off)s"))) == ["%(of)s", "%(off)s"]
    assert french.lost_places(Message("Saved at {time}", "Enregistré")) == ["{time}"]
    assert french.lost_places(Message("95 percent", "95\xa0%")) == ["%"]
    assert french.lost_edges(Message(" or ", " ou"))


# ---- keeping the catalogue --------------------------------------------------------------------------------


@pytest.fixture
def small(tmp_path, monkeypatch):
    """A code of three texts, and a French catalogue that knew other ones."""
    (tmp_path / "competition").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "competition" / "views.py").write_text(
        '_("Class")\n_("A new class")\nngettext("%(num)s class", "%(num)s classes", 2)\n'
    )
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    file = tmp_path / "translations" / "fr" / CATALOGUE
    file.parent.mkdir(parents=True)
    file.write_text(
        'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
        'msgid "Class"\nmsgstr "Classe"\n\n'
        'msgid "A class"\nmsgstr "Une classe"\n\n'
        'msgid "%(num)s class"\nmsgid_plural "%(num)s forms"\nmsgstr[0] "a"\nmsgstr[1] "b"\n',
        encoding="utf-8",
    )
    return file


def test_new_texts_stand_empty_without_a_guess_and_old_ones_go(small):
    assert catalogue.update("fr", small.parents[1].parent) == ["A new class", "%(num)s class"]
    kept = {
        first(message): message.string
        for message in catalogue.read("fr", small.parents[1].parent)
        if message.id
    }
    assert kept == {"Class": "Classe", "A new class": "", "%(num)s class": ("", "")}
    assert "#~" not in small.read_text(encoding="utf-8")
    assert catalogue.is_current(small)


def test_bringing_it_in_step_twice_changes_nothing(small):
    folder = small.parents[1].parent
    catalogue.update("fr", folder)
    before = small.read_bytes()
    catalogue.update("fr", folder)
    assert small.read_bytes() == before


def test_an_untranslated_text_is_english_and_no_page_is_empty(small, monkeypatch):
    folder = small.parents[1].parent
    catalogue.update("fr", folder)
    monkeypatch.setattr(i18n, "FOLDER", folder)
    with use_locale("fr"):
        assert i18n.gettext("Class") == "Classe"
        assert i18n.gettext("A new class") == "A new class"
        assert i18n.ngettext("%(num)s class", "%(num)s classes", 2) == "2 classes"


def test_what_an_f_string_asks_for_is_found(tmp_path, monkeypatch):
    (tmp_path / "competition").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "competition" / "kit.py").write_text(
        "f\"{_('Alt text')}: {ngettext('%(num)s card', '%(num)s cards', 2)} {other('Never')} {_(name)}\"\n"
    )
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    found = {message.id for message in catalogue.gather() if message.id}
    assert found == {"Alt text", ("%(num)s card", "%(num)s cards")}


def test_one_singular_with_two_plurals_is_refused(tmp_path, monkeypatch):
    (tmp_path / "competition").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "competition" / "words.py").write_text(
        'ngettext("%(num)s card", "%(num)s cards", 2)\nngettext("%(num)s card", "up to %(num)s cards", 2)\n'
    )
    monkeypatch.setattr(catalogue, "ROOT", tmp_path)
    with pytest.raises(ValueError, match="two plurals"):
        catalogue.gather()


# ---- days, hours and numbers ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("short", "01/12/2026 8\xa0h\xa005"),
        ("medium", "1er\xa0déc. 2026, 8\xa0h\xa005"),
        ("long", "1er\xa0décembre 2026 à\xa08\xa0h\xa005 CET"),
        ("full", "mardi 1er\xa0décembre 2026 à\xa08\xa0h\xa005 CET"),
    ],
)
def test_days_and_hours_are_written_as_in_a_french_sentence(style, shown):
    with use_locale("fr"):
        moment = datetime(2026, 12, 1, 7, 5, tzinfo=UTC)
        assert format_datetime(moment, zone="Europe/Paris", style=style) == shown


def test_only_the_first_of_a_month_is_an_ordinal():
    with use_locale("fr"):
        assert i18n.format_date(date(2026, 11, 11)) == "11\xa0novembre 2026"
        assert i18n.format_date(date(2026, 11, 21)) == "21\xa0novembre 2026"
        assert i18n.format_date(date(2026, 11, 1), style="short") == "01/11/2026"
    assert i18n.format_date(date(2026, 12, 1)) == "1 December 2026"


@pytest.mark.parametrize(
    ("locale", "said"), [("en", "35,000 &lt;i&gt; 35,000"), ("fr", "35\u202f000 &lt;i&gt; 35\u202f000")]
)
def test_a_large_number_of_things_is_parted_in_code_and_in_templates(locale, said):
    environment = Environment(autoescape=True)
    i18n.install_into(environment)
    page = "{{ ngettext('%(num)s %(x)s', '%(num)s %(x)s', 35000, x='<i>') }} {{ said }}"
    with use_locale(locale):
        assert environment.from_string(page).render(said=i18n.ngettext("%(num)s", "%(num)s", 35000)) == said


def test_numbers_and_lists_are_french():
    with use_locale("fr"):
        assert i18n.format_number(35000.5, digits=1) == "35\u202f000,5"
        assert i18n.format_percent(0.95) == "95\xa0%"
        assert i18n.format_list(["Patras", "Bilbao", "Lublin"]) == "Patras, Bilbao et Lublin"


@pytest.mark.parametrize(
    ("zone", "month", "french", "english"),
    [
        ("America/Toronto", 12, "HNE", "EST"),
        ("Europe/Athens", 12, "EET", "EET"),
        ("Europe/Athens", 7, "EEST", "EEST"),
        ("Europe/Lisbon", 7, "WEST", "WEST"),
        ("Europe/Dublin", 7, "IST", "IST"),
        ("Asia/Dubai", 7, "UTC+04:00", "GST"),
    ],
)
def test_a_zone_is_never_an_hour_off(zone, month, french, english):
    moment = datetime(2026, month, 1, tzinfo=ZoneInfo(zone))
    assert (zone_name(moment, Locale("fr")), zone_name(moment, Locale("en", "GB"))) == (french, english)
