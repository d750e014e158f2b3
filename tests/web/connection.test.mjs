import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { connection, Problem, uuid } from "../../api/web/widget/connection.js";

const json = (body, status = 200) => new Response(JSON.stringify(body), { status });

async function refused(get) {
  try {
    await connection({ token: () => "t", get }).send({ client_id: "c", text: "x" });
  } catch (problem) {
    return problem;
  }
  return assert.fail("was not refused");
}

test("a message goes with the token in a header, without cookie, cache or referrer", async () => {
  let asked;
  const api = connection({ token: () => "t", get: async (url, options) => json({ events: [], asked: (asked = { url, ...options }) && 1 }) });
  await api.send({ client_id: "c", text: "x" });
  assert.equal(asked.url, "/v1/chat/messages");
  assert.equal(asked.headers.Authorization, "Bearer t");
  assert.deepEqual([asked.credentials, asked.cache, asked.referrerPolicy], ["omit", "no-store", "no-referrer"]);
});

test("before the first call there is no token to send", async () => {
  let headers;
  await connection({ token: () => null, get: async (_url, options) => json({ headers: (headers = options.headers) && 1 }) }).start();
  assert.ok(!("Authorization" in headers));
});

test("no network is a problem that passes", async () => {
  const problem = await refused(async () => {
    throw new TypeError("offline");
  });
  assert.ok(problem instanceof Problem);
  assert.deepEqual([problem.status, problem.passing, problem.over], [0, true, false]);
});

test("an answer that was cut in the middle is not taken for one", async () => {
  const problem = await refused(async () => new Response('{"events":', { status: 200 }));
  assert.equal(problem.passing, true);
});

test("the server's own sentence is passed on", async () => {
  const problem = await refused(async () => json({ title: "Trop long." }, 422));
  assert.deepEqual([problem.detail, problem.passing], ["Trop long.", false]);
});

test("what a refusal shows all the same, a danger's card, comes with it", async () => {
  const problem = await refused(async () => json({ title: "Trop vite.", events: [{ seq: 0 }] }, 429));
  assert.deepEqual(problem.events, [{ seq: 0 }]);
});

test("a refusal without a readable body is still a refusal", async () => {
  const problem = await refused(async () => new Response("<html>", { status: 502 }));
  assert.deepEqual([problem.status, problem.passing], [502, true]);
});

test("a conversation that is gone is over", async () => {
  for (const status of [401, 404, 410]) assert.equal((await refused(async () => json({}, status))).over, true);
});

test("ids are of version 4, each another", () => {
  const random = { getRandomValues: (bytes) => bytes.fill(255) };
  assert.match(uuid(random), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.notEqual(uuid(), uuid());
});

// What api/pow.py checks.
const solves = (solution, bits) => createHash("sha256").update(solution).digest().readUInt32BE() >>> (32 - bits) === 0;

test("under a flood the browser works for a moment, then begins", async () => {
  const asked = [];
  const get = async (_url, { headers }) => {
    asked.push(headers["Fanal-Effort"]);
    if (asked.length === 1) return json({ title: "Beaucoup de monde.", effort: { challenge: "1.11.aa.bb", bits: 11 } }, 428);
    return json({ token: "t" }, 201);
  };
  assert.deepEqual(await connection({ token: () => null, get }).start(), { token: "t" });
  assert.equal(asked[0], undefined);
  assert.match(asked[1], /^1\.11\.aa\.bb:\d+$/);
  assert.ok(solves(asked[1], 11));
});

test("asked to work once more, it says so rather than work for ever", async () => {
  const get = async () => json({ title: "Beaucoup de monde.", effort: { challenge: "c", bits: 1 } }, 428);
  const api = connection({ token: () => null, get });
  await assert.rejects(api.start(), { status: 428, detail: "Beaucoup de monde.", passing: true });
});
