// A text field that suggests while somebody types (ARIA 1.2 combobox). Typing freely stays possible; without this the
// field is a plain one, and the server asks when it knows nearly the same name.
import { announce } from "./announce.js";

const WAIT = 180;
const SHORTEST = 2;

class Suggestions {
  constructor(input) {
    this.input = input;
    this.at = -1;
    this.names = [];
    this.list = this.#makeList();
    input.addEventListener("input", () => this.#soon());
    input.addEventListener("keydown", (event) => this.#key(event));
    input.addEventListener("blur", () => this.#close());
    this.list.addEventListener("pointerdown", (event) => this.#press(event));
    document.getElementById(input.dataset.suggestWith)?.addEventListener("change", () => this.#close());
  }

  #makeList() {
    const { input } = this;
    const list = document.createElement("ul");
    Object.assign(list, { id: `${input.id}-list`, className: "suggest__list", hidden: true });
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", input.labels[0].textContent);
    const attributes = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": list.id };
    for (const [name, value] of Object.entries(attributes)) input.setAttribute(name, value);
    const box = document.createElement("div");
    box.className = "suggest";
    input.replaceWith(box);
    box.append(input, list);
    return list;
  }

  #soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.#ask(), WAIT);
  }

  async #ask() {
    const typed = this.input.value.trim();
    const within = document.getElementById(this.input.dataset.suggestWith)?.value ?? "";
    if (typed.length < SHORTEST || !within) return this.#close();
    this.asked?.abort();
    this.asked = new AbortController();
    const url = `${this.input.dataset.suggest}?${new URLSearchParams({ city: within, q: typed })}`;
    try {
      const answer = await fetch(url, { signal: this.asked.signal, credentials: "same-origin" });
      if (answer.ok) this.#show((await answer.json()).schools);
    } catch {
      // The server is away, or more was typed: the field works without suggestions.
    }
  }

  #show(names) {
    if (document.activeElement !== this.input) return;
    const whole = names.length === 1 && names[0] === this.input.value.trim();
    this.names = whole ? [] : names;
    this.at = -1;
    this.list.replaceChildren(...this.names.map((name, index) => this.#option(name, index)));
    this.#open(this.names.length > 0);
    const said = this.input.dataset;
    if (!whole) announce(names.length ? said.suggestSaid.replace("{count}", names.length) : said.suggestNone);
  }

  #option(name, index) {
    const option = document.createElement("li");
    Object.assign(option, { id: `${this.list.id}-${index}`, className: "suggest__option", textContent: name });
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dir = "auto";
    return option;
  }

  #open(open) {
    this.list.hidden = !open;
    this.input.setAttribute("aria-expanded", String(open));
    if (!open) this.input.removeAttribute("aria-activedescendant");
  }

  #close() {
    clearTimeout(this.timer);
    this.asked?.abort();
    this.at = -1;
    this.#open(false);
  }

  #key(event) {
    const open = !this.list.hidden;
    if (event.key === "ArrowDown" && !open) { event.preventDefault(); this.#ask(); return; }
    if (!open) return;
    const count = this.names.length;
    const moves = { ArrowDown: (this.at + 1) % count, ArrowUp: (this.at <= 0 ? count : this.at) - 1 };
    if (event.key in moves) { event.preventDefault(); this.#mark(moves[event.key]); }
    else if (event.key === "Enter" && this.at >= 0) { event.preventDefault(); this.#take(this.at); }
    else if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); this.#close(); }
    else if (event.key === "Tab" && this.at >= 0) this.#take(this.at);
  }

  #mark(at) {
    this.at = at;
    [...this.list.children].forEach((option, index) => option.setAttribute("aria-selected", String(index === at)));
    const marked = this.list.children[at];
    this.input.setAttribute("aria-activedescendant", marked.id);
    marked.scrollIntoView({ block: "nearest" });
  }

  #press(event) {
    const option = event.target.closest("[role=option]");
    event.preventDefault(); // the field keeps the focus
    if (option) this.#take([...this.list.children].indexOf(option));
  }

  #take(at) {
    this.input.value = this.names[at];
    this.#close();
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new Suggestions(input);
