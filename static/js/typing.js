// Typing sheets from paper by keyboard alone: a number goes on to the next question, Enter to the next open one.
import { keysAreOn } from "./keys.js";

const typing = document.querySelector("[data-typing]");
const form = typing.closest("form");
const fields = [...typing.querySelectorAll("[data-digit]")];
const save = form.querySelector("[type=submit]");
const lowest = Number(typing.dataset.lowest);
const highest = Number(typing.dataset.highest);

const isOff = (text) => text !== "" && !(/^\d+$/.test(text) && Number(text) >= lowest && Number(text) <= highest);
/** Whether no further digit could make another number of the scale: "1" may become "10". */
const isWhole = (text) => /^\d+$/.test(text) && Number(text) * 10 > highest;
const goTo = (index) => (fields[index] ?? save).focus();

function take(field, index) {
  const off = isOff(field.value) && (isWhole(field.value) || /\D/.test(field.value));
  field.setCustomValidity(off ? typing.dataset.said : "");
  if (off) { field.select(); field.reportValidity(); return; }
  if (isWhole(field.value)) goTo(index + 1);
}

function move(event, index) {
  const empty = fields[index].value === "";
  if (event.key === "ArrowUp" || (event.key === "Backspace" && empty)) goTo(Math.max(index - 1, 0));
  else if (event.key === "ArrowDown") goTo(index + 1);
  else if (event.key === "Enter" && fields.slice(index + 1).some((each) => each.value === "")) {
    goTo(fields.findIndex((each, at) => at > index && each.value === ""));
  } else return;
  event.preventDefault();
}

fields.forEach((field, index) => {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => take(field, index));
  field.addEventListener("keydown", (event) => { if (!event.ctrlKey && !event.metaKey) move(event, index); });
});

const LETTERS = {
  r: () => form.querySelector("textarea").focus(),
  n: () => form.querySelector("[type=checkbox]").click(),
  c: () => document.getElementById("code").focus(),
};

// Where only numbers are typed, or nothing, a letter is a key.
document.addEventListener("keydown", (event) => {
  const { target } = event;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && form.contains(target)) {
    event.preventDefault();
    form.requestSubmit(save);
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || !keysAreOn()) return;
  if (target.matches?.("textarea, select, input:not([data-digit], [type=checkbox])")) return;
  const act = LETTERS[event.key.toLowerCase()];
  if (act) { event.preventDefault(); act(); }
});
