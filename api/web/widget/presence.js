// Who is there, who is writing, and whether the line holds.

import { byId } from "../shared/dom.js";

const WRITING = 8000; // a hand that stopped sends no word of it
const GRACE = 2500; // short cuts are mended before anyone needs to know

export function presence({ word }) {
  const who = byId("presence");
  const writing = byId("typing");
  const lost = byId("lost");
  let side = "bot";
  let fade;
  let grace;

  function status(name) {
    if (name === "taken") side = "person";
    else if (name === "waiting") side = "waiting";
    else if (name === "returned" || name === "closed" || name === "abandoned") side = "bot";
    else return;
    who.dataset.side = side;
    who.textContent = word(`with_${side}`);
    byId("ask-person").hidden = side !== "bot";
    byId("leave-person").hidden = side !== "waiting";
  }

  return {
    status,
    reset: () => status("returned"),
    typing(from, on) {
      // Once a person is there the program is silent, so it does not pretend to write.
      if (from === "bot" && side === "person") return;
      clearTimeout(fade);
      writing.hidden = !on;
      if (!on) return;
      byId("typing-who").textContent = word(`writing_${from}`);
      fade = setTimeout(() => {
        writing.hidden = true;
      }, WRITING);
    },
    connection(held) {
      if (held) {
        clearTimeout(grace);
        grace = undefined;
        lost.hidden = true;
      } else {
        // Each try that fails reports again; the first one counts.
        grace ??= setTimeout(() => {
          lost.hidden = false;
        }, GRACE);
      }
    },
  };
}
