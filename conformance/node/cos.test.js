// npm cos-nodejs-sdk-v5, with the vendor's host names and its `Ip` setting.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { before, describe, test } from "node:test";
import { appid, askAt, cos, newName, refusal } from "./clients.js";

const Region = "ap-guangzhou";
const Bucket = `${newName()}-${appid}`;
const call = (name, more = {}) => cos[name]({ Bucket, Region, ...more });
const text = async (Key, more) => (await call("getObject", { Key, ...more })).Body.toString();
/** Reads of settings that nobody set: the client makes an empty answer of exactly these error codes, and passes on the others. */
const UNSET = ["getBucketCors", "getBucketEncryption", "getBucketLifecycle", "getBucketReferer", "getBucketTagging", "getBucketWebsite"];
const UNSET_ERRORS = {
  getBucketDomain: "DomainConfigNotFoundError",
  getBucketOrigin: "OriginConfigurationNotFoundError",
  getBucketPolicy: "NoSuchBucketPolicy",
  getBucketReplication: "ReplicationConfigurationNotFoundError",
};

describe("cos-nodejs-sdk-v5", () => {
  before(() => call("putBucket"));

  test("a bucket is listed, found and deleted", async () => {
    const name = `${newName()}-${appid}`;
    await call("putBucket", { Bucket: name });
    await call("headBucket", { Bucket: name });
    assert.ok((await cos.getService()).Buckets.some((bucket) => bucket.Name === name));
    assert.ok((await cos.getService({ Region })).Buckets.some((bucket) => bucket.Name === name));
    await call("deleteBucket", { Bucket: name });
    await refusal(call("headBucket", { Bucket: name }), { statusCode: 404 });
    await refusal(call("getBucket", { Bucket: name }), { code: "NoSuchBucket" });
  });

  test("an object goes in, comes out whole and in part, and is deleted", async () => {
    const Key = "dir/a b+中~*'!(1).txt";
    const written = await call("putObject", { Key, Body: "hello", ContentType: "text/plain", Headers: { "x-cos-meta-a": "b" } });
    assert.equal(written.ETag, '"5d41402abc4b2a76b9719d911017c592"');
    const read = await call("getObject", { Key });
    assert.equal(read.Body.toString(), "hello");
    assert.equal(read.headers["content-type"], "text/plain");
    assert.equal(read.headers["x-cos-meta-a"], "b");
    assert.ok(read.headers["x-cos-hash-crc64ecma"]);
    assert.equal(await text(Key, { Range: "bytes=1-3" }), "ell");
    assert.equal((await call("headObject", { Key })).headers["content-length"], "5");
    await call("deleteObject", { Key });
    await refusal(call("getObject", { Key }), { code: "NoSuchKey" });
    await refusal(call("headObject", { Key }), { statusCode: 404 });
  });

  test("a key's leading slash is taken off by the client unless told otherwise", async () => {
    await call("putObject", { Key: "/rooted", Body: "r" });
    assert.equal(await text("rooted"), "r");
  });

  test("a stream with a length is sent and read as a stream", async () => {
    await call("putObject", { Key: "stream", Body: Readable.from([Buffer.alloc(70_000)]), ContentLength: 70_000 });
    let bytes = 0;
    for await (const piece of cos.getObjectStream({ Bucket, Region, Key: "stream" })) {
      bytes += piece.length;
    }
    assert.equal(bytes, 70_000);
  });

  test("a listing is paged, grouped and decoded", async () => {
    for (const Key of ["list/a&b", "list/deep/1", "list/ü +"]) {
      await call("putObject", { Key, Body: "x" });
    }
    const first = await call("getBucket", { Prefix: "list/", MaxKeys: 1, EncodingType: "url" });
    assert.equal(first.IsTruncated, "true");
    assert.equal(first.Contents.length, 1);
    const grouped = await call("getBucket", { Prefix: "list/", Delimiter: "/" });
    assert.deepEqual(grouped.CommonPrefixes, [{ Prefix: "list/deep/" }]);
    assert.deepEqual(grouped.Contents.map((entry) => entry.Key), ["list/a&b", "list/ü +"]);
    const versions = await call("listObjectVersions", { Prefix: "list/" });
    assert.equal(versions.Versions.length, 3);
    assert.deepEqual((await call("multipartList")).Upload, []);
    const removed = await call("deleteMultipleObject", { Objects: [{ Key: "list/a&b" }, { Key: "missing" }] });
    assert.equal(removed.Deleted.length, 2);
  });

  test("the null version is read and deleted by its id", async () => {
    await call("putObject", { Key: "v", Body: "v" });
    assert.equal(await text("v", { VersionId: "null" }), "v");
    await call("deleteObject", { Key: "v", VersionId: "null" });
    await refusal(call("getObject", { Key: "v" }), { code: "NoSuchKey" });
  });

  for (const name of UNSET) {
    test(`${name} of a new bucket is empty, made of an error by the client`, async () => {
      assert.equal((await call(name)).statusCode, 404);
    });
  }

  for (const [name, code] of Object.entries(UNSET_ERRORS)) {
    test(`${name} of a new bucket says ${code}`, async () => {
      await refusal(call(name), { code });
    });
  }

  test("settings with a plain default are read as that", async () => {
    assert.equal((await call("getBucketLocation")).LocationConstraint, Region);
    assert.ok(!(await call("getBucketVersioning")).VersioningConfiguration.Status);
    assert.ok(!(await call("getBucketLogging")).BucketLoggingStatus.LoggingEnabled);
    assert.ok(!(await call("getBucketAccelerate")).AccelerateConfiguration.Status);
    assert.equal((await call("listBucketInventory")).ListInventoryConfigurationResult?.IsTruncated ?? "false", "false");
  });

  test("CORS rules and ResponseVary are read back and removed", async () => {
    const rule = {
      ID: "r",
      AllowedOrigins: ["https://a.example"],
      AllowedMethods: ["GET", "PUT"],
      AllowedHeaders: ["*"],
      ExposeHeaders: ["ETag"],
      MaxAgeSeconds: "600",
    };
    await call("putBucketCors", { CORSRules: [rule], ResponseVary: "true" });
    const read = await call("getBucketCors");
    assert.deepEqual(read.CORSRules, [rule]);
    assert.equal(read.ResponseVary, "true");
    const preflight = await call("optionsObject", {
      Key: "any",
      Origin: "https://a.example",
      AccessControlRequestMethod: "PUT",
      AccessControlRequestHeaders: "authorization,x-cos-meta-a",
    });
    assert.equal(preflight.AccessControlAllowOrigin, "https://a.example");
    await call("deleteBucketCors");
    assert.deepEqual((await call("getBucketCors")).CORSRules, []);
  });

  test("a policy is read back as written and removed", async () => {
    const Policy = {
      version: "2.0",
      Statement: [
        {
          Effect: "allow",
          Principal: { qcs: ["qcs::cam::anyone:anyone"] },
          Action: ["name/cos:GetObject"],
          Resource: [`qcs::cos:${Region}:uid/${appid}:${Bucket}/open/*`],
        },
      ],
    };
    await call("putBucketPolicy", { Policy });
    assert.deepEqual((await call("getBucketPolicy")).Policy, Policy);
    await call("deleteBucketPolicy");
    await refusal(call("getBucketPolicy"), { code: "NoSuchBucketPolicy" });
  });

  test("access lists of bucket and object are read back", async () => {
    await call("putBucketAcl", { ACL: "public-read" });
    assert.equal((await call("getBucketAcl")).ACL, "public-read");
    await call("putBucketAcl", { ACL: "private" });
    await call("putObject", { Key: "acl", Body: "x" });
    await call("putObjectAcl", { Key: "acl", ACL: "public-read" });
    assert.equal((await call("getObjectAcl", { Key: "acl" })).ACL, "public-read");
  });

  test("an object has no tags until they are set", async () => {
    await call("putObject", { Key: "tags", Body: "x" });
    assert.deepEqual((await call("getObjectTagging", { Key: "tags" })).Tags, []);
  });

  test("a presigned address reads without keys", async () => {
    await call("putObject", { Key: "signed", Body: "signed" });
    const address = cos.getObjectUrl({ Bucket, Region, Key: "signed", Sign: true }, () => {});
    assert.equal((await askAt(address)).text, "signed");
  });

  test("a wrong clock is corrected from the answer to an expired signature, and the call repeated", async () => {
    cos.options.SystemClockOffset = -7_200_000;
    assert.equal(await text("rooted"), "r");
    assert.ok(Math.abs(cos.options.SystemClockOffset) < 60_000);
  });

  test("every answer has a request id, so that the client does not try the vendor's other domain", async () => {
    const refused = await refusal(call("getObject", { Key: "missing" }), { code: "NoSuchKey" });
    assert.match(refused.headers["x-cos-request-id"], /\w+/);
  });
});
