// Scoring beside the entry: every choice is saved at once, kept on this device while the server is away or the sign-in
// has ended, and put beside what another window chose. Without this module the form does the saving with its button.

import { deliver, reopen } from "./deliver.js";
import { countAnswers, scoreByKeys } from "./levels.js";
import { drawer, part, same } from "./unsent.js";

const LOOK_AGAIN = 5000;
const PAUSE = 1500;
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };

/** What two windows chose differently, by field: what stands there. It is shown by a module that few evenings need. */
function disputes(form, settle) {
  const open = new Map();
  let shown = null;
  const then = (deed) => shown?.then(deed);
  return {
    get size() { return open.size; },
    has: (name) => open.has(name),
    there: (name) => open.get(name),
    open(name, here, there) {
      open.set(name, there);
      shown ??= import("./disputes.js").then(({ showing }) => showing(form, settle));
      then((boxes) => { if (open.get(name) === there) boxes.open(name, here, there); });
    },
    close(name) { if (open.delete(name)) then((boxes) => boxes.close(name)); },
    reveal() { then((boxes) => boxes.reveal()); },
    show() { then((boxes) => boxes.show()); },
  };
}

/** The answer that a field shows, and putting one there without choosing it. */
function answers(form) {
  const isBox = (field) => field.type === "checkbox";
  return {
    of(name) {
      const field = form.elements[name];
      return isBox(field) ? (field.checked ? "y" : "n") : field.value;
    },
    put(name, value) {
      const field = form.elements[name];
      if (isBox(field)) field.checked = value === "y";
      else if (field instanceof RadioNodeList) field.forEach((one) => { one.checked = one.value === value; });
      else field.value = value;
      form.dispatchEvent(new Event("garland:put"));
    },
  };
}

