// npm @aws-sdk/client-mediastore and @aws-sdk/client-mediastore-data, both at the last version published.

import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { before, describe, test } from "node:test";
import * as control from "@aws-sdk/client-mediastore";
import * as data from "@aws-sdk/client-mediastore-data";
import { endpoint, fetchPlain, mediastore, mediastoreData, newName, refusal } from "./clients.js";

const ContainerName = newName();
let container;
let items;
const call = (name, more = {}) => mediastore.send(new control[`${name}Command`]({ ContainerName, ...more }));
const item = (name, more = {}) => items.send(new data[`${name}Command`](more));
const policyFor = (Action, Principal = "*") =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Sid: "one", Effect: "Allow", Principal, Action, Resource: `${container.ARN}/*` }],
  });

before(async () => {
  await call("CreateContainer", { Tags: [{ Key: "a", Value: "b" }] });
  container = (await call("DescribeContainer")).Container;
  items = mediastoreData(container.Endpoint);
});

describe("@aws-sdk/client-mediastore", () => {
  test("a container tells its name, endpoint and the time it was made as a number the client reads", () => {
    assert.equal(container.Name, ContainerName);
    assert.equal(container.Status, "ACTIVE");
    assert.ok(container.CreationTime instanceof Date);
    assert.ok(Math.abs(container.CreationTime - Date.now()) < 600_000);
  });

  test("containers are listed page by page", async () => {
    const names = [newName(), newName()];
    for (const name of names) {
      await call("CreateContainer", { ContainerName: name });
    }
    const seen = [];
    for await (const page of control.paginateListContainers({ client: mediastore, pageSize: 1 }, {})) {
      seen.push(...page.Containers.map((listed) => listed.Name));
    }
    assert.ok(names.every((name) => seen.filter((listed) => listed === name).length === 1));
    for (const name of names) {
      await call("DeleteContainer", { ContainerName: name });
    }
    await refusal(call("DescribeContainer", { ContainerName: names[0] }), { name: "ContainerNotFoundException" });
  });

  test("a container that is there, or holds something, is in use", async () => {
    await refusal(call("CreateContainer"), { name: "ContainerInUseException" });
    await item("PutObject", { Path: "/in-use", Body: "x" });
    await refusal(call("DeleteContainer"), { name: "ContainerInUseException" });
    await item("DeleteObject", { Path: "/in-use" });
  });

  test("a policy is stored, obeyed and removed", async () => {
    await call("DeleteContainerPolicy").catch(() => {});
    await refusal(call("GetContainerPolicy"), { name: "PolicyNotFoundException" });
    await item("PutObject", { Path: "/open.ts", Body: "open" });
    const address = `${container.Endpoint}/open.ts`;
    assert.equal((await fetchPlain(address)).status, 403);
    const Policy = policyFor("mediastore:GetObject");
    await call("PutContainerPolicy", { Policy });
    assert.equal((await call("GetContainerPolicy")).Policy, Policy);
    assert.equal(await (await fetchPlain(address)).text(), "open");
    await call("DeleteContainerPolicy");
    assert.equal((await fetchPlain(address)).status, 403);
  });

  test("CORS rules are stored, answer a page and are removed", async () => {
    await refusal(call("GetCorsPolicy"), { name: "CorsPolicyNotFoundException" });
    const CorsPolicy = [
      { AllowedOrigins: ["https://a.example"], AllowedMethods: ["GET"], AllowedHeaders: ["*"], MaxAgeSeconds: 3000, ExposeHeaders: ["ETag"] },
    ];
    await call("PutCorsPolicy", { CorsPolicy });
    assert.deepEqual((await call("GetCorsPolicy")).CorsPolicy, CorsPolicy);
    const preflight = await fetchPlain(`${container.Endpoint}/open.ts`, {
      method: "OPTIONS",
      headers: { Origin: "https://a.example", "Access-Control-Request-Method": "GET" },
    });
    assert.equal(preflight.headers.get("access-control-allow-origin"), "https://a.example");
    await call("DeleteCorsPolicy");
    await refusal(call("DeleteCorsPolicy"), { name: "CorsPolicyNotFoundException" });
  });

  test("lifecycle and metric policies that nobody set are not found", async () => {
    await refusal(call("GetLifecyclePolicy"), { name: "PolicyNotFoundException" });
    await refusal(call("GetMetricPolicy"), { name: "PolicyNotFoundException" });
  });

  test("tags are added, listed and taken away", async () => {
    const Resource = container.ARN;
    assert.deepEqual((await call("ListTagsForResource", { Resource })).Tags, [{ Key: "a", Value: "b" }]);
    await call("TagResource", { Resource, Tags: [{ Key: "c", Value: "d" }] });
    await call("UntagResource", { Resource, TagKeys: ["a"] });
    assert.deepEqual((await call("ListTagsForResource", { Resource })).Tags, [{ Key: "c", Value: "d" }]);
  });
});

