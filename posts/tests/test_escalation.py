"""A message nobody decides on: told in service hours, once, to those who can; and a digest each working morning."""

import dataclasses
import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from klaten_medsos.dates import WIB
from klaten_medsos.exceptions import NotAllowed
from klaten_medsos.notices.models import Notice
from opd import sop
from opd.models import Role, User
from posts import actions, permissions, tasks
from posts.models import Post, Review
from posts.tests.corrections.story import (
    REASON,
    approve,
    ask_for_tiers,
    drafted,
    handed_in,
    proposed,
    second_pejabat,
)
from posts.tests.stage import HOUR, draft, published, submit, waiting
from posts.workflow import Status
from tests.cast import appoint, make_head, make_person

pytestmark = pytest.mark.django_db
FRIDAY = datetime.datetime(2026, 11, 20, 14, 0, tzinfo=WIB)  # closes at 14.30


@pytest.fixture
def head(stage):
    user = make_person("kepala", "Dra. Kepala Contoh", stage.unit)
    stage.unit.heads.update(ends_on=datetime.date(2021, 1, 1))
    make_head(stage.unit, user.name, user, starts_on=datetime.date(2021, 1, 2))
    return user


def sent_on(stage, moment):
    return submit(draft(stage, at=moment), stage.budi, at=moment)


def test_only_service_hours_count_and_a_weekend_is_none(stage):
    """Half an hour on Friday, then Monday from 07.30 with its break at noon: eight hours end at 16.00."""
    post = sent_on(stage, FRIDAY)
    monday = datetime.datetime(2026, 11, 23, 16, 0, tzinfo=WIB)
    assert actions.escalation_due(post) == monday
    assert not actions.escalate_post(post=post, at=monday - datetime.timedelta(minutes=1))
    assert actions.escalate_post(post=post, at=monday)
    assert not actions.escalate_post(post=post, at=monday + datetime.timedelta(hours=1))
    assert Entry.objects.filter(event="pesan.dieskalasi").count() == 1


def test_pejabat_and_head_are_told_and_no_writer(stage, head):
    other = make_person("rani", "Rani Contoh", stage.unit)
    appoint(stage.unit, {other: Role.PEJABAT})
    post = sent_on(stage, FRIDAY)
    actions.escalate_post(post=post, at=FRIDAY + datetime.timedelta(days=7))
    told = {n.recipient for n in Notice.objects.filter(kind="pesan_dieskalasi")}
    assert told == {stage.ratna, other, head}


def test_the_sweep_escalates_each_message_once_however_often_it_runs(stage):
    post = sent_on(stage, FRIDAY - datetime.timedelta(days=30))
    waiting(stage)
    for _ in range(3):
        tasks.escalate_posts()
    assert Notice.objects.filter(kind="pesan_dieskalasi").count() == 1
    assert Post.objects.get(pk=post.pk).escalated_at is not None


def test_submitted_anew_a_message_may_be_escalated_anew(stage):
    post = sent_on(stage, FRIDAY)
    actions.escalate_post(post=post, at=FRIDAY + datetime.timedelta(days=7))
    actions.return_post(post=post, version=post.current_version, note="Jam?", by=stage.ratna)
    submit(post, stage.budi)
    assert Post.objects.get().escalated_at is None


def test_the_digest_names_what_waits_for_each_once_a_day_and_none_on_a_day_off(stage, monkeypatch):
    other = make_person("rani", "Rani Contoh", stage.unit)
    appoint(stage.unit, {other: Role.PEJABAT})
    waiting(stage, title="Kirab pertama")
    submit(draft(stage, title="Naskah Rani", by=other), stage.budi)
    monkeypatch.setattr(tasks, "is_working_day", lambda *_: False)
    tasks.send_digests()
    assert not Notice.objects.filter(kind="pesan_ringkasan").exists()
    monkeypatch.setattr(tasks, "is_working_day", lambda *_: True)
    tasks.send_digests()
    tasks.send_digests()
    digests = {n.recipient: n.body for n in Notice.objects.filter(kind="pesan_ringkasan")}
    assert set(digests) == {stage.ratna, other}
    assert "Kirab pertama" in digests[stage.ratna] and "Naskah Rani" in digests[stage.ratna]
    assert "Naskah Rani" not in digests[other]


def test_the_digest_asks_as_many_questions_for_many_messages_as_for_one(stage, monkeypatch):
    monkeypatch.setattr(tasks, "is_working_day", lambda *_: True)
    asked = []
    for many in (1, 4):
        for number in range(many):
            waiting(stage, title=f"Kirab {many}-{number}")
            proposed(stage)
        Notice.objects.filter(kind="pesan_ringkasan").delete()
        with CaptureQueriesContext(connection) as queries:
            tasks.send_digests()
        asked.append(len(queries))
        assert Notice.objects.filter(kind="pesan_ringkasan").exists()
    assert asked[0] == asked[1]


def test_corrections_that_wait_stand_in_the_digest_of_those_who_may_decide(stage, monkeypatch):
    monkeypatch.setattr(tasks, "is_working_day", lambda *_: True)
    rani = second_pejabat(stage)
    correction = handed_in(drafted(stage, by=rani), stage.budi)
    tasks.send_digests()
    notice = Notice.objects.get(kind="pesan_ringkasan")
    assert notice.recipient == stage.ratna and notice.subject.startswith("1 koreksi ")
    assert f"Koreksi {correction.post.title}: {REASON}" in notice.body
    assert notice.path == reverse("posts:correction_review", args=[correction.pk])
    Notice.objects.all().delete()
    waiting(stage, title="Kirab")
    tasks.send_digests()
    both = Notice.objects.get(kind="pesan_ringkasan", recipient=stage.ratna)
    assert both.subject.startswith("1 pesan dan 1 koreksi ") and both.path == reverse("home")
    assert Notice.objects.get(kind="pesan_ringkasan", recipient=rani).subject.startswith("1 pesan D")


