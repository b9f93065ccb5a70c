// The middle of the face, by a press on the picture. The numbers below it are the truth; without this script, and by
// keys, they are typed. The page is given its picture anew while it waits, so what is there is looked at anew.

function markOn(face) {
  const form = face.closest("form");
  const [across, down] = [form.elements[face.dataset.x], form.elements[face.dataset.y]];
  const [upright, level] = face.querySelectorAll("line");
  const show = () => {
    upright.setAttribute("x1", across.value);
    upright.setAttribute("x2", across.value);
    level.setAttribute("y1", down.value);
    level.setAttribute("y2", down.value);
  };
  face.dataset.ready = "";
  face.addEventListener("click", (event) => {
    const box = face.getBoundingClientRect();
    const share = (at, from, size) => Math.round(Math.min(100, Math.max(0, (100 * (at - from)) / size)));
    across.value = share(event.clientX, box.left, box.width);
    down.value = share(event.clientY, box.top, box.height);
    show();
  });
  for (const field of [across, down]) field.addEventListener("input", show);
  show();
}

function look() {
  for (const face of document.querySelectorAll("[data-face]:not([data-ready])")) markOn(face);
}

look();
const place = document.querySelector("[data-poll]");
if (place) new MutationObserver(look).observe(place, { childList: true });
