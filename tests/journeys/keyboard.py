"""Going through pages by keyboard alone. On the way the focus is always to be seen, and nothing covers it."""

from playwright.sync_api import expect

from competition.platform.i18n import gettext, ngettext, use_locale
from tests.journeys.browser import arrive, leaving

MOST = 120
"""How often somebody presses Tab before they give up."""
LOOK = """(wanted) => {
  const at = document.activeElement;
  if (!at || at === document.body) return {there: false, group: false, fault: ""};
  const shown = [at, at.closest("label"), at.closest("summary")].filter(Boolean);
  const drawn = (one) => {
    const style = getComputedStyle(one);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  };
  const box = (at.getClientRects().length && at.getBoundingClientRect().width > 1 ? at : shown.at(-1))
    .getBoundingClientRect();
  const points = [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9].map((y) =>
    [box.left + box.width * x, box.top + box.height * y]));
  const hit = points.some(([x, y]) => {
    const top = document.elementFromPoint(x, y);
    const holds = top?.matches("label, a, button") ? top : null;
    return top && shown.some((one) => one.contains(top) || holds?.contains(one));
  });
  const name = (at.getAttribute("aria-label") || at.textContent || at.name || at.tagName).trim().slice(0, 60);
  const fault = !shown.some(drawn) ? `the focus on “${name}” cannot be seen`
    : !hit ? `“${name}” has the focus and is covered` : "";
  const group = at.type === "radio" && wanted.type === "radio" && at.name === wanted.name;
  return {there: at === wanted, fault, group};
}"""


class Keys:
    """A person at the keyboard; words are given in English and looked for in the language of the page."""

    def __init__(self, page, language):
        self.page, self.language = page, language

    def say(self, words, **values):
        with use_locale(self.language):
            return gettext(words, **values)

    def count(self, one, many, number):
        with use_locale(self.language):
            return ngettext(one, many, number)

    def reach(self, role, words, nth=0, back=False):
        """Press Tab until what has this role and name has the focus; a radio's group is enough."""
        target = self.page.get_by_role(role, name=words, exact=True).nth(nth)
        target.wait_for()
        wanted = target.element_handle()
        for _ in range(MOST):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            seen = self.page.evaluate(LOOK, wanted)
            assert not seen["fault"], f"{self.page.url}: {seen['fault']}"
            if seen["there"] or seen["group"]:
                return target
        raise AssertionError(f"no way to the {role} “{words}” by Tab alone on {self.page.url}")

    def go(self, role, words, nth=0):
        """Reach a link or a button, press Enter and arrive."""
        self.reach(role, words, nth)
        with leaving(self.page):
            self.page.keyboard.press("Enter")
        arrive(self.page)

    def follow(self, words, **values):
        self.go("link", self.say(words, **values))

    def press(self, words, **values):
        self.go("button", self.say(words, **values))

    def type(self, label, text, role="textbox", nth=0):
        """Write into a field; what stood in it goes."""
        field = self.reach(role, self.say(label), nth)
        self.page.keyboard.press("Control+A")
        for number, line in enumerate(text.split("\n")):
            if number:
                self.page.keyboard.press("Enter")
            self.page.keyboard.insert_text(line)
        expect(field).to_have_value(text)

    def pick(self, label, option):
        """Choose from a closed list by typing how the choice begins."""
        field = self.reach("combobox", self.say(label))
        self.page.keyboard.type(option)
        expect(field.locator("option:checked")).to_have_text(option)

    def choose(self, words, nth=0):
        """Choose one of several with the arrows."""
        radio = self.reach("radio", words, nth)
        self.page.keyboard.press("Space")
        for _ in range(9):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        expect(radio).to_be_checked()

    def tick(self, label):
        box = self.reach("checkbox", self.say(label))
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def see(self, words, **values):
        said = self.page.get_by_text(self.say(words, **values)).filter(visible=True)
        expect(said.first).to_be_visible()
