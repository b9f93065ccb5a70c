// Looks again for pictures that are being made, and puts each in its place; what is typed beside it stays.
const waiting = () => document.querySelectorAll("[data-picture][data-waiting]");

async function look() {
  if (!waiting().length) return;
  try {
    const answer = await fetch(location.href, { credentials: "same-origin" });
    if (answer.ok && !answer.redirected) renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
  } catch {
    // The server is away for a moment; the next look will tell.
  }
  setTimeout(look, 1500);
}

function renew(page) {
  for (const picture of waiting()) {
    const fresh = page.querySelector(`[data-picture="${picture.dataset.picture}"]`);
    if (!fresh || fresh.hasAttribute("data-waiting")) continue;
    for (const part of ["frame", "said"]) {
      picture.querySelector(`[data-part="${part}"]`).replaceWith(fresh.querySelector(`[data-part="${part}"]`));
    }
    picture.removeAttribute("data-waiting");
  }
}

setTimeout(look, 1500);
