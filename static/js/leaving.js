// Signing out erases what was never sent, so that nothing stays behind on a shared computer; whoever would lose something
// by it is asked first.

import { fromTemplate, openDialog } from "./dialog.js";
import { forgetAll } from "./unsent.js";

/** Ask before `form` signs out over what waits here. */
export function askBeforeLeaving(form) {
  const dialog = openDialog(fromTemplate("leaving"), { labelledBy: "leaving-heading" });
  dialog.querySelector("[data-leave]").addEventListener("click", () => {
    forgetAll();
    form.submit();
  });
}
