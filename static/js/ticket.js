// A ticket says when something was sent, in the server's time and under its signature: taken just before sending,
// so that neither a slow line nor a full server makes a class late. Without one the request's beginning counts.

const PATIENCE = 8000;

/** Take tickets of this moment: one for each sending that begins now. */
export async function takeTickets(number) {
  const token = document.querySelector('input[name="csrf_token"]')?.value ?? "";
  const answer = await fetch("/ticket", {
    method: "POST",
    body: new URLSearchParams({ number }),
    headers: { "X-CSRFToken": token },
    credentials: "same-origin",
    redirect: "error",
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!answer.ok) throw new Error(`no ticket: ${answer.status}`);
  return (await answer.json()).tickets;
}

/** Take one ticket; send it as the field `ticket` or the header `X-Garland-Ticket`. */
export async function takeTicket() {
  return (await takeTickets(1))[0];
}

function carry(form, ticket) {
  const field = form.querySelector('input[name="ticket"]') ?? document.createElement("input");
  Object.assign(field, { type: "hidden", name: "ticket", value: ticket });
  if (!field.form) form.append(field);
}

/** Let a form take a ticket when it is sent; if none can be had, it is sent without. */
export function withTicket(form) {
  let stage = "idle";
  form.addEventListener("submit", async (event) => {
    if (stage === "ready") { stage = "idle"; return; }
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (stage === "asking") return;
    stage = "asking";
    try { carry(form, await takeTicket()); } catch { /* the server counts when the request begins */ }
    stage = "ready";
    form.requestSubmit(event.submitter);
  });
}

document.querySelectorAll("form[data-ticket]").forEach(withTicket);
