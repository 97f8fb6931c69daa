"""Which official host does this one imitate? Host names deceive in their own ways.

`dinkes.klaten.go.id.example` and `dinkes.klaten.go.id-login.example` carry the real name in front,
`dinkes-klaten.com` glues it together under another ending, `dinkes.k1aten.go.id` changes a letter.
A sibling under the same domain (`dinsos.klaten.go.id`) and a sub-host of the real one imitate nobody.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapidfuzz.distance import DamerauLevenshtein

from .lookalike import Neighbours, readable_host, siblings, skeleton
from .urls import domain_parts

BOUNDARY = re.compile(r"[.-]")
# Only public bodies get a name here, so a close name is more likely another office than a fake.
RESTRICTED = frozenset({"go.id", "desa.id", "mil.id", "sch.id", "ac.id"})
MAX_PARTS = 24


class HostIndex:
    """The official hosts, filed by exact name and by what they look like without their ending."""

    def __init__(self, hosts: Sequence[str]):
        self.hosts = list(hosts)
        self.position: dict[str, int] = {}
        for position, host in enumerate(self.hosts):
            self.position.setdefault(host, position)
        self.near = Neighbours(("host", _glued(host)) for host in self.hosts)

    def imitated(self, host: str) -> list[int]:
        """Positions of the official hosts that `host` imitates, the clearest case first."""
        host = host.removeprefix("www.")
        inside = self._carried(host)
        if inside is not None:
            return [inside]
        _, name, suffix = domain_parts(host)
        out = []
        for position in self.near.near("host", _glued(host)):
            other = self.hosts[position]
            _, other_name, other_suffix = domain_parts(other)
            is_dressed = "xn--" in host and skeleton(_glued(host)) == skeleton(_glued(other))
            if is_dressed:
                out.append(position)
                continue
            if (name, suffix) == (other_name, other_suffix) or host.endswith("." + other):
                continue
            if suffix == other_suffix and suffix in RESTRICTED:
                mine, theirs = skeleton(_front(host)), skeleton(_front(other))
                if DamerauLevenshtein.distance(mine, theirs, score_cutoff=1) > 1:
                    continue
            if siblings(_glued(host), _glued(other)):
                continue
            out.append(position)
        return out

    def _carried(self, host: str) -> int | None:
        """An official host that stands inside another name."""
        cuts = [-1, *(match.start() for match in BOUNDARY.finditer(host)), len(host)]
        if len(cuts) > MAX_PARTS:
            cuts = cuts[:MAX_PARTS]
        for i, start in enumerate(cuts):
            for end in reversed(cuts[i + 1 :]):
                position = self.position.get(host[start + 1 : end])
                # At the very end it is a sub-host of the real one, unless glued on with a hyphen.
                if position is not None and (end < len(host) or (start > 0 and host[start] == "-")):
                    return position
        return None


def _front(host: str) -> str:
    subdomain, name, _ = domain_parts(host)
    return readable_host(f"{subdomain}.{name}" if subdomain else name)


def _glued(host: str) -> str:
    """`dinkes.klaten.go.id` → `dinkes.klaten`, as people see it."""
    return _front(host)
