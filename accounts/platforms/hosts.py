"""Which official host does this one imitate? Host names deceive in their own ways.

`dinkes.klaten.go.id.example` and `dinkes.klaten.go.id-login.example` carry the real name in front,
`dinkes-klaten.com` glues it together under another ending, `dinkes.k1aten.go.id` changes a letter.
A sibling under the same domain (`dinsos.klaten.go.id`) and a sub-host of the real one imitate nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from rapidfuzz.distance import DamerauLevenshtein

from .imitation import readable_host
from .lookalike import Likeness, siblings, skeleton
from .urls import domain_parts

BOUNDARY = re.compile(r"[.-]")
# Only public bodies get a name here, so a close name is more likely another office than a fake.
RESTRICTED = frozenset({"go.id", "desa.id", "mil.id", "sch.id", "ac.id"})
MAX_PARTS = 24
HOST = "host"


class HostLikeness:
    """Which official host a foreign one imitates, over whatever keeps the files."""

    def __init__(self, files: Likeness, holders: Callable[[Sequence[str]], Mapping[str, Any]]):
        """`files` of the group `host`, read by `front`; `holders` gives the refs of exactly written hosts."""
        self.files, self.holders = files, holders

    def imitated(self, host: str) -> Iterator[Any]:
        """Refs of the official hosts that `host` imitates, the clearest case first."""
        host = host.removeprefix("www.")
        inside = self._carried(host)
        if inside is not None:
            yield inside
            return
        _, name, suffix = domain_parts(host)
        for named in self.files.near(HOST, host):
            other = named.written
            _, other_name, other_suffix = domain_parts(other)
            if "xn--" not in host or skeleton(front(host)) != skeleton(front(other)):
                if (name, suffix) == (other_name, other_suffix) or host.endswith("." + other):
                    continue
                if suffix == other_suffix and suffix in RESTRICTED:
                    mine, theirs = skeleton(front(host)), skeleton(front(other))
                    if DamerauLevenshtein.distance(mine, theirs, score_cutoff=1) > 1:
                        continue
                if siblings(front(host), front(other)):
                    continue
            yield named.ref

    def _carried(self, host: str) -> Any | None:
        """An official host that stands inside another name."""
        cuts = [-1, *(match.start() for match in BOUNDARY.finditer(host)), len(host)]
        if len(cuts) > MAX_PARTS:
            cuts = cuts[:MAX_PARTS]
        inside = [
            host[start + 1 : end]
            for i, start in enumerate(cuts)
            for end in reversed(cuts[i + 1 :])
            # At the very end it is a sub-host of the real one, unless glued on with a hyphen.
            if end < len(host) or (start > 0 and host[start] == "-")
        ]
        inside = [part for part in inside if "." in part]
        holders = self.holders(inside) if inside else {}
        return next((holders[part] for part in inside if part in holders), None)


def front(host: str) -> str:
    """`dinkes.klaten.go.id` → `dinkes.klaten`, as people see it."""
    subdomain, name, _ = domain_parts(host)
    return readable_host(f"{subdomain}.{name}" if subdomain else name)
