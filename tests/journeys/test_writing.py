"""Writing in the browser: counted as on the server, pasted plainly, saved by itself, and never lost."""

import json
import re

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from competition.entries import texts
from competition.entries.models import Entry
from competition.platform.db import new_ref
from tests.journeys.browser import find_again, leaving, lose, open_page
from tests.journeys.class_desk import class_of, sign_in, sign_out
from tests.journeys.pictures import signed_jpeg

pytestmark = pytest.mark.journey

TEXTS = [
    "",
    "  \n \t \n",
    "One word, and  another – not this: – but ‘that’",
    "Don't count l'été twice; e-mail, 3 bears, №5, ½ ²",
    "Море широке.\nМи ширші.\n\nКінець",
    "我的家在山上。\n山上有風",
    "わたしの いえは やまの うえ。コーヒー ー",
    "บ้านของฉันอยู่บนภูเขา",
    "ផ្ទះ\u200bរបស់\u200bខ្ញុំ",
    "ቤቴ፡በተራራው፡ላይ፡ነው።",
    "བོད་ཡིག་ནི།",
    "မြန်မာ စာ",
    "بيتي على الجبل\nوقلبي في البحر",
    "मेरा घर पहाड़ पर है।",
    "내 집은 산 위에",
    "cafe\u0301 caf\u00e9 a\u00a0b\u2003c\u202fd\u3000e",
    "a\x0bb\r\nc\rd\u2028e\u2029f\x85g\x1fh",
    "😀 👩‍👩‍👧 x\ufeffy z\u200bw q\u2014r",
    "𠀀𠀁𠀂 𝒜𝒷 ǅ Ⅷ ٣٤",
]


@pytest.fixture
def desk(installation, noisy):
    """A class with its teacher before it, in a campaign of the test's own."""
    page = noisy()
    with installation.database.writing() as session:
        school_class, teacher = class_of(session, installation, f"writing-{new_ref()}")
    sign_in(page, installation, teacher)
    page.school_class, page.teacher = school_class, teacher
    return page


def entries(installation):
    with installation.database.reading() as session:
        return {entry.ref: entry for entry in session.scalars(select(Entry))}


def saved(page):
    expect(page.locator('[data-autosave][data-state="saved"]')).to_be_attached()
    expect(page.locator("[data-saved-at]")).to_have_text(re.compile(r"^Saved \d\d:\d\d$"))


def write(page, form="poem", **fields):
    page.goto(f"/class/{page.school_class.ref}/add?form={form}")
    for label, text in fields.items():
        page.get_by_label(label, exact=True).fill(text)


def test_the_browser_counts_as_the_server_does(desk):
    desk.goto("/")
    said = desk.evaluate(
        """async (texts) => {
          const { countWords, countLines } = await import("/static/js/count.js");
          return texts.map((text) => [countWords(text), countLines(text)]);
        }""",
        TEXTS,
    )
    tidied = [texts.tidy(text) for text in TEXTS]
    assert said == [[texts.count_words(text), texts.count_lines(text)] for text in tidied]
    assert said[5] == [5, 2]


def test_nothing_is_written_before_the_scripts_of_a_page_have_run(desk):
    """They would not know of it: this holds the journeys together, not the page."""

    def late(route):
        desk.wait_for_timeout(500)
        route.continue_()

    desk.route("**/js/words.js*", late)
    desk.goto(f"/class/{desk.school_class.ref}/add?form=poem", wait_until="commit")
    desk.get_by_label("Title", exact=True).fill("Quick as no person is")
    saved(desk)


