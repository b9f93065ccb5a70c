// A judge's profile: languages moved up and down where they stand, and the capacity said in hours as it is typed.

import { announce } from "./announce.js";

const SLOT = ".field";

/** Swap a language with its neighbour, keep the hand where the language went, and say where that is. */
function move(list, button) {
  const fields = [...list.querySelectorAll("input")];
  const at = fields.indexOf(button.closest(SLOT).querySelector("input"));
  const to = at + Number(button.dataset.move);
  if (!fields[to]) return;
  [fields[at].value, fields[to].value] = [fields[to].value, fields[at].value];
  const fold = fields[to].closest("details");
  if (fold) fold.open = true;
  const ways = [...fields[to].closest(SLOT).querySelectorAll("[data-move]")];
  const same = ways.find((way) => way.dataset.move === button.dataset.move && !way.disabled);
  (same ?? ways.find((way) => !way.disabled)).focus();
  const said = fields[to].value || "–";
  announce(list.dataset.moved.replace("{language}", said).replace("{number}", to + 1));
}

for (const list of document.querySelectorAll("[data-strength]")) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    if (!button) return;
    event.preventDefault();
    move(list, button);
  });
}

/** Say how long so many entries take, to the quarter of an hour. */
function tell(output, field) {
  const entries = Number.parseInt(field.value, 10);
  if (!(entries > 0 && entries <= 500)) {
    output.textContent = "";
    return;
  }
  const whole = Math.max(15, Math.round((entries * Number(output.dataset.minutes)) / 15) * 15);
  const [hours, minutes] = [Math.floor(whole / 60), whole % 60];
  const words = hours === 0 ? output.dataset.m : minutes === 0 ? output.dataset.h : output.dataset.hm;
  output.textContent = words.replace("{hours}", hours).replace("{minutes}", minutes);
}

for (const output of document.querySelectorAll("[data-hours]")) {
  const field = document.getElementById(output.dataset.hours);
  field.addEventListener("input", () => tell(output, field));
}
