// One thing said, as the desk sees it. What the screen has flagged is covered until somebody chooses to read it.

import { el, icon } from "../shared/dom.js";
import { word } from "./words.js";
import { cardSummary } from "./cards.js";
import { clock } from "./moments.js";
import { axesWords, levelWord } from "./risk.js";

// `by`: who of the team wrote it. Visitors never see that name.
export function bubble(event, { flag, by } = {}) {
  if (event.kind === "status") {
    const said = [clock(event.at), event.text].filter(Boolean).join(" · ");
    return el("div", { class: "entry status" }, el("p", {}, said));
  }
  const who = el("p", { class: "who" }, by ?? word(`who_${event.from}`), " ", el("time", { datetime: event.at }, clock(event.at)));
  const entry = el("div", { class: `entry from-${event.from}` }, who);
  if (event.text) {
    const said = el("p", { class: "said" }, event.text);
    entry.append(...(flag ? cover(said, flag) : [said]));
  }
  if (event.card) entry.append(cardSummary(event.card, { folded: event.from !== "counsellor" }));
  if (event.choices?.length) entry.append(el("p", { class: "offered" }, event.choices.map(({ label }) => label).join(" / ")));
  return entry;
}

// The warning stands where the text will be, so that nothing else moves when it opens.
function cover(said, flag) {
  const about = [levelWord(flag.level), ...axesWords(flag.axes)].join(", ");
  const button = el("button", { type: "button", class: "small uncover" }, word("flagged_open"));
  const warning = el("div", { class: "flag" }, el("p", {}, icon("eye-off"), word("flagged_why", { why: about })), button);
  said.hidden = true;
  button.addEventListener("click", () => {
    said.hidden = !said.hidden;
    button.setAttribute("aria-expanded", String(!said.hidden));
    button.textContent = word(said.hidden ? "flagged_open" : "flagged_hide");
  });
  button.setAttribute("aria-expanded", "false");
  return [warning, said];
}

export function uncoverAll(log) {
  for (const button of log.querySelectorAll('.uncover[aria-expanded="false"]')) button.click();
}

// state: "sending", "offline" or "failed" (both can be sent again), "sent", "delivered", "seen"
export function mark(entry, state, { retry, retract, reason } = {}) {
  entry.dataset.state = state;
  entry.querySelector(".state")?.remove();
  const line = el("p", { class: "state" });
  if (state === "failed" || state === "offline") line.append(icon("alert"), reason || word(state === "failed" ? "failed" : "offline_send"));
  else line.append(word(state));
  if (retry) line.append(" ", el("button", { type: "button", class: "small", click: retry }, word("retry")));
  if (retract) line.append(" ", el("button", { type: "button", class: "small", click: retract }, word("retract")));
  entry.append(line);
}
