"""Every address of the portal, and the table of who may open it (``who_may.txt``)."""

from collections.abc import Iterator
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

TABLE = Path(__file__).with_name("who_may.txt")


def walk(patterns=None, prefix="", namespace="") -> Iterator[tuple[str, str]]:
    """Yield ``(full name, path pattern)`` of every address outside the Django admin, from the URL resolver."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        path = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            if pattern.app_name == "admin":
                continue
            inner = ":".join(part for part in (namespace, pattern.namespace) if part)
            yield from walk(pattern.url_patterns, path, inner)
        elif isinstance(pattern, URLPattern):
            yield ":".join(part for part in (namespace, pattern.name or "") if part), path


def table() -> dict[str, dict[str, set[int]]]:
    """``{address: {person: allowed statuses}}``."""
    lines = [line.split() for line in TABLE.read_text().splitlines() if line and not line.startswith("#")]
    people = lines[0][1:]
    return {
        name: {
            person: {int(status) for status in cell.split("/")}
            for person, cell in zip(people, cells, strict=True)
        }
        for name, *cells in lines[1:]
    }


PEOPLE = list(next(iter(table().values())))
