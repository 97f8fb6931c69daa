"""Situations for the tests of messages, built by performing the real actions."""

import datetime
from types import SimpleNamespace

import pytest
from django.utils import timezone

from accounts.models import Account, Segment
from accounts.workflow import Status as AccountStatus
from opd.sop import parameters
from posts import actions
from posts.forms import ChecklistForm
from posts.workflow import Status

TEXT = "Festival Rowo Jombor digelar Sabtu pagi.\nWarga dapat hadir tanpa tiket. #Klaten"
POST_URL = "https://www.instagram.com/p/Cabc123/"
HOUR = datetime.timedelta(hours=1)


def make_account(unit, by, verified_by, handle, platform="instagram", status=AccountStatus.ACTIVE):
    """An account of ``unit``; official unless another ``status`` is asked for."""
    at = timezone.now() - 400 * 24 * HOUR
    decided = {"decided_at": at, "decided_by": verified_by} if status != AccountStatus.PROPOSED else {}
    closed = {"retired_at": at, "retired_by": by} if status == AccountStatus.RETIRED else {}
    address = f"https://www.{platform}.com/{handle}/"
    return Account.objects.create(
        unit=unit, pasted=address, platform=platform, handle=handle, key=f"{platform}:{handle}",
        canonical_url=address, media_type="media_sharing", purpose="Informasi pariwisata", custodian=by,
        evidence="kode di bio", status=status, proposed_at=at, proposed_by=by, **decided, **closed,
    )  # fmt: skip


def draft(stage, **changes):
    words = {
        "unit": stage.unit, "title": "Festival Rowo Jombor", "text": TEXT, "by": stage.budi,
        "category": "potensi", "segments": [stage.segment], "accounts": [stage.instagram],
    } | changes  # fmt: skip
    return actions.draft_post(**words)


def submit(post, by, **changes):
    """Handed in with the whole checklist confirmed."""
    return actions.submit_post(post=post, by=by, **{"checklist": parameters().checklist, **changes})


def ticked(**more):
    """The submission page with every line of the checklist ticked, as a browser sends it."""
    lines = ChecklistForm(lines=parameters().checklist).lines
    return dict.fromkeys(lines, "on") | more


def waiting(stage, **changes):
    return submit(draft(stage, **changes), stage.budi)


def approved(stage, at=None, **changes):
    post = waiting(stage, **changes)
    return actions.approve_post(post=post, version=post.current_version, by=stage.ratna, at=at)


def published(stage, published_at=None, **changes):
    moment = published_at or timezone.now()
    post = approved(stage, at=moment - HOUR, **changes)
    return actions.publish_post(
        post=post, account=stage.instagram, url=POST_URL, published_at=moment, by=stage.budi
    )


def in_state(stage, status):
    """A message that really went the way to ``status``."""
    if status == Status.DRAFT:
        return draft(stage)
    if status == Status.WAITING:
        return waiting(stage)
    if status == Status.APPROVED:
        return approved(stage)
    if status == Status.SCHEDULED:
        return approved(stage, scheduled_for=timezone.now() + HOUR)
    if status == Status.EXPIRED:
        post = waiting(stage, scheduled_for=timezone.now() + HOUR)
        actions.expire_post(post=post, at=timezone.now() + 2 * HOUR)
        return post
    if status in (Status.REVISION, Status.REJECTED):
        post = waiting(stage)
        decide = actions.return_post if status == Status.REVISION else actions.reject_post
        return decide(post=post, version=post.current_version, note="Perjelas jamnya.", by=stage.ratna)
    post = published(stage)
    if status == Status.WITHDRAWN:
        actions.withdraw_post(post=post, reason="Acara batal.", by=stage.ratna)
    return post


@pytest.fixture
def stage(disbudporapar, dinkes, budi, ratna, dewi):
    """Disbudporapar with two official accounts and a segment; Dinkes with one of each."""
    return SimpleNamespace(
        unit=disbudporapar,
        other=dinkes,
        budi=budi,
        ratna=ratna,
        segment=Segment.objects.create(name="Wisatawan", unit=None),
        own_segment=Segment.objects.create(name="Pemuda Disbudporapar", unit=disbudporapar),
        other_segment=Segment.objects.create(name="Pasien", unit=dinkes),
        instagram=make_account(disbudporapar, budi, dewi, "disbudporapar"),
        facebook=make_account(disbudporapar, budi, dewi, "disbudporapar", "facebook"),
        proposed=make_account(disbudporapar, budi, dewi, "barudaftar", status=AccountStatus.PROPOSED),
        others_account=make_account(dinkes, budi, dewi, "dinkes.klt"),
    )
