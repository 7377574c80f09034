"""rclone's S3 backend, as Debian has it."""

import json

import pytest
import requests
from conftest import ACCESS_KEY, ENDPOINT, SECRET_KEY, run


@pytest.fixture
def rclone():
    environment = {
        "RCLONE_CONFIG": "/nonexistent/rclone.conf",
        "RCLONE_CONFIG_HERE_TYPE": "s3",
        "RCLONE_CONFIG_HERE_PROVIDER": "Other",
        "RCLONE_CONFIG_HERE_ENDPOINT": ENDPOINT,
        "RCLONE_CONFIG_HERE_ACCESS_KEY_ID": ACCESS_KEY,
        "RCLONE_CONFIG_HERE_SECRET_ACCESS_KEY": SECRET_KEY,
        "RCLONE_LOW_LEVEL_RETRIES": "1",
        "RCLONE_RETRIES": "1",
    }
    return lambda *words, **more: run("rclone", *words, **environment, **more)


def test_a_folder_is_copied_checked_and_comes_back_with_its_times(rclone, name, tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for place in ("1", "deep/ü a+b&c.txt"):
        (tmp_path / "in" / place).write_text(place)
    rclone("copy", tmp_path / "in", f"here:{name}/folder")
    rclone("check", tmp_path / "in", f"here:{name}/folder")
    listed = {entry["Path"]: entry for entry in json.loads(rclone("lsjson", "--recursive", "--hash", f"here:{name}/folder"))}
    assert listed["deep/ü a+b&c.txt"]["Size"] == len("deep/ü a+b&c.txt".encode())
    assert listed["1"]["Hashes"]["md5"] == "c4ca4238a0b923820dcc509a6f75849b"
    rclone("sync", f"here:{name}/folder", tmp_path / "out")
    assert (tmp_path / "out" / "1").stat().st_mtime == pytest.approx((tmp_path / "in" / "1").stat().st_mtime, abs=0.001)
    # Nothing changed: nothing is sent.
    assert "Transferred:            0" not in rclone("sync", tmp_path / "in", f"here:{name}/folder", "--stats-one-line")


def test_a_bucket_is_made_listed_and_emptied(rclone, name, tmp_path):
    rclone("mkdir", f"here:{name}")
    rclone("mkdir", f"here:{name}")
    assert name in rclone("lsd", "here:")
    (tmp_path / "x").write_text("x")
    rclone("copyto", tmp_path / "x", f"here:{name}/x")
    assert rclone("cat", f"here:{name}/x") == "x"
    assert "Total objects: 1" in rclone("size", f"here:{name}")
    rclone("deletefile", f"here:{name}/x")
    rclone("rmdir", f"here:{name}")
    assert "directory not found" in rclone("ls", f"here:{name}", expect=3)


def test_a_stream_and_a_link_work(rclone, name, tmp_path):
    (tmp_path / "x").write_text("linked")
    rclone("copyto", tmp_path / "x", f"here:{name}/x")
    address = rclone("link", f"here:{name}/x", "--expire", "60s").strip()
    assert requests.get(address).text == "linked"
    rclone("purge", f"here:{name}")


def test_rclone_copies_in_parts_and_moves_on_the_server(rclone, name, large):
    rclone("copyto", "--s3-upload-cutoff", "5M", "--s3-chunk-size", "5M", large, f"here:{name}/large")
    rclone("moveto", f"here:{name}/large", f"here:{name}/moved ü")
    rclone("check", "--download", large.parent, f"here:{name}", "--one-way", "--include", "none")
    rclone("copyto", f"here:{name}/moved ü", f"here:{name}/touched")
    rclone("touch", "--timestamp", "2020-01-01T00:00:00", f"here:{name}/touched")
    assert "2020-01-01" in rclone("lsl", f"here:{name}/touched")
    rclone("cleanup", f"here:{name}")
