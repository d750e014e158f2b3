// Cards, drawn by the parts that they hold, so that a type we do not know still shows what it says.
// act("place", label)  act("more")  act("handoff", ids of the lines struck)

import { el, icon } from "../shared/dom.js";
import { word } from "./words.js";

const DIALS = /^(tel|sms|geo|https):/;

export function card(data, act) {
  const box = el("section", { class: `card card-${data.type}` });
  if (data.title) box.append(el("h2", {}, data.title));
  if (data.text) box.append(el("p", {}, data.text));
  if (data.steps?.length === 1) box.append(el("p", {}, data.steps[0]));
  else if (data.steps?.length) box.append(el("ol", { class: "steps" }, data.steps.map((step) => el("li", {}, step))));
  if (data.signs?.length) box.append(el("ul", { class: "signs" }, data.signs.map((sign) => el("li", {}, sign.label ?? sign))));
  if (data.helplines?.length) box.append(el("ul", { class: "lines" }, data.helplines.map(helpline)));
  if (data.services) box.append(services(data, act));
  if (data.places) box.append(places(data.places, act));
  if (data.type === "handoff" && data.lines?.length) box.append(handoff(data, act));
  for (const text of [data.note, data.exit]) if (text) box.append(el("p", { class: "note" }, text));
  return box;
}

// Whatever the data says, only what can be dialled or opened safely becomes a link.
function link(href, className, ...children) {
  if (!DIALS.test(href)) return null;
  const outside = href.startsWith("https:");
  return el("a", { href, class: className, ...(outside ? { target: "_blank", rel: "noopener noreferrer" } : {}) }, ...children);
}

function helpline(line) {
  const texted = line.sms && line.href === line.sms;
  const spoken = line.href?.startsWith("tel:");
  return el(
    "li",
    { class: "line" },
    el("p", { class: "line-name" }, line.name),
    line.note && el("p", { class: "line-note" }, line.note),
    hours(line),
    el(
      "p",
      { class: "line-actions" },
      spoken && link(line.href, "action", icon("phone"), word("call", { number: line.number })),
      line.sms && link(line.sms, "action", icon("sms"), texted ? word("text_to", { number: line.number }) : word("text")),
      line.chat && link(line.chat, "action", icon("chat"), word("chat_there")),
      !spoken && !texted && line.href && link(line.href, "action", icon("out"), word("open_site")),
    ),
  );
}

// The state in words, unless the hours say it already; hours that nobody knows are not called closed.
export function stateOf({ open, hours = "" }) {
  const starts = (name) => hours.toLowerCase().startsWith(word(name).toLowerCase());
  if (open && !starts("open")) return [word("open"), hours].filter(Boolean).join(" · ");
  if (!open && starts("opens")) return `${word("closed")} · ${hours}`;
  return hours.charAt(0).toUpperCase() + hours.slice(1);
}

function hours(thing) {
  const state = stateOf(thing);
  return state && el("p", { class: thing.open ? "hours is-open" : "hours" }, state);
}

function services(data, act) {
  if (!data.services.length) return el("p", {}, word("no_service"));
  const list = el("ul", { class: "lines" }, data.services.map(service));
  const more = data.more && el("button", { type: "button", class: "choice", click: () => act("more") }, word("more"));
  return el("div", {}, list, more);
}

function service(found) {
  const far = found.distance_km && word("distance", { km: String(found.distance_km).replace(".", ",") });
  const where = [found.address, found.city, far].filter(Boolean).join(" · ");
  return el(
    "li",
    { class: "line" },
    el("p", { class: "line-name" }, found.name),
    found.what && el("p", { class: "line-note" }, found.what),
    where && el("p", { class: "line-where" }, where),
    hours(found),
    found.first_visit && el("p", { class: "line-note" }, found.first_visit),
    found.stale && el("p", { class: "line-note" }, word("stale")),
    found.demo && el("p", { class: "line-note" }, word("demo")),
    el(
      "p",
      { class: "line-actions" },
      (found.phones ?? []).map((phone) => phone.href && link(phone.href, "action", icon("phone"), word("call", phone))),
      found.website && link(found.website, "action", icon("out"), word("open_site")),
      found.route && link(found.route, "action", icon("out"), word("route")),
    ),
  );
}

function places(found, act) {
  if (!found.length) return el("p", {}, word("no_place"));
  return el(
    "div",
    { class: "choices", role: "group", "aria-label": word("places") },
    found.map((place) => {
      const label = place.label ?? `${place.name} (${place.department})`;
      return el("button", { type: "button", class: "choice", click: () => act("place", label) }, label);
    }),
  );
}

// What the person who takes over will read; each line can be struck first.
function handoff(data, act) {
  const boxes = data.lines.map((line) => {
    const box = el("input", { type: "checkbox", value: line.id, checked: !line.struck });
    return { box, row: el("label", { class: "pass" }, box, el("span", {}, line.text)) };
  });
  const form = el(
    "form",
    {
      submit: (event) => {
        event.preventDefault();
        const struck = boxes.filter(({ box }) => !box.checked).map(({ box }) => box.value);
        for (const control of form.elements) control.disabled = true;
        act("handoff", struck);
      },
    },
    el("fieldset", {}, el("legend", {}, word("pass_on")), boxes.map(({ row }) => row)),
    el("button", { class: "action" }, word("pass_on_now")),
  );
  return form;
}
