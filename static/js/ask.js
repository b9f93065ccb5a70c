// A question's page opens over the page at hand; when it cannot be fetched, its link is followed as ever.
import { openDialog } from "./dialog.js";

const HEADING = "dialog-heading";

async function fetchQuestion(link) {
  const answer = await fetch(link.href, { credentials: "same-origin" });
  if (!answer.ok || answer.redirected) throw new Error(String(answer.status));
  const main = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
  main.querySelectorAll(".messages, script").forEach((part) => part.remove());
  const box = document.createElement("div");
  box.className = "dialog__box";
  box.append(...main.childNodes);
  return box;
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[data-ask]");
  if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  try {
    const box = await fetchQuestion(link);
    const heading = box.querySelector("h1");
    heading.id = HEADING;
    // Read the question first; no answer is a key press away by accident.
    heading.tabIndex = -1;
    heading.autofocus = true;
    openDialog(box, { labelledBy: HEADING });
  } catch {
    location.href = link.href;
  }
});
