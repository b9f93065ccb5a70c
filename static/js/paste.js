// Pasting out of a word processor: its paragraphs and breaks become the lines and stanzas of a poem or the paragraphs
// of an essay; whatever else it brings (faces, colours, notes of changes) stays behind. From elsewhere the plain text
// is pasted as browsers do.

const OFFICE = /class="?Mso|urn:schemas-microsoft-com:office|docs-internal-guid|content="(?:LibreOffice|OpenOffice)|<!--StartFragment-->[^]*mso-/i;
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, li, blockquote, pre, tr, div";
const LEFT_OUT = "style, script, head, title, meta, link, del, [style*='mso-element:comment'], [style*='display:none'], .MsoCommentText";

/** Whether HTML from the clipboard comes from a word processor. */
export const isOffice = (html) => OFFICE.test(html);

/** The text of one block: white space as one sees it, its breaks as line ends. */
function linesOf(block) {
  let text = "";
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) text += node.data.replace(/[ \t\r\n]+/g, " ");
    else if (node.nodeName === "BR") text += "\n";
    else if (node.nodeType === Node.ELEMENT_NODE) {
      node.childNodes.forEach(walk);
      if (node.matches("td, th") && node.nextElementSibling) text += " ";
    }
  };
  block.childNodes.forEach(walk);
  // Indents are spaces that do not break; one alone between words is meant by the language.
  const indented = text.replace(/[ \u00a0]{2,}/g, (run) => (run.includes("\u00a0") ? " ".repeat(run.length) : " "));
  const lines = indented.split("\n").map((line) => line.replace(/[ \u00a0]+$/, ""));
  return lines.map((line, at) => (at && line.startsWith(" ") && !line.startsWith("  ") ? line.slice(1) : line));
}

/** The blocks that hold text themselves, in their order; text outside of any counts as one. */
function blocksOf(body) {
  const blocks = [...body.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS));
  return blocks.length ? blocks : [body];
}

/** The plain text of a word processor's HTML, for prose or for verse. */
export function asPlain(html, { prose }) {
  const body = new DOMParser().parseFromString(html, "text/html").body;
  body.querySelectorAll(LEFT_OUT).forEach((part) => part.remove());
  // Google writes an empty line as a break between paragraphs.
  body.querySelectorAll("br").forEach((br) => {
    if (!br.closest(BLOCKS) && body.querySelector(BLOCKS)) br.replaceWith(document.createElement("p"));
  });
  const blocks = blocksOf(body).map(linesOf).map((lines) => {
    const last = lines.length > 1 && !lines.at(-1) ? lines.slice(0, -1) : lines;
    return last.some((line) => line.trim()) ? last : [];
  });
  const apart = prose || (!blocks.some((lines) => !lines.length) && blocks.some((lines) => lines.length > 1));
  return joined(blocks, apart);
}

/** Blocks under each other; an empty one, or `apart`, leaves one blank line. */
function joined(blocks, apart) {
  const lines = [];
  blocks.forEach((block) => {
    if (!block.length) lines.push("");
    else lines.push(...block, ...(apart ? [""] : []));
  });
  return lines.join("\n").replace(/\n{3,}/g, "\n\n").replace(/^\n+|\n+$/g, "");
}

/** Let a text area take what comes from a word processor as plain lines; `prose()` says how they are meant. */
export function pastePlainly(field, prose) {
  field.addEventListener("paste", (event) => {
    const html = event.clipboardData?.getData("text/html") ?? "";
    if (!isOffice(html)) return;
    const text = asPlain(html, { prose: prose() });
    if (!text) return;
    event.preventDefault();
    // Typed for the person, so that it can be undone; where that is not known, put in its place.
    if (!document.execCommand("insertText", false, text)) field.setRangeText(text, field.selectionStart, field.selectionEnd, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
