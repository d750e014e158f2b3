import assert from "node:assert/strict";
import { test } from "node:test";
import { sseParser } from "../../api/web/shared/stream.js";

function read(...pieces) {
  const events = [];
  const feed = sseParser((event) => events.push(event));
  pieces.forEach(feed);
  return events;
}

const WHOLE = ": open\n\nid: 1\ndata: {\"a\":1}\n\nevent: typing\ndata: {}\n\nid: 2\ndata: un\ndata: deux\n\n";

test("events come with their number, name and lines", () => {
  assert.deepEqual(read(WHOLE), [
    { id: "1", event: "message", data: '{"a":1}' },
    { id: "1", event: "typing", data: "{}" },
    { id: "2", event: "message", data: "un\ndeux" },
  ]);
});

test("a stream cut at any byte reads the same", () => {
  for (let cut = 0; cut <= WHOLE.length; cut += 1) {
    assert.deepEqual(read(WHOLE.slice(0, cut), WHOLE.slice(cut)), read(WHOLE), `cut at ${cut}`);
  }
});

test("all three line endings are understood, also when one is cut in two", () => {
  for (const ending of ["\n", "\r", "\r\n"]) {
    const text = `${WHOLE.replaceAll("\n", ending)}data: next${ending}`;
    assert.deepEqual(read(text), read(WHOLE), JSON.stringify(ending));
    assert.deepEqual(read(...text), read(WHOLE), `${JSON.stringify(ending)}, one by one`);
  }
});

test("a heartbeat is no event", () => {
  assert.deepEqual(read(": beat\n\n: beat\n\n"), []);
});

test("an event without its closing blank line waits", () => {
  assert.deepEqual(read("id: 3\ndata: half"), []);
});
