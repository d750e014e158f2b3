import assert from "node:assert/strict";
import { test } from "node:test";
import { nextIndex } from "../../../api/web/console/roving.js";
import { shortcut } from "../../../api/web/console/shortcuts.js";

const key = (code, typed, more = {}) => ({ code, key: typed, altKey: true, ctrlKey: false, metaKey: false, ...more });

test("Alt and a digit pick a conversation on every keyboard", () => {
  assert.equal(shortcut(key("Digit1", "&")), "conversation_1");
  assert.equal(shortcut(key("Digit2", "2")), "conversation_2");
  assert.equal(shortcut(key("Numpad9", "9")), "conversation_9");
});

test("letters go by what is printed on the key", () => {
  assert.equal(shortcut(key("KeyA", "q")), "queue");
  assert.equal(shortcut(key("Semicolon", "m")), "write");
  assert.equal(shortcut(key("KeyN", "~")), "notes");
});

test("what is typed into a message never acts", () => {
  assert.equal(shortcut({ code: "KeyM", key: "?", altKey: false, ctrlKey: false, metaKey: false }, true), undefined);
  assert.equal(shortcut({ code: "KeyM", key: "?", altKey: false, ctrlKey: false, metaKey: false }, false), "help");
  assert.equal(shortcut({ code: "KeyQ", key: "q", altKey: false, ctrlKey: false, metaKey: false }, false), undefined);
});

test("the right Alt of French keyboards still types @ and #", () => {
  assert.equal(shortcut(key("Digit3", "#", { ctrlKey: true })), undefined);
});

test("arrows stay inside a list, Home and End reach its ends", () => {
  assert.equal(nextIndex("ArrowDown", 0, 3), 1);
  assert.equal(nextIndex("ArrowDown", 2, 3), 2);
  assert.equal(nextIndex("ArrowUp", 0, 3), 0);
  assert.equal(nextIndex("End", 0, 3), 2);
  assert.equal(nextIndex("Home", 2, 3), 0);
  assert.equal(nextIndex("a", 2, 3), -1);
});
