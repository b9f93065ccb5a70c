// A slider beside a number: each moves the other. After a change the page says what can be said at a glance; the rest
// waits for the button. Without this the number alone is there, and the button does it all.
const PAUSE = 350;

for (const slider of document.querySelectorAll("input[data-slides]")) {
  const number = document.getElementById(slider.dataset.slides);
  const follow = () => { slider.value = number.value; };
  slider.hidden = false;
  follow();
  number.addEventListener("input", follow);
  slider.addEventListener("input", () => {
    number.value = slider.value;
    number.dispatchEvent(new Event("change", { bubbles: true }));
  });
}

const said = document.querySelector("[data-glance]");
let waiting = 0;
let asked = 0;

async function look(form) {
  const mine = ++asked;
  try {
    const answer = await fetch(said.dataset.glance, { method: "POST", body: new FormData(form), credentials: "same-origin" });
    const words = answer.ok && !answer.redirected ? await answer.text() : "";
    // An answer that was overtaken says nothing any more.
    if (mine === asked && words && words !== said.textContent) said.textContent = words;
  } catch {
    // The server is away for a moment; the button will tell.
  }
}

const form = said?.closest("form");
form?.addEventListener("change", () => {
  clearTimeout(waiting);
  waiting = setTimeout(look, PAUSE, form);
});
if (form) look(form);
