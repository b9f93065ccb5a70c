// A dialog of the browser's own: it keeps the focus, closes with Esc, and gives the focus back.

/** Make a dialog around `content`, show it, and return it; it leaves no trace once it is closed. */
export function openDialog(content, { kind = "", labelledBy = "", label = "" } = {}) {
  const dialog = document.createElement("dialog");
  dialog.className = `dialog ${kind}`.trim();
  if (labelledBy) dialog.setAttribute("aria-labelledby", labelledBy);
  else dialog.setAttribute("aria-label", label);
  dialog.append(content);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => {
    // The ground round a dialog belongs to it; a press there means: not now.
    if (event.target === dialog || event.target.closest("[data-close]")) {
      event.preventDefault();
      dialog.close();
    }
  });
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Return a clone of the first `<template>` with that id, or null where the page has none. */
export function fromTemplate(id) {
  return document.getElementById(id)?.content.cloneNode(true) ?? null;
}
