// What every page gains where JavaScript runs; each works without it. What few pages need is fetched when it is needed.
import { helpWithKeys } from "./keys.js";
import { restSheets } from "./sheet.js";

document.querySelector("[data-focus]")?.focus();
restSheets(document.querySelectorAll("details.sheet"));
helpWithKeys();
const signsOut = document.querySelector("[data-signs-out]");
// What was never saved stays behind on no shared computer.
signsOut?.addEventListener("submit", (event) => {
  const kept = (start) => Object.keys(localStorage).filter((key) => key.startsWith(start));
  kept("garland.words.").forEach((key) => localStorage.removeItem(key));
  if (!kept("garland.sheet.").length) return;
  event.preventDefault();
  import("./leaving.js").then(({ askBeforeLeaving }) => askBeforeLeaving(signsOut));
});

const needed = [];
if (document.querySelector("[data-ask]")) needed.push(import("./ask.js"));
if (document.querySelector("[data-count]")) needed.push(import("./count.js").then(({ countAsYouType }) => document.querySelectorAll("[data-count]").forEach(countAsYouType)));
if (document.querySelector("[data-zoom]")) needed.push(import("./zoom.js"));
if (document.querySelector("form[data-ticket]")) needed.push(import("./ticket.js"));
// Who imports this page's script has the page whole.
await Promise.all(needed);
