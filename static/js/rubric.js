// Wording a rubric: what a judge sees and what the weights come to follow what is typed, Alt with the arrows moves the
// criterion at hand, and leaving says that something is not saved. Without this module the buttons do the same.
const PAUSE = 400;

const form = document.querySelector("[data-rubric]");
const look = document.querySelector("[data-look]");
let unsaved = form.hasAttribute("data-unsaved");
let waiting = 0;
let asked = 0;

/** Show what came, unless a later question overtook it; what was tried out in the sheet stays chosen. */
function show(html) {
  const chosen = [...look.querySelectorAll(":checked")].map((one) => [one.name, one.value]);
  look.innerHTML = html;
  for (const [name, value] of chosen) {
    const level = look.querySelector(`input[name="${name}"][value="${value}"]`);
    if (level) level.checked = true;
  }
  for (const said of look.querySelectorAll("[data-share-of]")) {
    const place = form.querySelector(`[data-share="${said.dataset.shareOf}"]`);
    if (place) place.textContent = said.textContent;
  }
}

async function ask() {
  const mine = ++asked;
  try {
    const answer = await fetch(form.dataset.rubric, { method: "POST", body: new FormData(form), credentials: "same-origin" });
    const html = answer.ok && !answer.redirected ? await answer.text() : "";
    if (html && mine === asked) show(html);
  } catch {
    // The server is away for a moment; the button to save will tell.
  }
}

function follow() {
  clearTimeout(waiting);
  waiting = setTimeout(ask, PAUSE);
}

document.documentElement.dataset.live = "";
form.addEventListener("input", () => { unsaved = true; follow(); });
document.querySelectorAll('[name="reading"]').forEach((way) => way.addEventListener("change", follow));
form.addEventListener("submit", () => { unsaved = false; });
addEventListener("beforeunload", (event) => { if (unsaved) event.preventDefault(); });
form.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
  const way = event.key === "ArrowUp" ? "up-" : "down-";
  const button = event.target.closest("[data-criterion]")?.querySelector(`button[value^="${way}"]`);
  if (!button) return;
  event.preventDefault();
  form.requestSubmit(button);
});
