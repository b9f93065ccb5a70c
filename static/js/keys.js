// "?" shows the keys of this page; never while somebody is typing, and not where a person has left these keys out.
import { openDialog, fromTemplate } from "./dialog.js";

const KEPT = "garland.keys";
const TYPING = "input:not([type=radio], [type=checkbox], [type=button], [type=submit]), textarea, select, [contenteditable]";

/** Whether keys without Ctrl do something; speech input and trembling hands may want them not to. */
export function keysAreOn() {
  try { return localStorage.getItem(KEPT) !== "off"; } catch { return true; }
}

function readySwitch(place) {
  const line = place.querySelector("[data-keys-switch]");
  const button = line?.querySelector("button");
  if (!button) return;
  const show = () => {
    button.textContent = keysAreOn() ? button.dataset.off : button.dataset.on;
    button.removeAttribute("aria-pressed");
  };
  button.addEventListener("click", () => {
    try { localStorage.setItem(KEPT, keysAreOn() ? "off" : "on"); } catch { /* a closed store: the keys stay on */ }
    show();
  });
  line.hidden = false;
  show();
}

function showKeys() {
  const keys = fromTemplate("keys");
  if (!keys || document.querySelector("dialog[open]")) return false;
  readySwitch(openDialog(keys, { labelledBy: "keys-heading" }));
  return true;
}

/** Answer "?" and the link in the foot of the page. */
export function helpWithKeys() {
  readySwitch(document);
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
    if (keysAreOn() && showKeys()) event.preventDefault();
  });
  document.querySelector("[data-keys]")?.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && showKeys()) event.preventDefault();
  });
}
