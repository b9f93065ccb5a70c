// What was typed and is not saved yet lies in this browser until it is.

const PREFIX = "garland.words.";
// School computers are shared: what was never saved is forgotten after three days, and at once by signing out.
const KEPT_FOR = 3 * 24 * 60 * 60 * 1000;

/** The copies in this browser: each window has a place of its own, so that none writes over another's. */
export function copies(store, classRef) {
  const own = `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`;
  const all = () => Object.keys(store).filter((key) => key.startsWith(PREFIX)).map((key) => {
    try { return { key, ...JSON.parse(store.getItem(key)) }; } catch { return { key, at: 0 }; }
  });
  const place = (ref) => `${PREFIX}${classRef}.${ref}.${own}`;
  return {
    write(ref, values, made) {
      try { store.setItem(place(ref), JSON.stringify({ ref, classRef, values, made, at: Date.now() })); return true; } catch { return false; }
    },
    drop(ref) { store.removeItem(place(ref)); },
    remove(copy) { store.removeItem(copy.key); },
    purge() { all().filter((copy) => Date.now() - copy.at > KEPT_FOR).forEach((copy) => store.removeItem(copy.key)); },
    /** The newest copy of this entry; for a new sheet, of any that never became one. */
    find(ref, made) {
      const fits = (copy) => copy.classRef === classRef && copy.values && (made ? copy.ref === ref : !copy.made);
      return all().filter(fits).sort((one, other) => other.at - one.at)[0];
    },
  };
}
