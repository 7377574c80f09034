"""boto3, S3 and MediaStore: what can be set, what nobody has set, and the calls around objects."""

import io

import botocore.exceptions
import pytest
import requests

UNSET = {
    "get_bucket_cors": "NoSuchCORSConfiguration",
    "get_bucket_encryption": "ServerSideEncryptionConfigurationNotFoundError",
    "get_bucket_lifecycle_configuration": "NoSuchLifecycleConfiguration",
    "get_bucket_ownership_controls": "OwnershipControlsNotFoundError",
    "get_bucket_policy": "NoSuchBucketPolicy",
    "get_bucket_replication": "ReplicationConfigurationNotFoundError",
    "get_bucket_tagging": "NoSuchTagSet",
    "get_bucket_website": "NoSuchWebsiteConfiguration",
    "get_object_lock_configuration": "ObjectLockConfigurationNotFoundError",
    "get_public_access_block": "NoSuchPublicAccessBlockConfiguration",
}
REMOVALS = [
    "delete_bucket_cors",
    "delete_bucket_encryption",
    "delete_bucket_lifecycle",
    "delete_bucket_ownership_controls",
    "delete_bucket_policy",
    "delete_bucket_replication",
    "delete_bucket_tagging",
    "delete_bucket_website",
    "delete_public_access_block",
]
PLAIN = [
    "get_bucket_accelerate_configuration",
    "get_bucket_acl",
    "get_bucket_location",
    "get_bucket_logging",
    "get_bucket_notification_configuration",
    "get_bucket_policy_status",
    "get_bucket_request_payment",
    "get_bucket_versioning",
    "head_bucket",
    "list_multipart_uploads",
    "list_object_versions",
    "list_objects",
    "list_objects_v2",
]
TRUE_ANYWAY = {
    "put_bucket_accelerate_configuration": {"AccelerateConfiguration": {"Status": "Suspended"}},
    "put_bucket_acl": {"ACL": "private"},
    "put_bucket_logging": {"BucketLoggingStatus": {}},
    "put_bucket_notification_configuration": {"NotificationConfiguration": {}},
    "put_bucket_request_payment": {"RequestPaymentConfiguration": {"Payer": "BucketOwner"}},
    "put_bucket_tagging": {"Tagging": {"TagSet": [{"Key": "team", "Value": "blue"}]}},
}
REFUSED = {
    "put_bucket_accelerate_configuration": {"AccelerateConfiguration": {"Status": "Enabled"}},
    "put_bucket_metrics_configuration": {"Id": "m", "MetricsConfiguration": {"Id": "m"}},
    "put_bucket_request_payment": {"RequestPaymentConfiguration": {"Payer": "Requester"}},
    "put_bucket_replication": {
        "ReplicationConfiguration": {
            "Role": "arn:aws:iam::100000000001:role/r",
            "Rules": [{"Status": "Enabled", "Prefix": "", "Destination": {"Bucket": "arn:aws:s3:::b"}}],
        }
    },
    "get_bucket_abac": {},
}


@pytest.fixture
def bucket(root, name):
    root.s3.create_bucket(Bucket=name)
    return name


def refused(code, call, **arguments):
    with pytest.raises(botocore.exceptions.ClientError) as error:
        call(**arguments)
    assert error.value.response["Error"]["Code"] == code, error.value


def test_settings_that_nobody_set_say_so_and_are_removed_in_peace(root, bucket):
    s3 = root.s3
    for call, code in UNSET.items():
        refused(code, getattr(s3, call), Bucket=bucket)
    for call in REMOVALS:
        assert getattr(s3, call)(Bucket=bucket)["ResponseMetadata"]["HTTPStatusCode"] == 204
    for kind in ("inventory", "metrics", "analytics", "intelligent_tiering"):
        assert getattr(s3, f"list_bucket_{kind}_configurations")(Bucket=bucket)["IsTruncated"] is False
        for verb in ("get", "delete"):
            refused("NoSuchConfiguration", getattr(s3, f"{verb}_bucket_{kind}_configuration"), Bucket=bucket, Id="one")


def test_calls_that_need_nothing_to_be_set_are_answered(root, bucket):
    s3 = root.s3
    for call in PLAIN:
        assert getattr(s3, call)(Bucket=bucket)["ResponseMetadata"]["HTTPStatusCode"] == 200
    for call, arguments in TRUE_ANYWAY.items():
        assert getattr(s3, call)(Bucket=bucket, **arguments)["ResponseMetadata"]["HTTPStatusCode"] in (200, 204)
    assert s3.get_bucket_tagging(Bucket=bucket)["TagSet"] == [{"Key": "team", "Value": "blue"}]


def test_what_is_refused_by_choice_is_told_as_not_implemented(root, bucket):
    for call, arguments in REFUSED.items():
        refused("NotImplemented", getattr(root.s3, call), Bucket=bucket, **arguments)


