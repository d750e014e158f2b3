// Every event once, in order. seq 0: not kept, shown behind what it came with.

import { el, icon, link } from "../shared/dom.js";
import { forms, sight, word } from "./around.js";

const PAUSE = 1500; // within it, one burst
const WROTE = ", .card-crisis ~ *"; // offered in danger, a person stays so

// Ranks ascend; Infinity: being sent.
export const behind = (entries, rank) => [...entries].find((one) => one.rank > rank);
export const lastRank = (entries) => [...entries].findLast((one) => one.rank < Infinity)?.rank ?? 0;

export function thread(log, { choose, act, unread, seen }) {
  const known = new Set();
  const mine = new Map(); // client_id → node
  let first;
  let follow;
  let again; // a reload, a code
  let lastAt = 0;

  const { here, bring, toEnd, look, unseen, next } = sight(log, unread, seen);
  // She did something: the answer is shown.
  const turn = () => {
    first = undefined;
    toEnd();
  };

  function place(node, rank) {
    node.rank = rank;
    log.insertBefore(node, behind(log.children, rank) ?? null);
  }

  // Read from a burst's first line, or its danger's card; what comes back, from its end. To a person's words she is
  // taken, unless she has moved.
  function insert(node, rank, person) {
    const late = Date.now() - lastAt > PAUSE;
    if (late) again = false;
    lastAt = Date.now();
    follow = again || here(person) || (follow && !late);
    place(node, rank);
    if (again || late || !(first?.rank <= rank) || node.querySelector(".card-crisis")) first = node;
    if (!follow) return look();
    if (person && !first.querySelector(".card-crisis")) bring(node, "nearest");
    else bring(first);
    look();
  }

  // Her own words come back numbered.
  function settle({ client_id, seq }) {
    const node = mine.get(client_id);
    if (node && seq) {
      mark(node, "sent");
      place(node, seq);
    }
    return node;
  }

  return {
    show(event, after) {
      if (event.seq && known.has(event.seq)) return false;
      known.add(event.seq);
      if (event.from === "visitor") {
        if (settle(event)) return true;
        again = true;
        retire(log, WROTE);
      } else if (event.choices) retire(log, ", .from-service > *");
      const turned = event.status && event.status !== "waiting";
      if (event.card?.type === "handoff" || turned) decided();
      const node = bubble(event, { choose, act });
      if (event.from === "counsellor") unseen.add(node);
      insert(node, event.seq || after || lastRank(log.children), turned || event.from === "counsellor");
      return true;
    },
    sending(clientId, text) {
      const sent = mine.get(clientId);
      const node = sent ?? bubble({ from: "visitor", text }, {});
      mark(node, "sending");
      if (sent) return;
      mine.set(clientId, node);
      retire(log, WROTE);
      place(node, Infinity);
      turn();
    },
    mark(clientId, state, options) {
      const node = mine.get(clientId);
      // Brought by the stream: kept.
      if (!node || (state === "unkept" && node.dataset.state === "sent")) return;
      if (state === "failed") node.rank = lastRank(log.children); // no longer last
      mark(node, state, options);
      if (state === "failed") bring(node, "nearest");
    },
    asked: (clientId) => mine.has(clientId),
    isAnswered: (clientId) => Boolean(mine.get(clientId)?.matches("[data-state=sent]:has(~ .from-bot, ~ .from-counsellor)")),
    notice(text, ...controls) {
      const node = el("div", { class: "entry status" }, el("p", {}, text), ...controls);
      insert(node, lastRank(log.children), true);
      return node;
    },
    retire: () => retire(log),
    turn,
    next,
    clear() {
      known.clear();
      mine.clear();
      unseen.clear();
      first = undefined;
      log.replaceChildren();
    },
  };
}

function bubble(event, { choose, act }) {
  if (event.kind === "status") return el("div", { class: "entry status" }, el("p", {}, event.text ?? ""));
  const who = `who_${event.from}`;
  return el(
    "div",
    { class: `entry from-${event.from}` },
    el("p", { class: "who", ...forms(who) }, word(who)),
    event.text && el("p", { class: "said" }, event.text.split("\n").flatMap((line, index) => (index ? [el("br"), line] : line))),
    event.card && card(event.card, act),
    event.choices?.length && choices(event.choices, choose),
  );
}

function choices(list, choose) {
  const group = el("div", { class: "choices", role: "group", "aria-label": word("choices") });
  for (const choice of list) {
    const click = ({ target }) => {
      target.setAttribute("aria-pressed", "true");
      retire(group.parentNode);
      choose(choice);
    };
    group.append(el("button", { type: "button", class: "choice", click }, choice.label));
  }
  return group;
}

