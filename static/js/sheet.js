// On the phone the sheet from below starts closed, so that the work is read first; beside the work it is always open.

const wide = matchMedia("(min-width: 60rem)");

/** Close the sheets on a narrow page, open them whenever the page grows wide. */
export function restSheets(sheets) {
  // Something in it needs another look: closed, it would not be found.
  const calls = (sheet) => sheet.querySelector("[data-focus], .field--error") !== null;
  const settle = () => sheets.forEach((sheet) => { sheet.open = wide.matches || calls(sheet); });
  settle();
  wide.addEventListener("change", settle);
}
