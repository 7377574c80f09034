// npm qingstor-sdk: path style, and the zone always in front of the host.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import { askAt, newName, qingstor } from "./clients.js";

const ZONE = "pek3a";
const name = newName();
const bucket = qingstor.Bucket(name, ZONE);

/** Expects a refusal: the client passes on the HTTP library's error. */
async function refused(promise, status, code) {
  const error = await promise.then(
    () => assert.fail(`expected ${status} ${code}`),
    (answer) => answer,
  );
  assert.equal(error.response?.status, status, error.message);
  if (code) {
    assert.equal(error.response.data.code, code);
    assert.match(error.response.data.request_id, /\w+/);
  }
}

describe("qingstor-sdk", () => {
  before(async () => assert.equal((await bucket.put()).status, 201));

  test("a bucket is listed, found, counted and deleted", async () => {
    const other = qingstor.Bucket(newName(), ZONE);
    await other.put();
    assert.equal((await other.head()).status, 200);
    const listed = (await qingstor.listBuckets()).data;
    assert.ok(listed.buckets.some((entry) => entry.name === other.properties["bucket-name"]));
    assert.equal((await other.getStatistics()).data.count, 0);
    assert.equal((await other.delete()).status, 204);
    await refused(other.head(), 404);
    await refused(other.listObjects(), 404, "bucket_not_exists");
  });

  test("an object goes in, comes out whole and in part, and is deleted", async () => {
    const key = "dir/中 b+(1)*~'!@=&.txt";
    const written = await bucket.putObject(key, { body: "hello", "Content-Type": "text/plain" });
    assert.equal(written.status, 201);
    assert.equal(written.headers.etag, '"5d41402abc4b2a76b9719d911017c592"');
    const read = await bucket.getObject(key);
    assert.equal(read.data, "hello");
    assert.equal(read.headers["content-type"], "text/plain");
    const part = await bucket.getObject(key, { Range: "bytes=1-3" });
    assert.equal(part.status, 206);
    assert.equal(part.data, "ell");
    assert.equal((await bucket.headObject(key)).headers["content-length"], "5");
    const named = await bucket.getObject(key, { "response-content-disposition": 'attachment; filename="a b"' });
    assert.equal(named.headers["content-disposition"], 'attachment; filename="a b"');
    assert.equal((await bucket.deleteObject(key)).status, 204);
    await refused(bucket.getObject(key), 404, "object_not_exists");
    await refused(bucket.headObject(key), 404);
  });

  test("a listing is paged and grouped", async () => {
    for (const key of ["list/1", "list/deep/2", "list/ü +"]) {
      await bucket.putObject(key, { body: "x" });
    }
    const first = (await bucket.listObjects({ prefix: "list/", limit: 1 })).data;
    assert.equal(first.has_more, true);
    const rest = (await bucket.listObjects({ prefix: "list/", marker: first.next_marker })).data;
    assert.deepEqual([...first.keys, ...rest.keys].map((entry) => entry.key), ["list/1", "list/deep/2", "list/ü +"]);
    const grouped = (await bucket.listObjects({ prefix: "list/", delimiter: "/" })).data;
    assert.deepEqual(grouped.common_prefixes, ["list/deep/"]);
    assert.deepEqual((await bucket.listMultipartUploads()).data.uploads, []);
    const removed = (await bucket.deleteMultipleObjects({ objects: [{ key: "list/1" }, { key: "missing" }], quiet: false })).data;
    assert.equal(removed.deleted.length, 2);
  });

  test("conditions name the ETag with quotes, which the client percent-encodes, or without", async () => {
    const { headers } = await bucket.putObject("same", { body: "same" });
    for (const etag of [headers.etag, headers.etag.replaceAll('"', "")]) {
      assert.equal((await bucket.getObject("same", { "If-Match": etag })).data, "same");
      await refused(bucket.getObject("same", { "If-None-Match": etag }), 304);
    }
    await refused(bucket.getObject("same", { "If-Match": '"other"' }), 412);
    const { data } = await bucket.headObject("same", { "If-Unmodified-Since": headers.date });
    assert.equal(data, "");
  });

  test("rules that are empty say so, and removing what is not set succeeds", async () => {
    await refused(bucket.getCORS(), 404, "cors_not_exists");
    await refused(bucket.getPolicy(), 404, "policy_not_exists");
    await refused(bucket.getExternalMirror(), 404, "mirror_not_exists");
    await refused(bucket.getLifecycle(), 404, "lifecycle_not_exists");
    await refused(bucket.getNotification(), 404, "notification_not_exists");
    await refused(bucket.getReplication(), 404, "replication_not_exists");
    for (const remove of ["deleteCORS", "deleteExternalMirror", "deleteLifecycle", "deleteLogging", "deleteNotification", "deletePolicy", "deleteReplication"]) {
      assert.equal((await bucket[remove]()).status, 204, remove);
    }
    await refused(bucket.getLogging(), 404, "logging_not_exists");
    assert.deepEqual((await bucket.getCNAME({ type: "normal" })).data.count ?? 0, 0);
    assert.equal((await bucket.deleteCNAME({ domain: "www.example.com" })).status, 204);
  });

  test("CORS rules are read back and answer a page", async () => {
    const rule = {
      allowed_origin: "http://*.example.com",
      allowed_methods: ["GET", "PUT"],
      allowed_headers: ["x-qs-date", "Content-Type"],
      expose_headers: ["x-qs-date"],
      max_age_seconds: 200,
    };
    assert.equal((await bucket.putCORS({ cors_rules: [rule] })).status, 200);
    assert.deepEqual((await bucket.getCORS()).data.cors_rules[0], rule);
    // The client's own optionsObject always throws: it looks for its parameters under names that it has put in lower case.
    const preflight = await askAt(`http://${ZONE}.localhost/${name}/any`, {
      method: "OPTIONS",
      headers: { Origin: "http://www.example.com", "Access-Control-Request-Method": "PUT" },
    });
    assert.equal(preflight.headers["access-control-allow-origin"], "http://www.example.com");
    assert.equal((await bucket.deleteCORS()).status, 204);
  });

  test("a policy is read back, obeyed and removed", async () => {
    await bucket.putObject("open/1", { body: "open" });
    const address = `http://${ZONE}.localhost/${name}/open/1`;
    assert.match((await askAt(address)).text, /permission_denied/);
    const statement = [
      { id: "everybody", user: ["*"], action: ["get_object"], effect: "allow", resource: [`${name}/open/*`] },
    ];
    assert.equal((await bucket.putPolicy({ statement })).status, 200);
    assert.deepEqual((await bucket.getPolicy()).data.statement, statement);
    assert.equal((await askAt(address)).text, "open");
    assert.equal((await bucket.deletePolicy()).status, 204);
    assert.match((await askAt(address)).text, /permission_denied/);
  });

  test("an access list is read back", async () => {
    const everybody = { grantee: { type: "group", name: "QS_ALL_USERS" }, permission: "READ" };
    await bucket.putACL({ acl: [everybody] });
    const { acl } = (await bucket.getACL()).data;
    assert.deepEqual(acl.map((entry) => entry.permission), ["FULL_CONTROL", "READ"]);
    assert.deepEqual(acl[1].grantee, everybody.grantee);
  });

  test("a signed query reads without keys", async () => {
    await bucket.putObject("signed", { body: "signed" });
    const request = bucket.getObjectRequest("signed");
    const { operation } = await request.signQuery(60);
    assert.equal((await askAt(operation.uri)).text, "signed");
  });

  test("image processing is refused by choice", async () => {
    await refused(bucket.imageProcess("signed", { action: "info" }), 400, "invalid_argument");
  });
});
