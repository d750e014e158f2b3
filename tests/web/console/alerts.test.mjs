import assert from "node:assert/strict";
import { before, test } from "node:test";
import { newcomers, risen, sound, titleFor } from "../../../api/web/console/alerts.js";
import { speakFrench } from "./words.mjs";

before(speakFrench);

const quiet = { grave: 0, waiting: 0, unread: 0, onBreak: false };

test("the tab's title tells danger before messages, and messages before waiting", () => {
  assert.equal(titleFor({ ...quiet, grave: 1, waiting: 4, unread: 2 }), "Danger (1)");
  assert.equal(titleFor({ ...quiet, waiting: 4, unread: 2 }), "(2) Message");
  assert.equal(titleFor({ ...quiet, waiting: 4 }), "(4) Attente");
  assert.equal(titleFor(quiet), "Console");
});

test("a colleague who wants advice is in the title before messages, behind danger", () => {
  assert.equal(titleFor({ ...quiet, asked: 1, unread: 2 }), "(1) Avis");
  assert.equal(titleFor({ ...quiet, asked: 1, grave: 1 }), "Danger (1)");
});

test("on a break, who waits is not in the title, but danger is", () => {
  assert.equal(titleFor({ ...quiet, waiting: 4, onBreak: true }), "Console");
  assert.equal(titleFor({ ...quiet, grave: 1, waiting: 4, onBreak: true }), "Danger (1)");
});

test("nothing is new the first time the queue is seen", () => {
  assert.deepEqual(newcomers(undefined, [{ conversation: "a" }]), []);
});

test("a new case is new once, and a released one is new again", () => {
  const one = { conversation: "a", released: false };
  const two = { conversation: "b", released: false };
  assert.deepEqual(newcomers([one], [one, two]), [two]);
  assert.deepEqual(newcomers([one, two], [one, two]), []);
  const back = { ...one, released: true };
  assert.deepEqual(newcomers([one], [back]), [back]);
});

test("a held case is in danger anew once its level has risen so far", () => {
  const calm = { conversation: "a", level: "high" };
  const grave = { ...calm, level: "immediate" };
  assert.deepEqual(risen(undefined, [grave]), []);
  assert.deepEqual(risen([], [grave]), []); // taken as it stood
  assert.deepEqual(risen([calm], [grave]), [grave]);
  assert.deepEqual(risen([grave], [grave]), []);
});

function ears() {
  const played = [];
  const node = () => ({ connect: (to) => to, start() {}, stop() {} });
  const context = {
    state: "running",
    currentTime: 0,
    createOscillator: () => ({ ...node(), frequency: { set value(pitch) { played.push(pitch); } } }),
    createGain: () => ({ ...node(), gain: { setValueAtTime() {}, linearRampToValueAtTime() {} } }),
  };
  return { played, make: () => context };
}

test("danger sounds longer than a message, and a muted desk is silent", () => {
  const { played, make } = ears();
  const ear = sound(make);
  ear.wake();
  ear.ring("immediate");
  const danger = played.splice(0).length;
  ear.ring("message");
  assert.ok(danger > played.splice(0).length);
  ear.mute(true);
  assert.equal(ear.ring("immediate"), false);
  assert.deepEqual(played, []);
});

test("before anybody has touched the page nothing can sound, and nothing breaks", () => {
  const { played, make } = ears();
  assert.equal(sound(make).ring("immediate"), false);
  assert.deepEqual(played, []);
});
