// Moments in the reader's own time, added to those of the organiser where the two clocks differ.

const { lang } = document.documentElement;
// "3 June" and a day of 24 hours, as the server writes English.
const locale = lang === "en" ? "en-GB" : lang;
const day = { day: "numeric", month: "long" };
const clock = { hour: "2-digit", minute: "2-digit" };

/** Say `moment` as the calendars or clocks of `zone` show it; without a zone, as those of the reader do. */
function said(moment, parts, zone) {
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: zone }).format(moment);
}

/** Say hours as French does in a sentence: "14 h", "14 h 30", a day with its article. */
function inSentence(words, withDay) {
  if (lang !== "fr") return words;
  const hours = words.replace(/(\d+):(\d\d)/, (_, h, m) => `${Number(h)}\u00a0h${m === "00" ? "" : `\u00a0${m}`}`);
  return withDay ? `le ${hours}` : hours;
}

/** Add to a time (datetime, data-zone, data-here) what the reader's clock will show, unless it is the same. */
function addHere(time) {
  const moment = new Date(time.dateTime);
  const { zone, there, here } = time.dataset;
  const sameDay = said(moment, day) === said(moment, day, zone);
  const isTold = (of) => said(moment, day) === said(moment, day, of) && said(moment, clock) === said(moment, clock, of);
  if (isTold(zone) || (there && isTold(there))) return;
  const note = document.createElement("span");
  note.className = "time-here";
  time.after(note);
  const words = here.replace("{moment}", inSentence(said(moment, sameDay ? clock : { ...day, ...clock }), !sameDay));
  if (getComputedStyle(note).display === "block") note.textContent = words;
  else note.textContent = time.textContent.endsWith(")") ? `, ${words}` : ` (${words})`;
}

for (const time of document.querySelectorAll("time[data-zone]")) {
  try {
    addHere(time);
  } catch {
    // A browser that does not know the zone leaves the organiser's time to speak for itself.
  }
}
