// npm @aws-sdk/client-s3 and @aws-sdk/lib-storage: uploads in parts, and copies.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { before, describe, test } from "node:test";
import * as sdk from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { newName, refusal, s3 } from "./clients.js";

const MIB = 1024 * 1024;
const PART = Buffer.alloc(5 * MIB, "p");
const Bucket = newName();
const call = (name, more = {}) => s3.send(new sdk[`${name}Command`]({ Bucket, ...more }));
const sizeOf = async (Key) => (await call("HeadObject", { Key })).ContentLength;

describe("@aws-sdk/client-s3 uploads in parts and copies", () => {
  before(() => call("CreateBucket"));

  test("lib-storage sends a stream of unknown length in parts", async () => {
    const Body = Readable.from([PART, PART, Buffer.from("end")]);
    const done = await new Upload({ client: s3, params: { Bucket, Key: "stream", Body }, partSize: 5 * MIB, queueSize: 2 }).done();
    assert.match(done.ETag, /-3"$/);
    assert.equal(await sizeOf("stream"), 10 * MIB + 3);
    const part = await call("GetObject", { Key: "stream", PartNumber: 3 });
    assert.equal(await part.Body.transformToString(), "end");
    assert.equal(part.PartsCount, 3);
  });

  test("an upload is begun, listed, fed with sent and copied parts, and finished", async () => {
    await call("PutObject", { Key: "source", Body: "0123456789" });
    const { UploadId } = await call("CreateMultipartUpload", { Key: "parts", ContentType: "text/plain" });
    assert.equal((await call("ListMultipartUploads")).Uploads[0].UploadId, UploadId);
    const upload = { Key: "parts", UploadId };
    const first = await call("UploadPart", { ...upload, PartNumber: 1, Body: PART });
    const second = await call("UploadPartCopy", { ...upload, PartNumber: 2, CopySource: `${Bucket}/source`, CopySourceRange: "bytes=2-4" });
    const listed = await call("ListParts", upload);
    assert.deepEqual(listed.Parts.map((part) => part.Size), [5 * MIB, 3]);
    await call("CompleteMultipartUpload", {
      ...upload,
      MultipartUpload: {
        Parts: [
          { PartNumber: 1, ETag: first.ETag, ChecksumCRC32: first.ChecksumCRC32 },
          { PartNumber: 2, ETag: second.CopyPartResult.ETag, ChecksumCRC32: second.CopyPartResult.ChecksumCRC32 },
        ],
      },
    });
    const tail = await call("GetObject", { Key: "parts", Range: "bytes=-4" });
    assert.equal(await tail.Body.transformToString(), "p234");
    assert.equal(tail.ContentType, "text/plain");
  });

  test("an aborted upload is gone with its parts", async () => {
    const { UploadId } = await call("CreateMultipartUpload", { Key: "aborted" });
    await call("UploadPart", { Key: "aborted", UploadId, PartNumber: 1, Body: "x" });
    await call("AbortMultipartUpload", { Key: "aborted", UploadId });
    await refusal(call("ListParts", { Key: "aborted", UploadId }), { name: "NoSuchUpload" });
    await refusal(call("GetObject", { Key: "aborted" }), { name: "NoSuchKey" });
  });

  test("a copy keeps or replaces what is said of the object", async () => {
    await call("PutObject", { Key: "a b+ü", Body: "copied", Metadata: { a: "1" } });
    const CopySource = encodeURI(`${Bucket}/a b`) + "%2B%C3%BC";
    const copied = await call("CopyObject", { Key: "copy", CopySource });
    assert.match(copied.CopyObjectResult.ETag, /^"[0-9a-f]{32}"$/);
    assert.deepEqual((await call("HeadObject", { Key: "copy" })).Metadata, { a: "1" });
    await call("CopyObject", { Key: "copy", CopySource, MetadataDirective: "REPLACE", Metadata: { b: "2" } });
    assert.deepEqual((await call("HeadObject", { Key: "copy" })).Metadata, { b: "2" });
    await refusal(call("CopyObject", { Key: "copy", CopySource: `${Bucket}/missing` }), { name: "NoSuchKey" });
  });
});
