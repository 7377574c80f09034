"""The aws command: `s3api` call by call, and the `s3` commands that people use."""

import pytest
import requests
from conftest import AwsRefused, new_name

UNSET = {
    "get-bucket-cors": "NoSuchCORSConfiguration",
    "get-bucket-encryption": "ServerSideEncryptionConfigurationNotFoundError",
    "get-bucket-lifecycle-configuration": "NoSuchLifecycleConfiguration",
    "get-bucket-ownership-controls": "OwnershipControlsNotFoundError",
    "get-bucket-policy": "NoSuchBucketPolicy",
    "get-bucket-replication": "ReplicationConfigurationNotFoundError",
    "get-bucket-tagging": "NoSuchTagSet",
    "get-bucket-website": "NoSuchWebsiteConfiguration",
    "get-object-lock-configuration": "ObjectLockConfigurationNotFoundError",
    "get-public-access-block": "NoSuchPublicAccessBlockConfiguration",
}
REMOVALS = [
    "delete-bucket-cors",
    "delete-bucket-encryption",
    "delete-bucket-lifecycle",
    "delete-bucket-ownership-controls",
    "delete-bucket-policy",
    "delete-bucket-replication",
    "delete-bucket-tagging",
    "delete-bucket-website",
    "delete-public-access-block",
]
DEFAULTS = {
    "get-bucket-accelerate-configuration": "",
    "get-bucket-location": {"LocationConstraint": None},
    "get-bucket-logging": "",
    "get-bucket-notification-configuration": "",
    "get-bucket-request-payment": {"Payer": "BucketOwner"},
    "get-bucket-versioning": "",
    "get-bucket-policy-status": {"PolicyStatus": {"IsPublic": False}},
}
TRUE_ANYWAY = {
    "put-bucket-accelerate-configuration": ["--accelerate-configuration", "Status=Suspended"],
    "put-bucket-logging": ["--bucket-logging-status", {}],
    "put-bucket-notification-configuration": ["--notification-configuration", {}],
    "put-bucket-request-payment": ["--request-payment-configuration", "Payer=BucketOwner"],
}
BY_ID = ["inventory", "metrics", "analytics", "intelligent-tiering"]
REFUSED = {
    "put-bucket-accelerate-configuration": ["--accelerate-configuration", "Status=Enabled"],
    "put-bucket-metrics-configuration": ["--id", "m", "--metrics-configuration", {"Id": "m"}],
    "put-bucket-request-payment": ["--request-payment-configuration", "Payer=Requester"],
    "put-bucket-replication": [
        "--replication-configuration",
        {"Role": "arn:aws:iam::1:role/r", "Rules": [{"Status": "Enabled", "Prefix": "", "Destination": {"Bucket": "arn:aws:s3:::b"}}]},
    ],
}


@pytest.fixture
def bucket(aws, name):
    aws("s3api", "create-bucket", "--bucket", name)
    return name


def test_an_object_goes_in_comes_out_in_part_and_is_deleted(aws, bucket, tmp_path):
    body, target = tmp_path / "in", tmp_path / "out"
    body.write_text("hello")
    key = "folder/a b+c=d~ü.txt"
    written = aws("s3api", "put-object", "--bucket", bucket, "--key", key, "--body", body, "--metadata", "a=b")
    assert written["ETag"] == '"5d41402abc4b2a76b9719d911017c592"'
    assert aws("s3api", "head-object", "--bucket", bucket, "--key", key)["Metadata"] == {"a": "b"}
    read = aws("s3api", "get-object", "--bucket", bucket, "--key", key, "--range", "bytes=1-3", target)
    assert read["ContentRange"] == "bytes 1-3/5" and target.read_text() == "ell"
    attributes = aws("s3api", "get-object-attributes", "--bucket", bucket, "--key", key, "--object-attributes", "ObjectSize")
    assert attributes["ObjectSize"] == 5
    assert aws("s3api", "list-objects-v2", "--bucket", bucket)["Contents"][0]["Key"] == key
    assert aws("s3api", "list-objects", "--bucket", bucket)["Contents"][0]["Key"] == key
    assert aws("s3api", "list-object-versions", "--bucket", bucket)["Versions"][0]["VersionId"] == "null"
    assert "Uploads" not in aws("s3api", "list-multipart-uploads", "--bucket", bucket)
    assert aws("s3api", "get-object-tagging", "--bucket", bucket, "--key", key) == {"TagSet": []}
    aws("s3api", "delete-object-tagging", "--bucket", bucket, "--key", key)
    for hold in ("get-object-retention", "get-object-legal-hold"):
        with pytest.raises(AwsRefused, match="InvalidRequest"):
            aws("s3api", hold, "--bucket", bucket, "--key", key)
    aws("s3api", "delete-object", "--bucket", bucket, "--key", key)
    with pytest.raises(AwsRefused, match=r"\(404\).*HeadObject"):
        aws("s3api", "head-object", "--bucket", bucket, "--key", key)
    removed = aws("s3api", "delete-objects", "--bucket", bucket, "--delete", {"Objects": [{"Key": "1"}, {"Key": "2"}]})
    assert [entry["Key"] for entry in removed["Deleted"]] == ["1", "2"]
    aws("s3api", "head-bucket", "--bucket", bucket)
    assert bucket in [entry["Name"] for entry in aws("s3api", "list-buckets")["Buckets"]]
    aws("s3api", "delete-bucket", "--bucket", bucket)


