import assert from "node:assert/strict";
import { before, test } from "node:test";
import { calls } from "../../../api/web/console/calls.js";
import { sending } from "../../../api/web/console/sending.js";
import { position } from "../../../api/web/console/order.js";
import { Problem } from "../../../api/web/console/problem.js";
import { speakFrench } from "./words.mjs";

before(speakFrench);

const settle = () => new Promise((resolve) => setImmediate(resolve));

function desk(answers) {
  const sent = [];
  const marks = [];
  const shown = [];
  const back = [];
  let options;
  const log = {
    sending: (id) => marks.push([id, "sending"]),
    mark(id, state, given) {
      marks.push([id, state]);
      options = given;
    },
    show: (event) => shown.push(event),
    drop: (id) => marks.push([id, "dropped"]),
  };
  const out = sending({
    async say(body) {
      sent.push(body);
      const answer = answers.shift();
      if (answer !== undefined) throw new Problem(answer, "non");
      return { event: { seq: 1, ...body } };
    },
    log,
    settled() {},
    refused: (text) => back.push(text),
  });
  return { out, sent, marks, shown, back, options: () => options };
}

test("a message lost on the way goes out again under the same client_id", async () => {
  const { out, sent, shown } = desk([0, 401]);
  out.text("Je suis là");
  await settle();
  assert.ok(out.unsent);
  out.again();
  await settle();
  out.again();
  await settle();
  assert.equal(new Set(sent.map((body) => body.client_id)).size, 1);
  assert.equal(sent.length, 3);
  assert.equal(shown.length, 1);
  assert.equal(out.unsent, false);
});

test("an expired session keeps the message, a refused one can be taken back as text", async () => {
  const { out, marks, back, options } = desk([401, 422]);
  out.text("Je suis là");
  await settle();
  assert.equal(marks.at(-1)[1], "offline");
  out.again();
  await settle();
  assert.equal(marks.at(-1)[1], "failed");
  options().retract();
  assert.deepEqual(back, ["Je suis là"]);
  assert.equal(out.unsent, false);
});

test("two quick messages keep their order", async () => {
  const { out, sent } = desk([]);
  out.text("un");
  out.text("deux");
  await settle();
  await settle();
  assert.deepEqual(sent.map((body) => body.text), ["un", "deux"]);
});

function server(status, body) {
  const asked = [];
  return {
    asked,
    async get(url, options) {
      asked.push({ url, ...options });
      return { ok: status < 400, status, json: async () => body };
    },
  };
}

test("a lost session opens the sign-in, a wrong password does not", async () => {
  let opened = 0;
  const { get } = server(401, { detail: "Session terminée." });
  const api = calls({ get, expired: () => (opened += 1) });
  await assert.rejects(api.note("a", "texte"), { status: 401, detail: "Session terminée." });
  assert.equal(opened, 1);
  await assert.rejects(api.login("ada", "faux"), { status: 401 });
  assert.equal(opened, 1);
});

test("an id can't climb out of its address", async () => {
  const { get, asked } = server(200, {});
  await calls({ get, expired() {} }).read("../../people?x=");
  assert.equal(asked[0].url, "/v1/console/conversations/..%2F..%2Fpeople%3Fx%3D");
  assert.equal(asked[0].credentials, "same-origin");
});

test("what arrives in any order is shown in its order, with what is being sent last", () => {
  for (const arrival of [[1, 2, 3], [3, 2, 1], [2, 3, 1]]) {
    const shown = [];
    for (const number of [Infinity, ...arrival]) shown.splice(position(shown, number), 0, number);
    assert.deepEqual(shown, [1, 2, 3, Infinity]);
  }
});

test("what the server never takes is not sent again, by hand or by itself, and still counts as unsent", async () => {
  const { out, sent, options } = desk([422]);
  out.text("Un numéro interdit");
  await settle();
  assert.ok(!options().retry);
  out.again();
  await settle();
  assert.equal(sent.length, 1);
  assert.ok(out.unsent);
});
