import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { solve, zeroBits } from "../../api/web/widget/effort.js";

test("zero bits are counted from the first byte on", () => {
  const counted = [[255], [1], [0, 128], [0, 1, 0], [0, 0]].map((bytes) => zeroBits(Uint8Array.from(bytes)));
  assert.deepEqual(counted, [0, 7, 8, 15, 16]);
});

test("a solution is the challenge with a counter whose hash begins with enough zero bits", async () => {
  const solution = await solve({ challenge: "1.10.aa.bb", bits: 10 });
  assert.match(solution, /^1\.10\.aa\.bb:\d+$/);
  assert.equal(createHash("sha256").update(solution).digest().readUInt16BE() >> 6, 0);
});
