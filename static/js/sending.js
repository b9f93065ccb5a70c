// Sends files one by one, a few at a time: with progress, to be held and gone on with, tried again when the line is
// lost. Every file has a key of its own, so that what arrived is never sent twice and never kept twice.

const AT_ONCE = 3;
const FIRST_PAUSE = 1000;
const LONGEST_PAUSE = 30000;
const MOST_ACCIDENTS = 4;
const TICKET_HOLDS = 25 * 60 * 1000;

/** A key nobody can guess: lower-case letters and digits. */
export function newKey() {
  const letters = "23456789abcdefghjkmnpqrstuvwxyz";
  return Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => letters[byte % letters.length]).join("");
}

/** How long to wait before the next attempt, a little different for each file. */
export const pauseBefore = (attempt, chance = Math.random()) =>
  Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempt) * (0.75 + chance / 2);

/** Put one file; resolves to {status, said}: said is the answer's JSON, null where none came. */
export function put(address, file, headers, onProgress, signal) {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    const end = () => {
      let said = null;
      try { said = JSON.parse(request.responseText); } catch { /* a page, or nothing at all */ }
      resolve({ status: request.status, said });
    };
    request.open("PUT", address);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.total ? event.loaded / event.total : 0);
    request.onload = end;
    request.onerror = request.ontimeout = () => resolve({ status: 0, said: null });
    request.onabort = () => resolve({ status: 0, said: null });
    signal.addEventListener("abort", () => request.abort(), { once: true });
    request.send(file);
  });
}

/**
 * The files of one page. `way` knows the server: address(item), ask(item), tickets(number), token(), fresh();
 * `show(item)` is called whenever something about a file changes, `trouble(kind)` when all are held up.
 * States of an item: waiting, sending, lost, kept, known, refused.
 */
export class Sending {
  constructor(way, show, trouble) {
    Object.assign(this, { way, show, trouble });
    this.items = [];
    this.held = false;
    addEventListener("online", () => this.tryAgain());
  }

  /** What has not come to an end. */
  get open() { return this.items.filter((item) => ["waiting", "sending", "lost"].includes(item.state)); }

  add(item) {
    Object.assign(item, { state: "waiting", attempts: 0, accidents: 0, progress: 0, renewed: false });
    if (!this.items.includes(item)) this.items.push(item);
    this.show(item);
  }

  /** Send what waits, as many at once as may be. */
  go() {
    if (this.held) return;
    const busy = this.items.filter((item) => item.state === "sending").length;
    const next = this.items.filter((item) => item.state === "waiting").slice(0, Math.max(0, AT_ONCE - busy));
    next.forEach((item) => this.send(item));
  }

  /** Stop at once; what is under way begins anew later. */
  hold() {
    this.held = true;
    this.items.filter((item) => item.stop).forEach((item) => { item.stop.abort(); item.stop = null; });
    this.open.forEach((item) => { clearTimeout(item.timer); this.set(item, "waiting"); });
  }

  /** Go on; the page's token is fetched anew, since somebody may have signed in again meanwhile. */
  async goOn() {
    const signedIn = await this.way.fresh();
    this.held = signedIn === false;
    this.trouble(this.held ? "gone" : "");
    this.tryAgain();
  }

  tryAgain() {
    this.items.filter((item) => item.state === "lost").forEach((item) => {
      clearTimeout(item.timer);
      this.set(item, "waiting");
    });
    this.go();
  }

  set(item, state, more = {}) {
    Object.assign(item, { state }, more);
    this.show(item);
  }

  async send(item) {
    const stop = new AbortController();
    item.stop = stop;
    this.set(item, "sending", { progress: 0 });
    // A second attempt asks first: only the answer may have been lost.
    const before = item.attempts && !item.double ? await this.way.ask(item) : null;
    const answer = before ?? await this.put(item, stop.signal);
    if (item.stop !== stop) return; // held meanwhile: it begins anew
    item.stop = null;
    this.settle(item, answer);
    this.go();
  }

  async put(item, signal) {
    if (!item.ticket || Date.now() - item.ticketAt > TICKET_HOLDS) await this.give([item]);
    if (signal.aborted) return { status: 0, said: null };
    const headers = {
      "X-CSRFToken": this.way.token(),
      "X-Garland-Name": encodeURIComponent(item.file.name.toWellFormed?.() ?? item.file.name),
      ...(item.ticket ? { "X-Garland-Ticket": item.ticket } : {}),
    };
    const progress = (part) => { if (!signal.aborted) { item.progress = part; this.show(item); } };
    return put(this.way.address(item), item.file, headers, progress, signal);
  }

  /** Give files tickets of this moment; without one the beginning of the request counts. */
  async give(items) {
    const tickets = await this.way.tickets(items.length).catch(() => []);
    items.forEach((item, at) => Object.assign(item, { ticket: tickets[at], ticketAt: Date.now() }));
  }

  settle(item, { status, said }) {
    if (said?.entry) this.set(item, said.state === "known" ? "known" : "kept", { said, progress: 1 });
    else if (said?.error) this.set(item, "refused", { said });
    else if (status === 413) this.set(item, "refused", { said: null });
    else if (status >= 400 && status < 500 && status !== 408 && status !== 429) this.renew(item);
    else this.later(item, status);
  }

  /** Signed out, or signed in anew: once for each file a fresh token may be all that is needed. */
  async renew(item) {
    const again = item.renewed;
    Object.assign(item, { renewed: true, attempts: item.attempts + 1 });
    this.set(item, "waiting");
    this.hold();
    if (again) this.trouble("gone");
    else await this.goOn();
  }

  later(item, status) {
    item.accidents += status === 500 ? 1 : 0;
    if (item.accidents > MOST_ACCIDENTS) return this.set(item, "refused", { said: null });
    this.set(item, "lost");
    item.timer = setTimeout(() => {
      if (item.state === "lost") this.set(item, "waiting");
      this.go();
    }, pauseBefore(item.attempts));
    item.attempts += 1;
    return undefined;
  }
}