def test_too_much_is_said_gently_and_a_translation_asked_for_at_once(desk):
    write(desk, Title="T", Text="\n".join(["line"] * 40))
    note = desk.locator("#text-count")
    expect(note).to_have_text("40 of 40 lines")
    desk.get_by_label("Text", exact=True).press("End")
    desk.keyboard.type("\nand one more")
    expect(note).to_have_text("41 of 40 lines: 1 too many")
    wanted = desk.get_by_text("A translation is wanted for this language")
    desk.get_by_label("Language it is written in").select_option("English")
    expect(wanted).to_be_hidden()
    desk.get_by_label("Language it is written in").select_option("Croatian")
    expect(wanted).to_be_visible()
    desk.get_by_label("Language of the translation").select_option("English")
    desk.get_by_label("Title, translated").fill("T")
    desk.get_by_label("Text, translated").fill("line")
    expect(wanted).to_be_hidden()
    desk.get_by_label("Essay").check()
    expect(note).to_have_text("43 of 600 words")


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office">
<head><style>p.MsoNormal {color: red}</style></head><body>
<!--StartFragment--><p class=MsoNormal><b><span style='font-size:14pt'>The sea
is wide.</span></b><o:p></o:p></p>
<p class=MsoNormal><span style='mso-spacerun:yes'>&nbsp;&nbsp;&nbsp; </span>We are
<i>wider</i>.<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>Que veux-tu&nbsp;?<br>
Nothing.<del>gone</del><o:p></o:p></p><!--EndFragment--></body></html>"""
GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<p dir="ltr"><span>one</span></p>
<p dir="ltr"><span>two</span></p><br><p dir="ltr"><span>three</span></p></b>"""
LIBRE = """<html><head><meta name="generator" content="LibreOffice 7.4"/><style>p { margin: 0 }</style></head>
<body>
<p style="line-height: 100%">one<br/>
two</p><p>three<br/>
four</p></body></html>"""


@pytest.mark.parametrize(
    ("html", "verse", "prose"),
    [
        (
            WORD,
            "The sea is wide.\n    We are wider.\n\nQue veux-tu\u00a0?\nNothing.",
            "The sea is wide.\n\n    We are wider.\n\nQue veux-tu\u00a0?\nNothing.",
        ),
        (GOOGLE, "one\ntwo\n\nthree", "one\n\ntwo\n\nthree"),
        (LIBRE, "one\ntwo\n\nthree\nfour", "one\ntwo\n\nthree\nfour"),
    ],
    ids=["word", "google", "libreoffice"],
)
def test_paragraphs_of_a_word_processor_become_lines_and_stanzas(desk, html, verse, prose):
    for form, wanted in (("poem", verse), ("essay", prose)):
        write(desk, form)
        field = desk.get_by_label("Text", exact=True)
        field.click()
        desk.evaluate(
            """async (html) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", "not this");
              document.activeElement.dispatchEvent(
                new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
            }""",
            html,
        )
        assert field.input_value() == wanted
        desk.keyboard.press("Control+Z")
        assert field.input_value() == ""


def test_a_sheet_saves_itself_and_a_reload_shows_it(desk, installation):
    write(desk, Title="Moja kuća", Text="one\n\ntwo")
    saved(desk)
    ref = re.fullmatch(r".*/entry/([a-z0-9]{12})/words", desk.url).group(1)
    assert (entries(installation)[ref].title, entries(installation)[ref].text) == ("Moja kuća", "one\n\ntwo")
    desk.reload()
    expect(desk.get_by_label("Text", exact=True)).to_have_value("one\n\ntwo")
    assert desk.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('garland.words'))") == []


def test_a_lost_line_keeps_what_is_typed_and_saves_it_when_it_is_back(desk, installation):
    write(desk, Title="First")
    saved(desk)
    ref = desk.url.split("/")[-2]
    lose(desk, "/autosave")
    desk.get_by_label("Text", exact=True).fill("typed without a line")
    expect(desk.get_by_text("Not saved yet: no connection. It is kept in this browser")).to_be_visible()
    assert entries(installation)[ref].text == ""
    kept = desk.evaluate("Object.values(localStorage).map((each) => JSON.parse(each).values?.text)")
    assert "typed without a line" in kept
    find_again(desk, "/autosave")
    desk.evaluate("dispatchEvent(new Event('online'))")
    saved(desk)
    assert entries(installation)[ref].text == "typed without a line"


def test_an_ended_sign_in_loses_nothing(desk, installation):
    write(desk, Title="First")
    saved(desk)
    ref = desk.url.split("/")[-2]
    sign_out(desk)
    desk.get_by_label("Text", exact=True).fill("typed after the sign-in ended")
    expect(desk.get_by_text("You are not signed in any more. What you typed is kept")).to_be_visible()
    sign_in(desk, installation, desk.teacher)
    desk.reload()
    expect(desk.get_by_text(re.compile("that was never saved lies in this browser"))).to_be_visible()
    desk.get_by_role("button", name="Take it").click()
    expect(desk.get_by_label("Text", exact=True)).to_have_value("typed after the sign-in ended")
    saved(desk)
    assert entries(installation)[ref].text == "typed after the sign-in ended"


