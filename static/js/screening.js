// The button of the list says how many entries it will accept, also when the list has been fetched anew.
const plain = new WeakMap();

function count() {
  const form = document.querySelector("form[data-accept]");
  const button = form?.querySelector("[data-labels]");
  if (!button) return;
  if (!plain.has(button)) plain.set(button, button.textContent);
  const ticked = form.querySelectorAll("input[name=entry]:checked").length;
  button.textContent = ticked ? JSON.parse(button.dataset.labels)[ticked - 1] : plain.get(button);
}

document.addEventListener("change", (event) => { if (event.target.name === "entry") count(); });
document.addEventListener("htmx:afterSettle", count);
count();
