// The conversations that are open, with what is unread, and which of them are side by side.

import { byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { who } from "./case.js";
import { badge } from "./risk.js";
import { roving } from "./roving.js";

export function tabs({ pick, narrow = matchMedia("(max-width: 68.7em)") }) {
  const list = byId("open-list");
  const columns = byId("columns");
  const toggle = byId("side-by-side");
  const stops = roving(list, "button");
  let order = []; // conversations, in the order they were opened: Alt+1 is the first
  let recent = []; // the current one first
  let beside = false;

  const wide = () => beside && !narrow.matches;

  function draw() {
    const held = [...list.querySelectorAll("button")].indexOf(document.activeElement);
    list.replaceChildren(
      ...order.map((talk, index) => {
        const unread = talk.unread ? el("span", { class: "unread" }, word(talk.unread === 1 ? "unread_one" : "unread_many", { n: talk.unread })) : null;
        const current = talk === recent[0];
        return el(
          "li",
          {},
          el(
            "button",
            { type: "button", class: talk.over ? "tab over" : "tab", "aria-current": current ? "true" : null, click: () => pick(talk.id) },
            el("kbd", { "aria-hidden": "true" }, index + 1),
            talk.over ? "" : badge(talk.known.case?.level),
            el("span", { class: "tab-name" }, [talk.code, who(talk.known.case)].filter(Boolean).join(" · ")),
            unread,
          ),
        );
      }),
    );
    if (held >= 0) list.querySelectorAll("button")[held]?.focus();
    stops.settle();
    const shown = new Set(recent.slice(0, wide() ? 2 : 1));
    for (const talk of order) {
      talk.frame.hidden = !shown.has(talk);
      talk.frame.classList.toggle("current", talk === recent[0]);
      talk.heard(talk === recent[0]);
      if (talk.frame.parentNode !== columns) columns.append(talk.frame);
    }
    byId("no-conversation").hidden = order.length > 0;
    toggle.hidden = order.length < 2 || narrow.matches;
    toggle.setAttribute("aria-pressed", String(beside));
  }

  function flip() {
    beside = !beside;
    draw();
  }

  toggle.addEventListener("click", flip);
  narrow.addEventListener("change", draw);

  return {
    draw,
    flip,
    add(talk) {
      order.push(talk);
      recent.push(talk);
      draw();
    },
    remove(talk) {
      order = order.filter((one) => one !== talk);
      recent = recent.filter((one) => one !== talk);
      talk.frame.remove();
      draw();
    },
    show(talk) {
      if (recent[0] === talk) return;
      recent = [talk, ...recent.filter((one) => one !== talk)];
      draw();
    },
    isShown: (talk) => !talk.frame.hidden,
    get current() {
      return recent[0];
    },
    nth: (number) => order[number - 1],
    nextUnread: () => order.find((talk) => talk.unread),
    all: () => [...order],
  };
}
