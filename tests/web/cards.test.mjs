import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { stateOf } from "../../api/web/widget/thread.js";
import { readWords } from "../../api/web/widget/around.js";

const words = await readFile(new URL("../../api/web/widget/words.fr.json", import.meta.url), "utf-8");
globalThis.document = { getElementById: () => ({ content: { textContent: words } }) };
readWords();

test("open and closed are said in words, once", () => {
  assert.equal(stateOf({ open: true, hours: "24 h/24" }), "Ouvert · 24 h/24");
  assert.equal(stateOf({ open: true, hours: "ouvert jusqu’à 23 h" }), "Ouvert jusqu’à 23 h");
  assert.equal(stateOf({ open: false, hours: "ouvre demain à 9 h" }), "Fermé · ouvre demain à 9 h");
  assert.equal(stateOf({ open: true }), "Ouvert");
});

test("hours that nobody knows are not called closed", () => {
  assert.equal(stateOf({ open: false, hours: "horaires selon la ville" }), "Horaires selon la ville");
  assert.equal(stateOf({ open: null, hours: "horaires à vérifier" }), "Horaires à vérifier");
});
