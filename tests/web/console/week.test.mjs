import assert from "node:assert/strict";
import { test } from "node:test";
import { readWeek, spans, writeWeek } from "../../../api/web/console/week.js";

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
