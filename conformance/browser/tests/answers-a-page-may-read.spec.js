// What of an answer a page may read: exposed headers, answers to requests with credentials, and refusals.

import { address, deleteRules, dialects, publish, putObject, putRules } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

const fetchAs = (page, address, init) => page.evaluate(([address, init]) => fetched(address, init), [address, init]);
const requestAs = (page, address, init) => page.evaluate(([address, init]) => requested(address, init), [address, init]);

test("a page reads an ETag that the rule exposes", async ({ bucket, visit }) => {
  await publish(bucket);
  await putObject(bucket, "note", "hello");
  await putRules(bucket, { origins: [app()], methods: ["GET"], expose: ["ETag"] });
  const page = await visit("app");
  const read = await fetchAs(page, address("s3", bucket, "note"));
  expect(read.headers.etag).toBe('"5d41402abc4b2a76b9719d911017c592"');
});

test("a page does not see an ETag that the rule keeps to itself", async ({ bucket, visit }) => {
  await publish(bucket);
  await putObject(bucket, "note", "hello", { Metadata: { colour: "blue" } });
  await putRules(bucket, { origins: [app()], methods: ["GET"], expose: ["x-amz-meta-colour"] });
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  const read = await fetchAs(page, note);
  expect(read.text).toBe("hello");
  expect(read.headers).not.toHaveProperty("etag");
  expect(read.headers).toHaveProperty("x-amz-meta-colour", "blue");
  await expect.poll(() => page.network.sentTo(note).at(-1).headers?.etag).toBe('"5d41402abc4b2a76b9719d911017c592"');
});

test.describe("with credentials", () => {
  for (const dialect of ["s3", "cos"]) {
    test(`a rule that names the origin lets a page of it read through ${dialect}`, async ({ bucket, visit }) => {
      await publish(bucket);
      await putObject(bucket, "note", "hello");
      await putRules(bucket, { origins: [app()], methods: ["GET"] });
      const page = await visit("app");
      const init = { credentials: "include" };
      expect(await fetchAs(page, address(dialect, bucket, "note"), init)).toMatchObject({ status: 200, text: "hello" });
      expect(await requestAs(page, address(dialect, bucket, "note"), init)).toMatchObject({ status: 200, text: "hello" });
    });
  }

  for (const dialect of ["qingstor", "mediastore"]) {
    test(`a page reads nothing through ${dialect}, which grants no credentials`, async ({ bucket, visit }) => {
      await publish(bucket);
      await putObject(bucket, "note", "hello");
      await putRules(bucket, { origins: [app()], methods: ["GET"] });
      const page = await visit("app");
      const note = address(dialect, bucket, "note");
      expect(await fetchAs(page, note, { credentials: "include" })).toEqual({ failure: "TypeError: Failed to fetch" });
      expect(await fetchAs(page, note)).toMatchObject({ status: 200, text: "hello" });
    });
  }

  test("a rule for every origin lets a page read only when it sends none", async ({ bucket, visit }) => {
    await publish(bucket);
    await putObject(bucket, "note", "hello");
    await putRules(bucket, { origins: ["*"], methods: ["GET"] });
    const page = await visit("stranger");
    for (const dialect of dialects) {
      const note = address(dialect, bucket, "note");
      expect(await fetchAs(page, note, { credentials: "include" })).toEqual({ failure: "TypeError: Failed to fetch" });
      expect(await requestAs(page, note, { credentials: "include" })).toEqual({ failure: "error, status 0" });
      expect(await fetchAs(page, note)).toMatchObject({ status: 200, text: "hello" });
    }
  });
});

test.describe("a refusal of the operation", () => {
  for (const dialect of dialects) {
    test(`is readable by a page that asks through ${dialect}: 404 and 403`, async ({ bucket, visit }) => {
      await publish(bucket);
      await putRules(bucket, { origins: [app()], methods: ["GET", "PUT"], headers: ["content-type"] });
      const page = await visit("app");
      const missing = await fetchAs(page, address(dialect, bucket, "nothing-here"));
      expect(missing.status).toBe(404);
      expect(missing.text).toMatch(/NoSuchKey|object_not_exists|ObjectNotFoundException/);
      const denied = await fetchAs(page, address(dialect, bucket, "note"), {
        method: "PUT",
        body: "not mine to write",
        headers: { "Content-Type": "text/x-note" },
      });
      expect(denied.status).toBe(403);
    });
  }

  test("is a network failure to the page once the rule is gone", async ({ bucket, visit }) => {
    await putRules(bucket, { origins: [app()], methods: ["GET"] });
    const page = await visit("app");
    const note = address("s3", bucket, "note");
    expect((await fetchAs(page, note)).status).toBe(403);
    await deleteRules(bucket);
    expect(await fetchAs(page, note)).toEqual({ failure: "TypeError: Failed to fetch" });
  });
});

test("a page seeks: a plain range needs no preflight, the last bytes do", async ({ bucket, visit }) => {
  await publish(bucket);
  await putObject(bucket, "note", "hello, world");
  await putRules(bucket, { origins: [app()], methods: ["GET"], headers: ["range"], expose: ["Content-Range"] });
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  expect(await fetchAs(page, note, { headers: { Range: "bytes=7-11" } })).toMatchObject({
    status: 206,
    text: "world",
    headers: { "content-range": "bytes 7-11/12" },
  });
  expect(page.network.preflightsTo(note)).toHaveLength(0);
  expect(await fetchAs(page, note, { headers: { Range: "bytes=-5" } })).toMatchObject({ status: 206, text: "world" });
  expect(page.network.preflightsTo(note)).toHaveLength(1);
});

// MediaStore ignores conditions and sends the whole object again.
for (const dialect of ["s3", "cos", "qingstor"]) {
  test(`a page reads its own copy again when ${dialect} says that it is still good: 304`, async ({ bucket, visit }) => {
    await publish(bucket);
    await putObject(bucket, "note", "hello");
    await putRules(bucket, { origins: [app()], methods: ["GET"] });
    const page = await visit("app");
    const note = address(dialect, bucket, "note");
    const init = { cache: "no-cache" };
    expect(await fetchAs(page, note, init)).toMatchObject({ status: 200, text: "hello" });
    expect(await fetchAs(page, note, init)).toMatchObject({ status: 200, text: "hello" });
    await expect.poll(() => page.network.sentTo(note).map((sent) => sent.status)).toEqual([200, 304]);
  });
}

test("a sandboxed frame reads only where a rule names the origin null", async ({ bucket, visit }) => {
  await publish(bucket);
  await putObject(bucket, "note", "hello");
  await putRules(bucket, { origins: [app()], methods: ["GET"] });
  const page = await visit("app");
  const note = address("s3", bucket, "note");
  const inSandbox = () => page.evaluate((note) => fetchedInSandbox(note), note);
  expect(await inSandbox()).toBe("TypeError: Failed to fetch");
  await putRules(bucket, { origins: ["null"], methods: ["GET"] });
  expect(await inSandbox()).toBe("hello");
});
