"""s3cmd, as Debian has it."""

import pytest
import requests
from conftest import ACCESS_KEY, ENDPOINT, PORT, SCHEME, SECRET_KEY, run


@pytest.fixture
def s3cmd(tmp_path):
    settings = tmp_path / "s3cfg"
    settings.write_text(
        f"[default]\naccess_key = {ACCESS_KEY}\nsecret_key = {SECRET_KEY}\nuse_https = {SCHEME == 'https'}\n"
        f"signurl_use_https = {SCHEME == 'https'}\n"
        f"host_base = 127.0.0.1:{PORT}\nhost_bucket = 127.0.0.1:{PORT}\n"
    )
    return lambda *words, **more: run("s3cmd", "--config", settings, *words, **more)


@pytest.fixture
def bucket(s3cmd, name):
    s3cmd("mb", f"s3://{name}")
    return name


def test_a_file_goes_up_and_comes_down_with_its_attributes(s3cmd, bucket, tmp_path):
    (tmp_path / "in").write_text("hello")
    s3cmd("put", tmp_path / "in", f"s3://{bucket}/dir/ü a+b.txt")
    assert "MD5 sum:   5d41402abc4b2a76b9719d911017c592" in s3cmd("info", f"s3://{bucket}/dir/ü a+b.txt")
    assert "x-amz-meta-s3cmd-attrs" in s3cmd("info", f"s3://{bucket}/dir/ü a+b.txt")
    s3cmd("get", f"s3://{bucket}/dir/ü a+b.txt", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "hello"
    s3cmd("del", f"s3://{bucket}/dir/ü a+b.txt")
    assert "404" in s3cmd("info", f"s3://{bucket}/dir/ü a+b.txt", expect=12)


def test_a_folder_is_synced_listed_counted_and_deleted_many_at_once(s3cmd, bucket, tmp_path):
    (tmp_path / "site").mkdir()
    for place in ("1", "2 & 3"):
        (tmp_path / "site" / place).write_text(place)
    s3cmd("sync", f"{tmp_path}/site/", f"s3://{bucket}/site/")
    assert "site/2 & 3" in s3cmd("ls", f"s3://{bucket}/site/")
    assert f"s3://{bucket}" in s3cmd("ls")
    assert "2 objects" in s3cmd("du", f"s3://{bucket}")
    s3cmd("sync", f"s3://{bucket}/site/", f"{tmp_path}/copy/")
    assert (tmp_path / "copy" / "2 & 3").read_text() == "2 & 3"
    s3cmd("del", "--recursive", "--force", f"s3://{bucket}/")
    s3cmd("rb", f"s3://{bucket}")


def test_access_lists_open_and_close_an_object(s3cmd, bucket, tmp_path):
    (tmp_path / "in").write_text("open")
    s3cmd("put", "--acl-public", tmp_path / "in", f"s3://{bucket}/open")
    assert requests.get(f"{ENDPOINT}/{bucket}/open").text == "open"
    s3cmd("setacl", "--acl-private", f"s3://{bucket}/open")
    assert requests.get(f"{ENDPOINT}/{bucket}/open").status_code == 403
    s3cmd("setacl", "--acl-public", f"s3://{bucket}")
    assert "READ" in s3cmd("info", f"s3://{bucket}")


def test_policy_and_cors_are_set_told_and_removed(s3cmd, bucket, tmp_path):
    policy, cors = tmp_path / "policy", tmp_path / "cors"
    policy.write_text(
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject",'
        f'"Resource":"arn:aws:s3:::{bucket}/open"}}]}}'
    )
    cors.write_text(
        "<CORSConfiguration><CORSRule><AllowedOrigin>https://a.example</AllowedOrigin>"
        "<AllowedMethod>GET</AllowedMethod></CORSRule></CORSConfiguration>"
    )
    s3cmd("setpolicy", policy, f"s3://{bucket}")
    s3cmd("setcors", cors, f"s3://{bucket}")
    told = s3cmd("info", f"s3://{bucket}")
    assert f"arn:aws:s3:::{bucket}/open" in told and "https://a.example" in told
    s3cmd("delpolicy", f"s3://{bucket}")
    s3cmd("delcors", f"s3://{bucket}")
    told = s3cmd("info", f"s3://{bucket}")
    assert "Policy:    none" in told and "CORS:      none" in told


def test_a_signed_address_reads_without_keys(s3cmd, bucket, tmp_path):
    (tmp_path / "in").write_text("signed")
    s3cmd("put", tmp_path / "in", f"s3://{bucket}/signed")
    # The client signs addresses in the old form only, which the server refuses unless told otherwise; it says which form it wants.
    address = s3cmd("signurl", f"s3://{bucket}/signed", "+60").strip()
    answer = requests.get(address)
    assert answer.status_code == 400 and "AWS4-HMAC-SHA256" in answer.text


def test_s3cmd_put_in_parts_cp_and_mv(s3cmd, name, large, tmp_path):
    s3cmd("mb", f"s3://{name}")
    s3cmd("put", "--multipart-chunk-size-mb", 5, large, f"s3://{name}/large")
    s3cmd("cp", f"s3://{name}/large", f"s3://{name}/copied")
    s3cmd("mv", f"s3://{name}/copied", f"s3://{name}/moved ü")
    s3cmd("modify", "--add-header", "Cache-Control:no-cache", f"s3://{name}/moved ü")
    s3cmd("get", f"s3://{name}/moved ü", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == large.read_bytes()
    assert "large" not in s3cmd("multipart", f"s3://{name}")
