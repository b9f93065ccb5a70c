// Looks again every second and a half at what is under way, until it has ended.
const place = document.querySelector("[data-poll]");

async function look() {
  if (!place || place.querySelector("[data-ended]")) return;
  try {
    const answer = await fetch(place.dataset.poll, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) place.innerHTML = await answer.text();
  } catch {
    // The server is away for a moment; the next look will tell.
  }
  setTimeout(look, 1500);
}

setTimeout(look, 1500);
