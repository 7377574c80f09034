"""Runs command line clients as a user does; where the server is and who asks are given to them by their own settings."""

import json
import os
import subprocess
import uuid

import awscli.clidriver
import pytest
import tunnel

ENDPOINT = os.environ["ENTREPOT_ENDPOINT"]
PORT = os.environ["ENTREPOT_PORT"]
SCHEME = ENDPOINT.partition(":")[0]
APPID = os.environ["ENTREPOT_ROOT_COS_APPID"]
ACCESS_KEY = os.environ["ENTREPOT_ROOT_ACCESS_KEY"]
SECRET_KEY = os.environ["ENTREPOT_ROOT_SECRET_KEY"]


# What a command gets of the suite's own environment: whom to trust over TLS, by the variable that it reads.
TRUST = {name: os.environ[name] for name in ("CURL_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE") if name in os.environ}


def new_name():
    """A bucket name that all four dialects can write."""
    return "c" + uuid.uuid4().hex[:16]


def run(*command, expect=0, **environment):
    """Runs a command and gives back its standard output; with what it printed when it ends otherwise than expected."""
    ran = subprocess.run(
        [str(word) for word in command],
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent", "LANG": "C.UTF-8", **TRUST, **environment},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == expect, f"{command} ended with {ran.returncode}: {ran.stdout}\n{ran.stderr}"
    return ran.stdout if expect == 0 else ran.stdout + ran.stderr


class AwsRefused(Exception):
    """The command ended with a service's error; the text is what it printed."""


@pytest.fixture(scope="session")
def aws_driver(tmp_path_factory):
    """The aws command's own entry point, loaded once, because that takes a second."""
    config = tmp_path_factory.mktemp("aws") / "config"
    # Without this setting version 1 of the command presigns with the old signature in us-east-1.
    config.write_text("[default]\ns3 =\n  signature_version = s3v4\n")
    os.environ.update(
        AWS_ACCESS_KEY_ID=ACCESS_KEY,
        AWS_SECRET_ACCESS_KEY=SECRET_KEY,
        AWS_DEFAULT_REGION="us-east-1",
        AWS_CONFIG_FILE=str(config),
        AWS_MAX_ATTEMPTS="1",
    )
    return awscli.clidriver.create_clidriver()


@pytest.fixture
def aws(aws_driver, capfd):
    """The aws command: words in, its JSON (or text) out, a refusal as an exception that begins with the exit status."""

    def call(*arguments, endpoint=ENDPOINT):
        words = [json.dumps(word) if isinstance(word, (dict, list)) else str(word) for word in arguments]
        capfd.readouterr()
        # A get-object leaves a hook behind in its process, which the commands of `s3` stumble over: they get a process's start.
        driver = awscli.clidriver.create_clidriver() if words[0] == "s3" else aws_driver
        code = driver.main(["--endpoint-url", endpoint, *words])
        printed = capfd.readouterr()
        if code != 0:
            raise AwsRefused(f"{code}: {printed.err.strip()}")
        try:
            return json.loads(printed.out)
        except ValueError:
            return printed.out

    return call


@pytest.fixture(scope="session")
def proxy():
    """A proxy setting that leads vendors' host names to the server: itself, or over TLS a tunnel."""
    if SCHEME == "http":
        yield {"http_proxy": ENDPOINT}
    else:
        with tunnel.opened(int(PORT)) as address:
            yield {"https_proxy": address}


@pytest.fixture
def name():
    return new_name()


@pytest.fixture
def large(tmp_path):
    """A file that every client sends in parts: aws from 8 MiB, rclone and s3cmd as they are told."""
    file = tmp_path / "large"
    file.write_bytes(os.urandom(11 * 1024 * 1024))
    return file
