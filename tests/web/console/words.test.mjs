import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { before, test } from "node:test";
import { codeOf, describe, lineText, place } from "../../../api/web/console/case.js";
import { lasting } from "../../../api/web/console/moments.js";
import { matching } from "../../../api/web/console/phrases.js";
import { sentenceAround } from "../../../api/web/console/sentence.js";
import { speakFrench } from "./words.mjs";

before(speakFrench);

const web = new URL("../../../api/web/console/", import.meta.url);
const french = JSON.parse(readFileSync(new URL("words.fr.json", web), "utf8"));
const code = readdirSync(web).filter((name) => name.endsWith(".js")).map((name) => readFileSync(new URL(name, web), "utf8")).join("\n");

test("every sentence that the code asks for is written, and none is left over", () => {
  const asked = [...code.matchAll(/\bword\(\s*"(\w+)"/g)].map(([, name]) => name);
  assert.deepEqual(asked.filter((name) => !(name in french)), []);
  const dynamic = /^(who|day|refused|entry)_/; // entry_…: asked for by api/console/pages.py
  assert.deepEqual(Object.keys(french).filter((name) => !dynamic.test(name) && !code.includes(`"${name}"`)), []);
});

test("sentences follow French typography", () => {
  const wrong = Object.entries(french).filter(([, text]) => /'| [?!;:»]|« /.test(text));
  assert.deepEqual(wrong, []);
});

test("waits are said as people say them", () => {
  const minutes = (n) => lasting(n * 60000);
  assert.equal(minutes(0.5), "0\u00a0min");
  assert.equal(minutes(12), "12\u00a0min");
  assert.equal(minutes(125), "2\u00a0h\u00a005");
  assert.equal(minutes(60 * 24 * 3), "3\u00a0j");
});

test("a case is named by categories and a code, never by a word of the visitor", () => {
  const one = { conversation: "b07c22ff", audience: "young", age_band: "15_17", department: "69" };
  assert.equal(codeOf(one.conversation), "B07C");
  assert.equal(describe(one), "Jeune · 15 à 17 ans");
  assert.equal(place(one), "dép. 69");
  assert.equal(describe({ audience: null, age_band: null }), french.audience_none);
});

test("a line that was struck shows that it was, not what it said", () => {
  assert.equal(lineText({ text: null, struck: true }), french.struck);
  assert.equal(lineText({ text: "Jeune", struck: false }), "Jeune");
});

test("the sentence around what fired is cut at its ends", () => {
  const text = "Bonsoir. Il a fermé la porte ! Je fais quoi ?";
  const start = text.indexOf("fermé");
  assert.deepEqual(sentenceAround(text, start, start + 5), ["Il a ", "fermé", " la porte !"]);
  assert.deepEqual(sentenceAround("", 0, 0), ["", "", ""]);
});

test("a very long text without a full stop is not shown whole", () => {
  const [before, hit, after] = sentenceAround(`${"a ".repeat(4000)}porte${" b".repeat(4000)}`, 8000, 8005);
  assert.equal(hit, "porte");
  assert.ok(before.length + after.length <= 330);
});

test("phrases are found without accents and by situation", () => {
  const all = [
    { situation: "danger", text: "Es-tu en sécurité, là ?" },
    { situation: "start", text: "Bonjour, je lis ce que tu écris." },
  ];
  assert.deepEqual(matching(all, "securite"), [all[0]]);
  assert.deepEqual(matching(all, "danger es-tu"), [all[0]]);
  assert.deepEqual(matching(all, ""), all);
  assert.deepEqual(matching(all, "rien de tel"), []);
});
