import assert from "node:assert/strict";
import { test } from "node:test";
import { tabStore } from "../../api/web/widget/exit.js";

function storage() {
  const held = new Map();
  return {
    held,
    getItem: (name) => held.get(name) ?? null,
    setItem: (name, value) => held.set(name, value),
    removeItem: (name) => held.delete(name),
    clear: () => held.clear(),
  };
}

test("what is kept can be read again, dropped, and cleared", () => {
  const place = storage();
  const store = tabStore(() => place);
  store.set("token", "t");
  store.set("audience", "young");
  assert.equal(store.get("token"), "t");
  store.drop("token");
  assert.equal(store.get("token"), null);
  store.clear();
  assert.equal(place.held.size, 0);
});

test("only the token, the audience and the look may be kept", () => {
  const store = tabStore(storage);
  assert.throws(() => store.set("message", "x"), RangeError);
});

test("where the browser refuses storage, the page still works", () => {
  const store = tabStore(() => {
    throw new Error("refused");
  });
  store.set("token", "t");
  assert.equal(store.get("token"), "t");
  store.clear();
  assert.equal(store.get("token"), null);
});
