// The list of what stands in the book: its buttons without leaving the page, and dragging by mouse and finger.
// Every move goes to the server as a button's would; what comes back is the list as it stands.
import { announce } from "./announce.js";

const EDGE = 80;
let carried;

/** Send a move, and put the list that comes back in the place of this one. */
async function send(said, back) {
  const form = document.querySelector("[data-composing]");
  const values = new FormData(form);
  values.set("do", said);
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(form.action, { method: "POST", body: values });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const list = page.querySelector("[data-composing]");
    if (!answer.ok || !list) throw new Error("asked");
    form.replaceWith(list);
    show();
    const told = page.querySelector(".messages");
    document.querySelector(".messages").replaceChildren(...told.children);
    announce(document.querySelector(".messages").textContent.trim());
    const row = document.getElementById(back.row);
    row?.scrollIntoView({ block: "nearest" });
    (document.getElementById(back.button) ?? row?.querySelector("button") ?? row?.querySelector("a"))?.focus({ preventScroll: true });
  } catch {
    plainly(form, said);
  }
}

/** Send a move as the form does without a script: the server may have a question. */
function plainly(form, said) {
  const value = Object.assign(document.createElement("input"), { type: "hidden", name: "do", value: said });
  form.append(value);
  form.submit();
}

/** Give every row a handle to be dragged by; without a script there is none. */
function show() {
  for (const row of document.querySelectorAll(".composing__head, .composing__work[data-ref]")) {
    if (row.querySelector("[data-handle]")) continue;
    const handle = Object.assign(document.createElement("span"), { className: "composing__handle" });
    handle.dataset.handle = "";
    handle.setAttribute("aria-hidden", "true");
    row.prepend(handle);
  }
}

document.addEventListener("submit", (event) => {
  const button = event.submitter;
  if (!event.target.matches("[data-composing]") || !button?.value) return;
  event.preventDefault();
  send(button.value, { button: button.id, row: button.closest("li").id });
});

document.addEventListener("pointerdown", (event) => {
  const handle = event.target.closest?.("[data-handle]");
  if (!handle || event.button) return;
  event.preventDefault();
  const row = handle.closest("li");
  const gap = Object.assign(document.createElement("li"), { className: "composing__gap" });
  gap.setAttribute("aria-hidden", "true");
  carried = { row, gap, pointer: event.pointerId };
  row.classList.add("is-carried");
  row.closest(".composing").classList.add("is-carrying");
});

document.addEventListener("pointermove", (event) => {
  if (!carried || event.pointerId !== carried.pointer) return;
  event.preventDefault();
  const below = event.clientY - innerHeight + EDGE;
  const above = EDGE - event.clientY;
  if (below > 0) scrollBy(0, below / 4);
  else if (above > 0) scrollBy(0, -above / 4);
  const found = carried.row.matches("[data-ref]") ? amongWorks(event) : amongParts(event);
  found?.list.insertBefore(carried.gap, found.before);
}, { passive: false });

/** Where a work would go: the section nearest to the pointer, before the first of its works that is below it. */
function amongWorks({ clientY }) {
  const lists = [...document.querySelectorAll("[data-section]")];
  const far = (list) => {
    const { top, bottom } = list.parentElement.getBoundingClientRect();
    return Math.max(top - clientY, clientY - bottom, 0);
  };
  const list = lists.sort((one, other) => far(one) - far(other))[0];
  return list && { list, before: firstBelow(list, "[data-ref]", clientY) };
}

function amongParts({ clientY }) {
  const list = document.querySelector(".composing");
  return { list, before: firstBelow(list, "[data-key]", clientY) };
}

function firstBelow(list, kind, y) {
  const rows = [...list.children].filter((row) => row.matches(kind));
  const middle = (row) => {
    const { top, height } = row.getBoundingClientRect();
    return top + height / 2;
  };
  return rows.find((row) => middle(row) > y) ?? null;
}

function drop(event, keep) {
  if (!carried || (event.pointerId !== undefined && event.pointerId !== carried.pointer)) return;
  const { row, gap } = carried;
  carried = undefined;
  row.classList.remove("is-carried");
  document.querySelector(".composing").classList.remove("is-carrying");
  const move = keep && gap.isConnected && moveTo(row, gap);
  gap.remove();
  if (move) send(move, { row: row.id });
  else if (!keep) announce(document.querySelector("[data-composing]").dataset.dropped);
}

/** What a button at this place would say; nothing where the row stands there already. */
function moveTo(row, gap) {
  const within = row.matches("[data-ref]");
  const before = gap.previousElementSibling;
  if (before === row || gap.nextElementSibling === row) return undefined;
  const name = (one) => (within ? one.dataset.ref : one.dataset.key);
  const after = before ? name(before) : "-";
  const kind = row.dataset.kind ?? (within ? "work" : "part");
  return [kind, name(row), row.dataset.moves, within ? gap.parentElement.dataset.section : "-", after].join(" ");
}

document.addEventListener("pointerup", (event) => drop(event, true));
document.addEventListener("pointercancel", (event) => drop(event, false));
document.addEventListener("keydown", (event) => { if (event.key === "Escape") drop(event, false); });
show();
