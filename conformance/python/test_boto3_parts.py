"""boto3: uploads in parts, and copies."""

import io

import botocore.exceptions
import pytest
from boto3.s3.transfer import TransferConfig

MIB = 1024 * 1024


@pytest.fixture
def bucket(root, name):
    root.s3.create_bucket(Bucket=name)
    return name


def test_boto3_sends_a_large_body_in_parts_and_reads_it_in_parts(root, bucket):
    body = bytes(range(256)) * (11 * MIB // 256)
    settings = TransferConfig(multipart_threshold=5 * MIB, multipart_chunksize=5 * MIB)
    root.s3.upload_fileobj(io.BytesIO(body), bucket, "large", Config=settings)
    assert root.s3.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-3"')
    target = io.BytesIO()
    root.s3.download_fileobj(bucket, "large", target, Config=settings)
    assert target.getvalue() == body
    root.s3.copy({"Bucket": bucket, "Key": "large"}, bucket, "copied in parts", Config=settings)
    assert root.s3.head_object(Bucket=bucket, Key="copied in parts")["ContentLength"] == len(body)


def test_boto3_lists_completes_and_aborts_uploads(root, bucket):
    s3 = root.s3
    upload = {"Bucket": bucket, "Key": "parts", "UploadId": s3.create_multipart_upload(Bucket=bucket, Key="parts")["UploadId"]}
    assert s3.list_multipart_uploads(Bucket=bucket)["Uploads"][0]["UploadId"] == upload["UploadId"]
    part = s3.upload_part(**upload, PartNumber=1, Body=b"only")
    assert s3.list_parts(**upload)["Parts"][0]["Size"] == 4
    done = {"Parts": [{"PartNumber": 1, "ETag": part["ETag"], "ChecksumCRC32": part["ChecksumCRC32"]}]}
    assert s3.complete_multipart_upload(**upload, MultipartUpload=done)["ETag"].endswith('-1"')
    upload["UploadId"] = s3.create_multipart_upload(Bucket=bucket, Key="parts")["UploadId"]
    s3.abort_multipart_upload(**upload)
    with pytest.raises(botocore.exceptions.ClientError, match="NoSuchUpload"):
        s3.list_parts(**upload)


def test_boto3_copies_keep_or_replace_what_is_said_of_the_object(root, bucket):
    s3, source = root.s3, {"Bucket": bucket, "Key": "a b+ü"}
    s3.put_object(**source, Body=b"copied", Metadata={"a": "1"})
    s3.copy_object(Bucket=bucket, Key="copy", CopySource=source)
    assert s3.head_object(Bucket=bucket, Key="copy")["Metadata"] == {"a": "1"}
    s3.copy_object(Bucket=bucket, Key="copy", CopySource=source, MetadataDirective="REPLACE", Metadata={"b": "2"})
    assert s3.head_object(Bucket=bucket, Key="copy")["Metadata"] == {"b": "2"}
    with pytest.raises(botocore.exceptions.ClientError, match="InvalidRequest"):
        s3.copy_object(CopySource=source, **source)
