package org.entrepot.server.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2HeadersDecoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A client of HTTP/2 that sends exactly the frames it is told to. Stream 0 is the connection. */
final class Http2Client implements AutoCloseable {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 1;
    static final int ACK = 1;
    static final int END_HEADERS = 4;

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int INITIAL_WINDOW_SIZE = 4;

    private final SSLSocket socket;
    private final DataInputStream in;
    private boolean isSilent = true;
    private final DefaultHttp2HeadersDecoder decoder = new DefaultHttp2HeadersDecoder(true, 1 << 20);

    /** A frame as it came. */
    record Frame(int type, int flags, int stream, byte[] payload) {
        boolean isEnd() {
            return (type == DATA || type == HEADERS) && (flags & END_STREAM) != 0;
        }

        /** The error of RST_STREAM and GOAWAY. */
        int error() {
            return ByteBuffer.wrap(payload).getInt(type == GOAWAY ? 4 : 0);
        }
    }

    /**
     * How a stream ended.
     *
     * @param headers null when none came
     * @param error what it was reset with; -1 when it ended in order
     */
    record Received(@Nullable Http2Headers headers, byte[] body, int error) {
        int status() {
            return headers == null ? 0 : Integer.parseInt(headers.status().toString());
        }

        Optional<String> header(String name) {
            return headers == null
                    ? Optional.empty()
                    : Optional.ofNullable(headers.get(name)).map(CharSequence::toString);
        }

        String text() {
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }

    private Http2Client(SSLSocket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    }

    /** A client that has not even sent its preface. */
    static Http2Client silent(Wire wire) throws IOException {
        return new Http2Client(TestTls.connect(wire, "h2"));
    }

    /** A client that takes whatever comes. */
    static Http2Client connect(Wire wire) throws IOException {
        return connect(wire, Integer.MAX_VALUE).send(WINDOW_UPDATE, 0, 0, integer(1 << 30));
    }

    /** A client that takes so many bytes of each answer, and 65,535 of all. */
    static Http2Client connect(Wire wire, int windowBytes) throws IOException {
        Http2Client client = silent(wire);
        client.socket.getOutputStream().write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
        byte[] setting = ByteBuffer.allocate(6)
                .putShort((short) INITIAL_WINDOW_SIZE)
                .putInt(windowBytes)
                .array();
        client.send(SETTINGS, 0, 0, setting);
        client.isSilent = false;
        // What the server allows holds from the acknowledgement on.
        client.receiveSettings();
        return client;
    }

    private void receiveSettings() throws IOException {
        while (!acknowledged(readFrame())) {
            // The windows that come meanwhile are large enough for every test.
        }
    }

    static byte[] integer(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    SSLSocket socket() {
        return socket;
    }

    Http2Client send(int type, int flags, int stream, byte[] payload) throws IOException {
        socket.getOutputStream().write(frame(type, flags, stream, payload));
        return this;
    }

    /** Many frames in one write; true unless the other end stopped reading before. */
    boolean trySend(byte[] frames) {
        try {
            socket.getOutputStream().write(frames);
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    static byte[] frame(int type, int flags, int stream, byte[] payload) {
        return ByteBuffer.allocate(9 + payload.length)
                .put((byte) (payload.length >> 16))
                .putShort((short) payload.length)
                .put((byte) type)
                .put((byte) flags)
                .putInt(stream)
                .put(payload)
                .array();
    }

    /** A head with the four usual pseudo-headers. */
    Http2Client request(int stream, boolean isEnd, String method, String path, String... fields) throws IOException {
        return send(HEADERS, END_HEADERS | (isEnd ? END_STREAM : 0), stream, requestBlock(method, path, fields));
    }

    static byte[] requestBlock(String method, String path, String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        block.writeBytes(block(":method", method, ":scheme", "https", ":authority", "h", ":path", path));
        block.writeBytes(block(fields));
        return block.toByteArray();
    }

    /** Names and values as literals without indexing (RFC 7541 section 6.2.2). */
    static byte[] block(String... fields) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            block.write(0);
            literal(block, fields[i]);
            literal(block, fields[i + 1]);
        }
        return block.toByteArray();
    }

    private static void literal(ByteArrayOutputStream block, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        if (bytes.length < 0x7f) {
            block.write(bytes.length);
        } else {
            block.write(0x7f);
            int rest = bytes.length - 0x7f;
            for (; rest >= 0x80; rest >>= 7) {
                block.write(rest & 0x7f | 0x80);
            }
            block.write(rest);
        }
        block.writeBytes(bytes);
    }

    /** The next frame; settings are acknowledged on the way. */
    Frame receiveFrame() throws IOException {
        Frame frame = readFrame();
        while (frame.type() == SETTINGS) {
            acknowledged(frame);
            frame = readFrame();
        }
        return frame;
    }

    /** Acknowledges a frame if it is one of settings. */
    private boolean acknowledged(Frame frame) {
        boolean isOwed = frame.type() == SETTINGS && frame.flags() == 0;
        if (isOwed && !isSilent) {
            trySend(frame(SETTINGS, ACK, 0, new byte[0]));
        }
        return isOwed;
    }

    private Frame readFrame() throws IOException {
        int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
        int type = in.readUnsignedByte();
        int flags = in.readUnsignedByte();
        int stream = in.readInt();
        byte[] payload = new byte[length];
        in.readFully(payload);
        return new Frame(type, flags, stream, payload);
    }

    /** The next frame of a type, whatever comes before it. */
    Frame receiveFrame(int type) throws IOException {
        Frame frame = receiveFrame();
        while (frame.type() != type) {
            frame = receiveFrame();
        }
        return frame;
    }

    /** Reads up to the end of a stream; of other streams nothing may come meanwhile but windows. Interim heads are passed. */
    Received receive(int stream) throws IOException, Http2Exception {
        Http2Headers headers = null;
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            Frame frame = receiveFrame();
            if (frame.type() == GOAWAY) {
                throw new EOFException("the connection ends with error " + frame.error());
            }
            if (frame.type() == HEADERS) {
                headers = decoder.decodeHeaders(frame.stream(), Unpooled.wrappedBuffer(frame.payload()));
            }
            if (frame.stream() != stream) {
                continue;
            }
            if (frame.type() == RST_STREAM) {
                return new Received(headers, body.toByteArray(), frame.error());
            }
            if (frame.type() == DATA) {
                body.writeBytes(frame.payload());
            }
            if (frame.isEnd()) {
                return new Received(headers, body.toByteArray(), -1);
            }
        }
    }

    /** Reads up to the connection's end; the error of its GOAWAY, -1 when there was none. */
    int receiveGoAway() throws IOException {
        int error = -1;
        try {
            while (true) {
                Frame frame = receiveFrame();
                if (frame.type() == GOAWAY) {
                    error = frame.error();
                }
            }
        } catch (EOFException | SocketException ended) {
            return error;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
