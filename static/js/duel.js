// A duel by keys: ← and → choose, = for neither, Enter confirms, U takes back. On the phone: which work is in view.
import { keysAreOn } from "./keys.js";

const duel = document.querySelector("[data-duel]");
const choices = document.querySelector("[data-choices]");
const said = document.querySelector("[data-said]");
const NAMES = { ArrowLeft: "left", ArrowRight: "right", "=": "alike" };
const BUSY = "input, textarea, select, button, a, summary, dialog, [contenteditable]";
let chosen = null;

const button = (name) => choices.querySelector(`[value="${name}"]`);

function choose(name) {
  chosen = name;
  document.querySelectorAll(".is-chosen").forEach((each) => each.classList.remove("is-chosen"));
  button(name).classList.add("is-chosen");
  const work = document.getElementById(name);
  work?.classList.add("is-chosen");
  work?.scrollIntoView({ block: "nearest", inline: "start" });
  said.textContent = said.dataset[name];
  said.classList.add("is-said");
}

function confirm() {
  if (!chosen) return false;
  choices.requestSubmit(button(chosen));
  chosen = null;
  return true;
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey || event.shiftKey || document.querySelector("dialog[open]")) return;
  const elsewhere = event.target.closest?.(BUSY);
  if (event.key === "Enter" && (event.ctrlKey || (!elsewhere && keysAreOn()))) {
    if (confirm()) event.preventDefault();
    return;
  }
  if (event.ctrlKey || elsewhere || !keysAreOn()) return;
  if (NAMES[event.key]) {
    choose(NAMES[event.key]);
    event.preventDefault();
  } else if (event.key.toLowerCase() === "u") {
    document.querySelector("[data-undo]")?.requestSubmit();
  }
});

// The switch of the phone: a swipe moves it, and it moves the works, nothing else.
const ways = [...document.querySelectorAll("[data-switch] a")];

function show(name) {
  ways.forEach((way) => {
    if (way.hash === `#${name}`) way.setAttribute("aria-current", "true");
    else way.removeAttribute("aria-current");
  });
}

ways.forEach((way) => way.addEventListener("click", (event) => {
  event.preventDefault();
  document.querySelector(way.hash).scrollIntoView({ block: "nearest", inline: "start" });
}));
const follow = () => show(duel.scrollLeft > duel.clientWidth / 2 ? "right" : "left");
duel.addEventListener("scroll", follow, { passive: true });
follow();
