// A form that saves itself while somebody writes, and loses nothing: not to a lost line, an ended sign-in, a closed
// laptop or a second window. What is not saved yet lies in this browser until it is. Without this module the form's
// button does the saving.
import { copies } from "./copies.js";

const REST = 2500;
const LONGEST = 15000;
const LOOK_AGAIN = 8000;
const NOTE = 400;
const NOT_TYPED = new Set(["csrf_token", "seen", "ref", "ticket"]);
const CLOCK = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const spoken = () => document.documentElement.lang;

const isTyped = (name) => !NOT_TYPED.has(name) && !name.endsWith("-seen");

/** All that a form holds but files, which go by its button alone. */
const fields = (form) => [...new FormData(form)].filter(([, value]) => typeof value === "string");

/** What a person chose and typed, by the names of the fields. */
export const typed = (form) => Object.fromEntries(fields(form).filter(([name]) => isTyped(name)));

const rested = (text) => String(text ?? "").replace(/\r\n?/g, "\n").split("\n").map((line) => line.trimEnd()).join("\n").trim();

/** Whether two sets of answers say the same, white space at ends apart. */
export const same = (one, other) =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].every((name) => rested(one[name]) === rested(other[name]));

/** Put answers back into a form. */
export function fill(form, values) {
  for (const field of form.elements) {
    if (!field.name || !isTyped(field.name) || !(field.name in values)) continue;
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === values[field.name];
    else if (field.type !== "file") field.value = values[field.name];
  }
}

/**
 * Keep the form round `place` saved. `worth(values)` tells whether it can be saved yet, `written(values)` whether
 * anything is lost without a copy.
 */
