"""The aws command: `mediastore` and `mediastore-data`."""

import pytest
from conftest import AwsRefused


@pytest.fixture
def container(aws, name):
    made = aws("mediastore", "create-container", "--container-name", name, "--tags", "Key=a,Value=b")["Container"]
    assert made["Name"] == name
    return aws("mediastore", "describe-container", "--container-name", name)["Container"]


def test_a_container_is_described_listed_and_deleted(aws, container):
    assert container["Status"] == "ACTIVE"
    listed = aws("mediastore", "list-containers", "--page-size", 1)["Containers"]
    assert container["Name"] in [entry["Name"] for entry in listed]
    aws("mediastore", "delete-container", "--container-name", container["Name"])
    with pytest.raises(AwsRefused, match=r"\(ContainerNotFoundException\).*DescribeContainer"):
        aws("mediastore", "describe-container", "--container-name", container["Name"])


def test_cors_that_is_not_set_is_told_by_its_own_name_and_exit_status_255(aws, container):
    with pytest.raises(AwsRefused, match=r"^25[45]: .*\(CorsPolicyNotFoundException\) when calling the GetCorsPolicy operation"):
        aws("mediastore", "get-cors-policy", "--container-name", container["Name"])
    rules = [{"AllowedOrigins": ["*"], "AllowedMethods": ["GET"], "AllowedHeaders": ["*"], "MaxAgeSeconds": 3000}]
    assert aws("mediastore", "put-cors-policy", "--container-name", container["Name"], "--cors-policy", rules) == ""
    assert aws("mediastore", "get-cors-policy", "--container-name", container["Name"])["CorsPolicy"] == rules
    aws("mediastore", "delete-cors-policy", "--container-name", container["Name"])


def test_policies_and_tags_are_read_back(aws, container):
    named = ["--container-name", container["Name"]]
    statement = {"Sid": "s", "Effect": "Allow", "Principal": "*", "Action": "mediastore:GetObject", "Resource": container["ARN"] + "/*"}
    policy = {"Version": "2012-10-17", "Statement": [statement]}
    aws("mediastore", "put-container-policy", *named, "--policy", policy)
    assert container["ARN"] in aws("mediastore", "get-container-policy", *named)["Policy"]
    aws("mediastore", "delete-container-policy", *named)
    for command in ("get-container-policy", "get-lifecycle-policy", "get-metric-policy"):
        with pytest.raises(AwsRefused, match="PolicyNotFoundException"):
            aws("mediastore", command, *named)
    resource = ["--resource", container["ARN"]]
    aws("mediastore", "tag-resource", *resource, "--tags", "Key=c,Value=d")
    aws("mediastore", "untag-resource", *resource, "--tag-keys", "a")
    assert aws("mediastore", "list-tags-for-resource", *resource)["Tags"] == [{"Key": "c", "Value": "d"}]


def test_an_object_at_a_path_with_a_leading_slash_goes_in_comes_out_and_is_deleted(aws, container, tmp_path):
    data = lambda *words: aws("mediastore-data", *words, endpoint=container["Endpoint"])
    (tmp_path / "in").write_text("hello")
    path = ["--path", "/folder_name/README.md"]
    written = data("put-object", "--body", tmp_path / "in", *path, "--content-type", "text/plain", "--cache-control", "max-age=6")
    assert len(written["ContentSHA256"]) == 64
    described = data("describe-object", *path)
    assert described["ContentLength"] == 5
    assert described["LastModified"].endswith(("GMT", "+00:00"))
    data("get-object", *path, "--range", "bytes=1-3", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "ell"
    assert data("list-items", "--path", "folder_name")["Items"][0]["Name"] == "README.md"
    data("delete-object", *path)
    with pytest.raises(AwsRefused, match="ObjectNotFoundException"):
        data("get-object", *path, tmp_path / "out")
