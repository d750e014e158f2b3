import assert from "node:assert/strict";
import { test } from "node:test";
import { eraseBehind, pressCounter } from "../../api/web/widget/exit.js";
import { hostPage } from "../../api/web/widget/host.js";

function pressed(...times) {
  let at = 0;
  const press = pressCounter(() => at);
  return times.map((time) => {
    at = time;
    return press();
  });
}

test("three presses within five seconds leave", () => {
  assert.deepEqual(pressed(0, 1000, 4999), [2, 1, 0]);
});

test("presses that are far apart do not add up", () => {
  assert.deepEqual(pressed(0, 4000, 5500, 8000), [2, 1, 1, 0]);
  assert.deepEqual(pressed(0, 5000, 10000), [2, 2, 2]);
});

test("after leaving the count starts anew", () => {
  assert.deepEqual(pressed(0, 1, 2, 3), [2, 1, 0, 2]);
});

test("leaving erases on the server even though the page is gone", () => {
  let asked;
  eraseBehind("t", (url, options) => (asked = { url, ...options }));
  assert.deepEqual([asked.url, asked.method, asked.keepalive], ["/v1/chat", "DELETE", true]);
  assert.deepEqual([asked.headers.Authorization, asked.credentials, asked.referrerPolicy], ["Bearer t", "omit", "no-referrer"]);
});

// A window in a frame; `say` delivers a message to it, `told` is what its parent received.
function frame(allowed) {
  const told = [];
  const parent = { postMessage: (message, origin) => told.push({ message, origin }) };
  let listen = () => {};
  const self = { parent, addEventListener: (_name, listener) => (listen = listener) };
  const page = hostPage({ allowed, self });
  return { page, told, parent, say: (event) => listen({ source: parent, data: "fanal:hello", ...event }) };
}

test("a site that may embed us is asked to leave too, at its own origin only", () => {
  const { page, told, say } = frame(["https://school.example"]);
  say({ origin: "https://school.example" });
  page.leave("https://elsewhere.example/");
  assert.deepEqual(told.at(-1), { message: { fanal: "leave", url: "https://elsewhere.example/" }, origin: "https://school.example" });
});

test("nobody else is told anything", () => {
  const { page, told, say } = frame(["https://school.example"]);
  say({ origin: "https://other.example" });
  say({ origin: "https://school.example", source: {} });
  say({ origin: "https://school.example", data: "hello" });
  page.leave("https://elsewhere.example/");
  page.close();
  assert.deepEqual(told, []);
});

test("a page of its own speaks to no one", () => {
  const self = {};
  self.parent = self;
  hostPage({ allowed: ["https://school.example"], self }).leave("https://elsewhere.example/");
  assert.deepEqual(Object.keys(self), ["parent"]);
});
