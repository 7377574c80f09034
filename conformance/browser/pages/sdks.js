// The vendors' script SDKs, for the pages that use them. A page is handed where the server is and whose keys it holds:
// `{ endpoint, protocol, cosDomain, keys }`.

import { GetObjectCommand as GetItem, MediaStoreDataClient, PutObjectCommand as PutItem } from "@aws-sdk/client-mediastore-data";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import COS from "cos-js-sdk-v5";
import { Config, QingStor } from "qingstor-sdk/dist/qingstor-sdk.js";

const aws = ({ endpoint, keys }) => ({ endpoint, credentials: keys, region: "us-east-1" });

const s3Client = (server) => new S3Client({ ...aws(server), forcePathStyle: true });

const cosClient = ({ protocol, cosDomain, keys }) =>
  new COS({ SecretId: keys.accessKeyId, SecretKey: keys.secretAccessKey, Protocol: protocol, Domain: cosDomain });

const qingstorClient = ({ endpoint, keys }) =>
  new QingStor(
    new Config({ endpoint, access_key_id: keys.accessKeyId, secret_access_key: keys.secretAccessKey, log_level: "error" }),
  );

const containerClient = (server, container) =>
  new MediaStoreDataClient({ ...aws(server), endpoint: `${server.endpoint}/-/mediastore/${container}` });

Object.assign(window, {
  s3Client,
  GetObjectCommand,
  PutObjectCommand,
  Upload,
  cosClient,
  qingstorClient,
  containerClient,
  GetItem,
  PutItem,
});
