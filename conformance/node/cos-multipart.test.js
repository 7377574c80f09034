// npm cos-nodejs-sdk-v5: uploads in parts, and copies.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, describe, test } from "node:test";
import { appid, cos, newName, refusal } from "./clients.js";

const Region = "ap-guangzhou";
const MIB = 1024 * 1024;
const Bucket = `${newName()}-${appid}`;
const host = `${Bucket}.cos.${Region}.myqcloud.com`;
const call = (name, more = {}) => cos[name]({ Bucket, Region, ...more });
const bodyOf = async (Key, more) => (await call("getObject", { Key, ...more })).Body;

describe("cos-nodejs-sdk-v5 uploads in parts and copies", () => {
  before(() => call("putBucket"));

  test("a file is sent in slices, and copied in slices", async () => {
    const folder = await mkdtemp(join(tmpdir(), "cos-"));
    const bytes = randomBytes(3 * MIB + 7);
    await writeFile(join(folder, "file"), bytes);
    const done = await call("sliceUploadFile", { Key: "slices", FilePath: join(folder, "file"), ChunkSize: MIB });
    await rm(folder, { recursive: true });
    assert.match(done.ETag, /-4"$/);
    assert.deepEqual(await bodyOf("slices"), bytes);
    await call("sliceCopyFile", { Key: "slices 2", CopySource: `${host}/slices`, CopySliceSize: 2 * MIB, CopyChunkSize: MIB });
    assert.deepEqual(await bodyOf("slices 2"), bytes);
  });

  test("an upload is begun, listed, fed with sent and copied parts, and finished", async () => {
    await call("putObject", { Key: "source", Body: "0123456789" });
    const { UploadId } = await call("multipartInit", { Key: "parts", Headers: { "x-cos-meta-a": "b" } });
    assert.ok((await call("multipartList")).Upload.some((upload) => upload.UploadId === UploadId));
    const upload = { Key: "parts", UploadId };
    const first = await call("multipartUpload", { ...upload, PartNumber: 1, Body: Buffer.alloc(MIB, "p") });
    const second = await call("uploadPartCopy", { ...upload, PartNumber: 2, CopySource: `${host}/source`, CopySourceRange: "bytes=2-4" });
    assert.equal((await call("multipartListPart", upload)).Part.length, 2);
    await call("multipartComplete", {
      ...upload,
      Parts: [
        { PartNumber: 1, ETag: first.ETag },
        { PartNumber: 2, ETag: second.ETag },
      ],
    });
    assert.equal((await bodyOf("parts", { Range: "bytes=-4" })).toString(), "p234");
    assert.equal((await call("headObject", { Key: "parts" })).headers["x-cos-meta-a"], "b");
  });

  test("an aborted upload is gone with its parts", async () => {
    const { UploadId } = await call("multipartInit", { Key: "aborted" });
    await call("multipartAbort", { Key: "aborted", UploadId });
    await refusal(call("multipartListPart", { Key: "aborted", UploadId }), { code: "NoSuchUpload" });
  });

  test("a copy keeps what is said of the object", async () => {
    await call("putObject", { Key: "a 中", Body: "copied", Headers: { "x-cos-meta-a": "1" } });
    const copied = await call("putObjectCopy", { Key: "copy", CopySource: `${host}/${encodeURIComponent("a 中")}` });
    assert.match(copied.ETag, /^"[0-9a-f]{32}"$/);
    assert.equal((await call("headObject", { Key: "copy" })).headers["x-cos-meta-a"], "1");
    await refusal(call("putObjectCopy", { Key: "copy", CopySource: `${host}/missing` }), { statusCode: 404 });
  });
});
