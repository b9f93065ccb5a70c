// Typing a sheet from paper: a digit goes on to the next question, Enter saves.
const fields = [...document.querySelectorAll("[data-typing] [data-digit]")];

fields.forEach((field, index) => {
  field.addEventListener("focus", () => field.select());
  field.addEventListener("input", () => {
    const next = fields[index + 1] ?? document.querySelector("form.form [type=submit]");
    if (/^\d$/.test(field.value)) next?.focus();
  });
});
