import assert from "node:assert/strict";
import { test } from "node:test";
import { idle } from "../../../api/web/console/idle.js";

function desk() {
  const told = [];
  let pending;
  const clock = {
    setTimeout(action, delay) {
      pending = { action, delay };
      return pending;
    },
    clearTimeout(timer) {
      if (timer && timer === pending) pending = undefined;
    },
  };
  const rest = idle({
    minutes: 30,
    warnSeconds: 3,
    warn: (left) => told.push(left),
    calm: () => told.push("calm"),
    leave: () => told.push("left"),
    clock,
  });
  const pass = () => {
    const { action } = pending;
    pending = undefined;
    action();
  };
  return { rest, told, pass, delay: () => pending?.delay };
}

test("it warns in time, counts down, then leaves", () => {
  const { rest, told, pass, delay } = desk();
  rest.start();
  assert.equal(delay(), 30 * 60000 - 3000);
  for (let time = 0; time < 4; time += 1) pass();
  assert.deepEqual(told, [3, 2, 1, "left"]);
});

test("a touch starts the wait again, but once warned only an answer counts", () => {
  const { rest, told, pass, delay } = desk();
  rest.start();
  rest.touched();
  assert.equal(delay(), 30 * 60000 - 3000);
  pass();
  rest.touched();
  assert.equal(delay(), 1000);
  rest.stay();
  assert.deepEqual(told, [3, "calm"]);
  assert.equal(delay(), 30 * 60000 - 3000);
});

test("asleep, it does nothing", () => {
  const { rest, delay } = desk();
  rest.start();
  rest.stop();
  assert.equal(delay(), undefined);
});