def test_who_approved_a_correction_in_the_first_tier_is_not_reminded_of_it(stage, monkeypatch):
    monkeypatch.setattr(tasks, "is_working_day", lambda *_: True)
    rani, post = second_pejabat(stage), published(stage)
    ask_for_tiers(monkeypatch, 2)
    approve(proposed(stage, post), stage.ratna)
    tasks.send_digests()
    assert [notice.recipient for notice in Notice.objects.filter(kind="pesan_ringkasan")] == [rani]


def test_the_sweep_escalates_a_correction_once_in_service_hours(stage):
    post = published(stage, published_at=FRIDAY - HOUR)
    change = drafted(stage, post, at=FRIDAY)
    handed_in(change, stage.budi, at=FRIDAY)
    for _ in range(2):
        tasks.escalate_posts()
    assert Notice.objects.filter(kind="koreksi_dieskalasi").count() == 1
    assert Entry.objects.filter(event="koreksi.dieskalasi").count() == 1


def test_another_login_of_the_same_person_gets_no_digest_of_own_words(stage, monkeypatch):
    monkeypatch.setattr(tasks, "is_working_day", lambda *_: True)
    twin = make_person("budi2", "Budi Contoh", stage.unit)
    appoint(stage.unit, {twin: Role.PEJABAT})
    User.objects.filter(pk__in=[twin.pk, stage.budi.pk]).update(nip="198001012005011001")
    twin.refresh_from_db()
    post = waiting(stage)
    tasks.send_digests()
    assert not permissions.can_review_post(twin, post)
    assert [n.recipient for n in Notice.objects.filter(kind="pesan_ringkasan")] == [stage.ratna]


# --- two tiers ------------------------------------------------------------------------------------------


@pytest.fixture
def two_tiers(monkeypatch):
    terms = dataclasses.replace(sop.DEFAULT, approval_tiers=2, label="SOP Contoh")
    monkeypatch.setattr(sop, "parameters", lambda *_: terms)


def test_where_the_sop_asks_for_two_tiers_two_pejabat_approve(stage, two_tiers):
    other = make_person("rani", "Rani Contoh", stage.unit)
    appoint(stage.unit, {other: Role.PEJABAT})
    post = waiting(stage)
    version = post.current_version
    actions.approve_post(post=post, version=version, by=stage.ratna)
    post = Post.objects.get()
    assert (post.status, post.tiers, post.tiers_passed, post.approved_by) == (Status.WAITING, 2, 1, None)
    with pytest.raises(NotAllowed, match="jenjang pertama"):
        actions.approve_post(post=post, version=version, by=stage.ratna)
    actions.approve_post(post=post, version=version, by=other)
    post = Post.objects.get()
    assert (post.status, post.approved_by) == (Status.APPROVED, other)
    assert list(Review.objects.order_by("tier").values_list("tier", "reviewer__username")) == [
        (1, "ratna"), (2, "rani"),
    ]  # fmt: skip
    assert post.current_version.submissions.get().sop_label == "SOP Contoh"


def test_a_return_in_the_second_tier_voids_the_first_and_both_may_decide_again(stage, two_tiers):
    other = make_person("rani", "Rani Contoh", stage.unit)
    appoint(stage.unit, {other: Role.PEJABAT})
    post = waiting(stage)
    version = post.current_version
    actions.approve_post(post=post, version=version, by=stage.ratna)
    actions.return_post(post=post, version=version, note="Jam?", by=other)
    assert Post.objects.get().tiers_passed == 0
    submit(post, stage.budi)
    actions.approve_post(post=post, version=version, by=stage.ratna)
    actions.approve_post(post=post, version=version, by=other)
    assert Post.objects.get().status == Status.APPROVED


def test_a_later_sop_does_not_change_what_was_asked_when_it_was_submitted(stage, monkeypatch):
    post = waiting(stage)
    terms = dataclasses.replace(sop.DEFAULT, approval_tiers=2)
    monkeypatch.setattr(sop, "parameters", lambda *_: terms)
    actions.approve_post(post=post, version=post.current_version, by=stage.ratna)
    assert Post.objects.get().status == Status.APPROVED


def test_a_deputy_decides_while_the_pejabat_is_away(stage):
    from klaten_medsos import dates
    from opd.models import Appointment, Deputy

    deputy = make_person("wakil", "Wakil Contoh", stage.unit)
    appoint(stage.unit, {deputy: Role.PETUGAS})
    appointment = Appointment.objects.get(user=stage.ratna)
    Deputy.objects.create(
        appointment=appointment, user=deputy, starts_on=dates.today(), ends_on=dates.today(),
        reason="Cuti", recorded_by=stage.budi, recorded_at=dates.now(),
    )  # fmt: skip
    deputy.forget_standing()
    post = waiting(stage)
    assert deputy in {n.recipient for n in Notice.objects.filter(kind="pesan_diajukan")}
    actions.approve_post(post=post, version=post.current_version, by=deputy)
    assert Post.objects.get().approved_by == deputy
