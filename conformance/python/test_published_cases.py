"""The published case files by the user's own commands: CORS over real sockets in every dialect, policies without a server."""

import re
import subprocess

from conftest import REPOSITORY


def run(*command):
    return subprocess.run(
        ["./entrepot", *command], cwd=REPOSITORY, capture_output=True, text=True
    )


def case_file(name):
    return str(next(path for path in REPOSITORY.glob(f"access/src/**/{name}")))


def test_every_cors_case_passes_through_a_real_socket(server):
    ran = run("cors", "test", case_file("cors-cases.json"), "--endpoint", server.endpoint)
    assert ran.returncode == 0, ran.stdout
    last = ran.stdout.splitlines()[-1]
    print(last)
    assert re.fullmatch(r"254 passed, 0 failed", last)
    assert "SKIP" not in ran.stdout


def test_every_policy_case_passes_without_a_server():
    ran = run("policy", "test", case_file("policy-cases.json"))
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.splitlines()[-1] == "185 passed, 0 failed"


def test_a_failing_case_is_printed_and_is_the_exit_status(tmp_path):
    failing = tmp_path / "cases.json"
    failing.write_text(
        '{"cases":[{"id":"wrong-01","source":"a team","dialect":"s3","bucket":"b","policy":null,'
        '"request":{"principal":{"kind":"anonymous"},"action":"s3:GetObject","resource":"arn:aws:s3:::b/k","context":{}},'
        '"expect":"allow"}]}'
    )
    ran = run("policy", "test", str(failing))
    assert ran.returncode == 1
    assert "wrong-01" in ran.stdout and "allow" in ran.stdout and "implicit-deny" in ran.stdout
    assert ran.stdout.splitlines()[-1] == "0 passed, 1 failed"