def test_an_object_goes_in_comes_out_in_part_and_is_deleted(root, bucket):
    s3, key = root.s3, "folder/a b+c=d:ü(1)~*'!.txt"
    s3.put_object(Bucket=bucket, Key=key, Body=b"hello", Metadata={"colour": "blue"}, ContentType="text/plain")
    read = s3.get_object(Bucket=bucket, Key=key, Range="bytes=1-3")
    assert read["Body"].read() == b"ell" and read["Metadata"] == {"colour": "blue"}
    assert s3.head_object(Bucket=bucket, Key=key)["ContentLength"] == 5
    assert s3.get_object_attributes(Bucket=bucket, Key=key, ObjectAttributes=["ObjectSize"])["ObjectSize"] == 5
    assert s3.get_object_tagging(Bucket=bucket, Key=key)["TagSet"] == []
    s3.delete_object_tagging(Bucket=bucket, Key=key)
    refused("InvalidRequest", s3.get_object_retention, Bucket=bucket, Key=key)
    refused("InvalidRequest", s3.get_object_legal_hold, Bucket=bucket, Key=key)
    refused("InvalidRequest", s3.put_object_legal_hold, Bucket=bucket, Key=key, LegalHold={"Status": "ON"})
    retention = {"Mode": "GOVERNANCE", "RetainUntilDate": "2100-01-01T00:00:00Z"}
    refused("InvalidRequest", s3.put_object_retention, Bucket=bucket, Key=key, Retention=retention)
    s3.put_object_acl(Bucket=bucket, Key=key, ACL="public-read")
    assert len(s3.get_object_acl(Bucket=bucket, Key=key)["Grants"]) == 2
    assert s3.get_object(Bucket=bucket, Key=key, VersionId="null")["Body"].read() == b"hello"
    removed = s3.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": key}, {"Key": "missing"}]})
    assert len(removed["Deleted"]) == 2
    refused("NoSuchKey", s3.get_object, Bucket=bucket, Key=key)
    refused("404", s3.head_object, Bucket=bucket, Key=key)
    s3.delete_object(Bucket=bucket, Key=key)
    s3.delete_bucket(Bucket=bucket)


def test_a_stream_without_a_length_is_sent_by_the_transfer_manager(root, bucket):
    root.s3.upload_fileobj(io.BytesIO(b"x" * 100_000), bucket, "stream")
    target = io.BytesIO()
    root.s3.download_fileobj(bucket, "stream", target)
    assert len(target.getvalue()) == 100_000


def test_pages_of_a_listing_hold_every_key_once(root, bucket):
    for number in range(7):
        root.s3.put_object(Bucket=bucket, Key=f"dir/{number} ü")
    for call in ("list_objects", "list_objects_v2", "list_object_versions"):
        pages = root.s3.get_paginator(call).paginate(Bucket=bucket, PaginationConfig={"PageSize": 3})
        entries = [entry["Key"] for page in pages for entry in page.get("Contents", page.get("Versions", []))]
        assert entries == [f"dir/{number} ü" for number in range(7)]


def test_a_presigned_address_reads_and_writes_without_keys(root, bucket):
    s3 = root.s3_v4
    write = s3.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "a b"}, ExpiresIn=60)
    assert requests.put(write, data=b"signed").status_code == 200
    read = s3.generate_presigned_url("get_object", {"Bucket": bucket, "Key": "a b"}, ExpiresIn=60)
    assert requests.get(read).content == b"signed"


@pytest.fixture
def container(root, name):
    root.mediastore.create_container(ContainerName=name, Tags=[{"Key": "a", "Value": "b"}])
    return root.mediastore.describe_container(ContainerName=name)["Container"]


def test_a_container_and_its_tags_policies_and_end(root, container):
    mediastore, name = root.mediastore, container["Name"]
    pages = mediastore.get_paginator("list_containers").paginate(PaginationConfig={"PageSize": 1})
    assert name in [listed["Name"] for page in pages for listed in page["Containers"]]
    mediastore.tag_resource(Resource=container["ARN"], Tags=[{"Key": "c", "Value": "d"}])
    mediastore.untag_resource(Resource=container["ARN"], TagKeys=["a"])
    assert mediastore.list_tags_for_resource(Resource=container["ARN"])["Tags"] == [{"Key": "c", "Value": "d"}]
    mediastore.delete_container_policy(ContainerName=name)
    for call in ("get_container_policy", "get_lifecycle_policy", "get_metric_policy"):
        refused("PolicyNotFoundException", getattr(mediastore, call), ContainerName=name)
    refused("ContainerInUseException", mediastore.create_container, ContainerName=name)
    mediastore.delete_container(ContainerName=name)
    refused("ContainerNotFoundException", mediastore.describe_container, ContainerName=name)


def test_items_go_in_are_listed_described_read_in_part_and_deleted(root, container):
    data = root.mediastore_data(container["Name"])
    # The body has no length: it is sent chunked and unsigned. The leading slash makes `//lead` on the wire.
    written = data.put_object(Path="/lead/a b=c:d~e.ts".replace(" ", "-"), Body=io.BytesIO(b"hello"), StorageClass="TEMPORAL")
    assert len(written["ContentSHA256"]) == 64
    path = "lead/a-b=c:d~e.ts"
    assert data.describe_object(Path=path)["ContentLength"] == 5
    read = data.get_object(Path=path, Range="bytes=1-3")
    assert read["StatusCode"] == 206 and read["Body"].read() == b"ell"
    data.put_object(Path="lead/b.ts", Body=b"x")
    pages = data.get_paginator("list_items").paginate(Path="lead", PaginationConfig={"PageSize": 1})
    assert [item["Name"] for page in pages for item in page["Items"]] == ["a-b=c:d~e.ts", "b.ts"]
    refused("RequestedRangeNotSatisfiableException", data.get_object, Path=path, Range="bytes=9-")
    data.delete_object(Path=path)
    refused("ObjectNotFoundException", data.get_object, Path=path)
    refused("ObjectNotFoundException", data.describe_object, Path=path)
