// npm qingstor-sdk: uploads in parts, copies and moves.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { newName, qingstor } from "./clients.js";

const PART = Buffer.alloc(4 * 1024 * 1024, "p");
const name = newName();
const bucket = qingstor.Bucket(name, "pek3a");

describe("qingstor-sdk uploads in parts and copies", () => {
  before(() => bucket.put());

  test("an upload is begun, listed, fed and finished; parts count from zero", async () => {
    const upload_id = (await bucket.initiateMultipartUpload("parts", { "Content-Type": "text/plain" })).data.upload_id;
    assert.equal((await bucket.listMultipartUploads()).data.uploads[0].upload_id, upload_id);
    for (const [part_number, body] of [PART, Buffer.from("end")].entries()) {
      // A zero is no number to this client's parameters, so it is given as text.
      const sent = await bucket.uploadMultipart("parts", { upload_id, part_number: String(part_number), body });
      assert.equal(sent.status, 201);
    }
    const { object_parts } = (await bucket.listMultipart("parts", { upload_id })).data;
    assert.deepEqual(object_parts.map((part) => part.size), [PART.length, 3]);
    const done = await bucket.completeMultipartUpload("parts", { upload_id, object_parts: [{ part_number: 0 }, { part_number: 1 }] });
    assert.equal(done.status, 201);
    assert.equal((await bucket.getObject("parts", { Range: "bytes=-4" })).data, "pend");
  });

  test("an aborted upload is gone", async () => {
    const upload_id = (await bucket.initiateMultipartUpload("aborted")).data.upload_id;
    assert.equal((await bucket.abortMultipartUpload("aborted", { upload_id })).status, 204);
    await assert.rejects(bucket.listMultipart("aborted", { upload_id }), (error) => error.response.status === 404);
  });

  test("a copy leaves its source and a move does not", async () => {
    await bucket.putObject("source", { body: "copied" });
    const source = `/${name}/source`;
    assert.equal((await bucket.putObject("copy", { "X-QS-Copy-Source": source })).status, 201);
    assert.equal((await bucket.getObject("copy")).data, "copied");
    assert.equal((await bucket.putObject("moved", { "X-QS-Move-Source": source })).status, 201);
    assert.equal((await bucket.getObject("moved")).data, "copied");
    await assert.rejects(bucket.headObject("source"), (error) => error.response.status === 404);
  });
});
