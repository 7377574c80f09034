"""rclone's QingStor backend, which writes `pek3a.` before every host: reached by a proxy setting; without TLS in absolute form."""

import json
import os
import pathlib
import subprocess

import pytest
from conftest import ACCESS_KEY, SCHEME, SECRET_KEY, run

MODULE = pathlib.Path(__file__).resolve().parents[1] / "rclone-qingstor"


@pytest.fixture(scope="session")
def binary():
    """Built from rclone's own modules, because distributions' packages leave this backend out."""
    built = pathlib.Path("target", "rclone-qingstor").absolute()
    subprocess.run(["go", "build", "-o", built, "."], cwd=MODULE, env=os.environ, check=True)
    return built


@pytest.fixture
def rclone(binary, proxy):
    environment = {
        **proxy,
        "RCLONE_CONFIG": "/nonexistent/rclone.conf",
        "RCLONE_CONFIG_HERE_TYPE": "qingstor",
        "RCLONE_CONFIG_HERE_ENDPOINT": f"{SCHEME}://qingstor.com:{443 if SCHEME == 'https' else 80}",
        "RCLONE_CONFIG_HERE_ACCESS_KEY_ID": ACCESS_KEY,
        "RCLONE_CONFIG_HERE_SECRET_ACCESS_KEY": SECRET_KEY,
        "RCLONE_CONFIG_HERE_CONNECTION_RETRIES": "1",
        "RCLONE_LOW_LEVEL_RETRIES": "1",
        "RCLONE_RETRIES": "1",
    }
    return lambda *words, **more: run(binary, *words, **environment, **more)


def test_a_folder_is_copied_checked_listed_and_removed(rclone, name, tmp_path):
    (tmp_path / "in" / "deep").mkdir(parents=True)
    for place in ("1", "deep/ü a+b.txt"):
        (tmp_path / "in" / place).write_text(place)
    rclone("copy", tmp_path / "in", f"here:{name}/folder")
    rclone("check", tmp_path / "in", f"here:{name}/folder")
    listed = {entry["Path"]: entry["Size"] for entry in json.loads(rclone("lsjson", "--recursive", "--files-only", f"here:{name}/folder"))}
    assert listed == {"1": 1, "deep/ü a+b.txt": len("deep/ü a+b.txt".encode())}
    assert name in rclone("lsd", "here:")
    assert rclone("cat", f"here:{name}/folder/1") == "1"
    rclone("purge", f"here:{name}/folder")
    rclone("rmdir", f"here:{name}")


def test_a_large_file_goes_up_in_parts_and_moves_on_the_server(rclone, name, large):
    rclone("copyto", "--qingstor-upload-cutoff", "5M", "--qingstor-chunk-size", "4M", large, f"here:{name}/large")
    rclone("moveto", f"here:{name}/large", f"here:{name}/moved ü")
    rclone("copyto", f"here:{name}/moved ü", large.parent / "back")
    assert (large.parent / "back").read_bytes() == large.read_bytes()
