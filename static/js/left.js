// On a sheet that does not change any more: what was chosen on this device and never arrived is told, and let go by its judge.

import { drawer, part } from "./unsent.js";

function tellLeft(form) {
  const { left: ref, judge, stands } = form.dataset;
  const kept = drawer(judge);
  const place = document.querySelector("[data-left-over]");
  const { done, ...others } = part(kept.of(ref), JSON.parse(stands));
  for (const [name, choice] of Object.entries(done)) kept.drop(ref, name, choice);
  const left = Object.entries({ ...others.mine, ...others.disputed }).filter(([name]) => form.elements[name]);
  if (!left.length) return;
  const label = (field) => (field instanceof RadioNodeList ? field[0].closest("fieldset").querySelector("legend") : field.labels[0]).textContent.trim();
  place.querySelector("ul").replaceChildren(...left.map(([name, { value }]) => {
    const item = document.createElement("li");
    item.textContent = `${label(form.elements[name])}: ${value}`;
    return item;
  }));
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => { kept.forget(ref); place.hidden = true; });
}

document.querySelectorAll("form[data-left]").forEach(tellLeft);
