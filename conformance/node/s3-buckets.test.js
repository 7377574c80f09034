// npm @aws-sdk/client-s3: what can be set on a bucket, what nobody has set, and what is refused by choice.

import assert from "node:assert/strict";
import { before, describe, test } from "node:test";
import * as sdk from "@aws-sdk/client-s3";
import { endpoint, fetchPlain, newName, refusal, s3 } from "./clients.js";

const Bucket = newName();
const call = (name, more = {}) => s3.send(new sdk[`${name}Command`]({ Bucket, ...more }));

/** Reads of settings that nobody set, and what the service answers to them. */
const UNSET = {
  GetBucketCors: "NoSuchCORSConfiguration",
  GetBucketEncryption: "ServerSideEncryptionConfigurationNotFoundError",
  GetBucketLifecycleConfiguration: "NoSuchLifecycleConfiguration",
  GetBucketOwnershipControls: "OwnershipControlsNotFoundError",
  GetBucketPolicy: "NoSuchBucketPolicy",
  GetBucketReplication: "ReplicationConfigurationNotFoundError",
  GetBucketTagging: "NoSuchTagSet",
  GetBucketWebsite: "NoSuchWebsiteConfiguration",
  GetObjectLockConfiguration: "ObjectLockConfigurationNotFoundError",
  GetPublicAccessBlock: "NoSuchPublicAccessBlockConfiguration",
};

const REMOVALS = [
  "DeleteBucketCors",
  "DeleteBucketEncryption",
  "DeleteBucketLifecycle",
  "DeleteBucketOwnershipControls",
  "DeleteBucketPolicy",
  "DeleteBucketReplication",
  "DeleteBucketTagging",
  "DeleteBucketWebsite",
  "DeletePublicAccessBlock",
];

/** Lists that are empty, and the kinds whose single entries are asked for by id. */
const LISTS = { Inventory: "InventoryConfigurationList", Metrics: "MetricsConfigurationList", Analytics: "AnalyticsConfigurationList", IntelligentTiering: "IntelligentTieringConfigurationList" };

