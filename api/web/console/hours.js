// When the team answers: the seven days, and the dates that are not like the others.

import { announce, byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { dayOf } from "./moments.js";
import { readWeek, spans, writeWeek } from "./week.js";

export function hours({ api, tell }) {
  const form = byId("hours-form");
  const add = byId("exception-form");
  const days = byId("hours-days");
  const raw = byId("hours-raw");
  let exceptions = [];

  function field(index, value) {
    const box = el("input", { name: `day-${index}`, autocomplete: "off", value, placeholder: word("closed_day"), pattern: "[-0-9:h,– ]*" });
    return el("label", {}, el("span", {}, word(`day_${index + 1}`)), box);
  }

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
    byId("hours-now").textContent = word(!known.week && known.open_now ? "hours_none" : known.open_now ? "hours_open_now" : "hours_closed_now");
    days.replaceChildren(...(week ?? []).map((value, index) => field(index, value)));
    days.hidden = !week;
    byId("hours-raw-row").hidden = Boolean(week);
    raw.value = known.week;
    drawExceptions();
  }

  function written() {
    if (days.hidden) return raw.value.trim();
    const week = [...days.querySelectorAll("input")].map((box) => {
      const read = spans(box.value);
      box.setAttribute("aria-invalid", String(read === undefined));
      return read;
    });
    return week.includes(undefined) ? undefined : writeWeek(week);
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
