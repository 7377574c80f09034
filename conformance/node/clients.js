// Where the started server is, the vendors' clients pointed at it, and what the tests share.

import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";
import { after } from "node:test";
import { MediaStoreClient } from "@aws-sdk/client-mediastore";
import { MediaStoreDataClient } from "@aws-sdk/client-mediastore-data";
import { S3Client } from "@aws-sdk/client-s3";
import { NodeHttp2Handler } from "@smithy/node-http-handler";

const require = createRequire(import.meta.url);
const COS = require("cos-nodejs-sdk-v5");
const { Config, QingStor } = require("qingstor-sdk");

export const port = process.env.ENTREPOT_PORT;
export const endpoint = process.env.ENTREPOT_ENDPOINT;
/** `http:`, or `https:` over TLS. */
const { protocol } = new URL(endpoint);
const isTls = protocol === "https:";
/** Node's own module for the protocol. */
const web = isTls ? https : http;
export const appid = process.env.ENTREPOT_ROOT_COS_APPID;
const accessKey = process.env.ENTREPOT_ROOT_ACCESS_KEY;
const secretKey = process.env.ENTREPOT_ROOT_SECRET_KEY;

const aws = {
  endpoint,
  region: "us-east-1",
  credentials: { accessKeyId: accessKey, secretAccessKey: secretKey },
  maxAttempts: 1,
};

/** With the client's usual transport, which speaks HTTP/1.1. */
export const s3OverHttp1 = new S3Client({ ...aws, forcePathStyle: true });
/** Over TLS with its other transport, which speaks HTTP/2. */
export const s3 = isTls ? new S3Client({ ...aws, forcePathStyle: true, requestHandler: new NodeHttp2Handler() }) : s3OverHttp1;
// Sessions of HTTP/2 keep the process alive.
after(() => s3.destroy());
export const mediastore = new MediaStoreClient(aws);

/** The data client of one container, at the endpoint that the server names for it. */
export const mediastoreData = (containerEndpoint) => new MediaStoreDataClient({ ...aws, endpoint: containerEndpoint });

/** Keeps the vendor's host names, bucket and region in them, and connects to the started server. */
export const cos = new COS({
  SecretId: accessKey,
  SecretKey: secretKey,
  Protocol: protocol,
  Ip: `127.0.0.1:${port}`,
});

/** The client always writes `pek3a.` in front of the host; its axios hook resolves that name to this machine. */
const toThisMachine = new web.Agent({
  keepAlive: true,
  lookup: (_host, options, done) =>
    options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4),
});
export const qingstor = new QingStor(
  new Config({
    access_key_id: accessKey,
    secret_access_key: secretKey,
    endpoint: `${protocol}//localhost:${port}`,
    log_level: "error",
    getAxiosConfig: () => ({ httpAgent: toThisMachine, httpsAgent: toThisMachine }),
  }),
);

/** A bucket name that all four dialects can write. */
export const newName = () => "n" + randomBytes(8).toString("hex");

/** Expects a refusal and gives it back; `expected` names members of the client's own error. */
export async function refusal(promise, expected) {
  const error = await promise.then(
    () => assert.fail("expected a refusal: " + JSON.stringify(expected)),
    (refused) => refused,
  );
  for (const [member, value] of Object.entries(expected)) {
    assert.deepEqual(error[member], value, `${member} of ${error}`);
  }
  return error;
}

/** An answer to a request of no vendor's client. */
export const fetchPlain = (address, init) => fetch(address, { redirect: "manual", ...init });

/** The answer at a vendor's host name, asked of the started server: status, headers and text. */
export const askAt = (address, { method = "GET", headers = {} } = {}) =>
  new Promise((done, failed) => {
    const { host, pathname, search } = new URL(address);
    web
      .request({ port, method, path: pathname + search, headers: { host, ...headers } }, (answer) => {
        answer.setEncoding("utf8").toArray().then((pieces) => done({ status: answer.statusCode, headers: answer.headers, text: pieces.join("") }), failed);
      })
      .on("error", failed)
      .end();
  });
