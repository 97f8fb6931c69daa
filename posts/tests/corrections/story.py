"""Corrections brought about by the real actions."""

import dataclasses

from django.utils import timezone

from opd import sop
from opd.models import Role
from posts import actions as posts
from posts.corrections import actions
from posts.corrections.workflow import CorrectionStatus as State
from posts.models import Post
from posts.tests.stage import POST_URL, TEXT, draft, published, submit
from tests.cast import appoint, make_person, photo_upload

CORRECTED = TEXT.replace("Sabtu", "Minggu")
REASON = "Harinya keliru."


def drafted(stage, post=None, **changes):
    words = {"post": post or published(stage), "text": CORRECTED, "reason": REASON, "by": stage.budi}
    return actions.draft_correction(**words | changes)


def handed_in(change, by, **changes):
    """With the whole checklist confirmed."""
    return actions.submit_correction(
        correction=change, by=by, **{"checklist": sop.parameters().checklist, **changes}
    )


def proposed(stage, post=None, **changes):
    return handed_in(drafted(stage, post, **changes), stage.budi)


def approve(change, by, **changes):
    return actions.approve_correction(correction=change, version=change.version, by=by, **changes)


def corrected(stage, post=None, **changes):
    return approve(proposed(stage, post, **changes), stage.ratna)


def second_pejabat(stage):
    rani = make_person("rani", "Rani Contoh", stage.unit)
    appoint(stage.unit, {rani: Role.PEJABAT})
    return rani


def ask_for_tiers(monkeypatch, tiers):
    terms = dataclasses.replace(sop.DEFAULT, approval_tiers=tiers, label="SOP Contoh")
    monkeypatch.setattr(sop, "parameters", lambda *_: terms)


def in_state(stage, state):
    """A correction that really went the way to ``state``."""
    if state == State.DRAFT:
        return drafted(stage)
    if state == State.CANCELLED:
        change = drafted(stage)
        return actions.cancel_correction(correction=change, reason="Sudah benar.", by=stage.budi)
    change = proposed(stage)
    if state == State.APPROVED:
        return approve(change, stage.ratna)
    if state in (State.REVISION, State.REJECTED):
        decide = actions.return_correction if state == State.REVISION else actions.reject_correction
        return decide(correction=change, version=change.version, note="Perjelas harinya.", by=stage.ratna)
    return change


def out():
    """What is published now."""
    return Post.objects.get().current_version.content["text"]


ALT = "Penari di panggung alun-alun Klaten"


def published_with_picture(stage, alt=ALT, **changes):
    """Out with one picture; its ``Media`` beside the message."""
    post = draft(stage, **changes)
    media = posts.add_media(post=post, upload=photo_upload(), alt=alt, by=stage.budi)
    submit(post, stage.budi)
    posts.approve_post(post=post, version=post.current_version, by=stage.ratna)
    posts.publish_post(
        post=post, account=stage.instagram, url=POST_URL, published_at=timezone.now(), by=stage.budi
    )  # fmt: skip
    return post, media


def as_shown(client, url, **changes):
    """What a browser sends of the form at ``url`` when the officer changes only ``changes``."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in values.items() if value not in (None, False)} | changes
