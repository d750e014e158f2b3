// When the team answers: the seven days, and the dates that are not like the others.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { dayOf } from "./moments.js";
import { keptRule, keptWeek, readWeek, spans } from "./week.js";

export function hours({ api, tell }) {
  const form = byId("hours-form");
  const add = byId("exception-form");
  const days = byId("hours-days");
  const raw = byId("hours-raw");
  let exceptions = [];
  let rule = "";

  function field(index, value) {
    const box = el("input", { name: `day-${index}`, autocomplete: "off", value, placeholder: word(rule ? "closed_day" : "any_time"), pattern: "[-0-9:h,– ]*" });
    return el("label", {}, el("span", {}, word(`day_${index + 1}`)), box);
  }

  const boxes = () => [...days.querySelectorAll("input")];

  function drawExceptions() {
    byId("exceptions").replaceChildren(
      ...(exceptions.length ? exceptions.map(exception) : [el("li", { class: "none" }, word("exceptions_empty"))]),
    );
  }

  function exception(one) {
    const remove = () => {
      exceptions = exceptions.filter((other) => other !== one);
      drawExceptions();
      save();
    };
    const named = word("remove_named", { name: dayOf(one.day) });
    return el(
      "li",
      {},
      el("span", {}, dayOf(one.day)),
      el("span", {}, one.hours || word("closed_day")),
      el("button", { type: "button", class: "small", "aria-label": named, click: remove }, word("remove")),
    );
  }

  function draw(known) {
    const week = readWeek(known.week);
    exceptions = known.exceptions;
    rule = known.week;
    byId("hours-now").textContent = word(!known.week && known.open_now ? "hours_none" : known.open_now ? "hours_open_now" : "hours_closed_now");
    days.replaceChildren(...(week ?? []).map((value, index) => field(index, value)));
    days.hidden = !week;
    byId("hours-raw-row").hidden = Boolean(week);
    byId("hours-fields-help").hidden = !week;
    raw.value = known.week;
    drawExceptions();
  }

  function written() {
    if (days.hidden) return keptRule(raw.value);
    for (const box of boxes()) box.setAttribute("aria-invalid", String(spans(box.value) === undefined));
    return keptWeek(rule, boxes().map((box) => box.value));
  }

  async function save() {
    const week = written();
    if (week === undefined) {
      days.querySelector('[aria-invalid="true"]').focus();
      return announce(word("hours_wrong"));
    }
    await tell(async () => {
      draw(await api.setHours({ week, exceptions }));
      announce(word("saved"));
    });
  }

  // Once one day has its hours, the empty ones are closed.
  days.addEventListener("input", () => {
    for (const box of boxes()) box.placeholder = word("closed_day");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save();
  });
  add.addEventListener("submit", (event) => {
    event.preventDefault();
    const day = add.elements.namedItem("day").value;
    const read = spans(add.elements.namedItem("hours").value);
    if (read === undefined) return announce(word("hours_wrong"));
    exceptions = [...exceptions.filter((one) => one.day !== day), { day, hours: read }].sort((a, b) => a.day.localeCompare(b.day));
    add.reset();
    drawExceptions();
    save();
  });

  return { open: () => tell(async () => draw(await api.hours())) };
}
