// The started server: where it is for a page, and the vendors' clients of its root, which prepare buckets from outside the browser.

import { randomBytes } from "node:crypto";
import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";
import { DeleteCorsPolicyCommand, MediaStoreClient, PutCorsPolicyCommand } from "@aws-sdk/client-mediastore";
import {
  CreateBucketCommand,
  DeleteBucketCorsCommand,
  PutBucketCorsCommand,
  PutBucketPolicyCommand,
  PutObjectCommand,
  S3Client,
} from "@aws-sdk/client-s3";

const require = createRequire(import.meta.url);
const COS = require("cos-nodejs-sdk-v5");
const { Config, QingStor } = require("qingstor-sdk");

const port = process.env.ENTREPOT_PORT;
const endpoint = process.env.ENTREPOT_ENDPOINT;
/** `http:`, or `https:` over TLS. */
const protocol = new URL(endpoint).protocol;
const appid = process.env.ENTREPOT_ROOT_COS_APPID;
const keys = {
  accessKeyId: process.env.ENTREPOT_ROOT_ACCESS_KEY,
  secretAccessKey: process.env.ENTREPOT_ROOT_SECRET_KEY,
};
const region = "us-east-1";
const cosRegion = "ap-guangzhou";
const cosDomain = `{Bucket}.cos.{Region}.localhost:${port}`;
export const zone = "pek3a";

/** A bucket as the COS SDKs are told of it. */
export const inCos = (bucket) => ({ Bucket: `${bucket}-${appid}`, Region: cosRegion });

/** What a page has to know to use the script SDKs. */
export const forPages = { endpoint: `${protocol}//localhost:${port}`, protocol, cosDomain, keys };

export const dialects = ["s3", "cos", "qingstor", "mediastore"];

/** The address of an object on the host of each dialect, which is what a preflight, unsigned as it is, is understood by. */
const addresses = {
  s3: (bucket, key) => `${protocol}//${bucket}.s3.${region}.localhost:${port}/${key}`,
  cos: (bucket, key) => `${protocol}//${inCos(bucket).Bucket}.cos.${cosRegion}.localhost:${port}/${key}`,
  qingstor: (bucket, key) => `${protocol}//${bucket}.${zone}.localhost:${port}/${key}`,
  mediastore: (bucket, key) => `${protocol}//${bucket}.data.mediastore.${region}.localhost:${port}/${key}`,
};
export const address = (dialect, bucket, key) => addresses[dialect](bucket, key);

const aws = { endpoint, region, credentials: keys, maxAttempts: 1 };
export const s3 = new S3Client({ ...aws, forcePathStyle: true });
/** Signs for the host that carries the bucket. */
export const s3OnHosts = new S3Client({ ...aws, endpoint: `${protocol}//s3.${region}.localhost:${port}` });
const mediastore = new MediaStoreClient(aws);

const cosOptions = { SecretId: keys.accessKeyId, SecretKey: keys.secretAccessKey, Protocol: protocol };
const cos = new COS({ ...cosOptions, Ip: `127.0.0.1:${port}` });
/** Signs for the host that a page uses. */
export const cosOnHosts = new COS({ ...cosOptions, Domain: cosDomain });

const toThisMachine = new (protocol === "https:" ? https : http).Agent({
  lookup: (_host, options, done) =>
    options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4),
});
export const qingstor = new QingStor(
  new Config({
    access_key_id: keys.accessKeyId,
    secret_access_key: keys.secretAccessKey,
    endpoint: `${protocol}//localhost:${port}`,
    log_level: "error",
    getAxiosConfig: () => ({ httpAgent: toThisMachine, httpsAgent: toThisMachine }),
  }),
);

/** A new bucket, with a name that all four dialects can write. */
export async function newBucket() {
  const bucket = "b" + randomBytes(8).toString("hex");
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  return bucket;
}

export async function putObject(bucket, key, body, more = {}) {
  await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ...more }));
}

/** Lets everybody read the objects of a bucket, and list them, which whoever is told that one is missing must be allowed to. */
export async function publish(bucket) {
  const arn = `arn:aws:s3:::${bucket}`;
  const anyone = { Effect: "Allow", Principal: "*" };
  const statements = [
    { ...anyone, Action: "s3:GetObject", Resource: `${arn}/*` },
    { ...anyone, Action: "s3:ListBucket", Resource: arn },
  ];
  const policy = JSON.stringify({ Version: "2012-10-17", Statement: statements });
  await s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy: policy }));
}

/** Writes a bucket's rules, `{ origins, methods, headers, expose, maxAge }` each, as each dialect says them. */
const writers = {
  s3: (bucket, rules) =>
    s3.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: rules.map(named) } })),
  cos: (bucket, rules) =>
    cos.putBucketCors({
      ...inCos(bucket),
      CORSRules: rules.map((rule) => ({
        AllowedOrigin: rule.origins,
        AllowedMethod: rule.methods,
        AllowedHeader: rule.headers,
        ExposeHeader: rule.expose,
        MaxAgeSeconds: rule.maxAge,
      })),
    }),
  qingstor: (bucket, rules) =>
    qingstor.Bucket(bucket, zone).putCORS({
      cors_rules: rules.flatMap((rule) =>
        rule.origins.map((origin) => ({
          allowed_origin: origin,
          allowed_methods: rule.methods,
          allowed_headers: rule.headers,
          expose_headers: rule.expose,
          max_age_seconds: rule.maxAge,
        })),
      ),
    }),
  mediastore: (bucket, rules) =>
    mediastore.send(new PutCorsPolicyCommand({ ContainerName: bucket, CorsPolicy: rules.map(named) })),
};

function named(rule) {
  return {
    AllowedOrigins: rule.origins,
    AllowedMethods: rule.methods,
    AllowedHeaders: rule.headers ?? [],
    ExposeHeaders: rule.expose,
    MaxAgeSeconds: rule.maxAge,
  };
}

const removers = {
  s3: (bucket) => s3.send(new DeleteBucketCorsCommand({ Bucket: bucket })),
  cos: (bucket) => cos.deleteBucketCors(inCos(bucket)),
  qingstor: (bucket) => qingstor.Bucket(bucket, zone).deleteCORS(),
  mediastore: (bucket) => mediastore.send(new DeleteCorsPolicyCommand({ ContainerName: bucket })),
};

/** Puts rules through the S3 API, or through that of another dialect. */
export const putRules = (bucket, rules, dialect = "s3") => writers[dialect](bucket, [rules].flat());

export const deleteRules = (bucket, dialect = "s3") => removers[dialect](bucket);
