"""A correction is a new version with its reason, decided on like any text; until then what is out stays."""

import dataclasses
import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd import sop
from posts import actions as posts
from posts.actions import escalation_due
from posts.corrections import actions, duties
from posts.corrections.workflow import CORRECTION_FLOW
from posts.corrections.workflow import CorrectionStatus as State
from posts.models import CorrectedPlace, Correction, OwnText, Post, Submission
from posts.tests.corrections.story import (
    CORRECTED,
    REASON,
    approve,
    ask_for_tiers,
    corrected,
    drafted,
    handed_in,
    in_state,
    out,
    proposed,
    second_pejabat,
)
from posts.tests.stage import HOUR, POST_URL, TEXT, approved, make_account, published
from posts.workflow import Status

pytestmark = pytest.mark.django_db
FACEBOOK_URL = "https://www.facebook.com/disbudporapar/posts/77"


def on_both(stage, **changes):
    """Out on Instagram and on Facebook."""
    post = published(stage, accounts=[stage.instagram, stage.facebook], **changes)
    return posts.publish_post(
        post=post, account=stage.facebook, url=FACEBOOK_URL, published_at=timezone.now(), by=stage.budi
    )


# --- the way of a correction ------------------------------------------------------------------------


def test_what_is_out_changes_only_with_the_approval_and_both_versions_stay(stage):
    change = drafted(stage)
    assert out() == TEXT
    handed_in(change, stage.budi)
    assert out() == TEXT and Post.objects.get().text == TEXT
    approve(change, stage.ratna)
    post = Post.objects.get()
    assert (post.status, post.text, out()) == (Status.PUBLISHED, CORRECTED, CORRECTED)
    assert (post.approved_version, post.approved_by) == (change.version, stage.ratna)
    assert [version.content["text"] for version in post.versions.all()] == [CORRECTED, TEXT]
    assert list(Post.objects.matching("minggu")) == [post]
    told = Entry.objects.on(post).values_list("event", flat=True)
    assert {"koreksi.diusulkan", "koreksi.diajukan", "koreksi.disetujui"} <= set(told)


def test_two_tiers_ask_for_two_pejabat_and_nothing_changes_between_them(stage, monkeypatch):
    rani, post = second_pejabat(stage), published(stage)
    ask_for_tiers(monkeypatch, 2)
    change = proposed(stage, post)
    approve(change, stage.ratna)
    assert (change.status, change.tiers_passed, out()) == (State.WAITING, 1, TEXT)
    with pytest.raises(NotAllowed, match="jenjang"):
        approve(change, stage.ratna)
    approve(change, rani)
    post.refresh_from_db()
    assert (out(), post.approved_by, post.tiers, post.tiers_passed) == (CORRECTED, rani, 2, 2)
    assert change.version.submissions.get().sop_label == "SOP Contoh"
    assert Notice.objects.filter(kind="koreksi_diusulkan", recipient=rani).count() == 2


def test_a_return_by_the_second_tier_voids_the_first(stage, monkeypatch):
    rani, post = second_pejabat(stage), published(stage)
    ask_for_tiers(monkeypatch, 2)
    change = approve(proposed(stage, post), stage.ratna)
    actions.return_correction(correction=change, version=change.version, note="Jam berapa?", by=rani)
    assert (change.status, change.tiers_passed) == (State.REVISION, 0)
    actions.edit_correction(
        correction=change, revision=1, text=f"{CORRECTED} Pukul 07.00.", reason=REASON, by=stage.budi
    )
    handed_in(change, stage.budi)
    approve(change, rani)
    assert out() == TEXT
    approve(change, stage.ratna)
    assert out().endswith("Pukul 07.00.")


def test_the_tiers_are_those_of_the_sop_when_it_was_handed_in(stage, monkeypatch):
    post = published(stage)
    change = proposed(stage, post)
    ask_for_tiers(monkeypatch, 2)
    approve(change, stage.ratna)
    assert out() == CORRECTED


def test_the_checklist_and_the_warnings_are_asked_for_here_too(stage):
    change = drafted(stage)
    with pytest.raises(Incomplete, match="Daftar periksa"):
        actions.submit_correction(correction=change, by=stage.budi, checklist=sop.parameters().checklist[1:])
    assert not Submission.objects.filter(version=change.version).exists()
    handed_in(change, stage.budi)
    assert change.version.submissions.get().checklist == list(sop.parameters().checklist)


