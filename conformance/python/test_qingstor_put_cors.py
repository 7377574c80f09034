"""The second sample: QingStor's CORS rules through its Python SDK."""

import pytest
import requests

RULE = {
    "allowed_origin": "http://*.qingcloud.com",
    "allowed_methods": ["PUT", "GET", "POST", "DELETE"],
    "allowed_headers": ["x-qs-date", "Content-Type", "Content-MD5", "Authorization"],
    "max_age_seconds": 200,
    "expose_headers": ["x-qs-date"],
}


@pytest.fixture
def bucket(root, name):
    made = root.qingstor(name)
    assert made.put().status_code == 201
    return made


def preflight(server, bucket_name, origin, method, headers=None):
    asked = {"Host": "pek3a.localhost", "Origin": origin, "Access-Control-Request-Method": method}
    if headers:
        asked["Access-Control-Request-Headers"] = headers
    return requests.options(f"{server.endpoint}/{bucket_name}/k", headers=asked)


def test_the_rule_is_stored_and_read_back_equal(bucket):
    assert bucket.put_cors(cors_rules=[RULE]).status_code == 200
    read = bucket.get_cors()
    assert read.status_code == 200
    assert read["cors_rules"] == [RULE]


def test_the_rule_is_obeyed_by_preflight_and_actual_requests(server, bucket, name):
    bucket.put_cors(cors_rules=[RULE])
    allowed = preflight(server, name, "http://www.qingcloud.com", "PUT", "content-type,x-qs-date")
    assert allowed.status_code == 200
    assert allowed.headers["Access-Control-Allow-Origin"] == "http://www.qingcloud.com"
    assert allowed.headers["Access-Control-Allow-Methods"] == "PUT"
    assert allowed.headers["Access-Control-Allow-Headers"].replace(" ", "") == "content-type,x-qs-date"
    assert allowed.headers["Access-Control-Max-Age"] == "200"
    assert allowed.headers["Access-Control-Expose-Headers"] == "x-qs-date"
    refused = preflight(server, name, "http://www.elsewhere.com", "PUT")
    assert refused.status_code == 200
    assert not any(header.lower().startswith("access-control-") for header in refused.headers)

    actual = requests.get(
        f"{server.endpoint}/{name}/k", headers={"Host": "pek3a.localhost", "Origin": "http://www.qingcloud.com"}
    )
    assert actual.status_code == 403
    assert actual.headers["Access-Control-Allow-Origin"] == "http://www.qingcloud.com"
    assert actual.headers["Access-Control-Expose-Headers"] == "x-qs-date"


def test_deleted_rules_are_gone_at_once(server, bucket, name):
    bucket.put_cors(cors_rules=[RULE])
    assert bucket.delete_cors().status_code == 204
    assert bucket.get_cors().status_code == 404
    assert "Access-Control-Allow-Origin" not in preflight(server, name, "http://www.qingcloud.com", "PUT").headers
    assert bucket.delete_cors().status_code == 204


@pytest.mark.parametrize(
    "rules",
    [
        [],
        [{**RULE, "allowed_origin": "http://*.a.*"}],
        [{**RULE, "allowed_origin": ""}],
        [{**RULE, "allowed_origin": "h" * 2049}],
        [{**RULE, "allowed_methods": ["PATCH"]}],
        [{**RULE, "allowed_methods": []}],
        [{**RULE, "max_age_seconds": -1}],
        [{**RULE, "max_age_seconds": 2147483648}],
        [{**RULE, "allowed_headers": ["h" * 8193]}],
        [RULE] * 101,
    ],
    ids=["none", "two asterisks", "empty", "long", "PATCH", "no method", "negative", "too old", "long header", "101"],
)
def test_a_refused_document_leaves_the_stored_rules(bucket, rules):
    bucket.put_cors(cors_rules=[RULE])
    refused = bucket.put_cors(cors_rules=rules)
    assert refused.status_code == 400
    assert refused["code"] == "invalid_request"
    assert bucket.get_cors()["cors_rules"] == [RULE]


def test_every_method_and_the_vary_switch(root, bucket):
    rule = {"allowed_origin": "*", "allowed_methods": ["*"]}
    assert bucket.put_cors(cors_rules=[rule]).status_code == 200
    assert bucket.get_cors()["cors_rules"] == [rule]


def test_only_the_owner_reads_and_writes_the_rules(bucket, alice, name):
    bucket.put_cors(cors_rules=[RULE])
    assert alice.qingstor(name).get_cors().status_code == 403
    assert alice.qingstor(name).put_cors(cors_rules=[RULE]).status_code == 403
    assert alice.qingstor(name).delete_cors().status_code == 403
