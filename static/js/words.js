// Writing a work: it saves itself, takes what is pasted from a word processor plainly, and says while one types how much
// fits, and whether a translation is wanted.
import { keepSaved } from "./autosave.js";
import { isDense, units } from "./count.js";
import { pastePlainly } from "./paste.js";

const place = document.querySelector("[data-autosave]");
const form = place.closest("form");
const words = place.dataset;
const field = (name) => form.elements[name];
const category = () => form.querySelector('[name="category"]:checked')?.dataset ?? {};

/** The line under the text that says how much of what fits is there. */
function noteOf(text) {
  const found = document.getElementById(`${text.id}-count`);
  if (found) return found;
  const made = Object.assign(document.createElement("p"), { className: "field__count", id: `${text.id}-count` });
  text.after(made);
  text.setAttribute("aria-describedby", [text.getAttribute("aria-describedby"), made.id].filter(Boolean).join(" "));
  return made;
}

/** Say how many lines, and words or (in scripts without spaces) characters stand there, how many fit, and how many are too many. */
function count() {
  const note = noteOf(field("text"));
  const long = category().characters && isDense(field("text").value) ? "characters" : "words";
  const limits = [long, "lines"].filter((unit) => category()[unit]);
  const said = limits.map((unit) => {
    const number = units[unit](field("text").value);
    const limit = Number(category()[unit]);
    const running = words[unit].replace("{count}", number).replace("{limit}", limit);
    return { over: number > limit, text: number > limit ? `${running}: ${words.over.replace("{over}", number - limit)}` : running };
  });
  note.textContent = said.map((each) => each.text).join(" · ");
  const over = said.some((each) => each.over);
  note.classList.toggle("field__count--over", over);
  note.classList.toggle("field__count--fits", !over && field("text").value.trim() !== "");
}

/** Say at once that a language is one that not everybody reads. */
function translation() {
  const read = field("language").selectedOptions[0]?.hasAttribute("data-read-by-all");
  const text = category().wordless === undefined && field("text").value.trim() !== "";
  const given = ["translation_language", "translation_title", "translation"].every((name) => field(name).value.trim());
  place.querySelector("[data-wanted]").hidden = read || !text || given;
}

const look = () => { count(); translation(); };
form.addEventListener("input", look);
form.addEventListener("change", look);
// The note is this module's alone: what every page counts by itself would answer for one category only.
document.getElementById(`${field("text").id}-count`)?.removeAttribute("data-count");
for (const name of ["text", "translation"]) pastePlainly(field(name), () => category().words !== undefined && category().lines === undefined);
const written = (values) => ["title", "text", "translation"].some((name) => values[name]?.trim());
keepSaved(place, { worth: (values) => Boolean(values.category) && written(values), written });
look();
