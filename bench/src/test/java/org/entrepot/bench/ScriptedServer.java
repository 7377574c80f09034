package org.entrepot.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;

/** A server that answers requests without bodies as a test says. */
final class ScriptedServer implements AutoCloseable {
    /** Instead of an answer: the connection is closed. */
    static final String CLOSE = "";

    private final ServerSocket listener;
    private final Script script;
    private final AtomicLong requests = new AtomicLong();

    /** Gives answers, in Latin-1. */
    @FunctionalInterface
    interface Script {
        /** @param number of the request, counted over all connections from 0 */
        String answer(long number);
    }

    private ScriptedServer(ServerSocket listener, Script script) {
        this.listener = listener;
        this.script = script;
    }

    static ScriptedServer start(Script script) throws IOException {
        ScriptedServer server = new ScriptedServer(new ServerSocket(0, 16, InetAddress.getLoopbackAddress()), script);
        Thread.startVirtualThread(server::accept);
        return server;
    }

    InetSocketAddress address() {
        return (InetSocketAddress) listener.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket connection = listener.accept();
                Thread.startVirtualThread(() -> serve(connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket connection) {
        try (connection;
                BufferedReader in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (!line.isEmpty()) {
                    continue;
                }
                String answer = script.answer(requests.getAndIncrement());
                if (answer.equals(CLOSE)) {
                    return;
                }
                connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            }
        } catch (IOException gone) {
            // The generator closed the connection.
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
