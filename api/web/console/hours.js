// When the team answers: the seven days, and the dates that are not like the others.

import { byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { dayOf, today } from "./moments.js";
import { keptRule, keptWeek, readWeek, spans } from "./week.js";

export function hours({ api, tell }) {
  const form = byId("hours-form");
  const add = byId("exception-form");
  const days = byId("hours-days");
  const raw = byId("hours-raw");
  let exceptions = [];
  let rule = "";

  function field(index, value) {
    const box = el("input", { name: `day-${index}`, autocomplete: "off", value, placeholder: word(rule ? "closed_day" : "any_time") });
    return el("label", {}, el("span", {}, word(`day_${index + 1}`)), box);
  }

  // In sight, beside what was done: a mistake must not look like success.
  function say(name, { wrong = false, at = "hours-said" } = {}) {
    for (const box of ["hours-said", "exception-said"]) {
      byId(box).textContent = box === at ? word(name) : "";
      byId(box).classList.toggle("trouble", box === at && wrong);
    }
  }

  const boxes = () => [...days.querySelectorAll("input")];

  function drawExceptions() {
    byId("exceptions").replaceChildren(
      ...(exceptions.length ? exceptions.map(exception) : [el("li", { class: "none" }, word("exceptions_empty"))]),
    );
  }

  function exception(one) {
    const remove = () => save(exceptions.filter((other) => other !== one), "exception-said");
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
    add.elements.namedItem("day").min = today();
  }

  function written() {
    if (days.hidden) return keptRule(raw.value);
    for (const box of boxes()) box.setAttribute("aria-invalid", String(spans(box.value) === undefined));
    return keptWeek(rule, boxes().map((box) => box.value));
  }

  // Shown as kept only once it is.
  async function save(wanted, at) {
    const week = written();
    if (week === undefined) {
      days.querySelector('[aria-invalid="true"]').focus();
      return say("hours_wrong", { wrong: true });
    }
    const kept = await tell(async () => draw(await api.setHours({ week, exceptions: wanted })));
    if (kept) say("saved", { at });
    return kept;
  }

  // Once one day has its hours, the empty ones are closed.
  days.addEventListener("input", () => {
    for (const box of boxes()) box.placeholder = word("closed_day");
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    save(exceptions, "hours-said");
  });
  add.addEventListener("submit", async (event) => {
    event.preventDefault();
    const day = add.elements.namedItem("day").value;
    const box = add.elements.namedItem("hours");
    const read = spans(box.value);
    box.setAttribute("aria-invalid", String(read === undefined));
    if (read === undefined) {
      box.focus();
      return say("hours_wrong", { wrong: true, at: "exception-said" });
    }
    const wanted = [...exceptions.filter((one) => one.day !== day), { day, hours: read }].sort((a, b) => a.day.localeCompare(b.day));
    if (await save(wanted, "exception-said")) add.reset();
  });

  return { open: () => tell(async () => draw(await api.hours())) };
}