describe("@aws-sdk/client-s3 buckets", () => {
  before(() => call("CreateBucket"));

  for (const [name, code] of Object.entries(UNSET)) {
    test(`${name} of a new bucket says ${code}`, async () => {
      await refusal(call(name), { name: code });
    });
  }

  for (const name of REMOVALS) {
    test(`${name} of what is not set succeeds`, async () => {
      assert.equal((await call(name)).$metadata.httpStatusCode, 204);
    });
  }

  for (const [kind, list] of Object.entries(LISTS)) {
    test(`a bucket has no ${kind} configurations`, async () => {
      const answer = await call(`ListBucket${kind}Configurations`);
      assert.equal(answer.IsTruncated, false);
      assert.equal(answer[list], undefined);
      await refusal(call(`GetBucket${kind}Configuration`, { Id: "one" }), { name: "NoSuchConfiguration" });
      await refusal(call(`DeleteBucket${kind}Configuration`, { Id: "one" }), { name: "NoSuchConfiguration" });
    });
  }

  test("settings with a plain default are read as that", async () => {
    assert.equal((await call("GetBucketLocation")).LocationConstraint, undefined);
    assert.equal((await call("GetBucketVersioning")).Status, undefined);
    assert.equal((await call("GetBucketLogging")).LoggingEnabled, undefined);
    assert.equal((await call("GetBucketNotificationConfiguration")).TopicConfigurations, undefined);
    assert.equal((await call("GetBucketRequestPayment")).Payer, "BucketOwner");
    assert.equal((await call("GetBucketAccelerateConfiguration")).Status, undefined);
    assert.equal((await call("GetBucketPolicyStatus")).PolicyStatus.IsPublic, false);
  });

  test("settings that say what is so anyway are taken", async () => {
    await call("PutBucketAccelerateConfiguration", { AccelerateConfiguration: { Status: "Suspended" } });
    await call("PutBucketLogging", { BucketLoggingStatus: {} });
    await call("PutBucketNotificationConfiguration", { NotificationConfiguration: {} });
    await call("PutBucketRequestPayment", { RequestPaymentConfiguration: { Payer: "BucketOwner" } });
  });

  test("CORS rules are read back and answer a page", async () => {
    const CORSRules = [
      {
        ID: "r",
        AllowedHeaders: ["x-amz-*"],
        AllowedMethods: ["GET", "PUT"],
        AllowedOrigins: ["https://*.example.com"],
        ExposeHeaders: ["ETag"],
        MaxAgeSeconds: 600,
      },
    ];
    await call("PutBucketCors", { CORSConfiguration: { CORSRules } });
    assert.deepEqual((await call("GetBucketCors")).CORSRules, CORSRules);
    const preflight = await fetchPlain(`${endpoint}/${Bucket}/key`, {
      method: "OPTIONS",
      headers: { Origin: "https://www.example.com", "Access-Control-Request-Method": "PUT", "Access-Control-Request-Headers": "x-amz-date" },
    });
    assert.equal(preflight.status, 200);
    assert.equal(preflight.headers.get("access-control-allow-origin"), "https://www.example.com");
    await call("DeleteBucketCors");
    await refusal(call("GetBucketCors"), { name: "NoSuchCORSConfiguration" });
  });

  test("a policy is read back as written, obeyed and removed", async () => {
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [{ Sid: "open", Effect: "Allow", Principal: "*", Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/open/*` }],
    });
    await call("PutObject", { Key: "open/1", Body: "1" });
    assert.equal((await fetchPlain(`${endpoint}/${Bucket}/open/1`)).status, 403);
    await call("PutBucketPolicy", { Policy });
    assert.equal((await call("GetBucketPolicy")).Policy, Policy);
    assert.equal((await call("GetBucketPolicyStatus")).PolicyStatus.IsPublic, true);
    assert.equal(await (await fetchPlain(`${endpoint}/${Bucket}/open/1`)).text(), "1");
    await refusal(call("PutBucketPolicy", { Policy: "{}" }), { name: "MalformedPolicy" });
    await call("DeleteBucketPolicy");
    assert.equal((await fetchPlain(`${endpoint}/${Bucket}/open/1`)).status, 403);
  });

  test("an access list opens the listing and is read back", async () => {
    await call("PutBucketAcl", { ACL: "public-read" });
    assert.equal((await fetchPlain(`${endpoint}/${Bucket}`)).status, 200);
    assert.equal((await call("GetBucketAcl")).Grants.length, 2);
    await call("PutBucketAcl", { ACL: "private" });
    assert.equal((await fetchPlain(`${endpoint}/${Bucket}`)).status, 403);
  });

  test("tags of a bucket are read back", async () => {
    const TagSet = [{ Key: "team", Value: "blue & green" }];
    await call("PutBucketTagging", { Tagging: { TagSet } });
    assert.deepEqual((await call("GetBucketTagging")).TagSet, TagSet);
    await call("DeleteBucketTagging");
    await refusal(call("GetBucketTagging"), { name: "NoSuchTagSet" });
  });

  const rule = { ID: "r", Status: "Enabled", Priority: 1, Filter: { Prefix: "" }, Destination: { Bucket: "arn:aws:s3:::b" }, DeleteMarkerReplication: { Status: "Disabled" } };
  const schedule = { Id: "i", IsEnabled: true, IncludedObjectVersions: "All", Schedule: { Frequency: "Daily" }, Destination: { S3BucketDestination: { Bucket: "arn:aws:s3:::b", Format: "CSV" } } };
  const export_ = { OutputSchemaVersion: "V_1", Destination: { S3BucketDestination: { Bucket: "arn:aws:s3:::b", Format: "CSV" } } };
  const table = { S3TablesDestination: { TableBucketArn: "arn:aws:s3tables:::bucket/b", TableName: "t" } };

  /** Refused by choice, for good: what is accepted is obeyed, so what is not obeyed is not accepted. */
  const REFUSED = {
    CreateBucketMetadataConfiguration: { MetadataConfiguration: { JournalTableConfiguration: { RecordExpiration: { Expiration: "DISABLED" } } } },
    CreateBucketMetadataTableConfiguration: { MetadataTableConfiguration: table },
    DeleteBucketMetadataConfiguration: {},
    DeleteBucketMetadataTableConfiguration: {},
    GetBucketAbac: {},
    GetBucketMetadataConfiguration: {},
    GetBucketMetadataTableConfiguration: {},
    PutBucketAbac: { AbacStatus: { Status: "Enabled" } },
    PutBucketAccelerateConfiguration: { AccelerateConfiguration: { Status: "Enabled" } },
    PutBucketAnalyticsConfiguration: { Id: "a", AnalyticsConfiguration: { Id: "a", StorageClassAnalysis: { DataExport: export_ } } },
    PutBucketIntelligentTieringConfiguration: { Id: "t", IntelligentTieringConfiguration: { Id: "t", Status: "Enabled", Tierings: [{ Days: 90, AccessTier: "ARCHIVE_ACCESS" }] } },
    PutBucketInventoryConfiguration: { Id: "i", InventoryConfiguration: schedule },
    PutBucketMetricsConfiguration: { Id: "m", MetricsConfiguration: { Id: "m" } },
    PutBucketReplication: { ReplicationConfiguration: { Role: "arn:aws:iam::100000000001:role/r", Rules: [rule] } },
    PutBucketRequestPayment: { RequestPaymentConfiguration: { Payer: "Requester" } },
    UpdateBucketMetadataInventoryTableConfiguration: { InventoryTableConfiguration: { ConfigurationState: "DISABLED" } },
    UpdateBucketMetadataJournalTableConfiguration: { JournalTableConfiguration: { RecordExpiration: { Expiration: "DISABLED" } } },
    GetObjectTorrent: { Key: "open/1" },
    RenameObject: { Key: "new", RenameSource: `${Bucket}/open/1` },
    SelectObjectContent: { Key: "open/1", Expression: "select * from s3object", ExpressionType: "SQL", InputSerialization: { CSV: {} }, OutputSerialization: { CSV: {} } },
    UpdateObjectEncryption: { Key: "open/1", ObjectEncryption: { SSEKMS: { KMSKeyArn: "arn:aws:kms:us-east-1:100000000001:key/k" } } },
  };
  for (const [name, input] of Object.entries(REFUSED)) {
    test(`${name} is refused by choice`, async () => {
      const refused = await refusal(call(name, input), { name: "NotImplemented" });
      assert.equal(refused.$metadata.httpStatusCode, 501);
    });
  }

  test("CreateSession, a call of directory buckets, is refused by choice", async () => {
    await refusal(call("CreateSession"), { name: "NotImplemented" });
  });
});
