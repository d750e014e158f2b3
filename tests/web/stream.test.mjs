import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff, follow } from "../../api/web/shared/stream.js";

const answer = (text, status = 200) => new Response(text, { status });

// Serves the given answers one after the other and keeps what was asked; the last one ends the stream.
function server(...answers) {
  const asked = [];
  const get = async (_url, { headers }) => {
    asked.push(headers);
    const next = answers.shift();
    if (next instanceof Error) throw next;
    return next;
  };
  return { asked, get };
}

async function followed(get, options = {}) {
  const events = [];
  const states = [];
  const stream = follow({
    url: "/events",
    get,
    wait: () => 0,
    onEvent: (event) => events.push(event.data),
    onState: (state) => states.push(state),
    ...options,
  });
  await stream.running;
  return { events, states };
}

test("after a cut it asks for what follows the last number it has", async () => {
  const { asked, get } = server(answer("id: 4\ndata: a\n\n"), new Error("cut"), answer("id: 5\ndata: b\n\n"), answer("", 401));
  const { events, states } = await followed(get);
  assert.deepEqual(asked.map((headers) => headers["Last-Event-ID"]), ["0", "4", "4", "5"]);
  assert.deepEqual(events, ["a", "b"]);
  assert.deepEqual(states, ["open", "lost", "lost", "open", "lost", "ended"]);
});

test("the token travels in a header", async () => {
  const { asked, get } = server(answer("", 401));
  await followed(get, { headers: () => ({ Authorization: "Bearer x" }) });
  assert.equal(asked[0].Authorization, "Bearer x");
});

test("a server in trouble is asked again, a conversation that is over is not", async () => {
  const { asked, get } = server(answer("", 503), answer("", 429), answer("", 410));
  const { states } = await followed(get);
  assert.equal(asked.length, 3);
  assert.deepEqual(states, ["lost", "lost", "ended"]);
});

test("silence counts as a cut", async () => {
  let asked = 0;
  const get = async (_url, { signal }) => {
    asked += 1;
    if (asked === 2) return answer("", 401);
    const silent = new ReadableStream({ start: (controller) => signal.addEventListener("abort", () => controller.error(signal.reason)) });
    return new Response(silent);
  };
  const { states } = await followed(get, { silence: 1 });
  assert.deepEqual(states, ["lost", "ended"]);
});

test("only words count as open: a filter may let the headers pass and hold back the rest", async () => {
  const { get } = server(answer(""), answer(": open\n\n"), answer("", 401));
  assert.deepEqual((await followed(get)).states, ["lost", "open", "lost", "ended"]);
});

test("where two tries fail something else asks, until a stream opens", async () => {
  const { asked, get } = server(answer("", 503), answer("", 503), answer("", 503), answer(": open\n\n"), answer("", 401));
  const begun = [];
  let ended;
  const instead = async (going) => {
    begun.push(asked.length);
    while (going()) await new Promise(setImmediate);
    ended = true;
  };
  await followed(get, { instead });
  await new Promise(setImmediate);
  assert.equal(begun[0], 2);
  assert.ok(ended);
});

// Opens, and then says nothing until it is given up.
const silent = (signal) =>
  new Response(new ReadableStream({ start: (controller) => signal.addEventListener("abort", () => controller.error(signal.reason)) }));

// Says a word, and then nothing.
const open = (signal) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(": open\n\n"));
        signal.addEventListener("abort", () => controller.error(signal.reason));
      },
    }),
  );

test("an opening without a word has something else ask, which goes on through a nudge until words come", async () => {
  const turns = [];
  let asked = 0;
  let stream;
  const get = async (_url, { signal }) => {
    asked += 1;
    if (asked === 1) return silent(signal);
    if (asked === 2) return answer(": open\n\n");
    return answer("", 401);
  };
  const instead = async (going) => {
    turns.push(going());
    stream.nudge();
    turns.push(going());
    stream.nudge(true);
    while (going()) await new Promise(setImmediate);
    turns.push(going());
  };
  const ended = new Promise((resolve) => {
    stream = follow({ url: "/events", get, held: 0, wait: () => 0, onEvent() {}, onState: (state) => state === "ended" && resolve(), instead });
  });
  await ended;
  await new Promise(setImmediate);
  assert.deepEqual(turns.slice(0, 3), [true, true, false]);
});

test("a network that went leaves a stream open on which nothing comes: it is asked for anew", async () => {
  let asked = 0;
  const get = async (_url, { signal }) => {
    asked += 1;
    return asked === 1 ? open(signal) : answer("", 401);
  };
  const stream = follow({ url: "/events", get, wait: () => 0, onEvent() {}, onState: (state) => state === "open" && setImmediate(() => stream.nudge(true)) });
  await stream.running;
  assert.equal(asked, 2);
});

test("what cannot be shown does not come again for ever", async () => {
  const { asked, get } = server(answer("id: 4\ndata: a\n\n"), answer("", 401));
  await followed(get, {
    onEvent() {
      throw new TypeError("a fault of the page");
    },
  });
  assert.deepEqual(asked.map((headers) => headers["Last-Event-ID"]), ["0", "4"]);
});

test("stopping ends it without a word", async () => {
  const states = [];
  const stream = follow({ url: "/events", get: async () => answer("", 503), wait: () => 60000, onEvent() {}, onState: (state) => states.push(state) });
  await new Promise(setImmediate);
  stream.stop();
  await stream.running;
  assert.deepEqual(states, ["lost"]);
});

test("a nudge does not wait for the end of the pause", async () => {
  const { asked, get } = server(answer("", 503), answer("", 401));
  const stream = follow({ url: "/events", get, wait: () => 60000, onEvent() {}, onState: (state) => state === "lost" && setImmediate(() => stream.nudge()) });
  await stream.running;
  assert.equal(asked.length, 2);
});

test("pauses grow, differ between visitors, and stay below fifteen seconds", () => {
  assert.ok(backoff(0, () => 1) <= 500);
  assert.ok(backoff(3, () => 0) > backoff(0, () => 1));
  assert.notEqual(backoff(2, () => 0), backoff(2, () => 1));
  assert.ok(backoff(50, () => 1) <= 15000);
});
