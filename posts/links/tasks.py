"""Trying links, and ringing again for those still waiting. The address is read from the message."""

import datetime
import logging

from celery import shared_task
from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import DatabaseError

from klaten_medsos import dates
from klaten_medsos.jobs import JobState, ring
from posts.links.addresses import links_of
from posts.links.knocking import Network, knock
from posts.links.policy import may_ask
from posts.links.verdicts import Verdict
from posts.models import LinkCheck

log = logging.getLogger(__name__)

PAUSE = datetime.timedelta(seconds=2)  # between two requests to one site
MOST_AT_ONCE = 20
# a temporary failure is tried again after these minutes, then left until somebody asks
AGAIN_AFTER = (10, 30, 120, 360)


def agent() -> str:
    """How the portal introduces itself to the sites it asks."""
    return f"PortalMedsosKlaten/1.0 (pemeriksa tautan; +{settings.SITE_URL}/)"


@shared_task(name="posts.try_link", soft_time_limit=25, time_limit=30)
def try_link(pk):
    """Try link ``pk`` once: claim, knock, keep. Running it twice does no harm."""
    if not settings.LINK_CHECK:
        return
    row = LinkCheck.claim(pk)
    if row is None:
        return
    if _is_busy(row):
        row.step_back()
        return
    try:
        link = _link_of(row)
        if link is None or not may_ask(link.host):
            row.finish(verdict=Verdict.UNTESTED, status_code=None, checked_at=None, next_at=None, failures=0)
            return
        answer = knock(link.address, agent=agent(), may_ask=may_ask, network=Network())
    except SoftTimeLimitExceeded:
        row.release("Pemeriksaan melewati batas waktu.")
        return
    except DatabaseError:
        raise  # the row keeps its lease; the sweep comes back when the database does
    except Exception as error:
        log.error("link %s not tried: %s", pk, type(error).__name__)  # its words might quote the address
        row.release(f"Galat {type(error).__name__}.")
        return
    _keep(row, answer)


def _is_busy(row) -> bool:
    """Another worker is asking this site, or did so a moment ago."""
    at = dates.now()
    others = LinkCheck.objects.filter(host=row.host).exclude(pk=row.pk)
    return (
        others.filter(checked_at__gt=at - PAUSE).exists()
        or others.filter(job_state=JobState.WORKING, job_lease_until__gt=at).exists()
    )


def _link_of(row):
    """The link in the message as it stands; None when it was taken out meanwhile."""
    post = row.post
    # a correction lies in a version of its own before it becomes the current one
    for version in (post.current_version, post.versions.first()):
        for link in links_of(version.content):
            if link.fingerprint == row.sha256:
                return link
    return None


def _keep(row, answer):
    at = dates.now()
    failures = row.failures + 1 if answer.verdict == Verdict.TEMPORARY else 0
    next_at = None
    if 0 < failures <= len(AGAIN_AFTER):
        next_at = at + datetime.timedelta(minutes=AGAIN_AFTER[failures - 1])
    row.finish(
        verdict=answer.verdict, status_code=answer.status, failures=failures, next_at=next_at,
        checked_at=None if answer.verdict == Verdict.UNTESTED else at,
    )  # fmt: skip


@shared_task(name="posts.sweep_links")
def sweep_links():
    """Ring again for links that are due, one for each site; what failed for a while is due again at its time."""
    if not settings.LINK_CHECK:
        return
    at = dates.now()
    LinkCheck.objects.filter(next_at__lte=at, job_state=JobState.DONE).update(
        job_state=JobState.WANTED, job_attempts=0, job_wanted_at=at, next_at=None
    )
    sites = set()
    for pk, host in LinkCheck.objects.due(at).order_by("job_wanted_at", "pk").values_list("pk", "host")[:500]:
        if host not in sites and len(sites) < MOST_AT_ONCE:
            sites.add(host)
            ring(try_link, pk)
