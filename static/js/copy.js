// A button that copies an address, beside the field from which it can be copied by hand.

import { announce } from "./announce.js";

/** Copy what the button's field holds, and say so; where it is refused, leave it selected. */
async function copy(button) {
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    return;
  }
  announce(button.dataset.copied);
  button.textContent = button.dataset.copied;
}

for (const button of document.querySelectorAll("[data-copy]")) {
  // Only pages that came by a safe line may write there.
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", () => copy(button));
}
