// The page where many files are dropped: its list, its zone, what is said, and what is remembered until the window is
// closed. Without this module the same form sends all files in one request.

import { newKey, Sending } from "./sending.js";
import { takeTickets } from "./ticket.js";

const LISTEN = 1500;
const form = document.querySelector("form[data-dropping]");
const words = form.dataset;
const part = (name) => form.querySelector(`[data-${name}]`);

/** What this window remembers of files: key and end of each, so that a reload neither loses nor doubles any. */
const memory = {
  at: `garland.drop.${words.dropping}`,
  read() { try { return JSON.parse(sessionStorage.getItem(this.at)) ?? {}; } catch { return {}; } },
  write(all) { try { sessionStorage.setItem(this.at, JSON.stringify(all)); } catch { /* full or closed: until the reload */ } },
  note(item) {
    const said = item.said?.entry ? item.said : undefined;
    this.write({ ...this.read(), [item.id]: { key: item.key, name: item.file.name, state: item.state, said } });
  },
};

const here = location.pathname;
const way = {
  address(item) {
    const goal = { ...item.goal, ...(item.double ? { double: "yes" } : {}) };
    return `${here}/${item.key}?${new URLSearchParams(goal)}`;
  },
  token: () => form.elements.csrf_token.value,
  async ask(item) {
    try {
      const answer = await fetch(`${here}/${item.key}`, { redirect: "manual" });
      const said = answer.ok ? await answer.json() : null;
      return said?.entry ? { status: answer.status, said } : null;
    } catch { return null; }
  },
  tickets: takeTickets,
  /** Take the page's token anew; false when nobody is signed in, nothing when the line is lost. */
  async fresh() {
    try {
      const answer = await fetch(here, { redirect: "manual" });
      if (!answer.ok) return answer.status >= 500 ? undefined : false;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const token = page.querySelector('form[data-dropping] [name="csrf_token"]')?.value;
      if (token) document.querySelectorAll('[name="csrf_token"]').forEach((field) => { field.value = token; });
      return Boolean(token);
    } catch { return undefined; }
  },
};

const sending = new Sending(way, show, trouble);

/** Take files in: those that have arrived are shown and not sent again. */
async function take(files) {
  const goal = Object.fromEntries(
    ["pictures", "documents", "language"].map((name) => [name, form.elements[name]?.value ?? ""]),
  );
  const fresh = [];
  for (const file of files) {
    const id = `${file.name}|${file.size}|${file.lastModified}`;
    if (sending.items.some((item) => item.id === id)) continue;
    const known = memory.read()[id];
    const item = { id, file, goal, key: known?.key ?? newKey() };
    sending.add(item);
    if (known?.said) sending.set(item, "known", { said: known.said });
    else if (file.size > Number(words.limit)) sending.set(item, "refused", { said: { error: words.large } });
    // What this window sent before may have arrived although its answer did not.
    else fresh.push(Object.assign(item, { attempts: known ? 1 : 0 }));
  }
  part("left").hidden = true;
  if (fresh.length) await sending.give(fresh);
  sending.go();
}

function row(item) {
  const made = form.querySelector("template").content.firstElementChild.cloneNode(true);
  const name = made.querySelector("bdi");
  name.textContent = item.file.name;
  name.id = `file-${item.key}`;
  made.querySelector("progress").setAttribute("aria-labelledby", name.id);
  made.querySelector("button").addEventListener("click", () => retry(item));
  part("list").append(made);
  return made;
}

function retry(item) {
  item.double = item.state === "known";
  if (item.double) item.ticket = null;
  item.row.querySelector("bdi").tabIndex = -1;
  item.row.querySelector("bdi").focus();
  sending.add(item);
  sending.go();
}

function show(item) {
  item.row ??= row(item);
  item.row.dataset.state = item.state;
  item.row.querySelector("progress").value = Math.round((item.progress ?? 0) * 100);
  const said = item.row.querySelector(".drop__said");
  const button = item.row.querySelector("button");
  const label = { known: words.double, refused: words.again, lost: words.again }[item.state];
  button.hidden = !label;
  button.textContent = label ?? "";
  if (label) button.setAttribute("aria-describedby", `file-${item.key}`);
  said.replaceChildren(...sentence(item));
  if (["kept", "known", "waiting"].includes(item.state)) memory.note(item);
  sum();
}

function sentence(item) {
  if (item.state === "kept" || item.state === "known") {
    const link = document.createElement("a");
    Object.assign(link, { href: item.said.url, textContent: item.said.title, dir: "auto" });
    return [`${words[item.state]} `, link];
  }
  if (item.state === "refused") return [item.said?.error ?? words.broken];
  if (item.state === "sending") return [];
  return [sending.held ? words.paused : words[item.state]];
}

let pause = 0;

/** Say how far it is: seen at once, heard when it rests. */
function sum() {
  const total = sending.items.length;
  const refused = sending.items.filter((item) => item.state === "refused").length;
  const done = sending.items.filter((item) => item.state === "kept" || item.state === "known").length;
  const said = words.summary.replace("{done}", done).replace("{total}", total);
  clearTimeout(pause);
  pause = setTimeout(() => {
    part("said").textContent = refused ? `${said}, ${words.refused.replace("{number}", refused)}` : said;
  }, sending.open.length ? LISTEN / 3 : 0);
  part("state").hidden = total === 0;
  part("hold").hidden = sending.open.length === 0;
  part("hold").textContent = sending.held ? words.continue : words.pause;
}

function trouble(kind) {
  part("trouble").hidden = !kind;
  part("trouble").textContent = kind ? words[kind] : "";
  sum();
}

function recall() {
  const left = Object.values(memory.read()).filter((each) => !each.said).map((each) => each.name);
  part("left").hidden = !left.length;
  part("left-names").textContent = left.join(", ");
}

/** All files of what was dropped, those in folders included. */
async function filesOf(items) {
  const roots = items.filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  return (await Promise.all(roots.filter(Boolean).map(within))).flat();
}

async function within(entry) {
  if (entry instanceof File) return [entry];
  if (entry.isFile) return [await new Promise((found, lost) => entry.file(found, lost))];
  const reader = entry.createReader();
  const inside = [];
  for (let more = null; !more || more.length; inside.push(...more)) {
    more = await new Promise((found, lost) => reader.readEntries(found, lost));
  }
  return (await Promise.all(inside.map(within))).flat();
}

const zone = part("zone");
const field = form.elements.files;
form.classList.add("dropping--ready");
part("plain").hidden = true;
field.addEventListener("change", () => { take([...field.files]); field.value = ""; });
for (const name of ["dragenter", "dragover"]) {
  document.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("dropping__zone--over"); });
}
for (const name of ["dragleave", "drop"]) {
  document.addEventListener(name, () => zone.classList.remove("dropping__zone--over"));
}
document.addEventListener("drop", async (event) => {
  event.preventDefault();
  take(await filesOf([...event.dataTransfer.items]));
});
part("hold").addEventListener("click", () => {
  if (sending.held) sending.goOn();
  else sending.hold();
  sum();
});
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("beforeunload", (event) => { if (sending.open.length) event.preventDefault(); });
recall();