def test_settings_that_nobody_set_say_so_and_are_removed_in_peace(aws, bucket):
    for command, code in UNSET.items():
        with pytest.raises(AwsRefused, match=code):
            aws("s3api", command, "--bucket", bucket)
    for command in REMOVALS:
        assert aws("s3api", command, "--bucket", bucket) == ""
    for kind in BY_ID:
        aws("s3api", f"list-bucket-{kind}-configurations", "--bucket", bucket)
        for verb in ("get", "delete"):
            with pytest.raises(AwsRefused, match="NoSuchConfiguration"):
                aws("s3api", f"{verb}-bucket-{kind}-configuration", "--bucket", bucket, "--id", "one")


def test_settings_with_a_plain_default_are_read_as_that_and_taken_as_that(aws, bucket):
    for command, expected in DEFAULTS.items():
        assert aws("s3api", command, "--bucket", bucket) == expected, command
    for command, arguments in TRUE_ANYWAY.items():
        assert aws("s3api", command, "--bucket", bucket, *arguments) == ""


def test_what_is_refused_by_choice_is_told_as_not_implemented(aws, bucket):
    for command, arguments in REFUSED.items():
        with pytest.raises(AwsRefused, match="NotImplemented"):
            aws("s3api", command, "--bucket", bucket, *arguments)


def test_cors_policy_tags_and_access_lists_are_read_back(aws, bucket):
    rules = {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["https://a.example"], "MaxAgeSeconds": 5}]}
    aws("s3api", "put-bucket-cors", "--bucket", bucket, "--cors-configuration", rules)
    assert aws("s3api", "get-bucket-cors", "--bucket", bucket) == rules
    statement = {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": f"arn:aws:s3:::{bucket}/*"}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    aws("s3api", "put-bucket-policy", "--bucket", bucket, "--policy", policy)
    assert statement["Resource"] in aws("s3api", "get-bucket-policy", "--bucket", bucket)["Policy"]
    tags = {"TagSet": [{"Key": "team", "Value": "blue"}]}
    aws("s3api", "put-bucket-tagging", "--bucket", bucket, "--tagging", tags)
    assert aws("s3api", "get-bucket-tagging", "--bucket", bucket) == tags
    aws("s3api", "put-bucket-acl", "--bucket", bucket, "--acl", "public-read")
    assert len(aws("s3api", "get-bucket-acl", "--bucket", bucket)["Grants"]) == 2


def test_s3_cp_ls_sync_presign_and_rm_do_a_days_work(aws, bucket, tmp_path):
    (tmp_path / "site" / "deep").mkdir(parents=True)
    for place in ("index.html", "deep/ü a.txt"):
        (tmp_path / "site" / place).write_text(place)
    aws("s3", "sync", tmp_path / "site", f"s3://{bucket}/site", "--acl", "private")
    assert "deep/" in aws("s3", "ls", f"s3://{bucket}/site/")
    assert "2" in aws("s3", "ls", f"s3://{bucket}", "--recursive", "--summarize")
    aws("s3", "cp", f"s3://{bucket}/site/index.html", tmp_path / "back")
    assert (tmp_path / "back").read_text() == "index.html"
    aws("s3", "sync", f"s3://{bucket}/site", tmp_path / "copy")
    assert (tmp_path / "copy" / "deep" / "ü a.txt").read_text() == "deep/ü a.txt"
    address = aws("s3", "presign", f"s3://{bucket}/site/index.html").strip()
    assert requests.get(address).text == "index.html"
    aws("s3api", "put-object-acl", "--bucket", bucket, "--key", "site/index.html", "--acl", "public-read")
    assert len(aws("s3api", "get-object-acl", "--bucket", bucket, "--key", "site/index.html")["Grants"]) == 2
    aws("s3", "rm", f"s3://{bucket}/site", "--recursive")
    aws("s3", "rb", f"s3://{bucket}")


def test_s3_mb_makes_a_bucket_and_rb_force_empties_it(aws, tmp_path):
    bucket = new_name()
    aws("s3", "mb", f"s3://{bucket}")
    (tmp_path / "x").write_text("x")
    aws("s3", "mv", tmp_path / "x", f"s3://{bucket}/x")
    assert not (tmp_path / "x").exists()
    aws("s3", "rb", f"s3://{bucket}", "--force")
    with pytest.raises(AwsRefused, match="NoSuchBucket"):
        aws("s3", "ls", f"s3://{bucket}")


def test_aws_s3_cp_and_mv_in_parts(aws, name, large, tmp_path):
    aws("s3", "mb", f"s3://{name}")
    aws("s3", "cp", large, f"s3://{name}/large")
    assert aws("s3api", "head-object", "--bucket", name, "--key", "large")["ETag"].endswith('-2"')
    aws("s3", "cp", f"s3://{name}/large", f"s3://{name}/copied")
    aws("s3", "mv", f"s3://{name}/copied", f"s3://{name}/moved ü")
    aws("s3", "cp", f"s3://{name}/moved ü", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == large.read_bytes()
    aws("s3api", "copy-object", "--bucket", name, "--key", "whole", "--copy-source", f"{name}/large")
    upload = aws("s3api", "create-multipart-upload", "--bucket", name, "--key", "begun")["UploadId"]
    begun = ["--bucket", name, "--key", "begun", "--upload-id", upload]
    aws("s3api", "upload-part", *begun, "--part-number", 1, "--body", large)
    assert aws("s3api", "list-parts", *begun)["Parts"][0]["Size"] == large.stat().st_size
    aws("s3api", "abort-multipart-upload", *begun)
    assert "Uploads" not in aws("s3api", "list-multipart-uploads", "--bucket", name)
