// One thing said: who speaks, the words, and under them the choices or the card that came along.

import { el, icon } from "../shared/dom.js";
import { card } from "./cards.js";
import { forms, word } from "./words.js";

export function bubble(event, { choose, act }) {
  if (event.kind === "status") return el("div", { class: "entry status" }, el("p", {}, event.text ?? ""));
  const entry = el("div", { class: `entry from-${event.from}` }, el("p", { class: "who", ...forms(`who_${event.from}`) }, word(`who_${event.from}`)));
  if (event.text) entry.append(el("p", { class: "said" }, ...paragraphs(event.text)));
  if (event.card) entry.append(card(event.card, act));
  if (event.choices?.length) entry.append(choices(event.choices, choose));
  return entry;
}

function paragraphs(text) {
  return text.split("\n").flatMap((line, index) => (index ? [el("br"), line] : [line]));
}

function choices(list, choose) {
  const group = el("div", { class: "choices", role: "group", "aria-label": word("choices") });
  for (const choice of list) {
    const button = el("button", { type: "button", class: "choice" }, choice.label);
    button.addEventListener("click", () => {
      button.setAttribute("aria-pressed", "true");
      choose(choice);
    });
    group.append(button);
  }
  return group;
}

// Used once or left behind: what was offered stays readable and can no longer be pressed.
export function retire(log) {
  for (const button of log.querySelectorAll(".choices:not(.used) button")) button.disabled = true;
  for (const group of log.querySelectorAll(".choices:not(.used)")) group.classList.add("used");
}

// state: "sending", "failed" or "unkept" (can be sent again), "sent"
export function mark(entry, state, { retry, reason } = {}) {
  entry.dataset.state = state;
  entry.querySelector(".state")?.remove();
  if (state === "sent") return;
  const line = el("p", { class: "state" });
  if (state === "sending") line.append(word("sending"));
  else {
    line.append(icon("alert"), reason || word(state));
    if (retry) line.append(" ", el("button", { type: "button", class: "retry", click: retry }, word("retry")));
  }
  entry.append(line);
}
