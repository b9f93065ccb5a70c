// The words or lines of a text area, counted while they are typed. The server counts again and has the last word.

const units = {
  words: (text) => text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)?.length ?? 0,
  lines: (text) => text.split("\n").filter((line) => line.trim()).length,
};

/** Keep `note` (data-count, data-of, data-limit, data-running) true to the text area it speaks of. */
export function countAsYouType(note) {
  const field = document.getElementById(note.dataset.of);
  const limit = Number(note.dataset.limit);
  const show = () => {
    const count = units[note.dataset.count](field.value);
    note.textContent = note.dataset.running.replace("{count}", String(count));
    note.classList.toggle("field__count--over", count > limit);
  };
  field.addEventListener("input", show);
  if (field.value) show();
}
