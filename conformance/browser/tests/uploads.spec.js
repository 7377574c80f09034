// A page uploads and reads, by itself and with the vendors' script SDKs.

import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { cosBucket, cosDomain, cosRegion, keys, port, putRules, s3OnHosts, zone } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

const TEXT = "größer als nichts";

test.beforeEach(async ({ bucket }) => {
  await putRules(bucket, {
    origins: [app()],
    methods: ["GET", "HEAD", "PUT", "POST", "DELETE"],
    headers: ["*"],
    expose: ["ETag", "x-cos-request-id"],
  });
});

for (const means of ["fetched", "requested"]) {
  const name = means === "fetched" ? "fetch" : "XMLHttpRequest";

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
    async ([endpoint, credentials, Bucket, Body]) => {
      const s3 = new S3Client({ endpoint, credentials, region: "us-east-1", forcePathStyle: true });
      const object = { Bucket, Key: "from/the sdk.txt" };
      const put = await s3.send(new PutObjectCommand({ ...object, Body, Metadata: { colour: "blue" } }));
      const got = await s3.send(new GetObjectCommand(object));
      return { etags: [put.ETag, got.ETag], text: await got.Body.transformToString() };
    },
    [`http://localhost:${port}`, keys, bucket, TEXT],
  );
  expect(read.text).toBe(TEXT);
  expect(read.etags[0]).toMatch(/^"[0-9a-f]{32}"$/);
  expect(read.etags[1]).toBe(read.etags[0]);
});

test("a page uploads and reads with cos-js-sdk-v5", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const read = await page.evaluate(
    async ([{ accessKeyId, secretAccessKey }, Domain, object, Body]) => {
      const cos = new COS({ SecretId: accessKeyId, SecretKey: secretAccessKey, Protocol: "http:", Domain });
      const put = await cos.putObject({ ...object, Body, Headers: { "x-cos-meta-colour": "blue" } });
      const got = await cos.getObject(object);
      return { put, got, listed: (await cos.getBucket(object)).Contents.map((content) => content.Key) };
    },
    [keys, cosDomain, { Bucket: cosBucket(bucket), Region: cosRegion, Key: "from/the sdk.txt" }, TEXT],
  );
  expect(read.put).toMatchObject({ statusCode: 200, ETag: read.got.ETag, RequestId: expect.stringMatching(/./) });
  expect(read.got).toMatchObject({ statusCode: 200, Body: TEXT });
  expect(read.listed).toEqual(["from/the sdk.txt"]);
});

test("a page uploads and reads with qingstor-sdk", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const read = await page.evaluate(
    async ([{ accessKeyId, secretAccessKey }, endpoint, bucket, zone, body]) => {
      const options = { access_key_id: accessKeyId, secret_access_key: secretAccessKey, endpoint, log_level: "error" };
      const there = new QingStor(new QingStorConfig(options)).Bucket(bucket, zone);
      const put = await there.putObject("from/the sdk.txt", { body });
      const got = await there.getObject("from/the sdk.txt");
      return { statuses: [put.status, got.status], etags: [put.headers.etag, got.headers.etag], text: got.data };
    },
    [keys, `http://localhost:${port}`, bucket, zone, TEXT],
  );
  expect(read).toEqual({ statuses: [201, 200], etags: [expect.stringMatching(/./), read.etags[0]], text: TEXT });
});

test("a page uploads and reads with @aws-sdk/client-mediastore-data", async ({ bucket, visit }) => {
  const page = await visit("app", "/sdks.js");
  const read = await page.evaluate(
    async ([endpoint, credentials, Body]) => {
      const container = new MediaStoreDataClient({ endpoint, credentials, region: "us-east-1" });
      const put = await container.send(new PutItem({ Path: "live/segment.ts", Body: new TextEncoder().encode(Body) }));
      const got = await container.send(new GetItem({ Path: "live/segment.ts" }));
      return { put: put.ETag, got: got.ETag, text: await got.Body.transformToString() };
    },
    [`http://localhost:${port}/-/mediastore/${bucket}`, keys, TEXT],
  );
  expect(read.text).toBe(TEXT);
  expect(read.put).toMatch(/./);
});
