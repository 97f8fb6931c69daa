"""Where the portal may knock: only public web servers, never anything inside (server-side request forgery).

Every hop of a link passes here: the address must be http(s) on the usual port without a user name, the name is
resolved once, *all* its addresses must be public, and the connection goes to exactly one of them, so that a name
which answers differently the second time (DNS rebinding) gains nothing.
"""

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

PORTS = {"http": 80, "https": 443}
LONGEST = 2000
NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)
LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_\-]{0,61}[a-z0-9_])?")
# names that mean this machine or this network wherever they are asked
INSIDE = re.compile(r"(?:^|\.)(?:localhost|local|internal|intranet|lan|home|corp|private|home\.arpa|onion)$")
# prefixes that carry an IPv4 address within: what they carry is looked at too
NAT64 = (ipaddress.ip_network("64:ff9b::/96"), ipaddress.ip_network("64:ff9b:1::/48"))
COMPATIBLE = ipaddress.ip_network("::/96")


class NotPublic(Exception):
    """The address leads, or may lead, somewhere that is no public web server."""


@dataclass(frozen=True)
class Target:
    """One hop: what to ask for, of whom."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def address(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}{self.path}"


def target_of(address: str) -> Target:
    """Read ``address`` strictly; ``NotPublic`` unless it is plain http(s) on port 80 or 443 with a public name."""
    if len(address) > LONGEST or any(char <= " " or char in "\\\x7f" for char in address):
        raise NotPublic("unreadable")
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise NotPublic("unreadable") from error
    if parts.scheme not in PORTS:
        raise NotPublic("scheme")
    if "@" in parts.netloc:
        raise NotPublic("user name")
    if port is not None and port != PORTS[parts.scheme]:
        raise NotPublic("port")
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    if parts.query:
        path += "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?")
    return Target(parts.scheme, _public_name(host), PORTS[parts.scheme], path)


def _public_name(host: str) -> str:
    """The host as it goes on the wire; numbers only in the one usual form, and only if they are public."""
    if ":" in host:
        check_public(host)
        return str(ipaddress.ip_address(host))
    try:
        name = host.rstrip(".").encode("idna").decode("ascii").lower()
    except UnicodeError as error:
        raise NotPublic("name") from error
    labels = name.split(".")
    if len(name) > 253 or not all(LABEL.fullmatch(label) for label in labels):
        raise NotPublic("name")
    # 2130706433, 0177.0.0.1, 0x7f.1, 127.1: resolvers read all of these as IPv4 addresses
    if NUMBER.fullmatch(labels[-1]):
        check_public(name)
        return name
    if len(labels) < 2 or INSIDE.search(name):
        raise NotPublic("inside")
    return name


def check_public(text: str) -> None:
    """``text`` is an IP address anyone in the world may reach by unicast; ``NotPublic`` otherwise."""
    if "%" in text:
        raise NotPublic("zone")
    try:
        address = ipaddress.ip_address(text)
    except ValueError as error:
        raise NotPublic("number") from error
    for each in (address, *_carried(address)):
        if not each.is_global or each.is_multicast or each.is_reserved or each.is_unspecified:
            raise NotPublic("not public")


def _carried(address):
    """IPv4 addresses inside an IPv6 address: mapped, compatible, 6to4, Teredo, NAT64."""
    if address.version == 4:
        return
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in COMPATIBLE or any(address in network for network in NAT64):
        yield ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)


def public_addresses(found) -> list[str]:
    """All of ``found`` if every one is public; one that is not makes the name untrustworthy."""
    if not found:
        raise NotPublic("no address")
    for each in found:
        check_public(each)
    return list(found)