/** Save the choices of `form` one after the other, in the order they were made. */
export function keepSaving(form) {
  const { scoring: ref, judge, page } = form.dataset;
  const words = form.dataset;
  const kept = drawer(judge);
  const shown = answers(form);
  const foot = form.closest("details").querySelector(".sheet__foot");
  const status = foot.querySelector("[data-status]");
  const notes = { out: foot.querySelector("[data-signed-out]"), handedIn: foot.querySelector("[data-handed-in]") };
  const disputed = disputes(form, settle);
  const choices = {};
  let stands = JSON.parse(words.stands);
  let sending = null, timer = 0, pause = 0, ready = false, shut = false, isOut = false;

  const say = (text, time = "") => { status.textContent = text.replace("{time}", time); };
  const note = (name, is) => { notes[name].hidden = !is; };
  const token = () => form.elements.csrf_token.value;
  const toSend = () => Object.fromEntries(Object.entries(choices).filter(([name]) => !disputed.has(name)));
  const waits = () => Object.keys(choices).length > 0;

  function keep(name, value, base) {
    choices[name] = { value, base };
    kept.write(ref, name, choices[name]);
  }

  function drop(name, choice) {
    disputed.close(name);
    if (choices[name]?.value === choice.value) delete choices[name];
    kept.drop(ref, name, choice);
  }

  /** What the judge says of two answers. */
  function settle(name, value, there) {
    shown.put(name, value);
    disputed.close(name);
    keep(name, value, there);
    flush();
    (form.querySelector(".dispute button") ?? form.querySelector(`[name="${name}"]:checked, textarea[name="${name}"], [name="${name}"]`))?.focus();
  }

  /** Take in what stands on the sheet now: what was not touched here follows, what was is parted. */
  function reconcile(now) {
    for (const [name, value] of Object.entries(now)) {
      if (!choices[name] && form.elements[name] && !same(value, stands[name])) shown.put(name, value);
    }
    stands = now;
    const parted = part(choices, now);
    for (const [name, choice] of Object.entries(parted.done)) drop(name, choice);
    for (const name of Object.keys(parted.mine)) disputed.close(name);
    for (const [name, choice] of Object.entries(parted.disputed)) disputed.open(name, choice.value, now[name]);
    if (!disputed.size) return;
    say(words.choose);
    if (!document.activeElement?.matches("textarea")) disputed.reveal();
  }

  async function send() {
    clearTimeout(timer);
    const batch = toSend();
    if (!Object.keys(batch).length || shut) return undefined;
    say(words.saving);
    const values = Object.fromEntries(Object.entries(batch).map(([name, choice]) => [name, choice.value]));
    return heed(await deliver({ page, token: token(), version: form.elements.version.value, values }), batch);
  }

  function heed(outcome, batch) {
    isOut = outcome.kind === "signed-out";
    note("out", isOut);
    if (outcome.token) document.querySelectorAll('[name="csrf_token"]').forEach((field) => { field.value = outcome.token; });
    if (outcome.version !== undefined) form.elements.version.value = outcome.version;
    return {
      saved: () => saved(outcome, batch),
      stale: () => stale(outcome),
      refused: () => say(outcome.error),
      away: () => later(words.waiting, LOOK_AGAIN),
      "signed-out": () => later(words.out, 3 * LOOK_AGAIN),
      gone: () => say(words.gone),
    }[outcome.kind]();
  }

  function saved({ at }, batch) {
    for (const [name, choice] of Object.entries(batch)) {
      stands[name] = choice.value;
      if (choices[name] && choices[name].value !== choice.value) keep(name, choices[name].value, choice.value);
      else drop(name, choice);
    }
    say(disputed.size ? words.choose : words.saved, new Date(at).toLocaleTimeString(document.documentElement.lang, CLOCK));
    return send();
  }

  function stale(outcome) {
    reconcile(outcome.stands);
    shut = outcome.handedIn && waits();
    note("handedIn", shut);
    if (shut) return say(words.handedIn);
    return Object.keys(toSend()).length ? send() : disputed.size || say(words.followed);
  }

  async function openAgain() {
    const outcome = await reopen({ page, token: token() });
    if (outcome.kind !== "saved") return heed(outcome, {});
    shut = false;
    note("handedIn", false);
    return flush();
  }

  function later(text, wait) {
    say(text);
    timer = setTimeout(flush, wait);
  }

  function flush() {
    sending ??= send().finally(() => { sending = null; });
    return sending;
  }

  function choose(field) {
    const name = field.name;
    if (!(name in stands) || (!choices[name] && same(shown.of(name), stands[name]))) return;
    clearTimeout(pause);
    const base = disputed.there(name) ?? choices[name]?.base ?? stands[name];
    disputed.close(name);
    keep(name, shown.of(name), base);
  }

  /** Put back what was chosen on this device and never arrived, and what a refused form still shows. */
  function putBack() {
    for (const name of Object.keys(stands).filter((each) => form.elements[each])) {
      if (!same(shown.of(name), stands[name])) choices[name] = { value: shown.of(name), base: "stale" in words ? undefined : stands[name] };
    }
    form.querySelectorAll("[data-elsewhere]").forEach((one) => one.remove());
    for (const [name, choice] of Object.entries(kept.of(ref))) {
      if (name in stands) { choices[name] = choice; shown.put(name, choice.value); } else kept.drop(ref, name);
    }
    reconcile(stands);
    if (disputed.size) say(words.choose);
    flush();
  }

  form.addEventListener("change", (event) => { choose(event.target); flush(); });
  form.addEventListener("input", (event) => {
    if (!event.target.matches("textarea")) return;
    choose(event.target); // kept on this device letter by letter, sent when the writing rests
    pause = setTimeout(flush, PAUSE);
  });
  addEventListener("online", flush);
  addEventListener("focus", () => { if (isOut) flush(); });
  addEventListener("pageshow", () => { ready = false; });
  notes.handedIn.querySelector("button").addEventListener("click", openAgain);
  form.addEventListener("submit", async (event) => {
    if (ready || (!waits() && !sending)) return;
    event.preventDefault();
    await (sending ?? flush());
    if (disputed.size) disputed.show();
    if (waits()) return;
    ready = true;
    form.requestSubmit(event.submitter);
  });
  putBack();
}

document.querySelectorAll("form[data-scoring]").forEach((form) => {
  keepSaving(form);
  scoreByKeys(form);
  countAnswers(form);
});