export function keepSaved(place, { worth, written }, store = localStorage) {
  const form = place.closest("form");
  const words = place.dataset;
  const status = place.querySelector("[data-saved-at]");
  const kept = copies(store, words.classRef);
  const channel = "BroadcastChannel" in globalThis ? new BroadcastChannel("garland.saved") : null;
  let ref = words.entry;
  let made = words.made === "yes";
  let before = typed(form);
  let changed = false;
  let stopped = false;
  let leaving = false;
  let ready = false;
  let sending = null;
  let timer = 0;
  let noting = 0;
  let since = 0;

  const say = (text, tone = "quiet") => {
    status.textContent = text;
    status.dataset.tone = tone;
  };

  const keep = () => written(typed(form)) && kept.write(ref, typed(form), made);

  /** What stood there when it was last seen: the values of these hidden fields. */
  const seen = (stands) => Object.keys(stands).map((name) => form.elements[name]?.value ?? "");

  const tell = () => { words.state = changed ? "changed" : "saved"; };

  /** The same page asked for once more: its token, or false where nobody is signed in. */
  async function fresh() {
    const answer = await fetch(words.page, { redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const token = page.querySelector('[data-autosave]')?.closest("form").elements.csrf_token?.value;
    if (token) document.querySelectorAll('[name="csrf_token"]').forEach((field) => { field.value = token; });
    return Boolean(token);
  }

  async function post(body, keepalive) {
    const headers = { "X-CSRFToken": form.elements.csrf_token.value };
    const answer = await fetch(words.autosave, { method: "POST", body, headers, redirect: "manual", keepalive });
    const told = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
    return { status: answer.status, told };
  }

  /** Send what is typed; returns how it ended: saved, away, gone, refused, changed. */
  async function send(keepalive, again = true) {
    const values = typed(form);
    const body = new URLSearchParams(fields(form));
    body.delete("ticket");
    let answer;
    try { answer = await post(body, keepalive && String(body).length < 60000); } catch { answer = { status: 0 }; }
    const { status: number, told } = answer;
    if (number === 0 || number >= 500 || number === 429) return away();
    if (told?.saved_at) return saved(told, values);
    if (told) return refused(told);
    try { if (again && (await fresh())) return await send(keepalive, false); } catch { return away(); }
    say(words.gone, "trouble");
    return "gone";
  }

  function saved(told, values) {
    Object.entries(told.stands).forEach(([name, value]) => { if (form.elements[name]) form.elements[name].value = value; });
    before = values;
    changed = !same(typed(form), values);
    tell();
    if (changed) plan();
    else kept.drop(ref);
    if (!made) settle(told);
    channel?.postMessage({ ref, stands: told.stands });
    say(words.saved.replace("{time}", new Date(told.saved_at).toLocaleTimeString(spoken(), CLOCK)));
    return "saved";
  }

  /** The sheet has become a draft: from now on this is its page. */
  function settle(told) {
    kept.drop(ref);
    made = true;
    ref = told.ref;
    form.action = told.page;
    words.autosave = told.save;
    words.page = told.page;
    if (!leaving) history.replaceState(history.state, "", told.page);
    if (changed) note();
  }

  function refused(told) {
    stopped = Boolean(told.changed);
    say(stopped ? words.changed : told.error, "trouble");
    return stopped ? "changed" : "refused";
  }

  function away() {
    say(keep() ? words.away : words.nowhere, "trouble");
    clearTimeout(timer);
    timer = setTimeout(flush, LOOK_AGAIN);
    return "away";
  }

  /** Save what is new, one sending after the other. */
  function flush(keepalive = false) {
    clearTimeout(timer);
    since = 0;
    if (!changed || stopped) return Promise.resolve("saved");
    if (!worth(typed(form))) return Promise.resolve("nothing");
    sending ??= send(keepalive === true).finally(() => { sending = null; });
    return sending;
  }

  function note() {
    clearTimeout(noting);
    if (changed) keep();
  }

  function plan() {
    since ||= Date.now();
    clearTimeout(timer);
    timer = setTimeout(flush, Math.min(REST, Math.max(0, LONGEST - (Date.now() - since))));
  }

  function heed() {
    ready = false;
    changed = !same(typed(form), before);
    tell();
    if (stopped) say(changed ? words.changed : words.other, "trouble");
    if (!changed) { kept.drop(ref); return; }
    clearTimeout(noting);
    noting = setTimeout(note, NOTE);
    plan();
  }

  /** Offer what an earlier window left in this browser. */
  function offer() {
    const box = place.querySelector("[data-found]");
    const copy = kept.find(ref, made);
    if (!copy) return;
    if (same(copy.values, typed(form))) { kept.remove(copy); return; }
    const at = new Date(copy.at).toLocaleString(spoken(), { dateStyle: "medium", timeStyle: "short" });
    box.querySelector("[data-found-said]").textContent = words.found.replace("{time}", at);
    box.hidden = false;
    const decide = (take) => {
      kept.remove(copy);
      box.hidden = true;
      if (take) takeUp(copy);
      place.querySelector("[name=title], textarea")?.focus();
    };
    box.querySelector("[data-take]").addEventListener("click", () => decide(true));
    box.querySelector("[data-throw]").addEventListener("click", () => decide(false));
  }

  function takeUp(copy) {
    fill(form, copy.values);
    if (!made) {
      ref = copy.ref;
      form.elements.ref.value = copy.ref;
    }
    form.querySelectorAll("textarea, select, input:checked").forEach((field) => {
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    heed();
    note();
  }

  form.addEventListener("input", heed);
  form.addEventListener("change", heed);
  form.addEventListener("focusout", () => { if (changed) flush(); });
  addEventListener("online", () => flush());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") { note(); flush(true); } else if (changed) flush();
  });
  addEventListener("pagehide", () => { leaving = true; note(); });
  addEventListener("beforeunload", (event) => {
    if (changed && !leaving && written(typed(form)) && !keep()) event.preventDefault();
  });
  channel?.addEventListener("message", ({ data }) => {
    if (!made || data.ref !== ref || String(seen(data.stands)) === String(Object.values(data.stands))) return;
    stopped = true;
    clearTimeout(timer);
    say(changed ? words.changed : words.other, "trouble");
  });
  form.addEventListener("submit", async (event) => {
    if (event.defaultPrevented || ready || !changed || stopped || !worth(typed(form))) return;
    event.preventDefault();
    if (leaving) return;
    leaving = true; // the page goes on by itself in a moment: its address stays as it is
    let ended = await (sending ?? flush());
    if (ended === "saved" && changed) ended = await flush();
    leaving = false;
    if (ended === "away" || ended === "gone") return;
    ready = true;
    form.requestSubmit(event.submitter);
  });
  // Whoever leaves by this way leaves nothing behind that is not saved.
  place.querySelectorAll("[data-back]").forEach((way) => { way.textContent = way.dataset.back; });
  kept.purge();
  offer();
  return { flush };
}
