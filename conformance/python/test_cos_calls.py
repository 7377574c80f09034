"""cos-python-sdk-v5 with the vendor's host names and its `IP` setting."""

import pytest
import requests
from conftest import APPID
from qcloud_cos import CosConfig, CosS3Client, CosServiceError

UNSET = {
    "get_bucket_cors": "NoSuchCORSConfiguration",
    "get_bucket_domain": "DomainConfigNotFoundError",
    "get_bucket_encryption": "NoSuchEncryptionConfiguration",
    "get_bucket_lifecycle": "NoSuchLifecycleConfiguration",
    "get_bucket_origin": "OriginConfigurationNotFoundError",
    "get_bucket_policy": "NoSuchBucketPolicy",
    "get_bucket_referer": "NoSuchRefererConfiguration",
    "get_bucket_replication": "ReplicationConfigurationNotFoundError",
    "get_bucket_tagging": "NoSuchTagSet",
    "get_bucket_website": "NoSuchWebsiteConfiguration",
}
PLAIN = [
    "get_bucket_acl",
    "get_bucket_location",
    "get_bucket_logging",
    "get_bucket_versioning",
    "list_bucket_inventory_configurations",
    "list_multipart_uploads",
    "list_objects",
    "list_objects_versions",
]


@pytest.fixture
def bucket(root, name):
    root.cos.create_bucket(Bucket=f"{name}-{APPID}")
    return f"{name}-{APPID}"


def refused(code, call, **arguments):
    with pytest.raises(CosServiceError) as error:
        call(**arguments)
    assert error.value.get_error_code() == code


def text(answer):
    return answer["Body"].get_raw_stream().read().decode()


def test_a_bucket_is_listed_found_and_deleted(root, bucket):
    root.cos.head_bucket(Bucket=bucket)
    assert root.cos.bucket_exists(Bucket=bucket)
    assert bucket in [entry["Name"] for entry in root.cos.list_buckets()["Buckets"]["Bucket"]]
    root.cos.delete_bucket(Bucket=bucket)
    assert not root.cos.bucket_exists(Bucket=bucket)


def test_settings_that_nobody_set_say_so(root, bucket):
    for call, code in UNSET.items():
        refused(code, getattr(root.cos, call), Bucket=bucket)
    for call in PLAIN:
        getattr(root.cos, call)(Bucket=bucket)


def test_an_object_goes_in_comes_out_in_part_and_is_deleted(root, bucket):
    cos, key = root.cos, "dir/a b+中~*.txt"
    cos.put_object(Bucket=bucket, Key=key, Body=b"hello", ContentType="text/plain", Metadata={"x-cos-meta-a": "中文"})
    assert text(cos.get_object(Bucket=bucket, Key=key, Range="bytes=1-3")) == "ell"
    head = cos.head_object(Bucket=bucket, Key=key)
    assert head["Content-Length"] == "5" and head["x-cos-hash-crc64ecma"]
    assert cos.object_exists(Bucket=bucket, Key=key)
    assert text(cos.get_object(Bucket=bucket, Key=key, VersionId="null")) == "hello"
    assert cos.get_object_tagging(Bucket=bucket, Key=key)["TagSet"] is None
    cos.put_object_acl(Bucket=bucket, Key=key, ACL="public-read")
    assert len(cos.get_object_acl(Bucket=bucket, Key=key)["AccessControlList"]["Grant"]) == 2
    removed = cos.delete_objects(Bucket=bucket, Delete={"Object": [{"Key": key}, {"Key": "missing"}], "Quiet": "false"})
    assert len(removed["Deleted"]) == 2
    refused("NoSuchKey", cos.get_object, Bucket=bucket, Key=key)
    refused("NoSuchResource", cos.head_object, Bucket=bucket, Key=key)
    cos.delete_object(Bucket=bucket, Key=key)


def test_a_listing_is_paged_and_grouped(root, bucket):
    for key in ("list/a&b", "list/deep/1", "list/ü +"):
        root.cos.put_object(Bucket=bucket, Key=key, Body=b"x")
    first = root.cos.list_objects(Bucket=bucket, Prefix="list/", MaxKeys=1, EncodingType="url")
    assert first["IsTruncated"] == "true"
    grouped = root.cos.list_objects(Bucket=bucket, Prefix="list/", Delimiter="/")
    assert [entry["Prefix"] for entry in grouped["CommonPrefixes"]] == ["list/deep/"]


def test_cors_rules_and_access_lists_are_read_back(root, bucket):
    rule = {"ID": "1", "MaxAgeSeconds": "100", "AllowedOrigin": ["https://a.example"], "AllowedMethod": ["GET"], "AllowedHeader": ["*"]}
    root.cos.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRule": [rule]})
    assert root.cos.get_bucket_cors(Bucket=bucket)["CORSRule"] == [rule]
    root.cos.delete_bucket_cors(Bucket=bucket)
    root.cos.put_bucket_acl(Bucket=bucket, ACL="public-read")
    assert len(root.cos.get_bucket_acl(Bucket=bucket)["AccessControlList"]["Grant"]) == 2


def test_a_presigned_address_reads_without_keys_and_without_the_host_signed(root, bucket):
    root.cos.put_object(Bucket=bucket, Key="a b", Body=b"signed")
    address = root.cos.get_presigned_url(Bucket=bucket, Key="a b", Method="GET", Expired=60, SignHost=False)
    host = f"{bucket}.cos.ap-guangzhou.myqcloud.com"
    assert requests.get(address, headers={"Host": host}).text == "signed"


def test_an_anonymous_client_sends_an_empty_authorization(server, root, bucket):
    root.cos.put_object(Bucket=bucket, Key="open", Body=b"open", ACL="public-read")
    config = CosConfig(Region="ap-guangzhou", Anonymous=True, Scheme=server.scheme, IP="127.0.0.1", Port=server.port)
    assert text(CosS3Client(config, retry=0).get_object(Bucket=bucket, Key="open")) == "open"


def test_the_host_is_signed_without_its_port_where_the_endpoint_has_one(server, root, bucket):
    endpoint = f"cos.ap-guangzhou.localhost:{server.port}"
    config = CosConfig(Endpoint=endpoint, SecretId=root.access_key, SecretKey=root.secret_key, Scheme=server.scheme)
    client = CosS3Client(config, retry=0)
    client.put_object(Bucket=bucket, Key="port", Body=b"port")
    assert text(client.get_object(Bucket=bucket, Key="port")) == "port"
