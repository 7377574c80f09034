package org.entrepot.mediastore;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entrepot.gateway.Header;
import org.entrepot.gateway.RequestHead;
import org.entrepot.gateway.Settings;
import org.entrepot.gateway.kit.InProcessServer;
import org.entrepot.gateway.kit.Reply;
import org.entrepot.gateway.kit.RequestHeads;
import org.entrepot.gateway.sigv4.SigV4Signer;
import org.entrepot.store.AccessKey;
import org.entrepot.store.ObjectStore;
import org.entrepot.test.SettableClock;

/** A server in process that speaks MediaStore alone, with a clock that tests move. */
final class TestServer {
    static final String ACCOUNT = "111122223333";
    static final String HOST = "127.0.0.1:9000";
    static final String REGION = "us-west-2";

    final SettableClock clock = new SettableClock(Requests.NOW);
    final Settings settings;
    final ObjectStore store;
    final AccessKey root;
    private final InProcessServer server;

    TestServer() {
        this(MediaStoreLimits.defaults(), Settings.defaults());
    }

    TestServer(MediaStoreLimits limits, Settings settings) {
        this.settings = settings;
        server = new InProcessServer(settings, clock, new MediaStoreDialect(limits));
        store = server.store();
        root = newAccount(ACCOUNT);
    }

    /** Like the defaults, on a server that insists on TLS or has wildcard DNS. */
    static Settings settings(boolean requiresTls, Set<String> wildcardDomains) {
        Settings plain = Settings.defaults();
        return new Settings(
                plain.region(),
                List.of("store.example.net", "localhost"),
                wildcardDomains,
                plain.zones(),
                plain.boundHosts(),
                requiresTls,
                plain.regionCheck(),
                plain.trustedProxies(),
                plain.objectBytesMax(),
                plain.s3Uploads());
    }

    /** The root key of an account. */
    AccessKey newAccount(String number) {
        return server.newKey(number, null);
    }

    /** The key of a new user of the first account. */
    AccessKey newUser(String name) {
        return server.newKey(ACCOUNT, name);
    }

    /** A request under way. Unsigned and plain until told otherwise. */
    final class Asked {
        private final String method;
        private final String target;
        private final List<Header> headers = new ArrayList<>();
        private byte[] body = new byte[0];
        private AccessKey key;
        private String host = HOST;
        private String tlsVersion;
        private InetAddress from = InetAddress.getLoopbackAddress();

        private Asked(String method, String target) {
            this.method = method;
            this.target = target;
        }

        Asked with(String name, String value) {
            headers.add(new Header(name, value));
            return this;
        }

        Asked body(String text) {
            body = text.getBytes(StandardCharsets.UTF_8);
            return this;
        }

        Asked body(byte[] bytes) {
            body = bytes;
            return this;
        }

        Asked by(AccessKey signer) {
            key = signer;
            return this;
        }

        Asked on(String authority) {
            host = authority;
            return this;
        }

        Asked overTls() {
            tlsVersion = "1.3";
            return this;
        }

        Asked from(String address) {
            try {
                from = InetAddress.getByName(address);
                return this;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Reply send() {
            List<Header> all = new ArrayList<>(headers);
            if (key != null) {
                all.addAll(MediaStoreSigner.sign(
                        new SigV4Signer.Request(method, target, host, headers),
                        body,
                        new SigV4Signer.Signatory(key.id(), key.secret(), REGION),
                        clock.instant()));
            }
            RequestHead plain = RequestHeads.of(method, target, host, all, clock.instant());
            return server.send(RequestHeads.from(plain, from, tlsVersion), body);
        }
    }

    Asked ask(String method, String target) {
        return new Asked(method, target);
    }

    /** A control call by the root. */
    Asked control(String operation, String body) {
        return ask("POST", "/")
                .with("X-Amz-Target", "MediaStore_20170901." + operation)
                .with("Content-Type", "application/x-amz-json-1.1")
                .body(body)
                .by(root);
    }

    /** A data call to a container by the path prefix; unsigned. */
    Asked data(String method, String container, String rest) {
        return ask(method, "/-/mediastore/" + container + rest);
    }

    void create(String container) {
        Reply made = control("CreateContainer", "{\"ContainerName\":\"" + container + "\"}")
                .send();
        if (made.status() != 200) {
            throw new AssertionError(made.text());
        }
    }

    void upload(String container, String path, String content) {
        Reply made = data("PUT", container, "/" + path).by(root).body(content).send();
        if (made.status() != 200) {
            throw new AssertionError(made.text());
        }
    }
}
