// The keys of a scoresheet: a number scores the question at hand and goes on to the next, arrows go between questions and
// levels, Ctrl and Enter press the button. Whoever leaves keys without Ctrl out has the browser's own arrows.

import { keysAreOn } from "./keys.js";

const TYPING = "textarea, select, input:not([type=radio], [type=checkbox])";

/** The whole answer comes into view, not its circle alone. */
function show(field) {
  (field.closest(".level, .choice, .field") ?? field).scrollIntoView({ block: "nearest" });
}

export function scoreByKeys(form) {
  const questions = [...form.querySelectorAll("fieldset.scale")];
  const levels = (question) => [...question.querySelectorAll("input")];
  const chosen = (question) => question.querySelector(":checked");
  const holding = () => questions.find((question) => question.contains(document.activeElement));
  const nowhere = () => document.activeElement === document.body;
  const atHand = () => holding() ?? questions.find((question) => !chosen(question)) ?? (nowhere() ? questions[0] : undefined);
  const button = [...form.elements].find((one) => one.type === "submit");

  /** A question in sight as a whole, or where it is too long for that, the answer at hand; behind the last one, `end`. */
  function go(question, end) {
    question?.scrollIntoView({ block: "nearest" });
    const place = question ? chosen(question) ?? levels(question)[0] : end;
    place.focus();
    show(place);
  }

  function choose(level) {
    // On the phone the sheet may be folded: nobody scores what they do not see.
    form.closest("details").open = true;
    level.checked = true;
    level.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function score(value) {
    const question = atHand();
    const level = question && (levels(question).find((one) => one.value === value) ?? (value === "0" && levels(question).find((one) => one.value === "10")));
    if (!level) return false;
    choose(level);
    // Not into the remark: a number too many would stand there, for the class to read.
    go(questions[questions.indexOf(question) + 1], button);
    return true;
  }

  /** Left and right as the page runs: towards the start is lower. */
  function step(by) {
    const question = holding();
    if (!question) return false;
    const all = levels(question), at = all.indexOf(chosen(question));
    const forward = document.documentElement.dir === "rtl" ? -by : by;
    const next = at < 0 ? all.at(forward > 0 ? 0 : -1) : all[at + forward];
    if (next && next.closest("fieldset")) { choose(next); next.focus(); }
    return true;
  }

  function walk(by) {
    const question = holding();
    const next = question && questions[questions.indexOf(question) + by];
    if (!question || (!next && by < 0)) return Boolean(question);
    go(next, form.elements.remark ?? button);
    return true;
  }

  const arrows = { ArrowLeft: () => step(-1), ArrowRight: () => step(1), ArrowUp: () => walk(-1), ArrowDown: () => walk(1) };

  // Not under a pointer that is just pressing: what moves away from it would not be clicked.
  form.addEventListener("focusin", (event) => { if (event.target.matches("input:focus-visible, textarea:focus-visible")) show(event.target); });
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      if (event.target.closest("form") && event.target.form !== form) return;
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (event.target.closest(TYPING) || !keysAreOn() || event.ctrlKey || event.altKey || event.metaKey) return;
    const deed = /^[0-9]$/.test(event.key) ? () => score(event.key) : arrows[event.key];
    if (deed?.()) event.preventDefault();
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
  form.addEventListener("garland:put", count);
  count();
}
