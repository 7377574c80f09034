"""coscmd: the vendor's host names, by way of a proxy setting; without TLS its requests arrive in absolute form."""

import pytest
from conftest import ACCESS_KEY, APPID, SCHEME, SECRET_KEY, run


@pytest.fixture
def coscmd(name, proxy, tmp_path):
    settings = tmp_path / "cos.conf"
    bucket = f"{name}-{APPID}"
    settings.write_text(
        f"[common]\nsecret_id = {ACCESS_KEY}\nsecret_key = {SECRET_KEY}\nbucket = {bucket}\nregion = ap-guangzhou\n"
        f"max_thread = 2\npart_size = 1\nmultiupload_threshold = 20\nretry = 1\ntimeout = 30\nschema = {SCHEME}\nverify = md5\nanonymous = False\n"
    )

    def call(*words, **more):
        words = ["-c", settings, "-l", tmp_path / "cos.log", *words]
        return run("target/venv/bin/coscmd", *words, **proxy, **more)

    call("createbucket")
    return call


def test_a_file_goes_up_is_told_of_and_comes_down(coscmd, tmp_path):
    (tmp_path / "in").write_text("hello")
    coscmd("upload", tmp_path / "in", "dir/ü a+b.txt")
    assert "5" in coscmd("info", "dir/ü a+b.txt")
    assert "dir/ü a+b.txt" in coscmd("list", "-r")
    assert "in" not in coscmd("list", "dir/none", expect=0)
    coscmd("download", "dir/ü a+b.txt", tmp_path / "out")
    assert (tmp_path / "out").read_text() == "hello"
    assert "q-signature" in coscmd("signurl", "dir/ü a+b.txt")
    coscmd("delete", "-f", "dir/ü a+b.txt")
    coscmd("info", "dir/ü a+b.txt", expect=255)


def test_a_folder_is_uploaded_downloaded_and_deleted(coscmd, tmp_path):
    (tmp_path / "in").mkdir()
    for place in ("1", "2"):
        (tmp_path / "in" / place).write_text(place)
    coscmd("upload", "-r", tmp_path / "in", "folder")
    coscmd("download", "-r", "folder", tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").rglob("?")) == ["1", "2"]
    coscmd("delete", "-r", "-f", "folder")
    coscmd("deletebucket")


def test_access_lists_and_versioning_are_read(coscmd, tmp_path):
    (tmp_path / "in").write_text("x")
    coscmd("upload", tmp_path / "in", "x")
    coscmd("putobjectacl", "--grant-read", "anyone", "x")
    assert "READ" in coscmd("getobjectacl", "x")
    coscmd("putbucketacl", "--grant-read", "anyone")
    assert "READ" in coscmd("getbucketacl")
    coscmd("getbucketversioning")
    coscmd("listparts")


def test_coscmd_uploads_in_parts_copies_and_moves(coscmd, name, large, tmp_path):
    # Up to 20 MiB the client sends a file whole, whatever its settings say.
    large.write_bytes(large.read_bytes() * 2)
    coscmd("upload", large, "large")
    source = f"{name}-{APPID}.cos.ap-guangzhou.myqcloud.com/large"
    coscmd("copy", source, "copied")
    coscmd("move", source, "moved")
    coscmd("download", "moved", tmp_path / "back")
    assert (tmp_path / "back").read_bytes() == large.read_bytes()
    coscmd("abort")