def test_a_blocking_finding_asks_for_a_written_reason_kept_with_the_decision(stage):
    change = proposed(stage, text="Festival dibuka. Hubungi Contoh, NIK 3310123456780001, sebelum datang.")
    with pytest.raises(Incomplete):
        approve(change, stage.ratna)
    approve(change, stage.ratna, override_reason="Nomor itu contoh, bukan milik siapa pun.")
    assert change.version.reviews.get().override_reason.startswith("Nomor itu contoh")


def test_refused_or_given_up_the_text_stays_and_another_may_follow(stage):
    change = proposed(stage)
    with pytest.raises(RuleBroken):
        actions.reject_correction(correction=change, version=change.version, note=" ", by=stage.ratna)
    actions.reject_correction(correction=change, version=change.version, note="Sudah benar.", by=stage.ratna)
    with pytest.raises(StateChanged):
        approve(change, stage.ratna)
    again = drafted(stage, change.post)
    actions.cancel_correction(correction=again, reason="Tidak perlu.", by=stage.budi)
    assert out() == TEXT
    third = corrected(stage, change.post, text=f"{CORRECTED}!")
    assert (third.version.number, out()) == (4, f"{CORRECTED}!")


def test_a_withdrawn_message_takes_its_open_correction_along(stage):
    change = proposed(stage)
    posts.withdraw_post(post=change.post, reason="Acara batal.", by=stage.ratna)
    change.refresh_from_db()
    assert (change.status, change.note) == (State.CANCELLED, "Acara batal.")
    with pytest.raises(StateChanged):
        approve(change, stage.ratna)


@pytest.mark.parametrize("text", ["", "  ", TEXT, TEXT + "\r\n"])
def test_a_correction_changes_something(stage, text):
    with pytest.raises(RuleBroken):
        drafted(stage, text=text)
    assert not Correction.objects.exists()


@pytest.mark.parametrize("reason", ["", " ", "x" * 301])
def test_a_correction_says_why(stage, reason):
    with pytest.raises(RuleBroken):
        drafted(stage, reason=reason)


def test_only_what_is_out_is_corrected_one_change_at_a_time(stage):
    with pytest.raises(StateChanged):
        drafted(stage, approved(stage))
    change = drafted(stage)
    with pytest.raises(StateChanged, match="belum selesai"):
        drafted(stage, change.post)


def test_two_who_edit_do_not_overwrite_each_other(stage):
    change = drafted(stage)
    actions.edit_correction(correction=change, revision=1, text="Lain.", reason=REASON, by=stage.ratna)
    with pytest.raises(StateChanged, match="Orang lain"):
        actions.edit_correction(correction=change, revision=1, text="Beda.", reason=REASON, by=stage.budi)
    with pytest.raises(StateChanged, match="berubah"):
        handed_in(change, stage.budi, revision=1)


def test_the_decision_is_on_exactly_the_version_that_was_shown(stage):
    change = proposed(stage)
    seen = change.version
    actions.recall_correction(correction=change, by=stage.budi)
    actions.edit_correction(correction=change, revision=1, text="Lain.", reason=REASON, by=stage.budi)
    handed_in(change, stage.budi)
    with pytest.raises(StateChanged):
        actions.approve_correction(correction=change, version=seen, by=stage.ratna)
    assert out() == TEXT


# --- four eyes --------------------------------------------------------------------------------------


def test_nobody_decides_on_words_of_their_own_old_or_new(stage, sari):
    rani = second_pejabat(stage)
    change = drafted(stage, by=stage.ratna)
    actions.edit_correction(correction=change, revision=1, text=f"{CORRECTED}!", reason=REASON, by=rani)
    handed_in(change, stage.budi)
    for by in (stage.ratna, rani, stage.budi, sari):
        with pytest.raises(NotAllowed):
            approve(change, by)
    assert out() == TEXT


