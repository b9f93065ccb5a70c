// One sheet's choices on their way to the server, and how it went: saved, stale (something else came before), refused,
// away, signed-out, gone.

/** The sheet's page asked for once more: its token, "" where nobody is signed in, null where there is no such sheet now. */
async function freshToken(page) {
  const answer = await fetch(page, { redirect: "manual", cache: "no-store" });
  if (answer.type === "opaqueredirect") return "";
  if (answer.status >= 500) throw new TypeError("away");
  if (!answer.ok) return null;
  const read = new DOMParser().parseFromString(await answer.text(), "text/html");
  return read.querySelector('input[name="csrf_token"]')?.value ?? null;
}

async function post(url, token, body) {
  const answer = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token }, redirect: "manual" });
  const told = answer.headers.get("content-type")?.includes("json") ? await answer.json() : null;
  return { status: answer.status, type: answer.type, told };
}

function outcome({ status, told }) {
  if (status >= 500 || status === 429) return { kind: "away" };
  if (!told) return null;
  if (told.saved_at) return { kind: "saved", version: told.version, at: told.saved_at };
  if (told.stands) return { kind: "stale", version: told.version, stands: told.stands, handedIn: told.handed_in };
  return { kind: "refused", error: told.error };
}

/** Post to `url`, with a new token if this one has had its day; the outcome says which token holds now. */
async function insist(url, page, token, body, read) {
  try {
    const first = read(await post(url, token, body));
    if (first) return first;
    const fresh = await freshToken(page);
    if (fresh === "") return { kind: "signed-out" };
    if (fresh === null) return { kind: "gone" };
    return { token: fresh, ...(read(await post(url, fresh, body)) ?? { kind: "gone" }) };
  } catch {
    return { kind: "away" };
  }
}

/** Send values by field name, typed over `version` of the sheet. */
export function deliver({ page, token, version, values }) {
  return insist(`${page}/save`, page, token, new URLSearchParams({ ...values, version }), outcome);
}

/** Open a handed-in sheet again. */
export function reopen({ page, token }) {
  const read = ({ status, type }) => (type === "opaqueredirect" ? { kind: "saved" } : status >= 500 ? { kind: "away" } : null);
  return insist(`${page}/reopen`, page, token, new URLSearchParams(), read);
}
