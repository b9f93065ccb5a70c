// What every page gains where JavaScript runs; each works without it.
import { countAsYouType } from "./count.js";
import { restSheets } from "./sheet.js";

document.querySelector("[data-focus]")?.focus();
document.querySelectorAll("[data-count]").forEach(countAsYouType);
restSheets(document.querySelectorAll("details.sheet"));
