// Scoring beside the entry: every choice is saved at once, kept on this device while the server is away, and the
// keyboard is enough. Without this module the form does the same with its button.

import { keysAreOn } from "./keys.js";

const PREFIX = "garland.sheet.";
const LOOK_AGAIN = 5000;
const PAUSE = 1500;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** What is not sent yet, by field name; erased as soon as it is saved or the work is signed off. */
export function unsent(ref, store = localStorage) {
  const key = PREFIX + ref;
  return {
    read() {
      try { return JSON.parse(store.getItem(key)) ?? {}; } catch { return {}; }
    },
    write(choices) {
      try {
        if (Object.keys(choices).length) store.setItem(key, JSON.stringify(choices));
        else store.removeItem(key);
      } catch { /* a full or closed store: the choices live as long as the page does */ }
    },
  };
}

/** Erase what this device kept of one sheet, or of all of them. */
export function forget(ref, store = localStorage) {
  const keys = ref === "all" ? Object.keys(store).filter((key) => key.startsWith(PREFIX)) : [PREFIX + ref];
  keys.forEach((key) => store.removeItem(key));
}

/** Save the choices of `form` one after the other, in the order they were made. */
export function keepSaving(form) {
  const kept = unsent(form.dataset.scoring);
  const status = form.querySelector("[data-status]");
  let choices = kept.read();
  let sending = null;
  let timer = 0;
  let pause = 0;

  const say = (words, time = "") => { status.textContent = words.replace("{time}", time); };
  const waiting = () => Object.keys(choices).length > 0;

  async function send() {
    clearTimeout(timer);
    const batch = { ...choices };
    say(form.dataset.saving);
    const body = new URLSearchParams({ ...batch, version: form.elements.version.value });
    const headers = { "X-CSRFToken": form.elements.csrf_token.value };
    let answer, said;
    try {
      answer = await fetch(form.dataset.save, { method: "POST", body, headers, redirect: "manual" });
      said = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    } catch { answer = null; }
    if (!answer || answer.status >= 500) return away();
    if (!said) return say(form.dataset.gone);
    if (!answer.ok) {
      // Refused for good, most often because another window was quicker: sending it again would not help.
      choices = {};
      kept.write(choices);
      return say(said.error);
    }
    form.elements.version.value = said.version;
    Object.keys(batch).forEach((name) => { if (choices[name] === batch[name]) delete choices[name]; });
    kept.write(choices);
    const time = new Date(said.saved_at).toLocaleTimeString(document.documentElement.lang, CLOCK);
    say(form.dataset.saved, time);
    return waiting() ? send() : undefined;
  }

  function away() {
    say(form.dataset.waiting);
    timer = setTimeout(flush, LOOK_AGAIN);
  }

  function flush() {
    sending ??= send().finally(() => { sending = null; });
    return sending;
  }

  function keep(field) {
    clearTimeout(pause);
    choices[field.name] = field.type === "checkbox" ? (field.checked ? "y" : "n") : field.value;
    kept.write(choices);
  }

  /** A remark is kept on this device letter by letter, and sent when the writing rests. */
  function write(field) {
    keep(field);
    pause = setTimeout(() => { if (waiting()) flush(); }, PAUSE);
  }

  /** Put back what was chosen on this device and never arrived. */
  function putBack() {
    for (const [name, value] of Object.entries(choices)) {
      const field = form.elements[name];
      if (!field) delete choices[name];
      else if (field.type === "checkbox") field.checked = value === "y";
      else field.value = value;
    }
    if (waiting()) flush();
  }

  form.addEventListener("change", (event) => { keep(event.target); flush(); });
  form.addEventListener("input", (event) => { if (event.target.matches("textarea")) write(event.target); });
  addEventListener("online", () => { if (waiting()) flush(); });
  form.addEventListener("submit", async (event) => {
    if (!waiting() && !sending) return;
    event.preventDefault();
    await (sending ?? flush());
    if (waiting()) return;
    form.submit();
  });
  putBack();
}

/** Number keys score the question at hand and go on to the next; Ctrl and Enter press the button. */
export function scoreByKeys(form) {
  const questions = [...form.querySelectorAll("fieldset.scale")];
  const isOpen = (question) => !question.querySelector(":checked");
  const atHand = () => questions.find((question) => question.contains(document.activeElement))
    ?? questions.find(isOpen) ?? questions[0];

  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.contains(document.activeElement ?? form)) {
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    const typing = event.target.closest("textarea, select, input:not([type=radio], [type=checkbox])");
    if (typing || !keysAreOn() || document.querySelector("dialog[open]")) return;
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[0-9]$/.test(event.key)) return;
    const question = atHand();
    const level = question?.querySelector(`input[value="${event.key}"]`);
    if (!level) return;
    event.preventDefault();
    // On the phone the sheet may be folded: nobody scores what they do not see.
    form.closest("details").open = true;
    level.checked = true;
    level.dispatchEvent(new Event("change", { bubbles: true }));
    const next = questions[questions.indexOf(question) + 1];
    (next?.querySelector(":checked") ?? next?.querySelector("input") ?? form.elements.remark).focus();
    next?.scrollIntoView({ block: "nearest" });
  });
}

/** Say how many questions have an answer, in the bar of the sheet and beside its button. */
export function countAnswers(form) {
  const places = form.closest("details").querySelectorAll("[data-answered]");
  const count = () => {
    const answered = form.querySelectorAll("fieldset.scale :checked").length;
    places.forEach((place) => { place.textContent = place.dataset.answered.replace("{answered}", answered); });
  };
  form.addEventListener("change", count);
  count();
}

document.querySelectorAll("form[data-scoring]").forEach((form) => {
  keepSaving(form);
  scoreByKeys(form);
  countAnswers(form);
});
// What a link leads to is opened for whoever follows it.
document.querySelectorAll("a[data-opens]").forEach((link) => link.addEventListener("click", () => {
  document.querySelector(link.hash).open = true;
}));
document.querySelectorAll("form[data-forget]:not(:has([data-forget]))").forEach((form) => forget(form.dataset.forget));
document.querySelectorAll("button[data-forget]").forEach((button) => {
  button.form.addEventListener("submit", () => forget(button.dataset.forget));
});
