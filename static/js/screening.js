// The button of the list says how many entries it will accept.
const form = document.querySelector("form[data-accept]");
const button = form?.querySelector("[data-labels]");
const labels = JSON.parse(button?.dataset.labels ?? "[]");
const none = button?.textContent;

function count() {
  const ticked = form.querySelectorAll("input[name=entry]:checked").length;
  button.textContent = ticked ? labels[ticked - 1] : none;
}

if (button) {
  form.addEventListener("change", count);
  count();
}
