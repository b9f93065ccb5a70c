// Two windows, two answers: both are shown where the question stands, and the judge says which one counts.

import { fromTemplate } from "./dialog.js";

const shorten = (text) => (text.length > 300 ? `${text.slice(0, 300)} …` : text);

/** Where a field's answer stands on the page. */
const homeOf = (field) => (field instanceof RadioNodeList ? field[0].closest("fieldset") : field.closest(".field"));

/** Show two answers of one field; `settle(name, answer, there)` takes what the judge says. */
export function showing(form, settle) {
  const boxes = new Map();
  const words = document.getElementById("dispute").dataset;

  function said(field, value) {
    if (value === "y" && field.type === "checkbox") return words.yes;
    if (value === "n" && field.type === "checkbox") return words.no;
    return value ? shorten(value) : words.nothing;
  }

  function box(name, here, there) {
    const field = form.elements[name];
    const content = fromTemplate("dispute");
    const shown = content.firstElementChild;
    const fill = (text) => text.replace("{here}", said(field, here)).replace("{there}", said(field, there));
    const long = field.type === "textarea";
    shown.querySelector("[data-said]").textContent = fill(long ? words.text : words.said);
    const button = (kind, text, answer) => {
      const one = shown.querySelector(`[data-${kind}]`);
      one.textContent = text;
      one.addEventListener("click", () => settle(name, answer, there));
    };
    button("keep", long ? words.keepText : fill(words.keep), here);
    button("take", long ? words.takeText : fill(words.take), there);
    if (long) button("both", words.both, `${there}\n\n${here}`);
    else shown.querySelector("[data-both]").remove();
    homeOf(field).append(shown);
    return shown;
  }

  return {
    open(name, here, there) {
      this.close(name);
      boxes.set(name, box(name, here, there));
    },
    close(name) {
      boxes.get(name)?.remove();
      boxes.delete(name);
    },
    /** Scroll to the first that is open; the focus stays where it is. */
    reveal() {
      form.closest("details").open = true;
      form.querySelector(".dispute")?.scrollIntoView({ block: "center" });
    },
    /** Lead to the first that is open. */
    show() {
      const first = form.querySelector(".dispute");
      if (!first) return;
      form.closest("details").open = true;
      first.scrollIntoView({ block: "center" });
      first.querySelector("button").focus();
    },
  };
}
