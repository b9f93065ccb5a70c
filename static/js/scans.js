// Scans are sent one by one, each in a request of its own, with what has arrived told as it arrives. Without this
// module the form sends them all at once.

import { takeTicket } from "./ticket.js";

const form = document.querySelector("form[data-scans]");
const TRIES = 3;
const PAUSE = 1500;

function say(place, words, tone) {
  const line = document.createElement("p");
  line.textContent = words;
  if (tone) line.className = `message message--${tone}`;
  place.append(line);
  return line;
}

async function send(file) {
  const body = new FormData();
  body.append("csrf_token", form.elements.csrf_token.value);
  body.append("files", file);
  const headers = { Accept: "application/json", "X-CSRFToken": form.elements.csrf_token.value };
  // The same ticket at every attempt: what was sent in time stays in time on a line that breaks.
  try { headers["X-Garland-Ticket"] = await takeTicket(); } catch { /* the server counts when the request begins */ }
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await fetch(form.action, { method: "POST", body, headers, redirect: "error" });
      if (answer.headers.get("content-type")?.includes("json")) return await answer.json();
      if (answer.status < 500 || attempt === TRIES) return null;
    } catch {
      if (attempt === TRIES) return null;
    }
    await new Promise((wake) => setTimeout(wake, PAUSE * attempt));
  }
}

async function sendAll(files) {
  const place = form.querySelector("[data-progress]");
  const words = form.dataset;
  place.replaceChildren();
  const count = say(place, "");
  let missed = 0;
  for (const [done, file] of files.entries()) {
    count.textContent = `${words.of.replace("{done}", done).replace("{total}", files.length)}. ${words.sending.replace("{name}", file.name)}`;
    const answer = await send(file);
    if (!answer) say(place, words.again.replace("{name}", file.name), "error");
    else answer.refused.forEach((reason) => say(place, `${file.name}: ${reason}`, "error"));
    missed += !answer || answer.refused.length > 0;
  }
  count.textContent = words.of.replace("{done}", files.length - missed).replace("{total}", files.length);
  if (!missed) location.assign(form.action);
}

form?.addEventListener("submit", async (event) => {
  const files = [...form.elements.files.files];
  if (!files.length) return;
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button");
  button.disabled = true;
  await sendAll(files);
  button.disabled = false;
});
