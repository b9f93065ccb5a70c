// A frame over the picture that says what stays: by mouse, finger and keys. The numbers below it are the truth; without
// this script they are typed. The page is given its picture anew while it waits, so what is there is looked at anew.
import { withTicket } from "./ticket.js";

const EDGES = ["left", "top", "right", "bottom"];
const OTHER = { left: "right", right: "left", top: "bottom", bottom: "top" };
const LEAST = 10; // hundredths of a side that stay

function frameOver(crop) {
  const form = crop.closest("form");
  const fields = Object.fromEntries(EDGES.map((edge) => [edge, form.elements[edge]]));
  const frame = document.createElement("div");
  frame.className = "crop__frame";
  frame.tabIndex = 0;
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", crop.dataset.label);
  for (const x of ["left", "right"]) {
    for (const y of ["top", "bottom"]) {
      const corner = document.createElement("span");
      corner.className = "crop__corner";
      corner.dataset.x = x;
      corner.dataset.y = y;
      frame.append(corner);
    }
  }
  crop.append(frame);

  const value = (edge) => Math.min(90, Math.max(0, Number(fields[edge].value) || 0));
  const show = () => {
    EDGES.forEach((edge) => { frame.style[edge] = `${value(edge)}%`; });
    // A frame that cannot be moved lets a finger scroll the page.
    frame.classList.toggle("crop__frame--whole", EDGES.every((edge) => value(edge) === 0));
  };
  const put = (edge, number) => {
    fields[edge].value = Math.round(Math.min(100 - LEAST - value(OTHER[edge]), Math.max(0, number)));
  };
  // Moves two edges that face each other, as far as both can go.
  const shift = (edge, by) => {
    const step = Math.max(-value(edge), Math.min(value(OTHER[edge]), by));
    fields[edge].value = Math.round(value(edge) + step);
    fields[OTHER[edge]].value = Math.round(value(OTHER[edge]) - step);
  };

  function drag(event) {
    event.preventDefault();
    frame.focus({ preventScroll: true });
    frame.setPointerCapture(event.pointerId);
    const { x, y } = event.target.dataset;
    const from = Object.fromEntries(EDGES.map((edge) => [edge, value(edge)]));
    const box = crop.getBoundingClientRect();
    const move = (at) => {
      const across = (100 * (at.clientX - event.clientX)) / box.width;
      const down = (100 * (at.clientY - event.clientY)) / box.height;
      if (x) {
        put(x, from[x] + (x === "left" ? across : -across));
        put(y, from[y] + (y === "top" ? down : -down));
      } else {
        EDGES.forEach((edge) => { fields[edge].value = from[edge]; });
        shift("left", across);
        shift("top", down);
      }
      show();
    };
    const end = () => {
      frame.removeEventListener("pointermove", move);
      frame.removeEventListener("pointerup", end);
      frame.removeEventListener("pointercancel", end);
    };
    frame.addEventListener("pointermove", move);
    frame.addEventListener("pointerup", end);
    frame.addEventListener("pointercancel", end);
  }

  function press(event) {
    const way = { ArrowLeft: ["left", -1], ArrowRight: ["left", 1], ArrowUp: ["top", -1], ArrowDown: ["top", 1] }[event.key];
    if (!way || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const [edge, by] = way;
    if (event.shiftKey) put(OTHER[edge], value(OTHER[edge]) - by);
    else shift(edge, by);
    show();
  }

  frame.addEventListener("pointerdown", drag);
  frame.addEventListener("keydown", press);
  EDGES.forEach((edge) => fields[edge].addEventListener("input", show));
  withTicket(form);
  show();
}

function look() {
  for (const crop of document.querySelectorAll("[data-crop]")) if (!crop.querySelector(".crop__frame")) frameOver(crop);
}

look();
const place = document.querySelector("[data-poll]");
if (place) new MutationObserver(look).observe(place, { childList: true });
