"""The third sample: a COS bucket policy, written, read back as stored, and obeyed."""

import hashlib
import hmac
import json
import time

import pytest
import requests
from qcloud_cos import CosServiceError

BUCKET = "examplebucket-1250000000"
HOST = BUCKET + ".cos.ap-guangzhou.myqcloud.com"


def signed_by_hand(caller, method, query=""):
    """The documented `q-sign-algorithm=sha1` authorization, computed from the document and not by an SDK."""
    now = int(time.time())
    key_time = f"{now - 60};{now + 600}"
    sign_key = hmac.new(caller.secret_key.encode(), key_time.encode(), hashlib.sha1).hexdigest()
    parameters = f"{query}=" if query else ""
    http_string = f"{method.lower()}\n/\n{parameters}\nhost={HOST}\n"
    to_sign = f"sha1\n{key_time}\n{hashlib.sha1(http_string.encode()).hexdigest()}\n"
    signature = hmac.new(sign_key.encode(), to_sign.encode(), hashlib.sha1).hexdigest()
    return (
        f"q-sign-algorithm=sha1&q-ak={caller.access_key}&q-sign-time={key_time}&q-key-time={key_time}"
        f"&q-header-list=host&q-url-param-list={query}&q-signature={signature}"
    )


@pytest.fixture(scope="module")
def bucket(root):
    root.cos.create_bucket(Bucket=BUCKET)
    root.cos.put_object(Bucket=BUCKET, Key="exampleobject", Body=b"hello")
    return BUCKET


def policy_for(user):
    return {
        "Statement": [
            {
                "Principal": {"qcs": [user.identity["cosPrincipal"]]},
                "Effect": "allow",
                "Action": ["name/cos:GetBucket", "name/cos:GetObject"],
                "Resource": ["qcs::cos:ap-guangzhou:uid/1250000000:examplebucket-1250000000/*"],
            }
        ],
        "version": "2.0",
    }


def get_policy(server, caller):
    return requests.get(
        f"{server.endpoint}/?policy",
        headers={"Host": HOST, "Authorization": signed_by_hand(caller, "GET", "policy")},
    )


def test_without_a_policy_the_answer_says_so(server, root, bucket):
    root.cos.delete_bucket_policy(Bucket=bucket)
    answer = get_policy(server, root)
    assert answer.status_code == 404
    assert "<Code>NoSuchBucketPolicy</Code>" in answer.text
    assert answer.headers["x-cos-request-id"]


def test_the_policy_is_read_back_as_stored(server, root, alice, bucket):
    text = json.dumps(policy_for(alice))
    root.cos.put_bucket_policy(Bucket=bucket, Policy=text)
    answer = get_policy(server, root)
    assert answer.status_code == 200
    assert answer.headers["x-cos-request-id"]
    assert json.loads(answer.text) == policy_for(alice)
    assert '"Statement"' in answer.text and '"version"' in answer.text


def test_a_wrong_signature_is_refused(server, root, bucket):
    authorization = signed_by_hand(root, "GET", "policy")[:-1] + "!"
    answer = requests.get(f"{server.endpoint}/?policy", headers={"Host": HOST, "Authorization": authorization})
    assert answer.status_code == 403
    assert "<Code>SignatureDoesNotMatch</Code>" in answer.text


def test_the_user_named_gets_in_and_another_does_not(root, alice, bob, bucket):
    root.cos.put_bucket_policy(Bucket=bucket, Policy=json.dumps(policy_for(alice)))
    read = alice.cos.get_object(Bucket=bucket, Key="exampleobject")["Body"].get_raw_stream().read()
    assert read == b"hello"
    with pytest.raises(CosServiceError) as refused:
        bob.cos.get_object(Bucket=bucket, Key="exampleobject")
    assert refused.value.get_status_code() == 403
    assert refused.value.get_error_code() == "AccessDenied"
