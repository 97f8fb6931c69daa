"""Asking for links to be tried, keeping what came of it, and the list of domains left alone."""

import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import Q

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.jobs import JobState, ring
from opd.actions.cleaning import clean
from posts import permissions
from posts.checking.permissions import check_can_teach_check
from posts.links import tasks
from posts.links.addresses import links_of
from posts.links.policy import policies_of
from posts.models import LinkCheck, LinkPolicy

FRESH = datetime.timedelta(hours=12)
MOST_PER_HOUR = 60  # addresses one message may bring


def want_links(*, post, content, at=None, fresh=FRESH) -> int:
    """Have the links of ``content`` tried that are unknown or whose last trial is older than ``fresh``.

    Runs in the caller's transaction; the bell rings after the commit. Does nothing while ``LINK_CHECK`` is off.
    Returns how many were asked for.
    """
    if not settings.LINK_CHECK:
        return 0
    at = at or dates.now()
    links = links_of(content)
    policies = policies_of({link.host for link in links}) if links else {}
    links = [link for link in links if link.host and policies[link.host] == LinkPolicy.TRIED]
    if not links:
        return 0
    hour = at - datetime.timedelta(hours=1)
    left = MOST_PER_HOUR - LinkCheck.objects.filter(post=post, job_wanted_at__gt=hour).count()
    known = set(
        LinkCheck.objects.filter(sha256__in=[link.fingerprint for link in links]).values_list(
            "sha256", flat=True
        )
    )
    unknown = [link for link in links if link.fingerprint not in known][: max(0, left)]
    LinkCheck.objects.bulk_create(
        [LinkCheck(sha256=link.fingerprint, host=link.host, post=post, job_wanted_at=at) for link in unknown],
        ignore_conflicts=True,
    )
    prints = [link.fingerprint for link in links]
    again = LinkCheck.objects.filter(sha256__in=prints).exclude(job_state=JobState.WORKING)
    is_old = Q(checked_at__lte=at - fresh) | Q(checked_at=None) | Q(job_state=JobState.FAILED)
    stale = again.exclude(job_state=JobState.WANTED).filter(is_old)
    stale.update(job_state=JobState.WANTED, job_attempts=0, job_wanted_at=at, next_at=None, post=post)
    wanted = list(
        LinkCheck.objects.filter(sha256__in=prints, job_state=JobState.WANTED)
        .order_by("pk")
        .only("pk", "host")
    )
    LinkCheck.objects.filter(pk__in=[row.pk for row in wanted]).update(post=post)
    # one bell a site: the sweep rings for the rest, so that nobody is asked twice at once
    for row in {row.host: row for row in reversed(wanted)}.values():
        ring(tasks.try_link, row.pk)
    return len(wanted)


@transaction.atomic
def try_again(*, post, by, at=None) -> int:
    """Somebody of the unit asks for the links of the message as it stands to be tried now."""
    permissions.check_can_comment(by, post)
    return want_links(
        post=post, content=post.current_version.content, at=at, fresh=datetime.timedelta(minutes=1)
    )


@transaction.atomic
def save_domain(*, domain, by, at=None):
    """Keep how links to a domain are treated; it counts at once, also for links tried before."""
    check_can_teach_check(by)
    domain.domain = domain.domain.strip().lower().rstrip(".")
    domain.reason = " ".join(domain.reason.split())
    domain.changed_at, domain.changed_by = at or dates.now(), by
    clean(domain)
    domain.save()
    record(
        Event.LINK_DOMAIN_SAVED,
        on=domain,
        by=by,
        at=at,
        policy=domain.get_policy_display(),
        reason=domain.reason,
    )
    return domain
