"""Corrections brought about by the real actions."""

import dataclasses

from opd import sop
from opd.models import Role
from posts.corrections import actions
from posts.corrections.workflow import CorrectionStatus as State
from posts.models import Post
from posts.tests.stage import TEXT, published
from tests.cast import appoint, make_person

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
