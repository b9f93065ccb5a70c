"""A teacher without an account enters a class."""

import re

from playwright.sync_api import expect

from tests.journeys.browser import fits_a_phone, follow, headed, leaving, open_letter, press, see

NAME, ADDRESS = "Wilhelmsine Orkentrop", "orkentrop@xylograph.example"
SCHOOL, CLASS, CITY = "Dreyfusswald School", "Mirabel 4c", "Bilbao"
POET, PAINTER = ("Zefirina", "Quastlebaum", "9"), ("Bartolo", "Winterstrand", "10")
POEM_TITLE, PICTURE_TITLE = "La casa con ruedas", "Two suns"
POEM = """Me llamo Zefirina.
Mi casa tiene ruedas
y un mar en cada ventana.

Cuando llueve,
llueve en dos idiomas."""
TRANSLATION = """My name is Zefirina.
My house has wheels
and a sea in every window.

When it rains,
it rains in two languages."""
CHANNELS = {"book": "In the book", "web": "On the website", "social": "On social media"}
LEVELS = {
    "no": "Not at all: the work stays out",
    "first": "The work, with the first name",
    "full": "The work, with the full name",
}


def start_class(page, slug):
    page.goto(f"/c/{slug}/")
    follow(page, "Enter a class")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    page.get_by_label("Your name").fill(NAME)
    page.get_by_label("City", exact=True).select_option(CITY)
    page.get_by_label("School", exact=True).and_(page.locator("input")).fill(SCHOOL)
    page.get_by_label("Class", exact=True).fill(CLASS)
    page.get_by_label("5–10").check()
    page.get_by_label("I have read the rules").check()
    press(page, "Start the class")
    headed(page, f"Class {CLASS}")
    see(page, "Please confirm your address")


def begin(page, form):
    """Begin an entry of this form; beside its name the link says what limits it has."""
    follow(page, re.compile(rf"^{form}\b"))


def add_poem(page):
    begin(page, "Poem")
    page.get_by_label("Language it is written in").select_option("Spanish")
    page.get_by_label("Title", exact=True).fill(POEM_TITLE)
    page.get_by_label("Text", exact=True).fill(POEM)
    page.get_by_label("Language of the translation").select_option("English")
    page.get_by_label("Title, translated").fill("The house on wheels")
    page.get_by_label("Text, translated").fill(TRANSLATION)
    press(page, "Save the draft and go on")
    headed(page, "Pictures")
    follow(page, "Who made it")


def add_illustration(page, picture):
    begin(page, "Illustration")
    page.get_by_label("Language it is written in").select_option("English")
    page.get_by_label("Title", exact=True).fill(PICTURE_TITLE)
    press(page, "Save the draft and go on")
    page.get_by_label("Choose the pictures").set_input_files(picture)
    press(page, "Save and go on")
    page.get_by_label("What is to be seen").fill("Two suns above one house.")
    press(page, "Save and go on")


def say_who_made_it(page, pupil, **allowed):
    """`allowed` by channel: no, first or full."""
    given_name, family_name, age = pupil
    headed(page, "Who made it, and what may be shown")
    page.get_by_label("One pupil").check()
    page.get_by_label("First name", exact=True).first.fill(given_name)
    page.get_by_label("Family name", exact=True).first.fill(family_name)
    page.get_by_label("Age", exact=True).first.fill(age)
    for channel, level in allowed.items():
        page.get_by_role("radio", name=f"{CHANNELS[channel]} {LEVELS[level]}").check()
    press(page, "Save and go on")


def submit(page):
    """Submit the entry; return the number on its receipt."""
    see(page, "Everything is there.")
    press(page, "Submit this entry")
    see(page, "Received on")
    number = page.get_by_role("heading", level=1).inner_text()
    follow(page, "Back to the class")
    headed(page, f"Class {CLASS}")
    return number


def confirm_address(page):
    open_letter(page, ADDRESS, "Please confirm the address")
    press(page, "Confirm and go on")
    headed(page, f"Class {CLASS}")
    expect(page.get_by_text("Please confirm your address")).to_have_count(0)


def come_back_by_link(page):
    """Return in another browser, with nothing but the address."""
    page.goto("/sign-in")
    page.get_by_label("Your e-mail address").fill(ADDRESS)
    press(page, "Send me a link")
    follow(page, "Read the letters")
    open_letter(page, ADDRESS, "The link to sign in")
    press(page, "Sign in")
    headed(page, f"Class {CLASS}")
    follow(page, "See all entries of the class")
    headed(page, f"Class {CLASS}")


def change_poem(page):
    """Open the poem again, add a line to it and to its translation, submit it; return its number."""
    follow(page, POEM_TITLE)
    press(page, "Open it again to change it")
    see(page, "it counts only when it is submitted once more")
    follow(page, "The work")
    for label, line in (("Text", "Y en las dos canto."), ("Text, translated", "And I sing in both.")):
        field = page.get_by_label(label, exact=True)
        field.fill(f"{field.input_value()}\n{line}")
    press(page, "Save the draft and go on")
    follow(page, "Overview and submit")
    return submit(page)


def withdraw_and_bring_back(page):
    follow(page, PICTURE_TITLE)
    page.get_by_role("link", name="Withdraw it", exact=True).click()
    within = page.get_by_role("dialog", name="Withdraw", exact=False)
    with leaving(page):
        within.get_by_role("button", name="Withdraw the entry", exact=True).click()
    see(page, "It does not take part.")
    press(page, "Bring it back")
    see(page, "It takes part.")
    fits_a_phone(page)