def test_two_windows_both_keep_their_version(desk, installation):
    write(desk, Title="First")
    saved(desk)
    ref = desk.url.split("/")[-2]
    other = open_page(desk.context)
    other.goto(desk.url)
    other.get_by_label("Text", exact=True).fill("the other window")
    saved(other)
    expect(desk.get_by_text("Another window has saved a later version.")).to_be_visible()
    desk.get_by_label("Text", exact=True).fill("this window")
    expect(desk.get_by_text("press “Save the draft and go on” to see both versions")).to_be_visible()
    desk.get_by_role("button", name="Save the draft and go on").click()
    expect(desk.get_by_text("This was changed in another window in the meantime.")).to_be_visible()
    expect(desk.get_by_label("Text saved by the other window")).to_have_value("the other window")
    expect(desk.get_by_label("Text", exact=True)).to_have_value("this window")
    assert entries(installation)[ref].text == "the other window"


def test_signing_out_leaves_nothing_on_a_shared_computer(desk):
    write(desk, Title="First")
    saved(desk)
    desk.evaluate("localStorage.setItem('garland.words.a.b.c', JSON.stringify({at: Date.now(), values: {}}))")
    with leaving(desk):
        desk.get_by_role("button", name="Sign out").click()
    left = desk.evaluate("Object.keys(localStorage)")
    assert json.dumps(left).count("garland.words") == 0


def described(page):
    """Open the page of a picture that was just sent, and return the field of its description."""
    write(page, Title="A picture of a sea")
    saved(page)
    page.goto(page.url.replace("/words", "/pictures"))
    page.get_by_label("Choose the pictures").set_input_files(
        {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": signed_jpeg()}
    )
    page.get_by_role("button", name="Save and go on").click()
    field = page.get_by_label("What is to be seen")
    expect(field).to_be_visible()
    page.wait_for_load_state()
    return field


def description(installation, ref):
    return [image.alt for image in entries(installation)[ref].images]


def test_a_description_saves_itself_and_two_windows_keep_both(desk, installation):
    field = described(desk)
    ref = desk.url.split("/")[-2]
    other = open_page(desk.context)
    other.goto(desk.url)
    field.fill("A sea with a boat")
    saved(desk)
    assert description(installation, ref) == ["A sea with a boat"]
    expect(desk.get_by_role("link", name="Back to the entry")).to_be_visible()
    expect(other.get_by_text("Another window has saved a later version.")).to_be_visible()
    other.get_by_label("What is to be seen").fill("Waves")
    other.get_by_role("button", name="Save and go on").click()
    expect(other.get_by_text("The other window saved: A sea with a boat")).to_be_visible()
    expect(other.get_by_label("What is to be seen")).to_have_value("Waves")
    assert description(installation, ref) == ["A sea with a boat"]
    other.get_by_role("button", name="Save and go on").click()
    other.wait_for_url(re.compile(r"/(people|words)$|/entry/\w+$"))
    assert description(installation, ref) == ["Waves"]


def test_a_description_typed_without_a_line_is_offered_again(desk, installation):
    field = described(desk)
    ref = desk.url.split("/")[-2]
    lose(desk, "/autosave")
    field.fill("Typed in the tunnel")
    expect(desk.get_by_text("Not saved yet: no connection. It is kept in this browser")).to_be_visible()
    desk.reload()
    find_again(desk, "/autosave")
    desk.get_by_role("button", name="Take it").click()
    expect(desk.get_by_label("What is to be seen")).to_have_value("Typed in the tunnel")
    saved(desk)
    assert description(installation, ref) == ["Typed in the tunnel"]


def test_a_sheet_on_which_nothing_was_written_leaves_nothing_to_be_offered(desk):
    write(desk)
    desk.get_by_label("Language it is written in").select_option("Croatian")
    desk.get_by_text("Take the text from a document").click()
    sent = {"name": "a.rtf", "mimeType": "text/rtf", "buffer": b"{\\rtf1 a}"}
    desk.get_by_label("The document", exact=True).set_input_files(sent)
    desk.get_by_role("button", name="Save and send the document").click()
    expect(desk.get_by_text("This is an RTF document, which we do not open.")).to_be_visible()
    expect(desk.get_by_label("The document", exact=True)).to_be_visible()
    assert desk.evaluate("Object.keys(localStorage)") == []
    desk.get_by_label("Title", exact=True).fill("Typed after the refusal")
    saved(desk)
    assert desk.url.endswith("/words")
