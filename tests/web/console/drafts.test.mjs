import assert from "node:assert/strict";
import { test } from "node:test";
import { drafts } from "../../../api/web/console/drafts.js";
import { memoryStorage } from "./words.mjs";

test("a draft is found again when the tab comes back", () => {
  const storage = memoryStorage();
  drafts(storage).write("one", "Je suis là");
  assert.equal(drafts(storage).read("one"), "Je suis là");
});

test("an emptied or finished draft leaves nothing behind", () => {
  const storage = memoryStorage();
  const written = drafts(storage);
  written.write("one", "Je suis là");
  written.write("one", "");
  written.write("two", "Bonsoir");
  written.drop("two");
  assert.equal(written.read("one") + written.read("two"), "");
  assert.equal(storage.length, 0);
});

test("another person at the same desk finds no draft", () => {
  const storage = memoryStorage();
  const first = drafts(storage);
  first.belongTo("ada");
  first.write("one", "Je suis là");
  const second = drafts(storage);
  second.belongTo("basile");
  assert.equal(second.read("one"), "");
  second.write("one", "Bonsoir");
  drafts(storage).belongTo("basile");
  assert.equal(drafts(storage).read("one"), "Bonsoir");
});

test("where storage is refused, the draft lives as long as the page", () => {
  const written = drafts(memoryStorage(true));
  written.write("one", "Je suis là");
  assert.equal(written.read("one"), "Je suis là");
});
