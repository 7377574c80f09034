"""cos-python-sdk-v5: uploads in parts, and copies."""

import pytest
from conftest import APPID
from qcloud_cos import CosServiceError

MIB = 1024 * 1024


def test_cos_sends_a_file_in_parts_copies_it_and_aborts_an_upload(root, name, tmp_path):
    bucket = f"{name}-{APPID}"
    root.cos.create_bucket(Bucket=bucket)
    cos, body = root.cos, bytes(range(256)) * (3 * MIB // 256)
    (tmp_path / "file").write_bytes(body)
    cos.upload_file(Bucket=bucket, Key="file", LocalFilePath=str(tmp_path / "file"), PartSize=1, MAXThread=2)
    assert cos.get_object(Bucket=bucket, Key="file")["Body"].get_raw_stream().read() == body
    source = {"Bucket": bucket, "Key": "file", "Region": "ap-guangzhou"}
    cos.copy_object(Bucket=bucket, Key="copy ü", CopySource=source)
    assert cos.head_object(Bucket=bucket, Key="copy ü")["Content-Length"] == str(len(body))
    upload = {"Bucket": bucket, "Key": "parts", "UploadId": cos.create_multipart_upload(Bucket=bucket, Key="parts")["UploadId"]}
    cos.upload_part(**upload, PartNumber=1, Body=b"x" * MIB)
    cos.upload_part_copy(**upload, PartNumber=2, CopySource=source, CopySourceRange="bytes=0-2")
    parts = cos.list_parts(**upload)["Part"]
    assert [part["Size"] for part in parts] == [str(MIB), "3"]
    assert cos.list_multipart_uploads(Bucket=bucket)["Upload"][0]["UploadId"] == upload["UploadId"]
    listed = [{"PartNumber": part["PartNumber"], "ETag": part["ETag"]} for part in parts]
    cos.complete_multipart_upload(**upload, MultipartUpload={"Part": listed})
    upload["UploadId"] = cos.create_multipart_upload(Bucket=bucket, Key="parts")["UploadId"]
    cos.abort_multipart_upload(**upload)
    with pytest.raises(CosServiceError) as refused:
        cos.list_parts(**upload)
    assert refused.value.get_error_code() == "NoSuchUpload"
