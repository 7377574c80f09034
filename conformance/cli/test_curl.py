"""curl: with --aws-sigv4 against S3 and MediaStore, and without a signature where none is needed."""

import json

import pytest
from conftest import ACCESS_KEY, ENDPOINT, SECRET_KEY, run


@pytest.fixture
def curl():
    def call(*words, service="s3"):
        signed = ["--aws-sigv4", f"aws:amz:us-east-1:{service}", "--user", f"{ACCESS_KEY}:{SECRET_KEY}"]
        return run("curl", "--silent", "--show-error", "--write-out", "%{http_code}", *signed, *words)

    return call


# This version of curl does not send the payload's hash by itself, which S3 demands.
UNSIGNED = ("--header", "x-amz-content-sha256: UNSIGNED-PAYLOAD")


def test_a_bucket_and_an_object_by_hand(curl, name, tmp_path):
    (tmp_path / "in").write_text("hello")
    address = f"{ENDPOINT}/{name}"
    assert curl("-X", "PUT", *UNSIGNED, address) == "200"
    # -T sends `Expect: 100-continue` for larger files and the body behind it.
    assert curl("-T", tmp_path / "in", *UNSIGNED, f"{address}/a%20b") == "200"
    assert curl(*UNSIGNED, f"{address}/a%20b") == "hello200"
    assert "<Key>a b</Key>" in curl(*UNSIGNED, f"{address}?list-type=2&prefix=a")
    assert curl("-I", *UNSIGNED, f"{address}/a%20b").endswith("200")
    assert curl("-X", "DELETE", *UNSIGNED, f"{address}/a%20b") == "204"
    assert curl("-X", "DELETE", *UNSIGNED, address) == "204"


def test_the_wrong_service_in_the_scope_is_refused(curl, name):
    assert curl(*UNSIGNED, f"{ENDPOINT}/{name}", service="iam")[-3:] in ("400", "403")


def test_a_container_and_an_object_of_mediastore_by_hand(curl, name, tmp_path):
    (tmp_path / "in").write_text("hello")
    control = ["-H", "Content-Type: application/x-amz-json-1.1", "--data", f'{{"ContainerName":"{name}"}}', ENDPOINT + "/"]
    assert curl("-H", "X-Amz-Target: MediaStore_20170901.CreateContainer", *control, service="mediastore").endswith("200")
    item = f"{ENDPOINT}/-/mediastore/{name}/a/b.ts"
    # -T signs the hash of an empty body, unless it is told that the payload is not signed.
    assert curl("-T", tmp_path / "in", item, service="mediastore")[-3:] == "403"
    assert curl("-T", tmp_path / "in", *UNSIGNED, item, service="mediastore").endswith("200")
    assert curl(item, service="mediastore") == "hello200"
    assert curl("-X", "DELETE", item, service="mediastore").endswith("200")


def test_anybody_may_ask_qingstor_for_its_zones():
    # No vendor's client has this call.
    port = ENDPOINT.rpartition(":")[2]
    answer = run("curl", "--silent", "--show-error", "--resolve", f"pek3a.localhost:{port}:127.0.0.1", f"{ENDPOINT.replace('127.0.0.1', 'pek3a.localhost')}/?location")
    assert "pek3a" in [zone["id"] for zone in json.loads(answer)["locations"]]
