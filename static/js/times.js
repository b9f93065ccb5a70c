// Moments in the reader's own time, added to those of the organiser where the two clocks differ.

const { lang } = document.documentElement;
// "3 June" and a day of 24 hours, as the server writes English.
const locale = lang === "en" ? "en-GB" : lang;
const shown = { day: "numeric", month: "long", hour: "2-digit", minute: "2-digit" };

/** Say `moment` as the clocks of `zone` show it; without a zone, as those of the reader do. */
function said(moment, zone) {
  return new Intl.DateTimeFormat(locale, { ...shown, timeZone: zone }).format(moment);
}

/** Add to a time (datetime, data-zone, data-here) what the reader's clock will show, unless it is the same. */
function addHere(time) {
  const moment = new Date(time.dateTime);
  const here = said(moment);
  if (here === said(moment, time.dataset.zone)) return;
  const note = document.createElement("span");
  note.className = "time-here";
  note.textContent = ` (${time.dataset.here.replace("{moment}", here)})`;
  time.after(note);
}

for (const time of document.querySelectorAll("time[data-zone]")) {
  try {
    addHere(time);
  } catch {
    // A browser that does not know the zone leaves the organiser's time to speak for itself.
  }
}
