// Who waits, in the order of the server: danger first. Redrawn in place, so that nobody loses the line they are on.

import { byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codeOf, describe, place } from "./case.js";
import { codeWord } from "./codes.js";
import { lasting, LONG_WAIT, since } from "./moments.js";
import { axesWords, badge, known, levelWord } from "./risk.js";
import { roving } from "./roving.js";

export function queue({ take, view }) {
  const list = byId("queue");
  const stops = roving(list, "button");
  let drawn = new Map(); // conversation → {node, print}

  function row(one) {
    const waited = since(one.waiting_since);
    const named = word("take_named", { risk: levelWord(one.level), audience: describe(one), wait: word("wait", { time: lasting(waited) }) });
    const notes = [
      one.released && word("released"),
      one.reason === "later" && codeWord("reasons", "later"),
      one.help_wanted && word("help_wanted"),
      one.demo && word("demo"),
    ].filter(Boolean);
    return el(
      "li",
      { class: `case case-${known(one.level)}`, "data-conversation": one.conversation },
      el("p", { class: "case-top" }, badge(one.level), el("time", { class: waited > LONG_WAIT ? "wait long" : "wait", "data-since": one.waiting_since }, lasting(waited))),
      one.axes.length > 0 && el("p", { class: "axes" }, axesWords(one.axes).join(" · ")),
      el("p", { class: "about" }, [describe(one), place(one), codeOf(one.conversation)].filter(Boolean).join(" · ")),
      notes.map((note) => el("p", { class: "note" }, note)),
      el(
        "p",
        { class: "row" },
        el("button", { type: "button", class: "take", "aria-label": named, click: () => take(one.conversation) }, word("take")),
        view && el("button", { type: "button", class: "small", "aria-label": word("watch_named", { code: codeOf(one.conversation) }), click: () => view(one.conversation) }, word("look")),
      ),
    );
  }

  function draw(waiting) {
    const next = new Map();
    const hadFocus = list.contains(document.activeElement);
    for (const one of waiting) {
      const print = JSON.stringify(one);
      const before = drawn.get(one.conversation);
      const node = before?.print === print ? before.node : row(one);
      const focused = before && before.node !== node && before.node.contains(document.activeElement);
      if (before && before.node !== node) before.node.replaceWith(node);
      if (focused) node.querySelector(".take").focus();
      next.set(one.conversation, { node, print });
    }
    for (const [id, { node }] of drawn) if (!next.has(id)) node.remove();
    [...next.values()].forEach(({ node }, index) => {
      if (list.children[index] !== node) list.insertBefore(node, list.children[index] ?? null);
    });
    drawn = next;
    stops.settle();
    if (hadFocus && !list.contains(document.activeElement)) stops.enter();
  }

  function summary({ waiting, waiting_by_level, oldest_wait_seconds }) {
    const grave = waiting_by_level.immediate ?? 0;
    const count = waiting.length;
    const parts = [count ? word(count === 1 ? "queue_one" : "queue_many", { n: count }) : word("queue_empty")];
    if (grave) parts.push(word("queue_grave", { n: grave }));
    byId("queue-summary").textContent = parts.join(", ");
    byId("queue-oldest").textContent =
      count && oldest_wait_seconds !== null ? word("oldest", { time: lasting(oldest_wait_seconds * 1000) }) : "";
  }

  return {
    show(news) {
      draw(news.waiting);
      summary(news);
    },
    enter: stops.enter,
  };
}
