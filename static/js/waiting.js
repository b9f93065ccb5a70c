// A judge's list tells what waits on this device, and sends it; what two windows chose differently leads to its sheet.

import { deliver } from "./deliver.js";
import { drawer, part } from "./unsent.js";

const LOOK_AGAIN = 10000;

/** Send one sheet's choices; returns what is left of them, and why. */
async function sendSheet(kept, ref, page, token) {
  let version = 0, outcome;
  for (let turn = 0; turn < 3; turn += 1) {
    const choices = kept.of(ref);
    const values = Object.fromEntries(Object.entries(choices).map(([name, choice]) => [name, choice.value]));
    if (!Object.keys(values).length) return "saved";
    outcome = await deliver({ page, token: token(), version, values });
    if (outcome.token) token(outcome.token);
    if (outcome.kind === "saved") Object.entries(choices).forEach(([name, choice]) => kept.drop(ref, name, choice));
    if (outcome.kind !== "stale" || outcome.handedIn) break;
    const { done, disputed } = part(choices, outcome.stands);
    Object.entries(done).forEach(([name, choice]) => kept.drop(ref, name, choice));
    if (Object.keys(disputed).length) break;
    version = outcome.version;
  }
  return outcome.kind;
}

function tellWaiting(place) {
  const { judge, said: words, sheet } = place.dataset;
  const kept = drawer(judge);
  const list = place.querySelector("ul");
  const said = place.querySelector("[data-number]");
  const notes = [...place.querySelectorAll("[data-note]")];
  const field = document.querySelector('input[name="csrf_token"]');
  const token = (fresh) => { if (fresh) field.value = fresh; return field.value; };
  const address = (ref) => sheet.replace("REF", ref);
  let busy = false, timer = 0;

  function show(outcomes = {}) {
    const sheets = kept.all();
    const number = Object.values(sheets).reduce((sum, choices) => sum + Object.keys(choices).length, 0);
    place.hidden = number === 0;
    said.textContent = words.replace("{count}", number);
    list.replaceChildren(...Object.keys(sheets).map((ref) => {
      const link = Object.assign(document.createElement("a"), { href: address(ref) });
      const known = [...document.querySelectorAll(".task__label a")].find((one) => one.getAttribute("href") === address(ref));
      link.textContent = known?.textContent ?? place.dataset.unknown;
      const item = document.createElement("li");
      item.append(link);
      return item;
    }));
    notes.forEach((note) => { note.hidden = !Object.values(outcomes).includes(note.dataset.note); });
    return number;
  }

  async function send() {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    const outcomes = {};
    for (const ref of Object.keys(kept.all())) outcomes[ref] = await sendSheet(kept, ref, address(ref), token);
    busy = false;
    const left = show(outcomes);
    const ended = Object.values(outcomes);
    if (left && (ended.includes("away") || ended.includes("signed-out"))) timer = setTimeout(send, LOOK_AGAIN);
    // What was sent changes the list: it is shown anew, once.
    if (ended.includes("saved") && !left) location.reload();
  }

  place.querySelector("button").addEventListener("click", send);
  addEventListener("online", send);
  if (show()) send();
}

document.querySelectorAll("[data-waiting]").forEach(tellWaiting);
document.querySelectorAll("button[data-forget]").forEach((button) => {
  button.form.addEventListener("submit", () => drawer(button.dataset.forget).empty());
});
