// Screening: the list's button says how many it will accept, also when the list was fetched anew; and the keys.
import { keysAreOn } from "./keys.js";

const TYPING = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";
const plain = new WeakMap();

function count() {
  const form = document.querySelector("form[data-accept]");
  const button = form?.querySelector("[data-labels]");
  if (!button) return;
  if (!plain.has(button)) plain.set(button, button.textContent);
  const ticked = form.querySelectorAll("input[name=entry]:checked").length;
  const whole = form.querySelector("input[data-all]:checked");
  button.textContent = ticked && !whole ? JSON.parse(button.dataset.labels)[ticked - 1] : plain.get(button);
}

const rows = () => [...document.querySelectorAll("[data-row]")];
const here = () => document.activeElement?.closest("[data-row]");
const target = (row) => row.querySelector("input[name=entry]") ?? row.querySelector("a");

function move(step) {
  const all = rows();
  const at = all.indexOf(here());
  const next = at < 0 ? (step > 0 ? 0 : all.length - 1) : at + step;
  const found = all[next] && target(all[next]);
  if (!found) return false;
  found.focus();
  all[next].scrollIntoView({ block: "nearest" });
  return true;
}

function open(details) {
  details.open = true;
  details.scrollIntoView({ block: "nearest" });
  details.querySelector("input:not([type=hidden]), textarea, select")?.focus();
  return true;
}

function press(key) {
  const opens = document.querySelector(`[data-key-opens="${key}"]`);
  if (opens) return open(opens);
  const does = document.querySelector(`[data-key="${key}"]`);
  if (!does) return false;
  does.click();
  return true;
}

const deeds = {
  j: () => move(1),
  k: () => move(-1),
  x: () => { const box = here()?.querySelector("input[name=entry]"); box?.click(); return Boolean(box); },
  o: () => { const way = here()?.querySelector("a"); way?.click(); return Boolean(way); },
  u: () => { const undo = document.querySelector(".message--undo button"); undo?.click(); return Boolean(undo); },
  "/": () => {
    const field = document.querySelector("input[name=search]");
    const fold = field?.closest("details");
    if (fold) fold.open = true;
    field?.focus();
    return Boolean(field);
  },
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING) || !keysAreOn()) return;
  if (document.querySelector("dialog[open]")) return;
  const key = event.shiftKey && event.key.length === 1 && event.key !== "/" ? `Shift+${event.key.toUpperCase()}` : event.key;
  const done = rows().length || !["j", "k", "x", "o", "/"].includes(key) ? (deeds[key]?.() ?? press(key)) : press(key);
  if (done) event.preventDefault();
});
document.addEventListener("change", (event) => { if (["entry", "all"].includes(event.target.name)) count(); });
document.addEventListener("htmx:afterSettle", count);
count();
