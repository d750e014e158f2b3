// The conversation on screen: every event once, in order, with what is still being sent at the end.

import { el } from "../shared/dom.js";
import { bubble, mark, retire } from "./bubble.js";
import { ledger, position, rankOf } from "./order.js";

const NEAR = 80;
const PAUSE = 1500; // what comes within it is one burst, read from its first line

export function thread(log, { choose, act, unread }) {
  const known = ledger();
  const ranks = [];
  const nodes = [];
  const mine = new Map(); // client_id → node
  let first;
  let lastAt = 0;

  const left = () => log.scrollHeight - log.scrollTop - log.clientHeight;
  const toEnd = () => {
    log.scrollTop = log.scrollHeight;
  };
  // She did something: what answers is shown, wherever she was reading.
  const turn = () => {
    first = undefined;
    toEnd();
  };
  log.addEventListener("scroll", () => unread(left() > NEAR), { passive: true });

  // Down to the newest, but never past the first line of a burst: a card taller than the screen is read from its top.
  function reveal(node, follow) {
    const now = Date.now();
    if (!first?.isConnected || now - lastAt > PAUSE) first = node;
    lastAt = now;
    if (follow) log.scrollTop = Math.max(log.scrollTop, first.offsetTop - 12);
    unread(left() > NEAR);
  }

  function insert(node, rank) {
    const follow = left() < NEAR;
    const index = position(ranks, rank);
    log.insertBefore(node, nodes[index] ?? null);
    ranks.splice(index, 0, rank);
    nodes.splice(index, 0, node);
    reveal(node, follow);
  }

  function take(node) {
    const index = nodes.indexOf(node);
    ranks.splice(index, 1);
    nodes.splice(index, 1);
  }

  // Her own words come back numbered: the bubble she already sees takes its place instead of a second one.
  function settle(event) {
    const node = mine.get(event.client_id);
    if (!node) return false;
    if (!event.seq) return true;
    take(node);
    mark(node, "sent");
    insert(node, event.seq);
    return true;
  }

  return {
    show(event) {
      if (!known.isNew(event)) return false;
      if (event.from === "visitor" && settle(event)) return true;
      if (event.choices || event.from === "visitor") retire(log);
      insert(bubble(event, { choose, act }), rankOf(event, ranks));
      return true;
    },
    sending(clientId, text) {
      let node = mine.get(clientId);
      if (!node) {
        node = bubble({ from: "visitor", kind: "text", text }, {});
        mine.set(clientId, node);
        retire(log);
        turn();
        insert(node, Infinity);
      }
      mark(node, "sending");
    },
    mark(clientId, state, options) {
      const node = mine.get(clientId);
      if (node) mark(node, state, options);
    },
    // The stream may bring the answer that a cut connection has lost.
    isAnswered: (clientId) => Boolean(mine.get(clientId)?.matches(":has(~ .from-bot, ~ .from-counsellor)")),
    notice(text, ...controls) {
      insert(el("div", { class: "entry status" }, el("p", {}, text), ...controls), Infinity);
    },
    retire: () => retire(log),
    turn,
    toEnd,
    clear() {
      known.clear();
      mine.clear();
      ranks.length = nodes.length = 0;
      log.replaceChildren();
    },
  };
}