function retire(log, kept = "") {
  for (const group of log.querySelectorAll(`.choices:not(.used${kept})`)) {
    group.classList.add("used");
    for (const button of group.children) button.disabled = true;
  }
}

export const repeat = (click) => el("button", { type: "button", class: "retry", click }, word("retry"));

function mark(entry, state, { retry, reason } = {}) {
  entry.dataset.state = state;
  entry.querySelector(".state")?.remove();
  if (state === "sent") return;
  entry.append(el("p", { class: "state" }, state !== "sending" && icon("alert"), reason || word(state), retry && [" ", repeat(retry)]));
}

// An unknown type, too, shows what it says.
function card(data, act) {
  const list = (tag, name, items, of) => items?.length && el(tag, { class: name }, items.map(of ?? ((item) => el("li", {}, item))));
  const [only, ...others] = data.steps ?? [];
  const lines = list("ul", "lines", data.helplines, helpline);
  const said = [others.length ? list("ol", "steps", data.steps) : only && el("p", {}, only), list("ul", "signs", data.signs)];
  return el(
    "section",
    { class: `card card-${data.type}` },
    data.title && el("h2", {}, data.title),
    data.text && el("p", {}, data.text),
    data.type === "crisis" ? [lines, ...said] : [...said, lines], // no scrolling in danger
    data.services && services(data, act),
    data.type === "handoff" && data.lines?.length && handoff(data, act, list),
    [data.note, data.exit].map((text) => text && el("p", { class: "note" }, text)),
  );
}

function decided() {
  for (const control of document.querySelectorAll(".card-handoff :is(input, button)")) control.disabled = true;
}

function handoff({ lines, passed }, act, list) {
  if (passed) return list("ul", "signs", lines.filter((one) => !one.struck).map(({ text }) => text));
  const submit = (event) => {
    event.preventDefault();
    decided();
    act("handoff", [...event.target.querySelectorAll("input:not(:checked)")].map((box) => box.value));
  };
  const box = ({ id, struck }) => el("input", { type: "checkbox", value: id, checked: !struck });
  const row = (one) => el("label", { class: "pass" }, box(one), el("span", {}, one.text));
  const rows = el("fieldset", {}, el("legend", {}, word("pass_on")), lines.map(row));
  return el("form", { submit }, rows, el("button", { class: "action" }, word("pass_on_now")));
}

function line(thing, notes, actions) {
  const state = stateOf(thing);
  return el(
    "li",
    { class: "line" },
    el("p", { class: "line-name" }, thing.name),
    notes.map((text) => text && el("p", { class: "line-note" }, text)),
    state && el("p", { class: thing.open ? "hours is-open" : "hours" }, state),
    el("p", { class: "line-actions" }, actions),
  );
}

// Hours nobody knows are not called closed.
export function stateOf({ open, hours = "" }) {
  const starts = (name) => hours.toLowerCase().startsWith(word(name).toLowerCase());
  if (open && !starts("open")) return [word("open"), hours].filter(Boolean).join(" · ");
  if (!open && starts("opens")) return `${word("closed")} · ${hours}`;
  return hours.charAt(0).toUpperCase() + hours.slice(1);
}

function helpline(found) {
  const texted = found.sms && found.href === found.sms;
  const spoken = found.href?.startsWith("tel:");
  return line(found, [found.note], [
    spoken && link(found.href, "phone", word("call", found)),
    found.sms && link(found.sms, "sms", texted ? word("text_to", found) : word("text")),
    found.chat && link(found.chat, "chat", word("chat_there")),
    !spoken && !texted && found.href && link(found.href, "out", word("open_site")),
  ]);
}

function service(found) {
  const far = found.distance_km && word("distance", { km: String(found.distance_km).replace(".", ",") });
  const where = [found.address, found.city, far].filter(Boolean).join(" · ");
  return line(found, [found.what, where, found.first_visit, found.stale && word("stale"), found.demo && word("demo")], [
    ...(found.phones ?? []).map((phone) => link(phone.href, "phone", word("call", phone))),
    found.website && link(found.website, "out", word("open_site")),
    found.route && link(found.route, "out", word("route")),
  ]);
}

function services(data, act) {
  const list = el("ul", { class: "lines" }, data.services.map(service));
  const more = ({ target }) => import("./more.js").then(({ more }) => more(data, act, list, target, service));
  return el("div", {}, list, data.more && el("button", { type: "button", class: "choice", click: more }, word("more")));
}
