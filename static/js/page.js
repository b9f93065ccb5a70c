// What every page gains where JavaScript runs; each works without it. What few pages need is fetched when it is needed.
import { countAsYouType } from "./count.js";
import { helpWithKeys } from "./keys.js";
import { restSheets } from "./sheet.js";

document.querySelector("[data-focus]")?.focus();
document.querySelectorAll("[data-count]").forEach(countAsYouType);
restSheets(document.querySelectorAll("details.sheet"));
helpWithKeys();
if (document.querySelector("[data-ask]")) import("./ask.js");
if (document.querySelector("[data-zoom]")) import("./zoom.js");
if (document.querySelector("form[data-ticket]")) import("./ticket.js");
// What was never saved stays behind on no shared computer.
document.querySelector("[data-signs-out]")?.addEventListener("submit", () => {
  Object.keys(localStorage).filter((key) => key.startsWith("garland.words.")).forEach((key) => localStorage.removeItem(key));
});
