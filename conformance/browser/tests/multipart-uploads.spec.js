// A page uploads a file in parts with the vendors' script SDKs, which need to read each part's ETag.

import { forPages, inCos, putRules } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

const SIZE_BYTES = 25 * 1024 * 1024;
const PART_BYTES = 5 * 1024 * 1024;

const rule = (...expose) => ({
  origins: [app()],
  methods: ["GET", "HEAD", "PUT", "POST", "DELETE"],
  headers: ["*"],
  expose,
});

/** Runs in the page. */
async function throughAws([server, object, sizeBytes, partSize]) {
  const client = s3Client(server);
  const file = someFile(sizeBytes);
  const done = await new Upload({ client, params: { ...object, Body: file }, partSize }).done();
  const got = await client.send(new GetObjectCommand(object));
  const back = new Blob([await got.Body.transformToByteArray()]);
  return { etag: done.ETag, sizeBytes: back.size, same: (await sha256(back)) === (await sha256(file)) };
}

/** Runs in the page. */
async function throughCos([server, object, sizeBytes, partSize]) {
  const cos = cosClient(server);
  const file = someFile(sizeBytes);
  const done = await cos.uploadFile({ ...object, Body: file, SliceSize: partSize, ChunkSize: partSize });
  const back = (await cos.getObject({ ...object, DataType: "blob" })).Body;
  return { etag: done.ETag, sizeBytes: back.size, same: (await sha256(back)) === (await sha256(file)) };
}

const whole = { etag: expect.stringMatching(/^"[0-9a-f]{32}-5"$/), sizeBytes: SIZE_BYTES, same: true };

test("a page uploads 25 MiB in parts with @aws-sdk/lib-storage", async ({ bucket, visit }) => {
  await putRules(bucket, rule("ETag"));
  const page = await visit("app", "/sdks.js");
  const parameters = [forPages, { Bucket: bucket, Key: "film.bin" }, SIZE_BYTES, PART_BYTES];
  expect(await page.evaluate(throughAws, parameters)).toEqual(whole);
});

test("a page uploads 25 MiB in parts with cos-js-sdk-v5", async ({ bucket, visit }) => {
  await putRules(bucket, rule("ETag"));
  const page = await visit("app", "/sdks.js");
  const parameters = [forPages, { ...inCos(bucket), Key: "film.bin" }, SIZE_BYTES, PART_BYTES];
  expect(await page.evaluate(throughCos, parameters)).toEqual(whole);
});

test("cos-js-sdk-v5 stops an upload in parts when no ETag is exposed, and says so", async ({ bucket, visit }) => {
  await putRules(bucket, rule("Content-Length"));
  const page = await visit("app", "/sdks.js");
  const parameters = [forPages, { ...inCos(bucket), Key: "film.bin" }, SIZE_BYTES, PART_BYTES];
  await expect(page.evaluate(throughCos, parameters)).rejects.toThrow(/ETag/);
});
