// Loaded when somebody wants a code or comes back with one. Pressed twice it is one try: each answer is another token.

import { byId } from "../shared/dom.js";
import { word } from "./around.js";

let trying = false;

// Another in the place of one that was lost.
export async function anew(api) {
  const { receipt } = await api.receipt();
  return { events: [{ from: "service", text: word("code", { code: receipt }) }] };
}

// Whether the conversation that the code opened goes on; nothing if it opened none. What was typed stays until then.
export async function back(resume) {
  if (trying) return;
  trying = true;
  const box = byId("receipt");
  let live;
  let problem = "";
  try {
    live = await resume(box.value.trim());
    box.value = "";
    byId("code").close();
  } catch ({ status, detail }) {
    problem = status === 404 ? word("code_unknown") : detail || word("no_network");
  }
  byId("code-problem").textContent = problem;
  trying = false;
  return live;
}
