package org.entrepot.cli;

import java.io.PrintWriter;
import java.util.List;
import org.entrepot.access.Dialect;
import org.entrepot.server.EntrepotServer;
import org.entrepot.server.config.Configuration;
import org.entrepot.server.http.ListenAddress;
import org.entrepot.server.http.NettyListener;
import org.entrepot.server.secrets.RootCredentials;
import org.entrepot.server.secrets.RootSetup;

/** What a person sees when the server is up: where it is, whose key, and one command per dialect to try. */
final class Banner {
    private Banner() {}

    static void print(PrintWriter out, Configuration configuration, EntrepotServer server) {
        RootSetup.Root root = server.root();
        RootCredentials credentials = root.credentials();
        String file = configuration.data().resolve(RootCredentials.FILE).toString();
        for (NettyListener listener : server.listeners()) {
            out.println("endpoint    " + endpoint(listener) + pinned(listener));
        }
        out.println("console     " + endpoint(server.listeners().getFirst()) + "/-/console/");
        out.println("account     " + root.account().number() + "  (COS APPID "
                + root.account().cosAppid() + ", uin " + root.account().cosUin() + "; QingStor "
                + root.account().qingstorUserId() + ")");
        out.println("access key  " + credentials.accessKey());
        out.println(
                root.isGenerated()
                        ? "secret key  " + credentials.secretKey() + "  (shown this once; kept in " + file + ")"
                        : "secret key  in " + file);
        out.println();
        out.println("Try it; the secret is read from the file:");
        out.println("  export AWS_ACCESS_KEY_ID=" + credentials.accessKey()
                + " AWS_SECRET_ACCESS_KEY=$(sed -n 's/^secret-key=//p' " + file + ") AWS_DEFAULT_REGION="
                + configuration.settings().region());
        for (String command : commands(configuration, server)) {
            out.println("  " + command);
        }
        out.flush();
    }

    private static List<String> commands(Configuration configuration, EntrepotServer server) {
        String any = endpoint(server.listeners().getFirst());
        String appid = server.root().account().cosAppid();
        int port = server.listeners().getFirst().port();
        String scheme = configuration.tlsCert() == null ? "http" : "https";
        String keys = "os.environ['AWS_ACCESS_KEY_ID'],os.environ['AWS_SECRET_ACCESS_KEY']";
        return List.of(
                "curl -X PUT -H x-amz-content-sha256:UNSIGNED-PAYLOAD --aws-sigv4 aws:amz:"
                        + configuration.settings().region()
                        + ":s3 --user \"$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY\" " + any + "/first-bucket",
                "python3 -c \"import os;from qcloud_cos import *;k=" + keys + ";print(CosS3Client(CosConfig("
                        + "Region='local',IP='" + host(server.listeners().getFirst()) + "',Port=" + port
                        + ",SecretId=k[0],SecretKey=k[1],Scheme='" + scheme + "')).list_objects('first-bucket-" + appid
                        + "'))\"",
                "python3 -c \"import os;from qingstor.sdk.config import Config;from qingstor.sdk.service.qingstor import"
                        + " QingStor;k=" + keys + ";c=Config(k[0],k[1]);c.host='localhost';c.port=" + port
                        + ";c.protocol='" + scheme + "';print(QingStor(c).list_buckets()['buckets'])\"",
                "python3 -c \"import boto3;print(boto3.client('mediastore',endpoint_url='" + any
                        + "').list_containers()['Containers'])\"");
    }

    private static String endpoint(NettyListener listener) {
        return (listener.isTls() ? "https://" : "http://")
                + new ListenAddress(null, host(listener), listener.port()).authority();
    }

    /** Where this machine reaches the listener. */
    private static String host(NettyListener listener) {
        String host = listener.address().host();
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    private static String pinned(NettyListener listener) {
        Dialect dialect = listener.address().pinned();
        return dialect == null ? "" : "  (" + dialect.label() + " only)";
    }
}
