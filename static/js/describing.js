// Descriptions of pictures save themselves while somebody writes them.
import { keepSaved } from "./autosave.js";

const place = document.querySelector("[data-autosave]");
if (place.querySelector("textarea")) keepSaved(place, { worth: () => true, written: (values) => Object.values(values).some((text) => text.trim()) });
