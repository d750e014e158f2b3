import assert from "node:assert/strict";
import { test } from "node:test";
import { keptRule, keptWeek, readWeek, spans, writeWeek } from "../../../api/web/console/week.js";

test("hours are read as people type them", () => {
  assert.equal(spans("18:00-23:00"), "18:00-23:00");
  assert.equal(spans("9h30 – 12:00, 14:00-18:00"), "09:30-12:00,14:00-18:00");
  assert.equal(spans(""), "");
});

test("what can't be read is refused rather than guessed", () => {
  for (const text of ["le soir", "18-23", "25:00-26:00", "18:00", "18:00-23:75"]) assert.equal(spans(text), undefined, text);
});

test("a week is shown by day and written back the same", () => {
  const kept = "Mo-Fr 18:00-23:00; Sa 10:00-12:00,14:00-18:00";
  const week = readWeek(kept);
  assert.deepEqual(week.slice(4), ["18:00-23:00", "10:00-12:00,14:00-18:00", ""]);
  assert.equal(writeWeek(week), kept);
});

test("day lists, closed days and always open are understood", () => {
  assert.deepEqual(readWeek("Mo,We 18:00-20:00")[2], "18:00-20:00");
  assert.deepEqual(readWeek("Mo-Su 18:00-20:00; Su off")[6], "");
  assert.equal(readWeek("24/7")[0], "00:00-24:00");
});

test("a week that says more than seven days is left to the plain field", () => {
  assert.equal(readWeek("Mo-Fr 18:00-23:00; PH off"), undefined);
  assert.equal(readWeek("Jul-Aug Mo 18:00-20:00"), undefined);
});

test("always open, with days that are not, is shown or left to the plain field", () => {
  assert.equal(readWeek("24/7; PH off"), undefined);
  assert.deepEqual(readWeek("24/7; Mo off").slice(0, 2), ["", "00:00-24:00"]);
});

test("what nobody changed is kept as it stands", () => {
  for (const rule of ["24/7", "24/7; Mo off", "Mo,We 18:00-20:00", "off", ""]) assert.equal(keptWeek(rule, readWeek(rule)), rule);
});

test("seven empty fields close the service, and never open it whenever somebody is there", () => {
  assert.equal(keptWeek("Mo-Fr 18:00-23:00", Array(7).fill("")), "off");
  assert.deepEqual(readWeek("off"), Array(7).fill(""));
  assert.equal(keptRule("  "), "off");
  assert.equal(keptRule(" Mo-Fr 18:00-23:00; PH off "), "Mo-Fr 18:00-23:00; PH off");
});

test("a changed week is written anew, an unreadable one is not", () => {
  assert.equal(keptWeek("", ["18h00-20h00", ...Array(6).fill("")]), "Mo 18:00-20:00");
  assert.equal(keptWeek("24/7", ["le soir", ...Array(6).fill("")]), undefined);
});