describe("@aws-sdk/client-mediastore-data", () => {
  test("an object goes in with a leading slash, comes out whole and in part, and is deleted", async () => {
    const Path = "/a/b=c:d~e.ts";
    const written = await item("PutObject", { Path, Body: "hello", ContentType: "video/mp2t", CacheControl: "max-age=6", StorageClass: "TEMPORAL" });
    assert.match(written.ETag, /^[0-9a-f]+$/);
    assert.match(written.ContentSHA256, /^[0-9a-f]{64}$/);
    const read = await item("GetObject", { Path: "a/b=c:d~e.ts" });
    assert.equal(await read.Body.transformToString(), "hello");
    assert.equal(read.ContentType, "video/mp2t");
    assert.equal(read.CacheControl, "max-age=6");
    assert.equal(read.StatusCode, 200);
    const part = await item("GetObject", { Path, Range: "bytes=1-3" });
    assert.equal(await part.Body.transformToString(), "ell");
    assert.equal(part.StatusCode, 206);
    assert.equal((await item("DescribeObject", { Path })).ContentLength, 5);
    await item("DeleteObject", { Path });
    await refusal(item("GetObject", { Path }), { name: "ObjectNotFoundException" });
  });

  test("a described object that is missing is told by a header, as an answer to HEAD has no body", async () => {
    await refusal(item("DescribeObject", { Path: "/missing" }), { name: "ObjectNotFoundException" });
  });

  test("a range behind the end is not satisfiable", async () => {
    await item("PutObject", { Path: "/short", Body: "12" });
    await refusal(item("GetObject", { Path: "/short", Range: "bytes=9-" }), { name: "RequestedRangeNotSatisfiableException" });
  });

  test("a stream of unknown length is sent chunked and unsigned", async () => {
    await item("PutObject", { Path: "/stream.ts", Body: Readable.from([Buffer.alloc(50_000), Buffer.alloc(50_000)]) });
    assert.equal((await item("DescribeObject", { Path: "/stream.ts" })).ContentLength, 100_000);
  });

  test("items are listed folder by folder and page by page, with a slash before the query", async () => {
    for (const Path of ["/list/1.ts", "/list/2.ts", "/list/deep/3.ts"]) {
      await item("PutObject", { Path, Body: "x" });
    }
    const seen = [];
    for await (const page of data.paginateListItems({ client: items, pageSize: 2 }, { Path: "list" })) {
      seen.push(...page.Items);
    }
    assert.deepEqual(
      seen.map((entry) => [entry.Name, entry.Type]),
      [["1.ts", "OBJECT"], ["2.ts", "OBJECT"], ["deep", "FOLDER"]],
    );
    assert.ok(seen[0].LastModified instanceof Date);
    assert.ok((await item("ListItems")).Items.some((entry) => entry.Name === "list"));
  });

  test("a container without a name of its own on the host is reached below its path", async () => {
    const byPath = mediastoreData(`${endpoint}/-/mediastore/${ContainerName}`);
    await byPath.send(new data.PutObjectCommand({ Path: "/by-path", Body: "x" }));
    assert.equal(await (await item("GetObject", { Path: "by-path" })).Body.transformToString(), "x");
    const nowhere = mediastoreData(`${endpoint}/-/mediastore/${newName()}`);
    await refusal(nowhere.send(new data.ListItemsCommand({})), { name: "ContainerNotFoundException" });
  });
});
