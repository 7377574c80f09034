"""One upload, every dialect: begun in one, filled through the others, listed in all of them, completed in any."""

import pytest
from conftest import APPID

KEY = "folder/big file.bin"
# The largest that any dialect asks of parts before the last one.
PART = b"m" * (5 << 20)
DIALECTS = ["s3", "cos", "qingstor"]


@pytest.fixture
def bucket(root, name):
    root.s3.create_bucket(Bucket=name)
    return name


def cos_name(bucket):
    return f"{bucket}-{APPID}"


def begin(dialect, root, bucket):
    if dialect == "s3":
        return root.s3.create_multipart_upload(Bucket=bucket, Key=KEY)["UploadId"]
    if dialect == "cos":
        return root.cos.create_multipart_upload(Bucket=cos_name(bucket), Key=KEY)["UploadId"]
    return root.qingstor(bucket).initiate_multipart_upload(KEY)["upload_id"]


def put_part(dialect, root, bucket, upload, number, body):
    if dialect == "s3":
        root.s3.upload_part(Bucket=bucket, Key=KEY, UploadId=upload, PartNumber=number, Body=body)
    elif dialect == "cos":
        answer = root.cos.upload_part(Bucket=cos_name(bucket), Key=KEY, UploadId=upload, PartNumber=number, Body=body)
        assert answer["x-cos-hash-crc64ecma"]
    else:
        answer = root.qingstor(bucket).upload_multipart(KEY, upload_id=upload, part_number=str(number), body=body)
        assert answer.status_code == 201


def list_parts(dialect, root, bucket, upload):
    """Number, size and ETag of every part."""
    if dialect == "s3":
        parts = root.s3.list_parts(Bucket=bucket, Key=KEY, UploadId=upload).get("Parts", [])
        return [(part["PartNumber"], part["Size"], part["ETag"]) for part in parts]
    if dialect == "cos":
        parts = root.cos.list_parts(Bucket=cos_name(bucket), Key=KEY, UploadId=upload).get("Part", [])
        return [(int(part["PartNumber"]), int(part["Size"]), part["ETag"]) for part in parts]
    parts = root.qingstor(bucket).list_multipart(KEY, upload_id=upload)["object_parts"]
    return [(part["part_number"], part["size"], part["etag"]) for part in parts]


def list_uploads(dialect, root, bucket):
    if dialect == "s3":
        return [upload["UploadId"] for upload in root.s3.list_multipart_uploads(Bucket=bucket).get("Uploads", [])]
    if dialect == "cos":
        return [upload["UploadId"] for upload in root.cos.list_multipart_uploads(Bucket=cos_name(bucket)).get("Upload", [])]
    return [upload["upload_id"] for upload in root.qingstor(bucket).list_multipart_uploads()["uploads"]]


def complete(dialect, root, bucket, upload, parts):
    if dialect == "s3":
        chosen = [{"PartNumber": number, "ETag": etag} for number, _, etag in parts]
        root.s3.complete_multipart_upload(Bucket=bucket, Key=KEY, UploadId=upload, MultipartUpload={"Parts": chosen})
    elif dialect == "cos":
        chosen = [{"PartNumber": number, "ETag": etag} for number, _, etag in parts]
        root.cos.complete_multipart_upload(Bucket=cos_name(bucket), Key=KEY, UploadId=upload, MultipartUpload={"Part": chosen})
    else:
        chosen = [{"part_number": number, "size": size, "etag": etag} for number, size, etag in parts]
        answer = root.qingstor(bucket).complete_multipart_upload(KEY, upload_id=upload, object_parts=chosen)
        assert answer.status_code == 201


def abort(dialect, root, bucket, upload):
    if dialect == "s3":
        root.s3.abort_multipart_upload(Bucket=bucket, Key=KEY, UploadId=upload)
    elif dialect == "cos":
        root.cos.abort_multipart_upload(Bucket=cos_name(bucket), Key=KEY, UploadId=upload)
    else:
        assert root.qingstor(bucket).abort_multipart_upload(KEY, upload_id=upload).status_code == 204


@pytest.mark.parametrize("finisher", DIALECTS)
@pytest.mark.parametrize("beginner", DIALECTS)
def test_an_upload_begun_in_one_dialect_is_filled_listed_and_completed_in_others(root, bucket, beginner, finisher):
    upload = begin(beginner, root, bucket)
    put_part("cos", root, bucket, upload, 1, PART)
    put_part("s3", root, bucket, upload, 2, PART)
    put_part("qingstor", root, bucket, upload, 3, b"the end")

    listed = [list_parts(dialect, root, bucket, upload) for dialect in DIALECTS]
    assert [(number, size) for number, size, _ in listed[0]] == [(1, len(PART)), (2, len(PART)), (3, 7)]
    assert listed[0] == listed[1] == listed[2]
    for dialect in DIALECTS:
        assert list_uploads(dialect, root, bucket) == [upload]

    complete(finisher, root, bucket, upload, listed[0])
    for dialect in DIALECTS:
        assert list_uploads(dialect, root, bucket) == []
    whole = PART + PART + b"the end"
    assert root.s3.get_object(Bucket=bucket, Key=KEY)["Body"].read() == whole
    assert root.cos.get_object(Bucket=cos_name(bucket), Key=KEY)["Body"].get_raw_stream().read() == whole
    read = root.qingstor(bucket).get_object(KEY)
    assert read.content == whole
    etags = {
        root.s3.head_object(Bucket=bucket, Key=KEY)["ETag"],
        root.cos.head_object(Bucket=cos_name(bucket), Key=KEY)["ETag"],
        read.headers["ETag"],
    }
    assert len(etags) == 1
    assert etags.pop().endswith('-3"')


@pytest.mark.parametrize("ender", DIALECTS)
@pytest.mark.parametrize("beginner", DIALECTS)
def test_an_upload_begun_in_one_dialect_is_aborted_in_another(root, bucket, beginner, ender):
    upload = begin(beginner, root, bucket)
    put_part(beginner, root, bucket, upload, 1, b"given up")
    abort(ender, root, bucket, upload)
    assert list_uploads(beginner, root, bucket) == []


def test_a_part_that_qingstor_numbered_0_is_seen_and_used_by_cos(root, bucket):
    upload = begin("qingstor", root, bucket)
    put_part("qingstor", root, bucket, upload, 0, PART)
    put_part("qingstor", root, bucket, upload, 1, b"the end")
    complete("cos", root, bucket, upload, list_parts("cos", root, bucket, upload))
    assert root.qingstor(bucket).get_object(KEY).content == PART + b"the end"


def test_what_one_dialect_wrote_another_copies_and_a_third_moves(root, bucket):
    root.s3.put_object(Bucket=bucket, Key="from s3", Body=b"bytes", ContentType="text/plain", Metadata={"a": "b"})
    source = {"Bucket": cos_name(bucket), "Key": "from s3", "Region": "ap-guangzhou"}
    root.cos.copy_object(Bucket=cos_name(bucket), Key="by cos", CopySource=source)
    moved = root.qingstor(bucket).put_object("by qingstor", x_qs_move_source=f"/{bucket}/by cos")
    assert moved.status_code == 201
    listed = root.s3.list_objects_v2(Bucket=bucket)["Contents"]
    assert [entry["Key"] for entry in listed] == ["by qingstor", "from s3"]
    head = root.s3.head_object(Bucket=bucket, Key="by qingstor")
    assert head["ContentType"] == "text/plain"
    assert head["Metadata"] == {"a": "b"}
    assert root.s3.get_object(Bucket=bucket, Key="by qingstor")["Body"].read() == b"bytes"
