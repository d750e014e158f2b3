import assert from "node:assert/strict";
import { test } from "node:test";
import { poll } from "../../api/web/widget/poll.js";

const events = (...seqs) => ({ events: seqs.map((seq) => ({ seq })) });

test("it asks for what follows the last number that it was given, until it is stopped", async () => {
  const answers = [events(1, 2), events(), events(3)];
  const asked = [];
  const passed = [];
  const ask = async (after) => {
    asked.push(after);
    return answers.shift();
  };
  await poll(ask, () => answers.length > 0 || asked.length < 3, (answer) => passed.push(answer.events.length), 0);
  assert.deepEqual(asked, [0, 2, 2]);
  assert.deepEqual(passed, [2, 0]);
});

test("a failure ends it: a server in trouble is asked by the stream alone, which waits longer each time", async () => {
  await assert.rejects(poll(async () => Promise.reject(new Error("cut")), () => true, () => {}, 0), /cut/);
});
