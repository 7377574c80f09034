"""qingstor-sdk for Python: path style, the zone always in front of the host."""

import base64
import hashlib
import json

import pytest

UNSET = {
    "get_cors": "cors_not_exists",
    "get_external_mirror": "mirror_not_exists",
    "get_lifecycle": "lifecycle_not_exists",
    "get_logging": "logging_not_exists",
    "get_notification": "notification_not_exists",
    "get_policy": "policy_not_exists",
    "get_replication": "replication_not_exists",
}
REMOVALS = [
    "delete_cors",
    "delete_external_mirror",
    "delete_lifecycle",
    "delete_logging",
    "delete_notification",
    "delete_policy",
    "delete_replication",
]


@pytest.fixture
def bucket(root, name):
    bucket = root.qingstor(name)
    assert bucket.put().status_code == 201
    return bucket


def test_a_bucket_is_listed_found_counted_and_deleted(root, bucket, name):
    assert bucket.head().status_code == 200
    assert name in [entry["name"] for entry in root.qingstor_service.list_buckets()["buckets"]]
    assert bucket.get_statistics()["count"] == 0
    assert bucket.delete().status_code == 204
    assert bucket.list_objects()["code"] == "bucket_not_exists"


def test_settings_that_nobody_set_say_so_and_are_removed_in_peace(bucket):
    for call, code in UNSET.items():
        answer = getattr(bucket, call)()
        assert (answer.status_code, answer["code"]) == (404, code)
    for call in REMOVALS:
        assert getattr(bucket, call)().status_code == 204


def test_an_object_goes_in_comes_out_in_part_and_is_deleted(bucket):
    key = "dir/中 b+(1)*~'!@=&.txt"
    # The client guesses the type from the key, and says one on reads, too.
    assert bucket.put_object(key, body="hello").status_code == 201
    assert bucket.get_object(key).headers["Content-Type"] == "text/plain"
    part = bucket.get_object(key, range="bytes=1-3")
    assert (part.status_code, part.content) == (206, b"ell")
    assert bucket.head_object(key).headers["Content-Length"] == "5"
    assert bucket.delete_object(key).status_code == 204
    assert bucket.get_object(key)["code"] == "object_not_exists"


def test_a_listing_is_paged_and_grouped_and_deleted_together(bucket):
    for key in ("list/1", "list/deep/2", "list/ü +"):
        bucket.put_object(key, body="x")
    first = bucket.list_objects(prefix="list/", limit="1")
    assert first["has_more"] is True
    rest = bucket.list_objects(prefix="list/", marker=first["next_marker"])
    assert [entry["key"] for entry in rest["keys"]] == ["list/deep/2", "list/ü +"]
    assert bucket.list_objects(prefix="list/", delimiter="/")["common_prefixes"] == ["list/deep/"]
    assert bucket.list_multipart_uploads()["uploads"] == []
    # The client wants the digest of the body that it is going to write.
    objects = [{"key": "list/1"}, {"key": "missing"}]
    digest = hashlib.md5(json.dumps({"objects": objects}, sort_keys=True).encode()).digest()
    removed = bucket.delete_multiple_objects(content_md5=base64.b64encode(digest).decode(), objects=objects)
    assert len(removed["deleted"]) == 2


def test_an_access_list_is_read_back(bucket):
    everybody = {"grantee": {"type": "group", "name": "QS_ALL_USERS"}, "permission": "READ"}
    assert bucket.put_acl(acl=[everybody]).status_code == 200
    assert [entry["permission"] for entry in bucket.get_acl()["acl"]] == ["FULL_CONTROL", "READ"]


def test_strings_in_a_policy_are_read_back_as_lists(bucket, name):
    # The client forwards a bare string for `user` and `action`; other clients need lists, so lists are answered.
    statement = {"id": "x", "user": "*", "action": "get_object", "effect": "allow", "resource": [f"{name}/*"]}
    assert bucket.put_policy(statement=[statement]).status_code == 200
    read = bucket.get_policy()["statement"][0]
    assert (read["user"], read["action"]) == (["*"], ["get_object"])


def test_image_processing_is_refused_by_choice(bucket):
    bucket.put_object("image", body="x")
    assert bucket.image_process("image", action="info")["code"] == "invalid_argument"
