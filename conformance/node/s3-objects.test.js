// npm @aws-sdk/client-s3: objects, listings, conditions, checksums, presigned addresses.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { before, describe, test } from "node:test";
import {
  ChecksumAlgorithm,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectCommand,
  DeleteObjectTaggingCommand,
  DeleteObjectsCommand,
  GetObjectAclCommand,
  GetObjectAttributesCommand,
  GetObjectCommand,
  GetObjectLegalHoldCommand,
  GetObjectRetentionCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListMultipartUploadsCommand,
  ListObjectVersionsCommand,
  ListObjectsCommand,
  PutObjectAclCommand,
  PutObjectCommand,
  RestoreObjectCommand,
  paginateListObjectsV2,
} from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { endpoint, fetchPlain, newName, refusal, s3, s3OverHttp1 } from "./clients.js";

const Bucket = newName();
const Key = "folder/a b+c=d:ü(1)~*'!.txt";
const put = (key, body, more = {}, client = s3) => client.send(new PutObjectCommand({ Bucket, Key: key, Body: body, ...more }));
const get = async (key, more = {}) => s3.send(new GetObjectCommand({ Bucket, Key: key, ...more }));
const text = async (key, more) => (await get(key, more)).Body.transformToString();

describe("@aws-sdk/client-s3 objects", () => {
  before(() => s3.send(new CreateBucketCommand({ Bucket })));

  test("a bucket is there after it was made and gone after it was deleted", async () => {
    const name = newName();
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    assert.equal((await s3.send(new HeadBucketCommand({ Bucket: name }))).BucketRegion, "us-east-1");
    const listed = await s3.send(new ListBucketsCommand({}));
    assert.ok(listed.Buckets.some((bucket) => bucket.Name === name));
    await s3.send(new DeleteBucketCommand({ Bucket: name }));
    await refusal(s3.send(new HeadBucketCommand({ Bucket: name })), { name: "NotFound" });
    await refusal(s3.send(new DeleteBucketCommand({ Bucket: name })), { name: "NoSuchBucket" });
  });

  test("an object goes in, comes out whole and in part, and is deleted", async () => {
    await put(Key, "hello", { ContentType: "text/plain", Metadata: { colour: "blue" }, CacheControl: "no-cache" });
    const read = await get(Key);
    assert.equal(await read.Body.transformToString(), "hello");
    assert.equal(read.ContentType, "text/plain");
    assert.equal(read.CacheControl, "no-cache");
    assert.deepEqual(read.Metadata, { colour: "blue" });
    assert.equal(read.ETag, '"5d41402abc4b2a76b9719d911017c592"');
    const part = await get(Key, { Range: "bytes=1-3" });
    assert.equal(await part.Body.transformToString(), "ell");
    assert.equal(part.ContentRange, "bytes 1-3/5");
    assert.equal((await s3.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength, 5);
    await s3.send(new DeleteObjectCommand({ Bucket, Key }));
    await refusal(get(Key), { name: "NoSuchKey" });
    await refusal(s3.send(new HeadObjectCommand({ Bucket, Key })), { name: "NotFound" });
  });

  test("a stream is sent aws-chunked with a trailing checksum, and chunked coding around it", async () => {
    const piece = Buffer.alloc(70_000, "x");
    // Over HTTP/2 the client cannot: it sends `transfer-encoding` along, which Node.js refuses to send there.
    await put("stream", Readable.from([piece, piece]), { ContentLength: 140_000 }, s3OverHttp1);
    assert.equal((await s3.send(new HeadObjectCommand({ Bucket, Key: "stream" }))).ContentLength, 140_000);
    const sum = await s3.send(new HeadObjectCommand({ Bucket, Key: "stream", ChecksumMode: "ENABLED" }));
    assert.ok(sum.ChecksumCRC32);
  });

  for (const algorithm of [ChecksumAlgorithm.CRC32, ChecksumAlgorithm.CRC32C, ChecksumAlgorithm.SHA1, ChecksumAlgorithm.SHA256]) {
    test(`a ${algorithm} of the content is kept and given back`, async () => {
      const written = await put("sum", "123456789", { ChecksumAlgorithm: algorithm });
      const read = await get("sum", { ChecksumMode: "ENABLED" });
      await read.Body.transformToString();
      assert.ok(read[`Checksum${algorithm}`]);
      assert.equal(read[`Checksum${algorithm}`], written[`Checksum${algorithm}`]);
      const attributes = await s3.send(
        new GetObjectAttributesCommand({ Bucket, Key: "sum", ObjectAttributes: ["Checksum", "ObjectSize", "ETag"] }),
      );
      assert.equal(attributes.ObjectSize, 9);
      assert.equal(attributes.Checksum[`Checksum${algorithm}`], written[`Checksum${algorithm}`]);
    });
  }

  test("a wrong checksum is refused and nothing is written", async () => {
    await refusal(put("wrong", "hello", { ChecksumCRC32: "AAAAAA==" }), { name: "BadDigest" });
    await refusal(get("wrong"), { name: "NoSuchKey" });
  });

  test("conditions decide reads and writes", async () => {
    const { ETag } = await put("conditional", "1");
    await refusal(put("conditional", "2", { IfNoneMatch: "*" }), { name: "PreconditionFailed" });
    await put("conditional", "3", { IfMatch: ETag });
    await refusal(put("conditional", "4", { IfMatch: ETag }), { name: "PreconditionFailed" });
    assert.equal(await text("conditional"), "3");
    const unchanged = await refusal(get("conditional", { IfModifiedSince: new Date(Date.now() + 1000) }), {});
    assert.equal(unchanged.$metadata.httpStatusCode, 304);
  });

  test("pages of a listing hold every key once, and folders are grouped", async () => {
    const name = newName();
    await s3.send(new CreateBucketCommand({ Bucket: name }));
    const keys = ["a&b", "dir/1", "dir/2", "e f", "ü+", "z"];
    for (const key of keys) {
      await s3.send(new PutObjectCommand({ Bucket: name, Key: key, Body: "x" }));
    }
    const seen = [];
    for await (const page of paginateListObjectsV2({ client: s3, pageSize: 2 }, { Bucket: name })) {
      seen.push(...(page.Contents ?? []).map((entry) => entry.Key));
    }
    assert.deepEqual(seen, ["a&b", "dir/1", "dir/2", "e f", "z", "ü+"]);
    const grouped = await s3.send(new ListObjectsCommand({ Bucket: name, Delimiter: "/" }));
    assert.deepEqual(grouped.CommonPrefixes, [{ Prefix: "dir/" }]);
    const versions = await s3.send(new ListObjectVersionsCommand({ Bucket: name }));
    assert.equal(versions.Versions.length, keys.length);
    assert.equal(versions.Versions[0].VersionId, "null");
    assert.equal((await s3.send(new ListMultipartUploadsCommand({ Bucket: name }))).Uploads, undefined);
    const removed = await s3.send(
      new DeleteObjectsCommand({ Bucket: name, Delete: { Objects: [...keys, "missing"].map((key) => ({ Key: key })) } }),
    );
    assert.equal(removed.Deleted.length, keys.length + 1);
    await s3.send(new DeleteBucketCommand({ Bucket: name }));
  });

  test("the null version of an object is read and deleted by its id", async () => {
    await put("version", "v");
    assert.equal(await text("version", { VersionId: "null" }), "v");
    await s3.send(new DeleteObjectCommand({ Bucket, Key: "version", VersionId: "null" }));
    await refusal(get("version"), { name: "NoSuchKey" });
  });

  test("an access list opens an object for everybody and closes it again", async () => {
    await put("list", "open");
    const address = `${endpoint}/${Bucket}/list`;
    assert.equal((await fetchPlain(address)).status, 403);
    await s3.send(new PutObjectAclCommand({ Bucket, Key: "list", ACL: "public-read" }));
    assert.equal(await (await fetchPlain(address)).text(), "open");
    const { Grants, Owner } = await s3.send(new GetObjectAclCommand({ Bucket, Key: "list" }));
    assert.deepEqual(Grants.map((grant) => grant.Permission).sort(), ["FULL_CONTROL", "READ"]);
    await s3.send(
      new PutObjectAclCommand({
        Bucket,
        Key: "list",
        AccessControlPolicy: { Owner, Grants: [{ Grantee: { Type: "CanonicalUser", ID: Owner.ID }, Permission: "FULL_CONTROL" }] },
      }),
    );
    assert.equal((await fetchPlain(address)).status, 403);
  });

  test("tags, retention and hold of an object answer truthfully that there are none", async () => {
    await put("bare", "x");
    const target = { Bucket, Key: "bare" };
    assert.deepEqual((await s3.send(new GetObjectTaggingCommand(target))).TagSet, []);
    await s3.send(new DeleteObjectTaggingCommand(target));
    await refusal(s3.send(new GetObjectRetentionCommand(target)), { name: "InvalidRequest" });
    await refusal(s3.send(new GetObjectLegalHoldCommand(target)), { name: "InvalidRequest" });
    await refusal(s3.send(new RestoreObjectCommand({ ...target, RestoreRequest: { Days: 1 } })), { name: "InvalidObjectState" });
  });

  test("presigned addresses read and write without keys, until they are changed", async () => {
    const write = await getSignedUrl(s3, new PutObjectCommand({ Bucket, Key }), { expiresIn: 60 });
    assert.equal((await fetchPlain(write, { method: "PUT", body: "presigned" })).status, 200);
    const read = await getSignedUrl(s3, new GetObjectCommand({ Bucket, Key, ResponseContentType: "text/x" }), { expiresIn: 60 });
    const answer = await fetchPlain(read);
    assert.equal(await answer.text(), "presigned");
    assert.equal(answer.headers.get("content-type"), "text/x");
    assert.equal((await fetchPlain(read + "0")).status, 403);
  });
});
