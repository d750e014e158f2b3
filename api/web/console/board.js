// The supervisor's board: who waits and how gravely, who is there, what is going on. Read from the door, in this order.

import { byId, el } from "../shared/dom.js";
import { word } from "./words.js";
import { codeOf, describe, place } from "./case.js";
import { codeWord } from "./codes.js";
import { lasting, since } from "./moments.js";
import { axesWords, badge, known, LEVELS } from "./risk.js";

export function board({ view, isOpen }) {
  function tile(level, news) {
    const count = news.waiting_by_level[level] ?? 0;
    const waits = news.waiting.filter((one) => known(one.level) === level).map((one) => since(one.waiting_since));
    return el(
      "li",
      { class: `tile tile-${level}${count ? "" : " zero"}` },
      badge(level),
      el("p", { class: "figure" }, String(count)),
      el("p", { class: "about" }, count ? word("oldest", { time: lasting(Math.max(...waits)) }) : word("board_none")),
    );
  }

  function mate(one) {
    const state = one.on_break ? word("on_break") : word(one.held < one.capacity ? "available" : "busy");
    return el(
      "tr",
      {},
      el("th", { scope: "row" }, one.name),
      el("td", {}, codeWord("roles", one.role)),
      el("td", {}, state),
      el("td", {}, word("load", { n: one.held, max: one.capacity })),
    );
  }

  function open(one) {
    const watching = one.watched_by.length ? word("watched_by", { name: one.watched_by.join(", ") }) : "";
    const look = () => view(one.conversation);
    const shown = isOpen(one.conversation);
    return el(
      "tr",
      { class: `case-${known(one.level)}` },
      el("th", { scope: "row" }, codeOf(one.conversation)),
      el("td", {}, badge(one.level)),
      el("td", {}, [axesWords(one.axes).join(" · "), describe(one), place(one)].filter(Boolean).join(" · ")),
      el("td", {}, one.taken_by ?? "", one.help_wanted && el("strong", { class: "help" }, word("help_wanted"))),
      el("td", {}, el("time", { "data-since": one.taken_at ?? one.waiting_since }, lasting(since(one.taken_at ?? one.waiting_since)))),
      el("td", {}, watching, el("button", { type: "button", class: "small", "aria-label": word("watch_named", { code: codeOf(one.conversation) }), disabled: shown, click: look }, word("look"))),
    );
  }

  return {
    show(news) {
      byId("board-tiles").replaceChildren(...LEVELS.map((level) => tile(level, news)));
      byId("board-oldest").textContent = news.oldest_wait_seconds === null ? word("queue_empty") : word("oldest", { time: lasting(news.oldest_wait_seconds * 1000) });
      byId("board-hours").textContent = word(news.open ? "hours_open_now" : "hours_closed_now");
      byId("board-team").replaceChildren(...news.team.map(mate));
      byId("board-nobody").hidden = news.team.length > 0;
      const gravest = [...news.taken].sort((a, b) => LEVELS.indexOf(known(a.level)) - LEVELS.indexOf(known(b.level)));
      const held = byId("board-open").contains(document.activeElement) ? document.activeElement.getAttribute("aria-label") : undefined;
      byId("board-open").replaceChildren(...gravest.map(open));
      if (held) byId("board-open").querySelector(`button[aria-label="${CSS.escape(held)}"]`)?.focus();
      byId("board-quiet").hidden = news.taken.length > 0;
    },
  };
}
