package org.entrepot.conformance.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** A socket that sends whatever it is given and reads answers; no client would let such requests out. */
final class RawConnection implements AutoCloseable {
    private static final int ANSWER_MAX_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;

    RawConnection(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(ANSWER_MAX_MILLIS);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    /** Sends bytes; when the server has closed already, its answer is still there to be read. */
    void write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException closed) {
            if (socket.isClosed()) {
                throw closed;
            }
        }
    }

    void write(String latin1) throws IOException {
        write(latin1.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says that nothing more will come. */
    void endOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** The next answer, interim ones left out; {@link RawAnswer#NONE} when the connection ends first. */
    RawAnswer read() throws IOException {
        try {
            RawAnswer answer = readOne();
            while (answer.status() >= 100 && answer.status() < 200) {
                answer = readOne();
            }
            return answer;
        } catch (SocketException reset) {
            return RawAnswer.NONE;
        }
    }

    private RawAnswer readOne() throws IOException {
        String status = line();
        if (status.isEmpty()) {
            return RawAnswer.NONE;
        }
        Map<String, String> headers = new HashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new RawAnswer(Integer.parseInt(status.split(" ", 3)[1]), headers, body(headers));
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(exactly(size));
                line();
            }
            line();
            return body.toByteArray();
        }
        return exactly(Integer.parseInt(headers.getOrDefault("content-length", "0")));
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends after " + bytes.length + " of " + length + " bytes");
        }
        return bytes;
    }

    /** A line without its end; empty at the end of the connection. */
    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    /** Whether something of an answer has come within the time. */
    boolean answers(int waitMillis) throws IOException {
        socket.setSoTimeout(waitMillis);
        try {
            in.mark(1);
            in.read();
            in.reset();
            return true;
        } catch (SocketTimeoutException notYet) {
            return false;
        } finally {
            socket.setSoTimeout(ANSWER_MAX_MILLIS);
        }
    }

    /** Waits until the server has closed the connection. False when it sends something instead. */
    boolean ends() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException reset) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
