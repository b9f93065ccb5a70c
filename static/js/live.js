// Beside htmx: the token with what changes something, short addresses, and lists that say aloud what they became.
import { announce } from "./announce.js";

document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = document.querySelector("input[name=csrf_token]")?.value;
  if (detail.verb !== "get" && token) detail.headers["X-CSRFToken"] = token;
  // Fields left empty narrow nothing; the address need not carry them.
  if (detail.verb === "get") {
    for (const [name, value] of [...detail.formData.entries()]) if (value === "") detail.formData.delete(name);
  }
});

document.addEventListener("htmx:afterSettle", ({ detail }) => {
  const said = detail.elt.querySelector?.("[data-said]") ?? document.querySelector("[data-live] [data-said]");
  if (!said) return;
  announce(said.textContent);
  // What was pressed may be gone; the reading goes on at the list.
  if (document.activeElement === document.body) said.focus();
});

// A server that is away, or a sign-in that has ended: the plain way shows the page for it.
document.addEventListener("htmx:responseError", ({ detail }) => { location.href = detail.pathInfo.finalRequestPath; });
