// What the vendors' script SDKs make of refusals: they can only tell a page, or help themselves, when they may read the answer.

import { forPages, inCos, putRules } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

test.beforeEach(({ bucket }) => putRules(bucket, { origins: [app()], methods: ["GET", "PUT"], headers: ["*"], expose: ["ETag"] }));

test.describe("a page whose clock is two hours late learns the time from the refusal and uploads", () => {
  const late = (page) => page.clock.setFixedTime(Date.now() - 2 * 3_600_000);

  test("with @aws-sdk/client-s3", async ({ bucket, visit }) => {
    const page = await visit("app", "/sdks.js");
    await late(page);
    const put = await page.evaluate(
      ([server, object]) => s3Client(server).send(new PutObjectCommand({ ...object, Body: "hello" })),
      [forPages, { Bucket: bucket, Key: "note" }],
    );
    expect(put.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
  });

  test("with cos-js-sdk-v5", async ({ bucket, visit }) => {
    const page = await visit("app", "/sdks.js");
    await late(page);
    const put = await page.evaluate(
      ([server, object]) => cosClient(server).putObject({ ...object, Body: "hello" }),
      [forPages, { ...inCos(bucket), Key: "note" }],
    );
    expect(put.ETag).toBe('"5d41402abc4b2a76b9719d911017c592"');
  });
});

const cosRefusal = (page, server, bucket) =>
  page.evaluate(
    async ([server, object]) => {
      const { statusCode, code, message } = await cosClient(server).getObject(object).catch((refused) => refused);
      return { statusCode, code, message };
    },
    [server, { ...inCos(bucket), Key: "note" }],
  );

test("cos-js-sdk-v5 tells a page of a wrong secret, not of a network error", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const mistaken = { ...forPages, keys: { ...forPages.keys, secretAccessKey: "wrong" } };
  expect(await cosRefusal(page, mistaken, bucket)).toMatchObject({ statusCode: 403, code: "SignatureDoesNotMatch" });
});

test("cos-js-sdk-v5 tells a page that no rule lets in that CORS may be the reason", async ({ bucket, visit }) => {
  const page = await visit("stranger", "/sdks.js");
  expect((await cosRefusal(page, forPages, bucket)).message).toMatch(/CORS blocked or network error/);
});
