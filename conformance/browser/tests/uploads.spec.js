// A page uploads and reads, by itself and with the vendors' script SDKs.

import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { forPages, inCos, putRules, s3OnHosts, zone } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

const TEXT = "größer als nichts";
const KEY = "from/the sdk.txt";

test.beforeEach(({ bucket }) =>
  putRules(bucket, {
    origins: [app()],
    methods: ["GET", "HEAD", "PUT", "POST", "DELETE"],
    headers: ["*"],
    expose: ["ETag", "x-cos-request-id"],
  }),
);

for (const [name, means] of [
  ["fetch", "fetched"],
  ["XMLHttpRequest", "requested"],
]) {
  test(`a page uploads and reads with ${name}`, async ({ bucket, visit }) => {
    const page = await visit("app");
    const object = { Bucket: bucket, Key: "a page's own.txt" };
    const upload = await getSignedUrl(s3OnHosts, new PutObjectCommand(object));
    const download = await getSignedUrl(s3OnHosts, new GetObjectCommand(object));
    const init = { method: "PUT", body: TEXT, headers: { "Content-Type": "text/x-note" } };
    const put = await page.evaluate(([means, address, init]) => window[means](address, init), [means, upload, init]);
    expect(put).toMatchObject({ status: 200, headers: { etag: expect.stringMatching(/^"[0-9a-f]{32}"$/) } });
    const read = await page.evaluate(([means, address]) => window[means](address), [means, download]);
    expect(read).toMatchObject({ status: 200, text: TEXT, headers: { "content-type": "text/x-note", etag: put.headers.etag } });
  });
}

test("a page uploads and reads with @aws-sdk/client-s3", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const read = await page.evaluate(
    async ([server, object, Body]) => {
      const s3 = s3Client(server);
      const put = await s3.send(new PutObjectCommand({ ...object, Body, Metadata: { colour: "blue" } }));
      const got = await s3.send(new GetObjectCommand(object));
      return { etags: [put.ETag, got.ETag], text: await got.Body.transformToString() };
    },
    [forPages, { Bucket: bucket, Key: KEY }, TEXT],
  );
  expect(read).toEqual({ etags: [expect.stringMatching(/^"[0-9a-f]{32}"$/), read.etags[0]], text: TEXT });
});

test("a page uploads, reads and lists with cos-js-sdk-v5", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const read = await page.evaluate(
    async ([server, object, Body]) => {
      const cos = cosClient(server);
      const put = await cos.putObject({ ...object, Body, Headers: { "x-cos-meta-colour": "blue" } });
      const got = await cos.getObject(object);
      return { put, got, listed: (await cos.getBucket(object)).Contents.map((content) => content.Key) };
    },
    [forPages, { ...inCos(bucket), Key: KEY }, TEXT],
  );
  expect(read.put).toMatchObject({ statusCode: 200, ETag: read.got.ETag, RequestId: expect.stringMatching(/./) });
  expect(read.got).toMatchObject({ statusCode: 200, Body: TEXT });
  expect(read.listed).toEqual([KEY]);
});

test("a page uploads and reads with qingstor-sdk", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const read = await page.evaluate(
    async ([server, bucket, zone, key, body]) => {
      const there = qingstorClient(server).Bucket(bucket, zone);
      const put = await there.putObject(key, { body });
      const got = await there.getObject(key);
      return { statuses: [put.status, got.status], etags: [put.headers.etag, got.headers.etag], text: got.data };
    },
    [forPages, bucket, zone, KEY, TEXT],
  );
  expect(read).toEqual({ statuses: [201, 200], etags: [expect.stringMatching(/./), read.etags[0]], text: TEXT });
});

test("a page uploads and reads with @aws-sdk/client-mediastore-data", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const read = await page.evaluate(
    async ([server, container, Path, text]) => {
      const client = containerClient(server, container);
      const put = await client.send(new PutItem({ Path, Body: new TextEncoder().encode(text) }));
      const got = await client.send(new GetItem({ Path }));
      return { etags: [put.ETag, got.ETag], text: await got.Body.transformToString() };
    },
    [forPages, bucket, "live/segment.ts", TEXT],
  );
  expect(read).toEqual({ etags: [expect.stringMatching(/./), read.etags[0]], text: TEXT });
});
