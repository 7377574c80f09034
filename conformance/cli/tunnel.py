"""A proxy for HTTPS whose every tunnel ends at one port of this machine, whatever host was asked for."""

import contextlib
import socket
import socketserver
import threading


@contextlib.contextmanager
def opened(port):
    """Gives the address of a proxy that leads to the port."""

    class Tunnel(socketserver.StreamRequestHandler):
        def handle(self):
            # CONNECT and its headers; the client waits for the answer before it sends more.
            while self.rfile.readline().strip():
                pass
            with socket.create_connection(("127.0.0.1", port)) as server:
                self.wfile.write(b"HTTP/1.1 200 Connected\r\n\r\n")
                back = threading.Thread(target=_carry, args=(server, self.connection))
                back.start()
                _carry(self.connection, server)
                back.join()

    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), Tunnel) as proxy:
        proxy.daemon_threads = True
        threading.Thread(target=proxy.serve_forever).start()
        yield f"http://127.0.0.1:{proxy.server_address[1]}"
        proxy.shutdown()


def _carry(source, sink):
    """Until one of them ends; then neither gets more from the other."""
    with contextlib.suppress(OSError):
        while data := source.recv(65536):
            sink.sendall(data)
    for end in (source, sink):
        with contextlib.suppress(OSError):
            end.shutdown(socket.SHUT_RDWR)
