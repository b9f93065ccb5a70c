// A post's page: a passage chosen in the text, captions counted while they are typed, a card tried out before it is
// saved. Without this script the radio buttons choose, the server counts, and what is tried opens beside the page.
const form = document.querySelector("[data-choosing]");

/** Mark the lines from the first to the last that is chosen. */
function mark(text) {
  const at = (name) => Number(form.elements[name].value || -1);
  const [first, last] = [at("first"), at("last")];
  for (const line of text.querySelectorAll("[data-line]")) {
    const number = Number(line.dataset.line);
    line.classList.toggle("in", first >= 0 && first <= number && number <= last);
  }
}

function choose(text, name, number) {
  const button = text.querySelector(`input[name="${name}"][value="${number}"]`);
  if (!button || button.disabled) return false;
  button.checked = true;
  return true;
}

/** A press on a line begins a passage there; the next one, further on, ends it. */
function chooseByLines(text) {
  const own = form.querySelector("[data-own]");
  let begun = null;
  text.dataset.live = "";
  text.addEventListener("click", (event) => {
    const words = event.target.closest("[data-line] > span");
    if (!words) return;
    const number = Number(words.closest("[data-line]").dataset.line);
    if (begun !== null && number >= begun && choose(text, "last", number)) begun = null;
    else if (choose(text, "first", number)) {
      begun = number;
      choose(text, "last", number);
    }
    own.checked = true;
    mark(text);
    later();
  });
  text.addEventListener("change", () => { own.checked = true; mark(text); });
  form.addEventListener("change", ({ target }) => {
    if (target.name !== "passage" || !target.dataset.first) return;
    choose(text, "first", target.dataset.first);
    choose(text, "last", target.dataset.last);
    mark(text);
  });
}

// As platforms count, nearly: the server's count is the one that holds (social/counting.py).
const ADDRESS = /https?:\/\/\S+/g;
const seen = (text) => [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
const once = (code) => code <= 0x10ff || (0x2000 <= code && code <= 0x200d) || (0x2010 <= code && code <= 0x201f) || (0x2032 <= code && code <= 0x2037);
const weight = (cluster) => (/\p{Extended_Pictographic}/u.test(cluster) ? 2 : [...cluster].reduce((sum, one) => sum + (once(one.codePointAt(0)) ? 1 : 2), 0));
const short = (text, count) => count(text.replace(ADDRESS, "")) + 23 * (text.match(ADDRESS)?.length ?? 0);
const counts = {
  characters: (text) => [...text].length,
  graphemes: (text) => seen(text).length,
  shortened: (text) => short(text, counts.graphemes),
  weighted: (text) => short(text.normalize("NFC"), (rest) => seen(rest).reduce((sum, one) => sum + weight(one), 0)),
};

function countCaptions() {
  for (const note of form.querySelectorAll("[data-counted]")) {
    const field = document.getElementById(note.id.replace(/-count$/, ""));
    const count = counts[note.dataset.counted] ?? counts.characters;
    field.addEventListener("input", () => {
      const number = count(field.value.trim());
      note.textContent = form.dataset.running.replace("{count}", String(number)).replace("{limit}", note.dataset.limit);
      note.classList.toggle("field__count--over", number > Number(note.dataset.limit));
    });
  }
}

// Each try waits for the one before it; of those asked meanwhile only the last is drawn.
const tried = form.querySelector("[data-tried]");
let drawing = false;
let again = false;
let timer = 0;

async function draw() {
  if (drawing) { again = true; return; }
  drawing = true;
  const told = tried.querySelector("[data-told]");
  try {
    const answer = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form) });
    if (!answer.ok) throw new Error(answer.status === 422 ? await answer.text() : form.dataset.failed);
    const image = await createImageBitmap(await answer.blob());
    const canvas = tried.querySelector("canvas");
    canvas.width = image.width;
    canvas.height = image.height;
    canvas.getContext("2d").drawImage(image, 0, 0);
    told.textContent = "";
  } catch (error) {
    told.textContent = error instanceof TypeError ? form.dataset.failed : error.message;
  }
  tried.hidden = false;
  drawing = false;
  if (again) { again = false; draw(); }
}

function later() {
  if (tried.hidden) return;
  clearTimeout(timer);
  timer = setTimeout(draw, 250);
}

form.querySelector("[data-try]").addEventListener("click", (event) => { event.preventDefault(); draw(); });
form.addEventListener("change", later);
const text = form.querySelector("[data-text]");
if (text) chooseByLines(text);
countCaptions();
if (document.querySelector("[data-focus-on]")) import("./focus.js").then(({ focusOn }) => form.querySelectorAll("[data-focus-on]").forEach((one) => focusOn(one, later)));
