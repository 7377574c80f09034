"""One bucket, every dialect: what one API wrote, the other three obey from the very next request on."""

import json

import botocore.exceptions
import pytest
import requests
from conftest import APPID
from qcloud_cos import CosServiceError

KEY = "folder/object.txt"
BODY = b"the same bytes in every dialect"
DIALECTS = ["s3", "cos", "qingstor", "mediastore"]
PAIRS = [(writer, reader) for writer in DIALECTS for reader in DIALECTS if writer != reader]


@pytest.fixture
def bucket(root, name):
    root.s3.create_bucket(Bucket=name)
    root.s3.put_object(Bucket=name, Key=KEY, Body=BODY)
    return name


def arn_policy(actions, resource, effect, arn):
    statement = {"Sid": "one", "Effect": effect, "Principal": {"AWS": arn}, "Action": actions, "Resource": resource}
    return json.dumps({"Version": "2012-10-17", "Statement": [statement]})


def put_policy(dialect, root, bucket, effect, user):
    """Stores, over this dialect, a policy that allows or denies the user to read."""
    if dialect == "s3":
        policy = arn_policy("s3:GetObject", f"arn:aws:s3:::{bucket}/*", effect, user.identity["arn"])
        root.s3.put_bucket_policy(Bucket=bucket, Policy=policy)
    elif dialect == "mediastore":
        resource = root.mediastore.describe_container(ContainerName=bucket)["Container"]["ARN"] + "/*"
        root.mediastore.put_container_policy(
            ContainerName=bucket, Policy=arn_policy(["mediastore:GetObject", "mediastore:DescribeObject"], resource, effect, user.identity["arn"])
        )
    elif dialect == "cos":
        statement = {
            "effect": effect.lower(),
            "principal": {"qcs": [user.identity["cosPrincipal"]]},
            "action": ["name/cos:GetObject"],
            "resource": [f"qcs::cos:ap-guangzhou:uid/{APPID}:{bucket}-{APPID}/*"],
        }
        policy = json.dumps({"version": "2.0", "statement": [statement]})
        root.cos.put_bucket_policy(Bucket=f"{bucket}-{APPID}", Policy=policy)
    else:
        statement = {
            "id": "one",
            "user": [user.identity["qingstorUserId"]],
            "action": ["get_object"],
            "effect": effect.lower(),
            "resource": [f"{bucket}/*"],
        }
        assert root.qingstor(bucket).put_policy(statement=[statement]).status_code == 200


def read(dialect, caller, bucket):
    """Reads the object over this dialect: its bytes, or the HTTP status of the refusal."""
    if dialect == "qingstor":
        answer = caller.qingstor(bucket).get_object(KEY)
        return answer.content if answer.status_code == 200 else answer.status_code
    try:
        if dialect == "s3":
            return caller.s3.get_object(Bucket=bucket, Key=KEY)["Body"].read()
        if dialect == "mediastore":
            client = caller.mediastore_data_at(f"{caller.server.endpoint}/-/mediastore/{bucket}")
            return client.get_object(Path=KEY)["Body"].read()
        answer = caller.cos.get_object(Bucket=f"{bucket}-{APPID}", Key=KEY)
        return answer["Body"].get_raw_stream().read()
    except botocore.exceptions.ClientError as refused:
        return refused.response["ResponseMetadata"]["HTTPStatusCode"]
    except CosServiceError as refused:
        return refused.get_status_code()


@pytest.mark.parametrize("writer,reader", PAIRS)
def test_a_policy_governs_the_very_next_request_in_another_dialect(root, alice, bob, bucket, writer, reader):
    assert read(reader, alice, bucket) == 403
    put_policy(writer, root, bucket, "Allow", alice)
    assert read(reader, alice, bucket) == BODY
    assert read(reader, bob, bucket) == 403
    put_policy(writer, root, bucket, "Deny", alice)
    assert read(reader, alice, bucket) == 403
    assert read(reader, root, bucket) == BODY


def test_rules_written_through_qingstor_answer_a_page_that_reads_through_cos(server, root, bucket):
    rule = {"allowed_origin": "http://*.example.com", "allowed_methods": ["GET"], "expose_headers": ["ETag"]}
    assert root.qingstor(bucket).put_cors(cors_rules=[rule]).status_code == 200
    root.cos.put_object_acl(Bucket=f"{bucket}-{APPID}", Key=KEY, ACL="public-read")
    host = f"{bucket}-{APPID}.cos.ap-guangzhou.myqcloud.com"
    page = {"Host": host, "Origin": "http://www.example.com"}
    asked = requests.options(f"{server.endpoint}/{KEY}", headers={**page, "Access-Control-Request-Method": "GET"})
    assert asked.status_code == 200
    assert asked.headers["Access-Control-Allow-Origin"] == "http://www.example.com"
    answer = requests.get(f"{server.endpoint}/{KEY}", headers=page)
    assert answer.content == BODY
    assert answer.headers["Access-Control-Allow-Origin"] == "http://www.example.com"
    assert answer.headers["Access-Control-Expose-Headers"] == "ETag"


def test_a_cos_policy_lets_a_user_in_who_signs_with_s3(root, alice, bucket):
    put_policy("cos", root, bucket, "Allow", alice)
    assert read("s3", alice, bucket) == BODY


def test_a_container_is_listed_by_the_s3_client(root, name):
    root.mediastore.create_container(ContainerName=name)
    assert name in [listed["Name"] for listed in root.s3.list_buckets()["Buckets"]]


def test_a_document_is_read_in_another_dialect_exactly_or_with_what_is_lost(root, alice, bucket):
    put_policy("mediastore", root, bucket, "Allow", alice)
    translated = json.loads(root.s3.get_bucket_policy(Bucket=bucket)["Policy"])
    statement = translated["Statement"][0]
    assert statement["Principal"] == {"AWS": alice.identity["arn"]} or statement["Principal"] == {
        "AWS": [alice.identity["arn"]]
    }
    condition = {"StringEquals": {"aws:UserAgent": "only-s3-can-say-this"}}
    policy = json.loads(arn_policy("s3:GetObject", f"arn:aws:s3:::{bucket}/*", "Allow", alice.identity["arn"]))
    policy["Statement"][0]["Condition"] = condition
    root.s3.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy))
    with pytest.raises(CosServiceError) as refused:
        root.cos.get_bucket_policy(Bucket=f"{bucket}-{APPID}")
    assert refused.value.get_status_code() == 409
    assert refused.value.get_error_code() == "InvalidBucketState"
    assert "UserAgent" in refused.value.get_error_msg() or "userAgent" in refused.value.get_error_msg()


def test_rules_read_in_another_dialect_name_what_it_cannot_say(root, bucket):
    rule = {"ID": "r", "AllowedOrigins": ["https://a.example"], "AllowedMethods": ["GET", "POST"]}
    root.s3.put_bucket_cors(Bucket=bucket, CORSConfiguration={"CORSRules": [rule]})
    answer = root.mediastore.get_cors_policy(ContainerName=bucket)
    assert answer["CorsPolicy"][0]["AllowedMethods"] == ["GET"]
    assert answer["ResponseMetadata"]["HTTPHeaders"]["x-cors-projection"].startswith("partial; ")
