// What was said in one conversation, every event once and in order, with what is still being sent at the end.

import { bubble, mark } from "./bubble.js";
import { word } from "./words.js";
import { position } from "./order.js";

const NEAR = 80;

export function log(box, { flagOf, byOf }) {
  const known = new Set(); // numbers of what is shown
  const ranks = [];
  const nodes = [];
  const mine = new Map(); // client_id → node still without a number
  const sent = new Map(); // seq → node of ours
  let deliveredTo = 0;
  const seen = new Set(); // numbers of ours that stood on her screen

  let follows = true; // at the end, until somebody scrolls up to read
  let height = 0;
  box.addEventListener("scroll", () => {
    if (box.clientHeight !== height) return; // nobody scrolled: the box has just changed, see below
    follows = box.scrollHeight - box.scrollTop - box.clientHeight < NEAR;
  }, { passive: true });
  const toEnd = () => {
    box.scrollTop = box.scrollHeight;
  };

  // Shown again, or made smaller by a keyboard or the panel: still at the end.
  new ResizeObserver(() => {
    height = box.clientHeight;
    if (follows) toEnd();
  }).observe(box);

  function insert(node, rank) {
    const index = position(ranks, rank);
    box.insertBefore(node, nodes[index] ?? null);
    ranks.splice(index, 0, rank);
    nodes.splice(index, 0, node);
    if (follows) toEnd();
  }

  function take(node) {
    const index = nodes.indexOf(node);
    ranks.splice(index, 1);
    nodes.splice(index, 1);
    node.remove();
  }

  const arrived = (seq) => (seen.has(seq) ? "seen" : seq <= deliveredTo ? "delivered" : "sent");

  function ours(event) {
    const pending = mine.get(event.client_id);
    const node = pending ?? bubble(event, { by: byOf(event.seq) });
    if (pending) take(pending);
    mine.delete(event.client_id);
    sent.set(event.seq, node);
    mark(node, arrived(event.seq));
    insert(node, event.seq);
  }

  return {
    show(event) {
      if (known.has(event.seq)) return false;
      known.add(event.seq);
      if (event.from === "counsellor" && event.client_id) ours(event);
      else insert(bubble(event, { flag: flagOf(event.seq) }), event.seq);
      return true;
    },
    sending(clientId, event) {
      let node = mine.get(clientId);
      if (!node) {
        node = bubble(event, { by: word("who_me") });
        mine.set(clientId, node);
        insert(node, Infinity);
        toEnd();
      }
      mark(node, "sending");
    },
    mark(clientId, state, options) {
      const node = mine.get(clientId);
      if (node) mark(node, state, options);
      if (follows) toEnd();
    },
    drop(clientId) {
      const node = mine.get(clientId);
      if (node) take(node);
      mine.delete(clientId);
    },
    delivered(seq) {
      deliveredTo = Math.max(deliveredTo, seq);
      for (const [number, node] of sent) {
        if (number <= deliveredTo && node.dataset.state === "sent") mark(node, "delivered");
      }
    },
    seen(seq) {
      seen.add(seq);
      if (sent.has(seq)) mark(sent.get(seq), "seen");
    },
    // Known again from the start: a message that came before its warning is drawn anew, covered.
    redraw(events) {
      known.clear();
      for (const node of [...nodes]) if (ranks[nodes.indexOf(node)] !== Infinity) take(node);
      sent.clear();
      for (const event of events) this.show(event);
    },
    toEnd,
  };
}
