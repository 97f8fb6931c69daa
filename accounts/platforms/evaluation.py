"""The register's answers for a table of cases, in the columns of the case files."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from .registry import Registry, RegistryEntry, Verdict
from .words import in_order

COLUMNS = in_order("input platform handle canonical_url media_type verdict registry_id similar_to warn")


def read_registry(entries: Iterable[Mapping[str, str]], hosts: Iterable[Mapping[str, str]] = ()) -> Registry:
    """A register from the rows of `url-registry` and `url-hosts` files (aliases parted by `|`)."""
    return Registry(
        (
            RegistryEntry(
                id=row["id"],
                unit=row["opd"],
                platform=row["platform"],
                handle=row["handle"],
                aliases=tuple(alias for alias in (row.get("aliases") or "").split("|") if alias),
                canonical_url=row.get("canonical_url") or "",
                media_type=row.get("media_type") or None,
                status=row.get("status") or "active",
            )
            for row in entries
        ),
        {row["host"]: row["platform"] for row in hosts},
    )


def evaluate(registry: Registry, texts: Iterable[str]) -> Iterator[dict[str, str]]:
    """One row per text; what does not apply is empty, and an invalid text names no platform."""
    for text in texts:
        answer = registry.verify(text)
        address = answer.address
        named = answer.verdict not in (Verdict.INVALID, Verdict.AMBIGUOUS)
        yield {
            "input": text,
            "platform": (named and address.platform) or "",
            "handle": (named and address.handle) or "",
            "canonical_url": (named and address.canonical_url) or "",
            "media_type": (named and answer.media_type) or "",
            "verdict": str(answer.verdict),
            "registry_id": answer.registry_id or "",
            "similar_to": answer.similar_to or "",
            "warn": answer.warn or "",
        }
