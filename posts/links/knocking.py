"""Knocking at a link: one HEAD, few redirects, nothing kept. The head of the answer is all that is read.

Written on sockets because the guard must hold at each hop and one clock must bound all of it: libraries bound each
read, so a server that sends a byte a second keeps them for ever.
"""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urljoin

from posts.links.guard import NotPublic, Target, public_addresses, target_of
from posts.links.verdicts import Verdict

SECONDS = 3.0  # for one request, from the name to the last byte of the head
TOGETHER = 10.0  # no further hop is begun after this long
MOST_REDIRECTS = 3
LONGEST_HEAD = 16 * 1024
REDIRECTS = (301, 302, 303, 307, 308)
NO_HEAD = (405, 501)
# sites that dislike HEAD answer with any of these; a link is called broken only after a GET says so too
DOUBTFUL = (400, 403, 404, 406, 410)
BUSY = (408, 425, 429)
NO_SUCH_NAME = {getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)}


@dataclass(frozen=True)
class Answer:
    """What became of a link: the verdict and, where a site answered, its status."""

    verdict: Verdict
    status: int | None = None


class NoSuchName(Exception):
    """The name is known to nobody."""


class Odd(Exception):
    """The server does not speak HTTP as we know it, or says nothing."""


def resolve(host: str, port: int, seconds: float) -> list[str]:
    """The addresses of ``host``, once; the system's resolver knows no limit, so it is left behind after ours."""
    found: list = []

    def ask():
        try:
            found.append(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except OSError as error:
            found.append(error)

    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not found:
        raise TimeoutError
    if isinstance(found[0], OSError):
        if found[0].errno in NO_SUCH_NAME:
            raise NoSuchName from found[0]
        raise found[0]
    return list(dict.fromkeys(info[4][0] for info in found[0]))


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """A connection to exactly this address."""
    return socket.create_connection((address, port), timeout=seconds)


@dataclass(frozen=True)
class Network:
    """The edge to the outside; tests lay their own server behind it, the guard stays the real one."""

    resolve: Callable = resolve
    dial: Callable = dial
    context: ssl.SSLContext = field(default_factory=ssl.create_default_context)
    seconds: float = SECONDS


def knock(address: str, *, agent: str, may_ask: Callable = lambda host: True, network=None) -> Answer:
    """Try ``address`` as a reader's browser would reach it. Never raises for any address or server.

    ``agent`` is how the portal introduces itself; a host that ``may_ask`` denies is left alone, also when another
    site sends us there. At most ``MOST_REDIRECTS`` hops; each is guarded anew.
    """
    network = network or Network()
    status, ends = None, time.monotonic() + TOGETHER
    try:
        for _ in range(MOST_REDIRECTS + 1):
            target = target_of(address)
            if not may_ask(target.host):
                return Answer(Verdict.UNTESTED)
            _left(ends)
            status, onward = _ask(target, agent, network)
            if status not in REDIRECTS or not onward:
                return Answer(verdict_of(status), status)
            address = urljoin(target.address, onward.replace(" ", "%20")).partition("#")[0]
    except (NotPublic, NoSuchName):
        return Answer(Verdict.UNKNOWN)
    except ssl.SSLCertVerificationError:
        return Answer(Verdict.UNSAFE)
    except (OSError, Odd, ValueError):
        return Answer(Verdict.TEMPORARY)
    return Answer(Verdict.LOOP, status)


def verdict_of(status: int) -> Verdict:
    """What a final status means for a reader."""
    if 200 <= status < 300 or status == 416:  # 416: there is a page, only no first byte of it
        return Verdict.REACHED
    if status in (404, 410):
        return Verdict.GONE
    if status in BUSY or status >= 500:
        return Verdict.TEMPORARY
    return Verdict.REFUSED


def _ask(target: Target, agent: str, network: Network) -> tuple[int, str]:
    """HEAD, and a GET of one byte where HEAD is not served or not to be trusted: (status, where it sends us)."""
    addresses = public_addresses(network.resolve(target.host, target.port, network.seconds))
    status, onward = _request("HEAD", target, addresses[0], agent, network)
    if status in NO_HEAD or status in DOUBTFUL:
        status, onward = _request("GET", target, addresses[0], agent, network)
    return status, onward


def _request(verb: str, target: Target, address: str, agent: str, network: Network) -> tuple[int, str]:
    ends = time.monotonic() + network.seconds
    tiny = "Range: bytes=0-0\r\n" if verb == "GET" else ""
    host = f"[{target.host}]" if ":" in target.host else target.host
    words = (
        f"{verb} {target.path} HTTP/1.1\r\nHost: {host}\r\nUser-Agent: {agent}\r\nAccept: */*\r\n"
        f"{tiny}Connection: close\r\n\r\n"
    )
    with network.dial(address, target.port, network.seconds) as wire:
        wire.settimeout(_left(ends))
        if target.scheme == "https":
            with network.context.wrap_socket(wire, server_hostname=target.host) as safe:
                return _exchange(safe, words, ends)
        return _exchange(wire, words, ends)


def _left(ends: float) -> float:
    left = ends - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left


def _exchange(wire, words: str, ends: float) -> tuple[int, str]:
    wire.settimeout(_left(ends))
    wire.sendall(words.encode("latin-1"))
    kept = b""
    while True:
        head, rest = _head(wire, kept, ends)
        status, onward = _read(head)
        if status >= 200:
            return status, onward
        kept = rest  # 1xx: the answer itself is still to come


def _head(wire, kept: bytes, ends: float) -> tuple[bytes, bytes]:
    """The head of the next answer and what came behind it; a head without end is cut, its first line counts."""
    while True:
        head, found, rest = kept.partition(b"\r\n\r\n")
        if found or len(kept) >= LONGEST_HEAD:
            return head, rest
        wire.settimeout(_left(ends))
        more = wire.recv(4096)
        if not more:
            return kept, b""
        kept += more


def _read(head: bytes) -> tuple[int, str]:
    """Status and ``Location`` of the head of an answer."""
    first, *lines = head.decode("latin-1").split("\r\n")
    parts = first.split(" ", 2)
    if (
        len(parts) < 2
        or not parts[0].startswith("HTTP/1.")
        or not (parts[1].isascii() and parts[1].isdigit())
    ):
        raise Odd
    status = int(parts[1])
    if not 100 <= status <= 599:
        raise Odd
    for line in lines:
        name, _, value = line.partition(":")
        if name.strip().lower() == "location":
            # servers send UTF-8 as it is; browsers read it so
            return status, value.strip().encode("latin-1").decode("utf-8", "replace")
    return status, ""
