// What a judge chose and the server has not got yet, in this browser. Each choice has a place of its own, under the judge
// and the sheet: two windows take nothing from each other, and another judge on this device neither sees nor sends it.

const PREFIX = "garland.sheet.";
const DOT = ".";

/** Whether two answers say the same, line ends and white space around them apart. */
export const same = (one, other) => rested(one) === rested(other);
const rested = (text) => String(text ?? "").replace(/\r\n?/g, "\n").trim();

const closed = { getItem: () => null, setItem() {}, removeItem() {} };
function opened() {
  try { return localStorage; } catch { return closed; }
}

/** How many choices wait on this device, whosever they are. */
export const waiting = (store = opened()) => Object.keys(store).filter((key) => key.startsWith(PREFIX)).length;

/** Erase what waits on this device, whosever it is. */
export function forgetAll(store = opened()) {
  Object.keys(store).filter((key) => key.startsWith(PREFIX)).forEach((key) => store.removeItem(key));
}

/** What waits of one judge: `{value, base}` by sheet and field; `base` is what stood there when it was chosen. */
export function drawer(judge, store = opened()) {
  const start = `${PREFIX}${judge}${DOT}`;
  const place = (ref, name) => `${start}${ref}${DOT}${name}`;
  const keys = () => Object.keys(store).filter((key) => key.startsWith(start));
  const parts = (key) => {
    const rest = key.slice(start.length);
    return [rest.slice(0, rest.indexOf(DOT)), rest.slice(rest.indexOf(DOT) + 1)];
  };
  const read = (key) => {
    try { return JSON.parse(store.getItem(key)); } catch { return null; }
  };
  return {
    /** The choices of every sheet, by its ref. */
    all() {
      const sheets = {};
      for (const key of keys()) {
        const [ref, name] = parts(key), choice = read(key);
        if (choice) (sheets[ref] ??= {})[name] = choice;
      }
      return sheets;
    },
    of(ref) { return this.all()[ref] ?? {}; },
    write(ref, name, choice) {
      try { store.setItem(place(ref, name), JSON.stringify(choice)); return true; } catch { return false; }
    },
    /** Erase a choice, unless another window has made a newer one meanwhile. */
    drop(ref, name, choice) {
      const found = read(place(ref, name));
      if (!choice || !found || found.value === choice.value) store.removeItem(place(ref, name));
    },
    forget(ref) { keys().filter((key) => parts(key)[0] === ref).forEach((key) => store.removeItem(key)); },
    empty() { keys().forEach((key) => store.removeItem(key)); },
  };
}

/** Part choices by what stands now: those that stand already, those to send, and those that something else came before. */
export function part(choices, stands) {
  const parted = { done: {}, mine: {}, disputed: {} };
  for (const [name, choice] of Object.entries(choices)) {
    const kind = same(choice.value, stands[name]) ? "done" : same(choice.base, stands[name]) ? "mine" : "disputed";
    parted[kind][name] = choice;
  }
  return parted;
}