def test_the_database_refuses_what_no_action_does(stage):
    change = proposed(stage)
    decided = {"decided_at": timezone.now(), "status": State.APPROVED, "tiers_passed": 1}
    for values in (
        decided | {"decided_by": stage.budi},  # one's own
        decided | {"decided_by": stage.ratna, "tiers_passed": 0},  # before the last tier
        {"status": State.APPROVED},  # by nobody
        {"status": "terbit"},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            Correction.objects.filter(pk=change.pk).update(**values)
    # a proposal never becomes the published version without its approval
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.update(current_version=change.version)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM posts_correction")


# --- own texts --------------------------------------------------------------------------------------


def test_an_own_text_is_corrected_while_the_common_one_stays(stage):
    own = {stage.facebook: {"title": "", "text": "Datanglah Sabtu."}}
    post = on_both(stage, own_texts=own)
    change = corrected(
        stage, post, text=TEXT, own_texts={stage.facebook: {"title": "", "text": "Datanglah Minggu."}}
    )
    assert out() == TEXT
    assert OwnText.objects.get(post=post).text == "Datanglah Minggu."
    [place] = change.places.all()
    assert place.publication.account == stage.facebook


def test_where_every_account_has_its_own_text_each_is_corrected(stage):
    own = {account: {"text": "Datanglah Sabtu."} for account in (stage.instagram, stage.facebook)}
    post = on_both(stage, own_texts=own)
    right = {account: {"text": "Datanglah Minggu."} for account in own}
    change = corrected(stage, post, text=TEXT, own_texts=right)
    assert change.places.count() == 2
    assert set(OwnText.objects.values_list("text", flat=True)) == {"Datanglah Minggu."}


def test_an_own_text_given_up_leaves_the_account_to_the_common_one(stage):
    post = on_both(stage, own_texts={stage.facebook: {"text": "Datanglah Sabtu."}})
    change = corrected(stage, post, text=TEXT, own_texts={stage.facebook: {"text": ""}})
    assert not OwnText.objects.exists()
    assert [place.publication.account for place in change.places.all()] == [stage.facebook]


def test_an_own_text_of_a_foreign_account_is_refused(stage):
    with pytest.raises(Incomplete):
        drafted(stage, own_texts={stage.others_account: {"text": "Bukan milik unit."}})


def test_an_own_text_too_long_for_its_platform_is_not_handed_in(stage, dewi):
    x = make_account(stage.unit, stage.budi, dewi, "klaten_wisata", "x")
    change = drafted(
        stage, published(stage, accounts=[stage.instagram, x]), own_texts={x: {"text": "Kirab. " * 60}}
    )
    with pytest.raises(Incomplete, match="belum lengkap") as refused:
        handed_in(change, stage.budi)
    assert "280" in refused.value.problems[0].message


# --- on the platforms -------------------------------------------------------------------------------


def test_those_who_publish_are_told_and_record_when_the_post_was_put_right(stage):
    change = corrected(stage)
    [place] = change.places.all()
    assert Notice.objects.filter(kind="koreksi_diperbaiki", recipient=stage.budi).exists()
    assert any("Perbaiki kiriman" in duty.title for duty in duties.duties_for(stage.budi))
    actions.mend_place(place=place, way="disunting", mended_at=dates.now(), by=stage.budi)
    assert duties.duties_for(stage.budi) == []
    entry = Entry.objects.on(change.post).get(event="koreksi.diperbaiki")
    assert "WIB" in entry.sentence and "disunting" in entry.sentence
    with pytest.raises(StateChanged):
        actions.mend_place(place=place, way="disunting", mended_at=dates.now(), by=stage.budi)


@pytest.mark.parametrize(
    ("way", "url", "hours"),
    [
        ("", "", 0), ("lain", "", 0), ("disunting", "https://www.instagram.com/p/Baru/", 0), ("disunting", "", 2),
        ("disunting", "", -48), ("diganti", "", 0), ("diganti", POST_URL, 0),
        ("diganti", "https://www.instagram.com/akunlain/reel/ABC123/", 0), ("diganti", "javascript:alert(1)", 0),
    ],
)  # fmt: skip
def test_what_proves_nothing_is_refused(stage, way, url, hours):
    [place] = corrected(stage).places.all()
    moment = dates.now() + datetime.timedelta(hours=hours)
    with pytest.raises(RuleBroken):
        actions.mend_place(place=place, way=way, url=url, mended_at=moment, by=stage.budi)
    assert CorrectedPlace.objects.unmended().count() == 1


def test_a_post_made_anew_keeps_its_new_address_beside_the_old_proof(stage):
    [place] = corrected(stage).places.all()
    new = "https://www.instagram.com/p/Baru123/"
    actions.mend_place(place=place, way="diganti", url=new, mended_at=dates.now(), by=stage.budi)
    assert (place.url, place.publication.url) == (new, POST_URL)


def test_who_may_not_publish_may_not_record_it(stage, sari, tono, dewi):
    [place] = corrected(stage).places.all()
    for by in (sari, tono, dewi):
        with pytest.raises(NotAllowed):
            actions.mend_place(place=place, way="disunting", mended_at=dates.now(), by=by)


def test_a_second_correction_takes_over_what_the_first_left_open(stage):
    first = corrected(stage)
    second = corrected(stage, first.post, text=f"{CORRECTED} Pukul 07.00.")
    [place] = CorrectedPlace.objects.all()
    assert place.correction == second


def test_a_proof_recorded_late_of_a_post_with_the_old_words_is_an_errand_too(stage):
    """It came out before the correction, so its time is true; but it says the old words."""
    post = published(
        stage, accounts=[stage.instagram, stage.facebook], published_at=timezone.now() - 3 * HOUR
    )
    change = corrected(stage, post)
    late = timezone.now() - 2 * HOUR
    posts.publish_post(
        post=Post.objects.get(), account=stage.facebook, url=FACEBOOK_URL, published_at=late, by=stage.budi
    )
    assert {place.publication.account for place in change.places.all()} == {stage.instagram, stage.facebook}


def test_a_proof_of_a_post_with_the_corrected_words_is_no_errand(stage):
    post = published(stage, accounts=[stage.instagram, stage.facebook])
    change = corrected(stage, post)
    posts.publish_post(
        post=Post.objects.get(), account=stage.facebook, url=FACEBOOK_URL, published_at=timezone.now(),
        by=stage.budi,
    )  # fmt: skip
    assert [place.publication.account for place in change.places.all()] == [stage.instagram]


# --- telling in time --------------------------------------------------------------------------------


def test_a_correction_that_waits_too_long_is_told_once(stage, monkeypatch):
    monkeypatch.setattr(sop, "parameters", lambda *_: dataclasses.replace(sop.DEFAULT, escalation_hours=4))
    change = proposed(stage)
    due = escalation_due(change)
    assert not actions.escalate_correction(correction=change, at=due - HOUR)
    assert actions.escalate_correction(correction=change, at=due + HOUR)
    assert not actions.escalate_correction(correction=change, at=due + 2 * HOUR)
    assert Notice.objects.filter(kind="koreksi_dieskalasi", recipient=stage.ratna).count() == 1


# --- who, from which state --------------------------------------------------------------------------

CAST = ("budi", "ratna", "sari", "tono", "dewi", "kirana", "joko", "operator")
DESK = {State.DRAFT, State.REVISION}
TABLE = {
    "edit": ({"budi", "ratna"}, DESK),
    "submit": ({"budi", "ratna"}, DESK),
    "cancel": ({"budi", "ratna"}, DESK),
    "recall": ({"budi", "ratna"}, {State.WAITING}),
    "approve": ({"ratna"}, {State.WAITING}),
    "return": ({"ratna"}, {State.WAITING}),
    "reject": ({"ratna"}, {State.WAITING}),
}


def perform(action, change, by):
    decided = {"correction": change, "version": change.version, "by": by}
    {
        "edit": lambda: actions.edit_correction(
            correction=change, revision=change.revision, text="Lain.", reason=REASON, by=by
        ),
        "submit": lambda: handed_in(change, by),
        "cancel": lambda: actions.cancel_correction(correction=change, reason="Tidak perlu.", by=by),
        "recall": lambda: actions.recall_correction(correction=change, by=by),
        "approve": lambda: actions.approve_correction(**decided),
        "return": lambda: actions.return_correction(**decided, note="Perjelas."),
        "reject": lambda: actions.reject_correction(**decided, note="Bukan."),
    }[action]()


@pytest.mark.domain
@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("action", list(TABLE))
def test_who_may_do_what_from_which_state(stage, request, action, state):
    powerful, states = TABLE[action]
    made = in_state(stage, state)
    was = out()
    for name in CAST:
        change = Correction.objects.get(pk=made.pk)
        if name not in powerful:
            with pytest.raises(NotAllowed):
                perform(action, change, request.getfixturevalue(name))
        elif state not in states:
            with pytest.raises(StateChanged):
                perform(action, change, request.getfixturevalue(name))
        assert (Correction.objects.get(pk=made.pk).status, out()) == (state, was), name
    if state in states:
        actor = stage.budi if "budi" in powerful else stage.ratna
        perform(action, Correction.objects.get(pk=made.pk), actor)


def test_the_table_names_every_move_of_the_workflow():
    moves = {(here, there) for here, targets in CORRECTION_FLOW.transitions.items() for there in targets}
    told = {
        *((here, State.WAITING) for here in TABLE["submit"][1]),
        *((here, State.CANCELLED) for here in TABLE["cancel"][1]),
        (State.WAITING, State.APPROVED), (State.WAITING, State.REVISION), (State.WAITING, State.REJECTED),
        (State.WAITING, State.CANCELLED),  # the message was withdrawn
    }  # fmt: skip
    assert moves == told
