// The words, lines or characters of a text, counted while they are typed: by the same rules as on the server
// (entries/texts.py), which counts again and has the last word.

const SPACES = "\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const BETWEEN_WORDS = new RegExp(`[${SPACES}\\u200b\\u1361\\u2013\\u2014]+`, "u");
const SOMETHING = new RegExp(`[^${SPACES}]`, "u");
const LINE_ENDS = /\r\n|[\r\x0b\x0c\x85\u2028\u2029]/g;
const LETTER = /\p{L}/u;
const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

// Scripts written without spaces: first and last code point, and letters to a word.
const DENSE = [
  [0x0e00, 0x0fff, 5], [0x1000, 0x109f, 5], [0x1780, 0x17ff, 5], [0x3040, 0x30ff, 2], [0x3400, 0x9fff, 2],
  [0xf900, 0xfaff, 2], [0x20000, 0x3ffff, 2],
];

const lettersToAWord = (code) =>
  code < 0x0e00 ? 0 : DENSE.find(([first, last]) => first <= code && code <= last)?.[2] ?? 0;

/** The text as it is kept: plain line ends, no control characters, in NFC. */
export const tidy = (text) => text.replace(LINE_ENDS, "\n").replace(/(?![\n\t])\p{Cc}/gu, "").normalize("NFC");

/** Words; where a script has no spaces, as many as its letters usually make. */
export function countWords(text) {
  const dense = new Map();
  let words = 0;
  for (const token of tidy(text).split(BETWEEN_WORDS)) {
    let spaced = false;
    for (const char of token) {
      const size = lettersToAWord(char.codePointAt(0));
      if (size && LETTER.test(char)) dense.set(size, (dense.get(size) ?? 0) + 1);
      else if (!size && LETTER_OR_NUMBER.test(char)) spaced = true;
    }
    words += spaced;
  }
  return [...dense].reduce((sum, [size, letters]) => sum + Math.ceil(letters / size), words);
}

/** Lines with something on them. */
export const countLines = (text) => tidy(text).split("\n").filter((line) => SOMETHING.test(line)).length;

/** Characters as one counts them on paper: spaces and marks are none of their own. */
export const countCharacters = (text) => tidy(text).match(/[^\s\p{M}\p{C}]/gu)?.length ?? 0;

/** Whether most letters are of scripts that are written without spaces. */
export function isDense(text) {
  const letters = text.match(/\p{L}/gu) ?? [];
  return 2 * letters.filter((one) => lettersToAWord(one.codePointAt(0))).length > letters.length;
}

export const units = { words: countWords, lines: countLines, characters: countCharacters };

/** Keep `note` (data-count, data-of, data-limit, data-running) true to the text area it speaks of. */
export function countAsYouType(note) {
  const field = document.getElementById(note.dataset.of);
  const limit = Number(note.dataset.limit);
  const show = () => {
    if (!note.dataset.count) return; // a page that knows more speaks there itself
    const dense = note.dataset.denseLimit && isDense(field.value);
    const count = dense ? countCharacters(field.value) : units[note.dataset.count](field.value);
    note.textContent = (dense ? note.dataset.dense : note.dataset.running).replace("{count}", String(count));
    note.classList.toggle("field__count--over", count > (dense ? Number(note.dataset.denseLimit) : limit));
  };
  field.addEventListener("input", show);
  if (field.value) show();
}
