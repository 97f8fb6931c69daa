"""Which sites are asked at all: the list Diskominfo keeps, and never the portal itself."""

from urllib.parse import urlsplit

from django.conf import settings

from posts.models import LinkDomain, LinkPolicy


def names_above(host: str) -> list[str]:
    """``a.b.go.id`` and every name above it: ``b.go.id``, ``go.id``, ``id``."""
    labels = host.rstrip(".").lower().split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def policies_of(hosts) -> dict[str, LinkPolicy]:
    """How links to each of ``hosts`` are treated; one query."""
    above = {host: names_above(host) for host in hosts}
    wanted = {name for names in above.values() for name in names}
    kept = (
        dict(LinkDomain.objects.filter(domain__in=wanted).values_list("domain", "policy")) if wanted else {}
    )
    own = urlsplit(settings.SITE_URL).hostname
    kept |= {own: LinkPolicy.TRUSTED} if own else {}
    return {
        host: LinkPolicy(next((kept[name] for name in names if name in kept), LinkPolicy.TRIED))
        for host, names in above.items()
    }


def may_ask(host: str) -> bool:
    """Whether the portal may contact ``host`` of its own accord."""
    return policies_of([host])[host] == LinkPolicy.TRIED
