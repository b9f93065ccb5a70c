// On the phone the sheet from below starts closed, so that the work is read first; beside the work it is always open.

const wide = matchMedia("(min-width: 60rem)");

/** Where a phone's keyboard lies over the page instead of making it lower, the sheet stands above it. */
function standAboveKeyboard() {
  const seen = window.visualViewport;
  seen?.addEventListener("resize", () => {
    const over = seen.scale === 1 ? Math.max(0, innerHeight - seen.height) : 0;
    document.documentElement.style.setProperty("--keyboard", `${over}px`);
  });
}

/** Close the sheets on a narrow page, open them whenever the page grows wide. */
export function restSheets(sheets) {
  // Something in it needs another look: closed, it would not be found.
  const calls = (sheet) => sheet.querySelector("[data-focus], .field--error") !== null;
  const settle = () => sheets.forEach((sheet) => { sheet.open = wide.matches || calls(sheet); });
  settle();
  wide.addEventListener("change", settle);
  if (sheets.length) standAboveKeyboard();
}
