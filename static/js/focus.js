// A frame over a picture that says what a card shows of it: moved by mouse, finger and arrow keys, made nearer by + and
// −. The numbers below it are the truth; without this script they are typed.

const MOST = 400;
const within = (number, least, most) => Math.min(most, Math.max(least, number));

/** Lay a frame over the picture of a format; `changed` is told when it was moved. */
export function focusOn(format, changed) {
  const picture = format.querySelector(".focus__picture");
  const image = picture.querySelector("img");
  const fields = Object.fromEntries([...format.querySelectorAll("[data-part]")].map((one) => [one.dataset.part, one]));
  const frame = document.createElement("div");
  frame.className = "focus__frame";
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", format.dataset.label);
  picture.append(frame);

  const typed = (part, usual) => {
    const number = Number.parseFloat(fields[part].value.replace(",", "."));
    return Number.isFinite(number) ? number : usual;
  };
  // How much of each side is seen, in hundredths: as much as fills a frame of the card's shape.
  function sides() {
    const shape = format.dataset.width / format.dataset.height / (image.getAttribute("width") / image.getAttribute("height"));
    const near = 100 / within(typed("zoom", 100), 100, MOST);
    return [100 * near * Math.min(1, shape), 100 * near * Math.min(1, 1 / shape)];
  }
  function show() {
    // Nothing chosen: it is left to Garland, which shows the whole picture where it can.
    const [wide, high] = Object.values(fields).some((field) => field.value.trim()) ? sides() : [100, 100];
    const left = within(typed("x", 50) - wide / 2, 0, 100 - wide);
    const top = within(typed("y", 50) - high / 2, 0, 100 - high);
    Object.assign(frame.style, { left: `${left}%`, top: `${top}%`, width: `${wide}%`, height: `${high}%` });
  }
  function put(x, y, zoom = typed("zoom", 100)) {
    fields.zoom.value = Math.round(within(zoom, 100, MOST));
    const [wide, high] = sides();
    fields.x.value = Math.round(within(x, wide / 2, 100 - wide / 2));
    fields.y.value = Math.round(within(y, high / 2, 100 - high / 2));
    show();
    changed();
  }

  frame.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    frame.focus({ preventScroll: true });
    frame.setPointerCapture(event.pointerId);
    const [x, y, box] = [typed("x", 50), typed("y", 50), picture.getBoundingClientRect()];
    const move = (at) => put(x + (100 * (at.clientX - event.clientX)) / box.width, y + (100 * (at.clientY - event.clientY)) / box.height);
    const end = () => {
      frame.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) frame.removeEventListener(name, end);
    };
    frame.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) frame.addEventListener(name, end);
  });
  frame.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = { ArrowLeft: [-2, 0, 0], ArrowRight: [2, 0, 0], ArrowUp: [0, -2, 0], ArrowDown: [0, 2, 0], "+": [0, 0, 10], "-": [0, 0, -10] }[event.key];
    if (!step) return;
    event.preventDefault();
    put(typed("x", 50) + step[0], typed("y", 50) + step[1], typed("zoom", 100) + step[2]);
  });
  for (const field of Object.values(fields)) field.addEventListener("input", show);
  show();
}
