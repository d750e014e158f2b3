// Loaded when somebody wants a code or comes back with one. Pressed twice it is one try: each answer is another token.

import { byId } from "../shared/dom.js";
import { word } from "./around.js";

let trying = false;

// Another in the place of one that was lost.
export async function anew(api) {
  const { receipt } = await api.receipt();
  return { events: [{ from: "service", text: word("code", { code: receipt }) }] };
}

// Whether the code opened a conversation.
export async function back(resume) {
  if (trying) return false;
  trying = true;
  const box = byId("receipt");
  let problem = "";
  try {
    await resume(box.value.trim());
  } catch ({ status, detail }) {
    problem = status === 404 ? word("code_unknown") : detail || word("failed");
  }
  byId("code-problem").textContent = problem;
  box.value = "";
  if (!problem) byId("code").close();
  trying = false;
  return !problem;
}
