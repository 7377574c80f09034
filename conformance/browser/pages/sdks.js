// The vendors' script SDKs, for the pages that use them.

import { MediaStoreDataClient, GetObjectCommand as GetItem, PutObjectCommand as PutItem } from "@aws-sdk/client-mediastore-data";
import { GetObjectCommand, PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import COS from "cos-js-sdk-v5";
import { Config, QingStor } from "qingstor-sdk/dist/qingstor-sdk.js";

Object.assign(window, {
  COS,
  GetItem,
  GetObjectCommand,
  MediaStoreDataClient,
  PutItem,
  PutObjectCommand,
  QingStor,
  QingStorConfig: Config,
  S3Client,
  Upload,
});
