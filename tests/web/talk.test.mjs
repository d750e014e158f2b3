import assert from "node:assert/strict";
import { test } from "node:test";
import { Problem } from "../../api/web/widget/connection.js";
import { talk } from "../../api/web/widget/talk.js";

const settled = () => new Promise(setImmediate);
const said = (text, more = {}) => ({ seq: 0, from: "bot", kind: "text", text, ...more });

// The page around, and a server whose answers the test gives when it wants to.
function page() {
  const kept = { token: "t1" };
  const bubbles = new Map();
  const shown = [];
  const over = [];
  const sent = [];
  const thread = {
    asked: (id) => bubbles.has(id),
    isAnswered: () => false,
    sending: (id) => bubbles.set(id, "sending"),
    mark: (id, state) => bubbles.has(id) && bubbles.set(id, state),
    notice() {},
    turn() {},
    clear() {
      bubbles.clear();
      shown.length = 0;
    },
    show(event) {
      if (event.text === "broken") throw new TypeError("a fault of the page");
      shown.push(event.text);
      return true;
    },
  };
  const quiet = () => {};
  const chat = talk({
    api: {
      authorization: () => ({}),
      send: (body) => new Promise((resolve, reject) => sent.push({ text: body.text, resolve, reject })),
      start: async () => ({ token: "t2", events: [] }),
      resume: async () => ({ token: "t3", events: [said("welcome back")] }),
      erase: async () => {},
    },
    store: { get: (name) => kept[name] ?? null, set: (name, value) => (kept[name] = value), drop: (name) => delete kept[name] },
    view: { thread, announce: quiet, came: quiet, giveBack: quiet, presence: quiet, typing: quiet, connection: quiet, heard: quiet, over: (silent) => over.push(silent), cannotStart: quiet },
    word: (name) => name,
  });
  return { chat, thread, bubbles, shown, over, sent, kept };
}

// No stream is opened: nothing of this needs one.
globalThis.fetch = async () => new Response("", { status: 503 });

test("an answer to a conversation that was erased is not shown in the next one, nor ends it", async () => {
  const { chat, thread, shown, sent, kept } = page();
  chat.say("a");
  await settled();
  await chat.erase();
  thread.clear();
  await chat.open();
  chat.say("b");
  await settled();
  assert.deepEqual(sent.map(({ text }) => text), ["a", "b"]);
  sent[0].resolve({ events: [said("of before"), said("", { kind: "status", status: "closed" })] });
  sent[1].resolve({ events: [said("of now")] });
  await settled();
  assert.deepEqual(shown, ["of now"]);
  assert.equal(kept.token, "t2");
  chat.stop();
});

test("a refusal of a conversation that was left for a code does not end the one it opened", async () => {
  const { chat, sent, kept, over } = page();
  chat.say("a");
  await settled();
  await chat.resume("cinq mots");
  sent[0].reject(new Problem(401, { title: "over" }));
  await settled();
  assert.equal(kept.token, "t3");
  assert.deepEqual(over, []);
  chat.stop();
});

test("the end is told once, whoever tells it first", async () => {
  const { chat, sent, over, shown } = page();
  chat.say("a");
  await settled();
  const closed = said("closed", { kind: "status", status: "closed" });
  sent[0].resolve({ events: [closed, closed] });
  await settled();
  assert.deepEqual(over, [true]);
  assert.deepEqual(shown, ["closed", "closed"]);
});

test("an answer that cannot be shown leaves the message marked, and the next one goes", async () => {
  const { chat, bubbles, sent } = page();
  chat.say("a");
  chat.say("b");
  await settled();
  sent[0].resolve({ events: [said("broken")] });
  await settled();
  assert.deepEqual([...bubbles.values()], ["failed", "sending"]);
  sent[1].resolve({ events: [] });
  await settled();
  assert.deepEqual([...bubbles.values()], ["failed", "sent"]);
});
