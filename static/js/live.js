// Beside htmx: it is fetched when somebody reaches for a list; the token goes with what changes something, addresses
// stay short, and lists say aloud what they became. A press that comes before htmx does is a plain link's or form's.
import { announce } from "./announce.js";

const SIGNS = ["pointerover", "focusin", "touchstart"];

function fetchHtmx() {
  SIGNS.forEach((sign) => document.removeEventListener(sign, reached));
  const script = document.createElement("script");
  script.src = document.querySelector("meta[name=htmx-source]").content;
  document.head.append(script);
}

function reached(event) { if (event.target.closest?.("[data-live]")) fetchHtmx(); }

SIGNS.forEach((sign) => document.addEventListener(sign, reached, { passive: true }));

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
