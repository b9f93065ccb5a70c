// A picture seen closely: larger and smaller, moved and turned, by mouse, by fingers and by keys.
import { announce } from "./announce.js";
import { fromTemplate, openDialog } from "./dialog.js";

const MOST = 8;
const STEP = 1.4;
const PACE = 60;

/** How a picture lies: its scale, where it is, and how often it was turned by a quarter. */
function placing(stage, image, say) {
  let scale = 1, x = 0, y = 0, turns = 0;

  function bounds() {
    const turned = turns % 2 === 1;
    const fit = turned ? Math.min(1, stage.clientWidth / image.clientHeight, stage.clientHeight / image.clientWidth) : 1;
    const wide = (turned ? image.clientHeight : image.clientWidth) * fit * scale;
    const high = (turned ? image.clientWidth : image.clientHeight) * fit * scale;
    return { fit, x: Math.max(0, (wide - stage.clientWidth) / 2), y: Math.max(0, (high - stage.clientHeight) / 2) };
  }

  function lay() {
    const limit = bounds();
    x = Math.min(limit.x, Math.max(-limit.x, x));
    y = Math.min(limit.y, Math.max(-limit.y, y));
    image.style.transform = `translate(${x}px, ${y}px) rotate(${turns * 90}deg) scale(${limit.fit * scale})`;
    stage.classList.toggle("zoom__stage--close", scale > 1);
  }

  return {
    get scale() { return scale; },
    /** Scale to `wanted`; the point (px, py), counted from the middle of the stage, stays where it is. */
    to(wanted, px = 0, py = 0) {
      const next = Math.min(MOST, Math.max(1, wanted));
      x = px - (px - x) * next / scale;
      y = py - (py - y) * next / scale;
      scale = next;
      lay();
      say(scale);
    },
    by(dx, dy) { x += dx; y += dy; lay(); },
    turn() { turns = (turns + 1) % 4; lay(); },
    whole() { scale = 1; x = y = 0; lay(); say(scale); },
    lay,
  };
}

function fromMiddle(stage, event) {
  const box = stage.getBoundingClientRect();
  return [event.clientX - box.left - box.width / 2, event.clientY - box.top - box.height / 2];
}

/** One finger or the mouse moves, two fingers pinch, a double tap goes near and back. */
function byHand(stage, place) {
  const down = new Map();
  let apart = 0, tapped = 0, by = "";
  const spread = () => { const [a, b] = [...down.values()]; return Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY); };

  stage.addEventListener("pointerdown", (event) => {
    by = event.pointerType;
    stage.setPointerCapture(event.pointerId);
    down.set(event.pointerId, event);
    if (down.size === 2) apart = spread();
  });
  stage.addEventListener("pointermove", (event) => {
    const before = down.get(event.pointerId);
    if (!before) return;
    down.set(event.pointerId, event);
    if (down.size === 1) place.by(event.clientX - before.clientX, event.clientY - before.clientY);
    else if (down.size === 2) {
      const [a, b] = [...down.values()];
      const middle = { clientX: (a.clientX + b.clientX) / 2, clientY: (a.clientY + b.clientY) / 2 };
      const now = spread();
      if (apart) place.to(place.scale * now / apart, ...fromMiddle(stage, middle));
      apart = now;
    }
  });
  const up = (event) => { down.delete(event.pointerId); apart = 0; };
  stage.addEventListener("pointercancel", up);
  stage.addEventListener("pointerup", (event) => {
    up(event);
    if (event.pointerType === "mouse" || down.size) return;
    if (event.timeStamp - tapped < 300) near(event);
    tapped = event.timeStamp;
  });
  const near = (event) => (place.scale > 1 ? place.whole() : place.to(2.5, ...fromMiddle(stage, event)));
  // A double tap of fingers was answered above already.
  stage.addEventListener("dblclick", (event) => { if (by === "mouse") near(event); });
  stage.addEventListener("wheel", (event) => {
    event.preventDefault();
    place.to(place.scale * Math.exp(-event.deltaY / 300), ...fromMiddle(stage, event));
  }, { passive: false });
}

function open(link) {
  const content = fromTemplate("zoom");
  if (!content) return false;
  const stage = content.querySelector("[data-stage]");
  const image = content.querySelector("img");
  const bar = content.querySelector("[data-bar]");
  const said = bar.dataset.said;
  image.src = link.href;
  image.alt = link.querySelector("img")?.alt ?? "";
  const dialog = openDialog(content, { kind: "dialog--zoom", label: image.alt });
  const place = placing(stage, image, (scale) => announce(said.replace("{percent}", String(Math.round(scale * 100)))));
  const deeds = {
    larger: () => place.to(place.scale * STEP),
    smaller: () => place.to(place.scale / STEP),
    whole: place.whole,
    turn: place.turn,
  };
  const keys = {
    "+": deeds.larger, "=": deeds.larger, "-": deeds.smaller, "−": deeds.smaller, 0: deeds.whole, r: deeds.turn, R: deeds.turn,
    ArrowLeft: () => place.by(PACE, 0), ArrowRight: () => place.by(-PACE, 0),
    ArrowUp: () => place.by(0, PACE), ArrowDown: () => place.by(0, -PACE),
  };
  bar.addEventListener("click", (event) => deeds[event.target.closest("[data-do]")?.dataset.do]?.());
  dialog.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !keys[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    keys[event.key]();
  });
  new ResizeObserver(place.lay).observe(stage);
  byHand(stage, place);
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-zoom]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (open(link)) event.preventDefault();
});
