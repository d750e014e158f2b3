import assert from "node:assert/strict";
import { test } from "node:test";
import { outbox } from "../../api/web/widget/talk.js";
import { behind, lastRank } from "../../api/web/widget/thread.js";

const entries = (...ranks) => ranks.map((rank) => ({ rank }));

test("events that cross end in order, with what is still being sent last", () => {
  for (const arrival of [[1, 2, 3, 4], [4, 3, 2, 1], [2, 4, 1, 3]]) {
    const shown = [];
    for (const entry of entries(Infinity, ...arrival)) {
      const next = behind(shown, entry.rank);
      shown.splice(next ? shown.indexOf(next) : shown.length, 0, entry);
    }
    assert.deepEqual(shown, entries(1, 2, 3, 4, Infinity));
  }
});

test("an unsaved event stands after what is known and before what comes", () => {
  const shown = entries(1, 2, Infinity);
  assert.equal(lastRank(shown), 2);
  assert.equal(behind(shown, 2), shown[2]);
  assert.equal(lastRank([]), 0);
});

function sent(send) {
  const told = [];
  const tell = (name) => (message) => told.push(`${name} ${message.body.client_id}`);
  const out = outbox({ send, on: { sending: tell("sending"), answered: tell("answered"), failed: tell("failed") } });
  return { out, told };
}

const message = (client_id) => ({ body: { client_id } });
const settled = () => new Promise(setImmediate);

test("two quick messages leave one after the other", async () => {
  const { out, told } = sent(async () => ({}));
  out.add(message("a"));
  out.add(message("b"));
  await settled();
  assert.deepEqual(told, ["sending a", "answered a", "sending b", "answered b"]);
});

test("one that fails does not hold the next, and goes again with the same client_id", async () => {
  let broken = true;
  const { out, told } = sent(async ({ client_id }) => {
    if (client_id === "a" && broken) throw new Error("cut");
    return {};
  });
  out.add(message("a"));
  out.add(message("b"));
  await settled();
  broken = false;
  out.add(message("a"));
  await settled();
  assert.deepEqual(told, ["sending a", "failed a", "sending b", "answered b", "sending a", "answered a"]);
});

test("pressing send again while it is on its way sends it once", async () => {
  const { out, told } = sent(async () => ({}));
  out.add(message("a"));
  out.add(message("a"));
  await settled();
  assert.deepEqual(told, ["sending a", "answered a"]);
});

test("what fails while it is shown holds up nobody behind it", async () => {
  const told = [];
  const out = outbox({
    send: async () => ({}),
    on: {
      sending() {},
      answered: ({ body }) => {
        if (body.client_id === "a") throw new TypeError("a fault of the page");
        told.push(`answered ${body.client_id}`);
      },
      failed: ({ body }) => told.push(`failed ${body.client_id}`),
    },
  });
  for (const id of ["a", "b", "c"]) out.add(message(id));
  await settled();
  assert.deepEqual(told, ["failed a", "answered b", "answered c"]);
});

test("what was under way when all was cleared neither holds up nor swallows what comes after", async () => {
  let answer;
  const { out, told } = sent(({ client_id }) => (client_id === "a" ? new Promise((resolve) => (answer = resolve)) : Promise.resolve({})));
  out.add(message("a"));
  out.clear();
  out.add(message("b"));
  await settled();
  assert.deepEqual(told, ["sending a", "sending b", "answered b"]);
  answer({});
  out.add(message("c"));
  await settled();
  assert.deepEqual(told.slice(3).sort(), ["answered a", "answered c", "sending c"]);
});
