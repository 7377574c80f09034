"""Points the vendors' clients at the started server; nothing of the clients is changed but the endpoint."""

import json
import os
import pathlib
import socket
import subprocess
import uuid

import boto3
import botocore.config
import pytest
from qcloud_cos import CosConfig, CosS3Client
from qingstor.sdk.config import Config as QingStorConfig
from qingstor.sdk.service.qingstor import QingStor

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
APPID = os.environ["ENTREPOT_ROOT_COS_APPID"]


class Caller:
    """Somebody with a key, and that somebody's four clients."""

    def __init__(self, server, access_key, secret_key, identity=None):
        self.server = server
        self.access_key = access_key
        self.secret_key = secret_key
        self.identity = identity or {}

    def _boto(self, service, endpoint, **settings):
        return boto3.client(
            service,
            endpoint_url=endpoint,
            region_name="us-east-1",
            aws_access_key_id=self.access_key,
            aws_secret_access_key=self.secret_key,
            config=botocore.config.Config(retries={"max_attempts": 1}, s3={"addressing_style": "path"}, **settings),
        )

    @property
    def s3(self):
        return self._boto("s3", self.server.endpoint)

    @property
    def s3_v4(self):
        """For presigned addresses: in us-east-1 the client signs them in the old form unless told which."""
        return self._boto("s3", self.server.endpoint, signature_version="s3v4")

    @property
    def mediastore(self):
        return self._boto("mediastore", self.server.endpoint)

    def mediastore_data(self, container):
        endpoint = self.mediastore.describe_container(ContainerName=container)["Container"]["Endpoint"]
        return self.mediastore_data_at(endpoint)

    def mediastore_data_at(self, endpoint):
        return self._boto("mediastore-data", endpoint)

    @property
    def cos(self):
        return CosS3Client(
            CosConfig(
                Region="ap-guangzhou",
                SecretId=self.access_key,
                SecretKey=self.secret_key,
                Scheme=self.server.scheme,
                IP="127.0.0.1",
                Port=self.server.port,
                ServiceDomain=f"service.cos.myqcloud.com:{self.server.port}",
            ),
            retry=0,
        )

    def qingstor(self, bucket):
        return self.qingstor_service.Bucket(bucket, "pek3a")

    @property
    def qingstor_service(self):
        config = QingStorConfig(self.access_key, self.secret_key)
        config.host = "localhost"
        config.port = self.server.port
        config.protocol = self.server.scheme
        config.connection_retries = 1
        service = QingStor(config)
        # The one client that does not read the variable for itself.
        service.client.verify = os.environ.get("REQUESTS_CA_BUNDLE", True)
        return service


class Server:
    """The server that `with-server` started."""

    def __init__(self):
        self.port = int(os.environ["ENTREPOT_PORT"])
        self.endpoint = os.environ["ENTREPOT_ENDPOINT"]
        self.scheme = self.endpoint.partition(":")[0]

    def root(self):
        return Caller(self, os.environ["ENTREPOT_ROOT_ACCESS_KEY"], os.environ["ENTREPOT_ROOT_SECRET_KEY"])

    def add_user(self, name, account=None):
        command = ["./entrepot", "user", "add", name, "--json", "--endpoint", self.endpoint]
        if account:
            command += ["--account", account]
        made = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True)
        identity = json.loads(made.stdout)
        return Caller(self, identity["accessKey"], identity["secretKey"], identity)


@pytest.fixture(scope="session", autouse=True)
def vendor_hosts():
    """A resolver hook: the vendors' host names lead to this machine, as a hosts entry would."""
    original = socket.getaddrinfo

    def local(host, *rest, **named):
        name = host.decode() if isinstance(host, bytes) else host
        if name and name.endswith((".localhost", ".myqcloud.com", ".qingstor.com", ".amazonaws.com")):
            host = "127.0.0.1"
        return original(host, *rest, **named)

    socket.getaddrinfo = local
    yield
    socket.getaddrinfo = original


@pytest.fixture(scope="session")
def server():
    return Server()


@pytest.fixture(scope="session")
def root(server):
    return server.root()


@pytest.fixture(scope="session")
def alice(server):
    return server.add_user("alice")


@pytest.fixture(scope="session")
def bob(server):
    return server.add_user("bob")


@pytest.fixture(scope="session")
def mallory(server):
    return server.add_user("mallory", account="200000000002")


@pytest.fixture
def name():
    """A bucket name that all four dialects can write."""
    return "t" + uuid.uuid4().hex[:16]
