// Looks again every second and a half (or `data-every` milliseconds) at what is under way, until it has ended.
const place = document.querySelector("[data-poll]");
const pause = Number(place?.dataset.every) || 1500;
let said = "";

async function look() {
  if (!place || place.querySelector("[data-ended]")) return;
  try {
    const answer = await fetch(place.dataset.poll, { credentials: "same-origin" });
    const words = answer.ok && !answer.redirected ? await answer.text() : said;
    // What has not changed is not read out again.
    if (words !== said) place.innerHTML = said = words;
    if (place.querySelector("[data-anew]")) return location.reload();
  } catch {
    // The server is away for a moment; the next look will tell.
  }
  setTimeout(look, pause);
}

setTimeout(look, pause);
