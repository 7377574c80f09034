// Addresses signed elsewhere, handed to a page that holds no key.

import { GetObjectCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { cosOnHosts, inCos, putRules, qingstor, s3, s3OnHosts, zone } from "../support/server.js";
import { app, expect, test } from "../support/test.js";

const EXPIRES_SECONDS = 300;
/** More than the sockets hold between a browser and a server that does not read. */
const LARGE_BYTES = 25 * 1024 * 1024;

const signers = {
  s3: async (bucket, method, key) => {
    const Command = method === "PUT" ? PutObjectCommand : GetObjectCommand;
    return getSignedUrl(s3OnHosts, new Command({ Bucket: bucket, Key: key }), { expiresIn: EXPIRES_SECONDS });
  },
  cos: async (bucket, Method, Key) =>
    new Promise((done, failed) =>
      cosOnHosts.getObjectUrl(
        { ...inCos(bucket), Key, Method, Sign: true, Expires: EXPIRES_SECONDS },
        (error, { Url } = {}) => (error ? failed(error) : done(Url)),
      ),
    ),
  qingstor: async (bucket, method, key) => {
    const there = qingstor.Bucket(bucket, zone);
    const request = method === "PUT" ? there.putObjectRequest(key) : there.getObjectRequest(key);
    return (await request.signQuery(EXPIRES_SECONDS)).operation.uri;
  },
};

for (const [dialect, sign] of Object.entries(signers)) {
  test(`a page uploads to and reads from presigned addresses of ${dialect}`, async ({ bucket, visit }) => {
    await putRules(bucket, { origins: [app()], methods: ["GET", "PUT"], headers: ["content-type"] });
    const page = await visit("app");
    const addresses = [await sign(bucket, "PUT", "a/note.txt"), await sign(bucket, "GET", "a/note.txt")];
    const [put, got] = await page.evaluate(async ([upload, download]) => {
      // The browser sends a file's type along, which no signer was told.
      const body = new File(["hello"], "note.txt", { type: "text/x-note" });
      return [await fetched(upload, { method: "PUT", body }), await fetched(download)];
    }, addresses);
    expect([200, 201]).toContain(put.status);
    expect(got).toMatchObject({ status: 200, text: "hello", headers: { "content-type": "text/x-note" } });
  });

  test(`a page reads the refusal of a tampered presigned address of ${dialect}`, async ({ bucket, visit }) => {
    await putRules(bucket, { origins: [app()], methods: ["GET"] });
    const page = await visit("app");
    const signed = await sign(bucket, "GET", "a/note.txt");
    const told = await page.evaluate((tampered) => fetched(tampered), signed.replace("note.txt", "diary.txt"));
    expect(told.status).toBe(dialect === "qingstor" ? 401 : 403);
    expect(told.text).toMatch(/SignatureDoesNotMatch|signature_not_matched/);
  });

  test(`a large file sent to a tampered presigned address of ${dialect} is refused readably`, async ({ bucket, visit }) => {
    await putRules(bucket, { origins: [app()], methods: ["PUT"], headers: ["content-type"] });
    const page = await visit("app");
    const signed = await sign(bucket, "PUT", "a/film.bin");
    const told = await page.evaluate(
      ([tampered, sizeBytes]) => requested(tampered, { method: "PUT", body: someFile(sizeBytes) }),
      [signed.replace("film.bin", "diary.bin"), LARGE_BYTES],
    );
    expect(told.text).toMatch(/SignatureDoesNotMatch|signature_not_matched/);
  });
}

test("a page reads why its form upload was refused", async ({ bucket, visit }) => {
  await putRules(bucket, { origins: [app()], methods: ["POST"] });
  const page = await visit("app");
  const { url, fields } = await createPresignedPost(s3, { Bucket: bucket, Key: "form.txt" });
  const told = await page.evaluate(
    ([url, fields]) => {
      const form = new FormData();
      Object.entries(fields).forEach(([name, value]) => form.append(name, value));
      form.append("file", new File(["hello"], "form.txt"));
      return fetched(url, { method: "POST", body: form });
    },
    [url, fields],
  );
  // Form uploads are not built.
  expect(told.status).toBe(501);
  expect(told.text).toContain("<Code>NotImplemented</Code>");
});
