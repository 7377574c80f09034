// How long and for what a browser keeps the permission that a preflight gave.

import { address, putRules } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

const NOTE = { "Content-Type": "text/x-note" };

/** Sends requests one after the other; gives back how many preflights the browser has sent to the address so far. */
async function preflightsAfter(page, note, ...requests) {
  for (const { method, headers } of requests) {
    const told = await page.evaluate(([note, init]) => fetched(note, init), [note, { method, headers }]);
    expect(told.status, "the actual request is answered").toBe(403);
  }
  return page.network.preflightsTo(note).length;
}

test("a preflight is asked once within its age", async ({ bucket, visit }) => {
  await putRules(bucket, { origins: [app()], methods: ["PUT"], headers: ["content-type"], maxAge: 600 });
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  const put = { method: "PUT", headers: NOTE };
  expect(await preflightsAfter(page, note, put, put, put)).toBe(1);
});

test("a preflight is asked again after its age", async ({ bucket, visit }) => {
  await putRules(bucket, { origins: [app()], methods: ["PUT"], headers: ["content-type"], maxAge: 1 });
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  const put = { method: "PUT", headers: NOTE };
  expect(await preflightsAfter(page, note, put)).toBe(1);
  await expect.poll(() => preflightsAfter(page, note, put)).toBeGreaterThan(1);
});

test("an age of zero keeps nothing", async ({ bucket, visit }) => {
  await putRules(bucket, { origins: [app()], methods: ["PUT"], headers: ["content-type"], maxAge: 0 });
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  const put = { method: "PUT", headers: NOTE };
  expect(await preflightsAfter(page, note, put, put, put)).toBe(3);
});

test("another header is asked anew", async ({ bucket, visit }) => {
  await putRules(bucket, { origins: [app()], methods: ["PUT"], headers: ["*"], maxAge: 600 });
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  const put = { method: "PUT", headers: NOTE };
  const tagged = { method: "PUT", headers: { ...NOTE, "X-Amz-Meta-Colour": "blue" } };
  expect(await preflightsAfter(page, note, put, tagged, put, tagged)).toBe(2);
});

test("another method is asked anew where the first answer did not name it", async ({ bucket, visit }) => {
  const rule = { origins: [app()], headers: ["content-type"], maxAge: 600 };
  await putRules(bucket, [
    { ...rule, methods: ["PUT"] },
    { ...rule, methods: ["DELETE"] },
  ]);
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  expect(await preflightsAfter(page, note, { method: "PUT", headers: NOTE }, { method: "DELETE" })).toBe(2);
});

for (const [dialect, preflights, why] of [
  ["s3", 1, "names all methods of the rule"],
  ["cos", 1, "names all methods of the rule"],
  ["qingstor", 2, "names the asked method only"],
  ["mediastore", 1, "names all methods of the rule"],
]) {
  test(`two methods of one rule cost ${preflights} through ${dialect}, whose answer ${why}`, async ({ bucket, visit }) => {
    await putRules(bucket, { origins: [app()], methods: ["PUT", "DELETE"], headers: ["content-type"], maxAge: 600 });
    const page = await visit("app");
    const note = address(dialect, bucket, "note");
    const requests = [{ method: "PUT", headers: NOTE }, { method: "DELETE" }];
    expect(await preflightsAfter(page, note, ...requests)).toBe(preflights);
  });
}
