"""The first sample: MediaStore's CORS policy through boto3."""

import botocore.exceptions
import pytest
import requests

FIRST = {
    "AllowedOrigins": ["https://www.example.com", "http://*.example.com"],
    "AllowedMethods": ["PUT", "GET"],
    "AllowedHeaders": ["x-first", "Content-*"],
    "MaxAgeSeconds": 3000,
    "ExposeHeaders": ["ETag"],
}
SECOND = {
    "AllowedOrigins": ["*"],
    "AllowedMethods": ["GET", "HEAD"],
    "AllowedHeaders": ["*"],
    "MaxAgeSeconds": 10,
    "ExposeHeaders": ["x-amzn-RequestId", "ETag"],
}


@pytest.fixture
def container(root, name):
    root.mediastore.create_container(ContainerName=name)
    return name


def refused(code):
    return pytest.raises(botocore.exceptions.ClientError, match=code)


def test_two_rules_with_all_members_are_read_back_equal(root, container):
    root.mediastore.put_cors_policy(ContainerName=container, CorsPolicy=[FIRST, SECOND])
    assert root.mediastore.get_cors_policy(ContainerName=container)["CorsPolicy"] == [FIRST, SECOND]


def test_without_rules_the_read_names_the_missing_policy(root, container):
    client = root.mediastore
    with pytest.raises(client.exceptions.CorsPolicyNotFoundException):
        client.get_cors_policy(ContainerName=container)
    with pytest.raises(client.exceptions.CorsPolicyNotFoundException):
        client.delete_cors_policy(ContainerName=container)


def test_an_unknown_container_is_named(root):
    client = root.mediastore
    with pytest.raises(client.exceptions.ContainerNotFoundException):
        client.get_cors_policy(ContainerName="nowhere")


def test_a_name_in_use_and_a_container_with_objects_are_in_use(root, container):
    client = root.mediastore
    with pytest.raises(client.exceptions.ContainerInUseException):
        client.create_container(ContainerName=container)
    root.mediastore_data(container).put_object(Path="a.ts", Body=b"x")
    with pytest.raises(client.exceptions.ContainerInUseException):
        client.delete_container(ContainerName=container)


@pytest.mark.parametrize(
    "rules",
    [
        [SECOND] * 101,
        [{**SECOND, "AllowedMethods": ["POST"]}],
        [{**SECOND, "AllowedMethods": ["OPTIONS"]}],
        [{**SECOND, "AllowedOrigins": []}],
        [{**SECOND, "AllowedOrigins": ["http://*.example.*"]}],
    ],
    ids=["101 rules", "POST", "OPTIONS", "no origin", "two asterisks"],
)
def test_a_refused_policy_leaves_the_stored_rules(root, container, rules):
    root.mediastore.put_cors_policy(ContainerName=container, CorsPolicy=[FIRST])
    client = root.mediastore
    with refused("ValidationException"):
        unvalidated(client).put_cors_policy(ContainerName=container, CorsPolicy=rules)
    assert root.mediastore.get_cors_policy(ContainerName=container)["CorsPolicy"] == [FIRST]


def unvalidated(client):
    """The same client without its own checks of minimum lengths, so that the server has to refuse."""
    client._serializer = client._serializer._serializer
    return client


def test_the_first_applicable_rule_answers(server, root, container):
    root.mediastore.put_cors_policy(ContainerName=container, CorsPolicy=[FIRST, SECOND])
    endpoint = root.mediastore.describe_container(ContainerName=container)["Container"]["Endpoint"]

    def preflight(origin, method):
        headers = {"Origin": origin, "Access-Control-Request-Method": method}
        return requests.options(endpoint + "/a.ts", headers=headers).headers

    first = preflight("http://a.example.com", "GET")
    assert first["Access-Control-Allow-Origin"] == "http://a.example.com"
    assert first["Access-Control-Max-Age"] == "3000"
    second = preflight("https://elsewhere.example", "GET")
    assert second["Access-Control-Allow-Origin"] == "*"
    assert second["Access-Control-Max-Age"] == "10"
    assert "Access-Control-Allow-Origin" not in preflight("https://elsewhere.example", "PUT")


def test_only_who_holds_the_permission_reads_the_rules(root, alice, bob, container):
    root.mediastore.put_cors_policy(ContainerName=container, CorsPolicy=[FIRST])
    arn = root.mediastore.describe_container(ContainerName=container)["Container"]["ARN"]
    with refused("AccessDeniedException"):
        alice.mediastore.get_cors_policy(ContainerName=container)
    policy = (
        '{"Version":"2012-10-17","Statement":[{"Sid":"cors","Effect":"Allow","Principal":{"AWS":"%s"},'
        '"Action":"mediastore:GetCorsPolicy","Resource":"%s"}]}' % (alice.identity["arn"], arn)
    )
    root.mediastore.put_container_policy(ContainerName=container, Policy=policy)
    assert alice.mediastore.get_cors_policy(ContainerName=container)["CorsPolicy"] == [FIRST]
    with refused("AccessDeniedException"):
        bob.mediastore.get_cors_policy(ContainerName=container)
    assert root.mediastore.get_cors_policy(ContainerName=container)["CorsPolicy"] == [FIRST]
