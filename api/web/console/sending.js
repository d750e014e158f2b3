// Messages of one conversation on their way. One that failed keeps its client_id: sent again, it is stored once.

import { oneByOne } from "./order.js";
import { Problem } from "./problem.js";
import { word } from "./words.js";

export function sending({ say, log, settled, refused }) {
  const held = new Map(); // client_id → message that waits for the network, a sign-in, or to be taken back
  const never = new Set(); // of these, what the server does not take as it is

  const out = oneByOne({
    send: say,
    sending(message) {
      held.delete(message.body.client_id);
      log.sending(message.body.client_id, { ...message.shown, from: "counsellor", at: new Date().toISOString() });
    },
    answered(_message, { event }) {
      log.show(event);
      settled();
    },
    failed(message, problem) {
      if (!(problem instanceof Problem)) throw problem;
      const id = message.body.client_id;
      held.set(id, message);
      if (!problem.passing) never.add(id);
      const waits = problem.status === 0 || problem.status === 401;
      log.mark(id, waits ? "offline" : "failed", {
        reason: problem.status === 401 ? word("session_over") : waits ? "" : problem.detail,
        retry: problem.passing && (() => out.add(message)),
        retract() {
          held.delete(id);
          never.delete(id);
          log.drop(id);
          refused(message.shown.text ?? "");
        },
      });
      settled();
    },
  });

  return {
    text: (text) => out.add({ body: { client_id: crypto.randomUUID(), text }, shown: { kind: "text", text } }),
    card: (part, title) => out.add({ body: { client_id: crypto.randomUUID(), ...part }, shown: { kind: "card", card: { title } } }),
    // Back online or signed in again.
    again() {
      for (const [id, message] of [...held]) if (!never.has(id)) out.add(message);
    },
    get unsent() {
      return out.busy || held.size > 0;
    },
  };
}
