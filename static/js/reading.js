// How the texts lie before a judge: larger or smaller, in plain letters, side by side or in turn. Kept on this device.

const KEPT = "garland.reading";
const SIZES = [0.85, 1, 1.15, 1.3, 1.5, 1.75];

function read() {
  try { return { size: 1, ...JSON.parse(localStorage.getItem(KEPT)) }; } catch { return { size: 1 }; }
}

function readyTools(tools) {
  const page = document.documentElement;
  const reading = document.querySelector(".reading");
  const texts = [...document.querySelectorAll(".reading__text")];
  const wish = read();
  const button = (name) => tools.querySelector(`[data-do="${name}"]`);
  const roomy = () => tools.parentElement.clientWidth >= 78 * parseFloat(getComputedStyle(page).fontSize);
  const beside = () => wish.lie === "beside" || (wish.lie !== "turn" && roomy());

  function show() {
    page.style.setProperty("--letters", SIZES[wish.size]);
    page.classList.toggle("plain-letters", Boolean(wish.plain));
    button("smaller").disabled = wish.size === 0;
    button("larger").disabled = wish.size === SIZES.length - 1;
    button("plain").setAttribute("aria-pressed", Boolean(wish.plain));
    if (!reading) return;
    reading.dataset.lie = beside() ? "beside" : "turn";
    button("lie").setAttribute("aria-pressed", beside());
    // Texts in turn share a name, so that one closes when the other opens.
    texts.forEach((text) => { if (beside()) text.removeAttribute("name"); else text.name = "reading"; });
    if (beside()) texts.forEach((text) => { text.open = true; });
    else if (texts.filter((text) => text.open).length !== 1) texts.forEach((text, at) => { text.open = at === 0; });
  }

  const deeds = {
    smaller() { wish.size = Math.max(0, wish.size - 1); },
    larger() { wish.size = Math.min(SIZES.length - 1, wish.size + 1); },
    plain() { wish.plain = !wish.plain; },
    lie() { wish.lie = beside() ? "turn" : "beside"; },
  };
  tools.addEventListener("click", (event) => {
    const deed = deeds[event.target.closest("[data-do]")?.dataset.do];
    if (!deed) return;
    deed();
    try { localStorage.setItem(KEPT, JSON.stringify(wish)); } catch { /* a closed store: it holds as long as the page */ }
    show();
  });
  new ResizeObserver(show).observe(tools.parentElement);
  tools.hidden = false;
  show();
}

document.querySelectorAll("[data-reading-tools]").forEach(readyTools);
// What a link leads to is opened for whoever follows it.
document.querySelectorAll("a[data-opens]").forEach((link) => link.addEventListener("click", () => {
  document.querySelector(link.hash).open = true;
}));
