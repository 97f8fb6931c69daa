"""Real servers on a socket of this machine, laid behind the guard as if they stood in the internet.

The guard is never loosened: names resolve to public addresses, and only the very last step, the dialling, is led to
the test's own port. Whatever was dialled is written down.
"""

import http.server
import socket
import threading
from contextlib import contextmanager

from posts.links.knocking import Network

PUBLIC = "93.184.215.14"
SECONDS = 0.6


class Site(http.server.BaseHTTPRequestHandler):
    """Answers by its path; what it was asked is kept on the server."""

    protocol_version = "HTTP/1.1"

    def answer(self):
        self.server.asked.append((self.command, self.path, dict(self.headers)))
        status, headers = self.server.pages.get((self.command, self.path)) or self.server.pages.get(
            self.path, (404, {})
        )
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", "5")
        self.end_headers()
        if self.command == "GET":
            self.wfile.write(b"hello")

    do_HEAD = do_GET = answer

    def log_message(self, *args):
        pass


@contextmanager
def site(pages, context=None):
    """A web server with ``{path or (verb, path): (status, headers)}``; with ``context`` it speaks TLS."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    server.pages, server.asked, server.daemon_threads = pages, [], True
    server.handle_error = lambda *args: None
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def raw(talk):
    """A server that does with each connection what ``talk(connection, stop)`` says; ``stop`` is set at the end."""
    server, stop = socket.create_server(("127.0.0.1", 0)), threading.Event()

    def serve():
        while not stop.is_set():
            try:
                connection, _ = server.accept()
            except OSError:
                return
            threading.Thread(target=hear, args=(connection,), daemon=True).start()

    def hear(connection):
        with connection:
            try:
                talk(connection, stop)
            except OSError:
                pass

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield server.getsockname()[1]
    finally:
        stop.set()
        server.close()


def network(port, names=None, **more):
    """``names`` maps hosts to lists of addresses (one list after the other when it is a list of lists)."""
    names, resolved, dialled = names or {}, [], []

    def resolve(host, _port, seconds):
        resolved.append(host)
        found = names.get(host, [PUBLIC])
        if found and isinstance(found[0], list):
            return found.pop(0) if len(found) > 1 else found[0]
        return found

    def dial(address, wanted, seconds):
        dialled.append((address, wanted))
        return socket.create_connection(("127.0.0.1", port), timeout=seconds)

    made = Network(resolve=resolve, dial=dial, seconds=SECONDS, **more)
    return made, resolved, dialled
