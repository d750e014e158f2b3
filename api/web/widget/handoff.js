// What the person who takes over will read: lines to choose from, then what came of the choice.

import { el } from "../shared/dom.js";
import { word } from "./around.js";

export function handoff(data, act) {
  return data.passed ? passed(data) : choosing(data, act);
}

// Chosen once: what she chose among stays to be read, also after a reload.
function passed(data) {
  for (const control of document.querySelectorAll(".card-handoff :is(input, button)")) control.disabled = true;
  return el("ul", { class: "signs" }, data.lines.map((one) => !one.struck && el("li", {}, one.text)));
}

function choosing(data, act) {
  const boxes = data.lines.map((one) => el("input", { type: "checkbox", value: one.id, checked: !one.struck }));
  const rows = boxes.map((box, index) => el("label", { class: "pass" }, box, el("span", {}, data.lines[index].text)));
  const form = el(
    "form",
    {
      submit(event) {
        event.preventDefault();
        for (const control of form.elements) control.disabled = true;
        act("handoff", boxes.filter((box) => !box.checked).map((box) => box.value));
      },
    },
    el("fieldset", {}, el("legend", {}, word("pass_on")), rows),
    el("button", { class: "action" }, word("pass_on_now")),
  );
  return form;
}
