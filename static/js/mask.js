// Parts of a picture covered for the judges: drawn by mouse or finger, moved and sized by keys.
const STEP = 1, SMALL = 0.5, NEW = { left: 35, top: 40, width: 30, height: 15 };
const SIDES = ["left", "top", "width", "height"];
const within = (value, least, most) => Math.min(most, Math.max(least, value));

/** An area in per cent, kept within the picture. */
function fitted({ left, top, width, height }) {
  const wide = within(width, SMALL, 100), high = within(height, SMALL, 100);
  return { left: within(left, 0, 100 - wide), top: within(top, 0, 100 - high), width: wide, height: high };
}

function between(from, to) {
  return fitted({
    left: Math.min(from.x, to.x), top: Math.min(from.y, to.y),
    width: Math.abs(from.x - to.x), height: Math.abs(from.y - to.y),
  });
}

/** The rows of numbers that are sent: what is drawn is written there, and nothing else is kept. */
function rowsOf(form) {
  const home = form.querySelector("[data-numbers]"), pattern = home.querySelector("[data-row]").cloneNode(true);
  return {
    read() {
      return [...home.querySelectorAll("[data-row]")]
        .map((row) => Object.fromEntries(SIDES.map((side) => [side, Number.parseFloat(row.querySelector(`[name=${side}]`).value.replace(",", "."))])))
        .filter((area) => SIDES.every((side) => Number.isFinite(area[side])));
    },
    write(areas) {
      for (const row of home.querySelectorAll("[data-row]")) row.remove();
      for (const area of areas) {
        const row = pattern.cloneNode(true);
        for (const side of SIDES) row.querySelector(`[name=${side}]`).value = area[side].toFixed(1);
        home.append(row);
      }
    },
  };
}

function covering(form) {
  const stage = form.querySelector("[data-stage]"), said = form.querySelector("[data-said]"), rows = rowsOf(form);
  const areas = rows.read(), saved = JSON.stringify(areas), drop = form.querySelector("[data-remove]");
  let chosen = -1, sending = false;

  const place = (event) => {
    const box = stage.getBoundingClientRect();
    return { x: within((event.clientX - box.left) / box.width * 100, 0, 100), y: within((event.clientY - box.top) / box.height * 100, 0, 100) };
  };

  function lay(button, area) {
    for (const side of SIDES) button.style[side] = `${area[side]}%`;
  }

  function say() {
    const number = areas.length ? form.dataset.some.replace("{number}", areas.length) : form.dataset.none;
    said.textContent = isOpen() ? `${number} ${form.dataset.unsaved}` : number;
    drop.hidden = !areas.length;
  }

  function isOpen() { return JSON.stringify(areas) !== saved; }

  function keep() { rows.write(areas); say(); }

  function change(at, area) {
    areas[at] = fitted(area);
    lay(stage.querySelectorAll("[data-area]")[at], areas[at]);
    keep();
  }

  function remove(at) {
    areas.splice(at, 1);
    chosen = -1;
    keep();
    draw();
    (stage.querySelectorAll("[data-area]")[Math.min(at, areas.length - 1)] ?? form.querySelector("[data-add]")).focus();
  }

  function byKey(event, at) {
    const { left, top, width, height } = areas[at];
    const way = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] }[event.key];
    if (way) {
      change(at, event.shiftKey ? { left, top, width: width + way[0], height: height + way[1] } : { left: left + way[0], top: top + way[1], width, height });
    } else if (event.key === "Delete" || event.key === "Backspace") {
      remove(at);
    } else return;
    event.preventDefault();
  }

  /** Follow a pointer until it is lifted; `follow` gets where it is. */
  function follow(target, event, moved) {
    target.setPointerCapture(event.pointerId);
    const move = (now) => moved(place(now));
    target.addEventListener("pointermove", move);
    const end = () => { target.removeEventListener("pointermove", move); keep(); };
    target.addEventListener("pointerup", end, { once: true });
    target.addEventListener("pointercancel", end, { once: true });
    event.preventDefault();
    event.stopPropagation();
  }

  function button(area, at) {
    const made = document.createElement("button"), corner = document.createElement("span");
    made.type = "button";
    made.className = "covering__area";
    made.dataset.area = at;
    made.setAttribute("aria-label", form.dataset.area.replace("{number}", at + 1));
    corner.className = "covering__corner";
    made.append(corner);
    lay(made, area);
    made.addEventListener("keydown", (event) => byKey(event, at));
    made.addEventListener("focus", () => { chosen = at; });
    made.addEventListener("pointerdown", (event) => {
      const from = place(event), { left, top, width, height } = areas[at];
      made.focus();
      follow(made, event, ({ x, y }) => change(at, { left: left + x - from.x, top: top + y - from.y, width, height }));
    });
    corner.addEventListener("pointerdown", (event) => {
      const { left, top } = areas[at];
      made.focus();
      follow(corner, event, ({ x, y }) => change(at, { left, top, width: x - left, height: y - top }));
    });
    return made;
  }

  function draw() {
    for (const old of stage.querySelectorAll("[data-area]")) old.remove();
    stage.append(...areas.map(button));
  }

  function add(area) {
    areas.push(fitted(area));
    draw();
    keep();
    return areas.length - 1;
  }

  stage.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const from = place(event), at = add({ left: from.x, top: from.y, width: SMALL, height: SMALL });
    follow(stage, event, (to) => change(at, between(from, to)));
    stage.addEventListener("pointerup", () => { if (areas[at].width <= 1 && areas[at].height <= 1) remove(at); }, { once: true });
  });
  form.querySelector("[data-add]").addEventListener("click", () => {
    const at = add(NEW);
    stage.querySelectorAll("[data-area]")[at].focus();
  });
  drop.addEventListener("click", () => remove(chosen in areas ? chosen : areas.length - 1));
  form.addEventListener("submit", () => { sending = true; });
  window.addEventListener("beforeunload", (event) => { if (isOpen() && !sending) event.preventDefault(); });
  form.querySelector("[data-tools]").hidden = false;
  form.querySelector("[data-numbers]").hidden = true;
  stage.classList.add("covering__stage--live");
  draw();
  say();
}

for (const form of document.querySelectorAll("[data-covering]")) if (form.querySelector("[data-stage]")) covering(form);
