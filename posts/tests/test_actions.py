"""The stories of a message, action by action, each with its refusal."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError
from django.utils import timezone

from accounts.workflow import Status as AccountStatus
from klaten_medsos.audit.models import Entry
from klaten_medsos.dates import WIB
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd.models import Role
from posts import actions
from posts.models import Post, Publication, Review, Version
from posts.tests.stage import HOUR, POST_URL, TEXT, approved, draft, in_state, published, submit, waiting
from posts.versions import content_hash
from posts.workflow import Status
from tests.cast import appoint

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
NIK_TEXT = "Penerima bantuan: Contoh, NIK 3310056501850003, harap hadir Senin."


def events(post):
    return [entry.event for entry in Entry.objects.on(post)]


# --- writing --------------------------------------------------------------------------------------


def test_budi_drafts_and_the_first_version_holds_what_he_wrote(stage):
    post = draft(stage)
    version = post.current_version
    assert (version.number, version.editor, version.content["text"]) == (1, stage.budi, TEXT)
    assert version.content["segments"] == ["Wisatawan"]
    assert version.content["accounts"][0]["key"] == "instagram:disbudporapar"
    assert version.content_hash == content_hash(Version.objects.get().content)
    assert events(post) == ["pesan.dibuat"]


def test_sari_cannot_draft_for_another_opd(stage, sari):
    with pytest.raises(NotAllowed):
        draft(stage, by=sari)
    assert not Post.objects.exists()


def test_segments_and_accounts_of_another_opd_are_refused(stage):
    for change in ({"segments": [stage.other_segment]}, {"accounts": [stage.others_account]},
                   {"accounts": [stage.proposed]}):  # fmt: skip
        with pytest.raises(Incomplete):
            draft(stage, **change)
    assert not Post.objects.exists()


def test_a_change_makes_a_new_version_and_no_change_makes_none(stage):
    post = draft(stage)
    actions.edit_post(post=post, revision=1, by=stage.budi, text="Baru.")
    assert (post.revision, post.current_version.number) == (2, 2)
    actions.edit_post(post=post, revision=2, by=stage.budi, text="  Baru.\r\n")
    assert (post.revision, post.versions.count()) == (2, 2)
    assert events(post) == ["pesan.dibuat", "pesan.disunting"]
    assert post.versions.get(number=1).content["text"] == TEXT


def test_an_edit_with_an_old_revision_is_refused_and_nothing_is_lost(stage, ratna):
    post = draft(stage)
    actions.edit_post(post=post, revision=1, by=stage.budi, text="Tulisan Budi.")
    with pytest.raises(StateChanged):
        actions.edit_post(post=Post.objects.get(), revision=1, by=ratna, text="Tulisan Ratna.")
    assert Post.objects.get().text == "Tulisan Budi."


def test_choosing_another_audience_is_a_change_too(stage):
    post = draft(stage)
    actions.edit_post(post=post, revision=1, by=stage.budi, segments=[stage.own_segment])
    assert post.current_version.content["segments"] == ["Pemuda Disbudporapar"]


# --- submitting -----------------------------------------------------------------------------------


def test_budi_submits_and_only_ratna_is_told(stage, tono):
    post = waiting(stage)
    assert (post.status, post.submitted_by) == (Status.WAITING, stage.budi)
    assert [notice.recipient for notice in Notice.objects.all()] == [stage.ratna]


def test_an_incomplete_message_is_refused_with_every_gap(stage):
    post = draft(stage, category="kebijakan", segments=[], accounts=[])
    with pytest.raises(Incomplete) as refused:
        submit(post, stage.budi)
    assert {p.where for p in refused.value.problems} == {
        "Sumber", "Jenis sumber", "Segmen khalayak", "Akun tujuan",
    }  # fmt: skip
    assert Post.objects.get().status == Status.DRAFT


def test_exempt_information_cannot_be_submitted(stage):
    post = draft(stage, kip_class="dikecualikan")
    with pytest.raises(Incomplete) as refused:
        submit(post, stage.budi)
    assert "Pasal 15" in refused.value.citation


def test_an_account_that_was_closed_meanwhile_stops_the_submission(stage):
    post = draft(stage)
    stage.instagram.status = AccountStatus.RETIRED
    stage.instagram.retired_at, stage.instagram.retired_by = timezone.now(), stage.budi
    stage.instagram.save()
    with pytest.raises(Incomplete, match="belum lengkap"):
        submit(post, stage.budi)


def test_a_double_click_on_submit_leaves_one_audit_row(stage):
    post = draft(stage)
    submit(Post.objects.get(pk=post.pk), stage.budi)
    with pytest.raises(StateChanged):
        submit(post, stage.budi)
    assert events(post).count("pesan.diajukan") == 1


def test_what_changed_after_the_officer_looked_is_not_submitted(stage):
    post = draft(stage)
    actions.edit_post(post=post, revision=1, by=stage.budi, text="Lain.")
    with pytest.raises(StateChanged):
        submit(post, stage.budi, revision=1)
    assert submit(post, stage.budi, revision=2).status == Status.WAITING


def test_tono_whose_decree_ended_drafts_but_does_not_submit(stage, tono):
    post = draft(stage, by=tono)
    with pytest.raises(NotAllowed) as refused:
        submit(post, tono)
    assert refused.value.citation == "Pasal 11"


# --- deciding -------------------------------------------------------------------------------------


def test_ratna_approves_exactly_the_version_she_saw(stage):
    post = approved(stage)
    assert post.approved_version == post.current_version
    review = Review.objects.get()
    assert (review.decision, review.version, review.reviewer) == (
        "disetujui",
        post.approved_version,
        stage.ratna,
    )
    assert [n.recipient for n in Notice.objects.filter(kind="pesan_diputus")] == [stage.budi]


def test_an_old_version_cannot_be_approved(stage):
    post = waiting(stage)
    first = post.current_version
    actions.return_post(post=post, version=first, note="Perjelas.", by=stage.ratna)
    actions.edit_post(post=post, revision=1, by=stage.budi, text="Lebih jelas.")
    submit(post, stage.budi)
    with pytest.raises(StateChanged):
        actions.approve_post(post=post, version=first, by=stage.ratna)
    assert Post.objects.get().status == Status.WAITING


def test_a_pejabat_never_decides_on_own_words(stage):
    """Peers let the author approve; here author, editor and submitter are refused, whichever the decision."""
    by_author = draft(stage, by=stage.ratna)
    submit(by_author, stage.budi)
    by_editor = draft(stage)
    actions.edit_post(post=by_editor, revision=1, by=stage.ratna, text="Suntingan Ratna.")
    actions.edit_post(post=by_editor, revision=2, by=stage.budi, text="Suntingan Ratna dan Budi.")
    submit(by_editor, stage.budi)
    by_submitter = draft(stage)
    submit(by_submitter, stage.ratna)
    for post in (by_author, by_editor, by_submitter):
        words = {"post": post, "version": post.current_version, "by": stage.ratna}
        for decide in (actions.return_post, actions.reject_post, actions.approve_post):
            with pytest.raises(NotAllowed, match="sendiri"):
                decide(**words, note="Catatan.")
        assert Post.objects.get(pk=post.pk).status == Status.WAITING
    assert not Review.objects.exists()


def test_revision_and_rejection_need_a_note(stage):
    post = waiting(stage)
    for decide in (actions.return_post, actions.reject_post):
        with pytest.raises(RuleBroken):
            decide(post=post, version=post.current_version, note="  ", by=stage.ratna)
    assert not Review.objects.exists()


def test_personal_data_is_not_approved_without_a_written_reason(stage):
    post = waiting(stage, text=NIK_TEXT)
    words = {"post": post, "version": post.current_version, "by": stage.ratna}
    with pytest.raises(Incomplete) as refused:
        actions.approve_post(**words)
    assert refused.value.problems[0].citation.startswith("Pasal 15")
    assert Post.objects.get().status == Status.WAITING
    actions.approve_post(**words, override_reason="Nomor contoh pada formulir resmi.")
    assert Review.objects.get().override_reason == "Nomor contoh pada formulir resmi."
    assert Entry.objects.on(post).last().data["passed_findings"] == ["data_pribadi"]


def test_the_second_of_two_approvers_is_told_kindly(stage, disbudporapar):
    from tests.cast import make_person

    other = make_person("rani", "Rani Contoh", disbudporapar)
    appoint(disbudporapar, {other: Role.PEJABAT})
    post = waiting(stage)
    stale = Post.objects.get(pk=post.pk)
    actions.approve_post(post=post, version=post.current_version, by=stage.ratna)
    with pytest.raises(StateChanged):
        actions.approve_post(post=stale, version=stale.current_version, by=other)
    assert Review.objects.count() == 1


# --- what was approved stays what it was ----------------------------------------------------------


@pytest.mark.parametrize("status", [s for s in Status if s not in (Status.DRAFT, Status.REVISION)])
def test_text_cannot_change_outside_the_officers_desk(stage, status):
    post = in_state(stage, status)
    with pytest.raises(StateChanged):
        actions.edit_post(post=post, revision=post.revision, by=stage.budi, text="Diam-diam.")
    assert Post.objects.get().text == TEXT


def test_reopening_voids_the_approval_and_keeps_its_review(stage):
    post = approved(stage)
    actions.reopen_post(post=post, reason="Jam berubah.", by=stage.budi)
    post = Post.objects.get()
    assert (post.status, post.approved_by, post.approved_version, post.approved_at) == (
        Status.REVISION, None, None, None,
    )  # fmt: skip
    assert Review.objects.count() == 1
    assert events(post)[-1] == "pesan.dibuka_kembali"
    with pytest.raises(StateChanged):
        actions.publish_post(
            post=post, account=stage.instagram, url=POST_URL, published_at=timezone.now(), by=stage.budi
        )


def test_the_database_itself_refuses_publishing_without_approval(stage):
    post = draft(stage)
    now = timezone.now()
    attempts = [
        {"status": Status.PUBLISHED},
        {"status": Status.APPROVED, "approved_by": stage.ratna, "approved_at": now},
        {"status": Status.PUBLISHED, "approved_by": stage.ratna, "approved_at": now,
         "published_at": now, "published_by": stage.budi},
    ]  # fmt: skip
    for attempt in attempts:
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.filter(pk=post.pk).update(**attempt)


def test_the_database_itself_refuses_another_text_behind_the_approval(stage):
    post = approved(stage)
    other = Version.objects.create(
        post=post, number=2, content={}, content_hash="0" * 64, editor=stage.budi, created_at=timezone.now()
    )
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(current_version=other)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(approved_by=stage.budi)
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(category="hiburan")


def test_nothing_deletes_the_trail(stage):
    post = published(stage)
    for row in (post, post.current_version):
        with pytest.raises(ProtectedError):
            row.delete()
    actions.withdraw_post(post=post, reason="Acara batal.", by=stage.ratna)
    assert (Review.objects.count(), Publication.objects.count(), Version.objects.count()) == (1, 1, 1)


# --- publishing -----------------------------------------------------------------------------------


def test_the_first_proof_publishes_and_the_earliest_time_counts(stage):
    at = timezone.now()
    post = approved(stage, at=at - 3 * HOUR, accounts=[stage.instagram, stage.facebook])
    words = {"post": post, "by": stage.budi}
    actions.publish_post(**words, account=stage.instagram, url=POST_URL, published_at=at - HOUR)
    assert (post.status, post.published_at) == (Status.PUBLISHED, at - HOUR)
    facebook = "https://www.facebook.com/disbudporapar/posts/12345"
    actions.publish_post(**words, account=stage.facebook, url=facebook, published_at=at - 2 * HOUR)
    assert Post.objects.get().published_at == at - 2 * HOUR
    assert events(post).count("pesan.terbit") == 2


def test_a_proof_must_be_true(stage):
    at = timezone.now()
    post = approved(stage, at=at - HOUR)
    words = {"post": post, "account": stage.instagram, "url": POST_URL, "published_at": at, "by": stage.budi}
    for change in (
        {"published_at": at + 2 * HOUR},
        {"published_at": at - 2 * HOUR},
        {"url": "https://www.facebook.com/disbudporapar/posts/1"},
        {"url": "javascript:alert(1)"},
        {"url": "https://www.instagram.com/p/\x00/"},
        {"account": stage.facebook},
        {"account": stage.others_account},
    ):
        with pytest.raises(RuleBroken):
            actions.publish_post(**(words | change))
    assert not Publication.objects.exists()
    actions.publish_post(**words)
    with pytest.raises(StateChanged):
        actions.publish_post(**words)


def test_new_years_eve_in_klaten_counts_for_the_old_year(stage):
    moment = datetime.datetime(2025, 12, 31, 23, 30, tzinfo=WIB)
    published(stage, published_at=moment)
    assert Post.objects.for_year(2025).count() == 1
    assert Post.objects.for_year(2026).count() == 0


def test_only_a_pejabat_withdraws_and_says_why(stage):
    post = published(stage)
    with pytest.raises(NotAllowed):
        actions.withdraw_post(post=post, reason="Acara batal.", by=stage.budi)
    with pytest.raises(RuleBroken):
        actions.withdraw_post(post=post, reason=" ", by=stage.ratna)
    actions.withdraw_post(post=post, reason="Acara batal.", by=stage.ratna)
    assert Post.objects.get().withdrawn_reason == "Acara batal."
    assert Post.objects.came_out().count() == 1


# --- hostile words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script>", "x" * 300, "🎉" * 2000, "ꦏꦭꦠꦺꦤ꧀", "‮terbalik", "a " * 5000]
)
def test_strange_but_readable_text_goes_the_whole_way(stage, text):
    post = approved(stage, text=text, accounts=[stage.facebook])  # takes long texts
    assert post.approved_version.content["text"] == text.strip()


@pytest.mark.parametrize("text", ["a\x00b", "x" * 10_001, "\ud83d"])
def test_unreadable_text_is_refused(stage, text):
    with pytest.raises(Incomplete):
        draft(stage, text=text)
