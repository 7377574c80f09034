// A page is never told why a preflight was refused. The developer tools are: by the header `x-cors-diagnosis`.

import { address, dialects, putRules } from "../support/server.js";
import { app, expect, other, test } from "../support/test.js";

const upload = (headers = {}) => ({ method: "PUT", body: "hello", headers: { "Content-Type": "text/x-note", ...headers } });

const diagnoses = (page, address) =>
  page.network.preflightsTo(address).map((preflight) => preflight.headers?.["x-cors-diagnosis"]);

const CASES = [
  { site: "stranger", init: upload(), diagnosis: "denied; reason=origin" },
  { site: "app", init: { method: "DELETE" }, diagnosis: "denied; reason=method" },
  {
    site: "app",
    init: upload({ "X-Surprise": "1", "X-Other": "2" }),
    diagnosis: "denied; reason=headers; offending=x-other,x-surprise",
  },
];

for (const dialect of dialects) {
  for (const { site, init, diagnosis } of CASES) {
    test(`through ${dialect} the developer tools show "${diagnosis}"`, async ({ bucket, visit }) => {
      await putRules(bucket, { origins: [app()], methods: ["GET", "PUT"], headers: ["content-type"] });
      const page = await visit(site);
      const note = address(dialect, bucket, "note");
      const told = await page.evaluate(([note, init]) => fetched(note, init), [note, init]);
      expect(told).toEqual({ failure: "TypeError: Failed to fetch" });
      await expect.poll(() => diagnoses(page, note)).toEqual([diagnosis]);
      const allowed = page.network.sentTo(note).map((sent) => sent.headers?.["access-control-allow-origin"]);
      expect(allowed.every((origin) => origin === undefined)).toBe(true);
    });
  }
}

test("a bucket without rules and a bucket that is not there are told apart in the developer tools", async ({ bucket, visit }) => {
  const page = await visit("app");
  for (const [name, reason] of [
    [bucket, "no-configuration"],
    [bucket + "x", "no-bucket"],
  ]) {
    const note = address("s3", name, "note");
    const told = await page.evaluate(([note, init]) => fetched(note, init), [note, upload()]);
    expect(told).toEqual({ failure: "TypeError: Failed to fetch" });
    await expect.poll(() => diagnoses(page, note)).toEqual([`denied; reason=${reason}`]);
  }
});

test("pages of two origins that a rule names are both let in, a third is not", async ({ bucket, visit }) => {
  await putRules(bucket, { origins: [app(), other()], methods: ["PUT"], headers: ["content-type"] });
  const statuses = [];
  for (const site of ["app", "other", "stranger"]) {
    const page = await visit(site);
    const told = await page.evaluate(([note, init]) => fetched(note, init), [address("s3", bucket, "note"), upload()]);
    statuses.push(told.status ?? told.failure);
  }
  expect(statuses).toEqual([403, 403, "TypeError: Failed to fetch"]);
});
