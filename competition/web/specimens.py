"""What the style guide shows in its components: works in several scripts, rows, steps, a form that failed."""

from typing import Any

from werkzeug.datastructures import MultiDict
from wtforms import BooleanField, DateField, FileField, RadioField, SelectField, StringField, TextAreaField
from wtforms.fields import SelectChoice
from wtforms.validators import InputRequired

from competition.platform.drawings import Bar, Dot, bars, dots, leaf_rows
from competition.platform.garland import Kind
from competition.web.forms import Form
from competition.web.narrowing import Chip, Head

FORMS = ("poem", "essay", "illustration")
LEAVES = [Kind(FORMS[(n * n + n // 3) % 3]) for n in range(44)]
QUEUE = [Kind(FORMS[n % 3], pale=n > 4) for n in range(12)]


def work(language: str, direction: str, title: str, *stanzas: list[str]) -> dict[str, Any]:
    """Return a work as `macros/work.html` takes it."""
    return {"language": language, "direction": direction, "title": title, "stanzas": list(stanzas)}


ORIGINAL = work(
    "el", "ltr", "Το παράθυρο", ["Από το παράθυρό μου", "βλέπω δύο χώρες:"], ["τη μία που άφησα", "κι αυτή."]
)
TRANSLATION = work(
    "en", "ltr", "The window", ["From my window", "I see two countries:"], ["the one I left", "and this one."]
)
SCRIPTS = [
    work("ar", "rtl", "الدرج", ["على الدرج نجلس معًا،", "كلُّ درجةٍ حكاية."]),
    work("he", "rtl", "הסולם", ["כל שלב בסולם", "הוא מילה חדשה."]),
    work("uk", "ltr", "Вікно", ["За вікном сніг,", "а в чашці — літо."]),
    work("vi", "ltr", "Chiếc lá", ["Một chiếc lá bay", "qua hai mái nhà."]),
    work("pl", "ltr", "Źdźbło", ["Źdźbło trawy", "też ma dom."]),
]
TASKS = [
    {"label": "The window", "url": "#lists", "state": "done", "form": "poem", "note": "Submitted on 3 May"},
    {
        "label": "الدرج",
        "url": "#lists",
        "state": "attention",
        "form": "poem",
        "note": "A translation is missing.",
    },
    {"label": "Two countries", "url": "#lists", "state": "todo", "form": "essay"},
    {"label": "A house with many doors", "state": "waiting", "form": "illustration"},
]
MILESTONES = [
    {"when": "1 September", "label": "The call opens", "state": "past"},
    {"when": "19 November, 23:59", "label": "Deadline for entries", "state": "now", "note": "In nine days"},
    {"when": "18 December", "label": "The publication is out"},
]
COLUMNS = [
    {"label": "Work", "kind": "head", "head": Head("#tables", "ascending")},
    {"label": "City", "head": Head("#tables", None)},
    "State",
    {"label": "Reads", "kind": "number"},
    {"label": "Look at it", "kind": "action"},
]
CHIPS = [Chip("City", "Bilbao", "#tables"), Chip("Number or title", "“window”", "#tables")]
STATES = [
    ("All", 1204, "#tables", False),
    ("To be screened", 12, "#tables", True),
    ("Accepted", 1192, "#tables", False),
]


class Specimen(Form):
    """One field of every kind."""

    title = StringField("Title", [InputRequired("Give the work a title.")], description="As in the book.")
    language = SelectField("Language", choices=[SelectChoice("el", "Greek"), SelectChoice("ar", "Arabic")])
    text = TextAreaField("Text", description="Lines and stanzas are kept.")
    form = RadioField(
        "Form",
        [InputRequired("Say which form it is.")],
        choices=[SelectChoice(key, key.title()) for key in FORMS],
    )
    voice = RadioField("Voice", choices=[SelectChoice(str(n), str(n)) for n in range(1, 4)])
    day = DateField("Day")
    file = FileField("Picture")
    own = BooleanField("It is our own work", [InputRequired("Say whose work it is.")])

    class Meta(Form.Meta):
        """Nothing is sent anywhere."""

        csrf = False


LEVELS = [
    ("1", "Not yet", "The voice is not heard."),
    ("2", "In places", ""),
    ("3", "Its own", "Nobody else would say it so."),
]


def fresh() -> Specimen:
    """Return the form as it is met first."""
    return Specimen(MultiDict({"language": "el", "voice": "2"}))


def narrow() -> Specimen:
    """Return the form that narrows a list."""
    return Specimen(MultiDict({"list-title": "window"}), prefix="list-")


def refused() -> Specimen:
    """Return the form as it comes back when something is missing."""
    form = Specimen(
        MultiDict({"text": "Από το παράθυρό μου\nβλέπω δύο χώρες", "language": "el"}), prefix="no-"
    )
    form.validate()
    return form


def drawings() -> dict[str, str]:
    """Return one drawing of every kind."""
    days = [
        Bar(f"{n + 1} May", {"poem": n % 5, "essay": n * n % 4, "illustration": n % 3}) for n in range(24)
    ]
    scores = [Dot("The window", 62, 74, 83, "poem"), Dot("Two countries", 40, 55, 71, "essay")]
    return {
        "bars": bars(days, title="Entries by day", described="24 days; most of them on 24 May."),
        "dots": dots(scores, lowest=0, highest=100, title="Standings", described="Two works on one scale."),
        "leaves": leaf_rows(
            {"poem": 12, "essay": 7, "illustration": 9}, title="Entries by form", described="12, 7 and 9."
        ),
    }
