"""Diskominfo asks units to spread a message; opened, proved and overdue are told apart (Pasal 14 huruf b)."""

import csv
import datetime
import io
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from accounts.workflow import Status as AccountStatus
from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd.models import Role
from posts import actions as posts
from posts.models import Amplification, AmplificationProof, Post
from posts.spreading import actions, duties
from posts.spreading.reminders import occasion_of, remind
from posts.tests.corrections.story import corrected
from posts.tests.stage import HOUR, approved, draft, make_account, published, submit, waiting
from tests.cast import appoint, make_person, photo_upload

pytestmark = pytest.mark.django_db
PROOF = "https://www.instagram.com/dinkes.klt/p/Sebar123/"  # names the account
BARE = "https://www.instagram.com/p/Sebar123/"  # does not


def ask(stage, dewi, post=None, **changes):
    words = {"post": post or approved(stage), "units": [stage.other], "by": dewi}
    return actions.ask_to_spread(**words | changes)


def prove(stage, task, sari, **changes):
    words = {
        "target": task.targets.get(unit=stage.other), "account": stage.others_account, "url": PROOF,
        "published_at": dates.now(), "by": sari,
    }  # fmt: skip
    return actions.prove_spread(**words | changes)


def share(task):
    counted = Amplification.objects.with_share().get(pk=task.pk)
    return counted.asked, counted.opened, counted.done


def test_units_are_told_and_the_day_comes_from_the_sop(stage, dewi, sari):
    task = ask(stage, dewi)
    assert task.due_on == dates.today() + datetime.timedelta(days=3)
    assert Notice.objects.get(kind="amplifikasi_diberikan").recipient == sari


@pytest.mark.parametrize("who", ["budi", "ratna"])
def test_only_diskominfo_asks(stage, who, request):
    with pytest.raises(NotAllowed):
        ask(stage, request.getfixturevalue(who))


@pytest.mark.parametrize("make", [draft, waiting])
def test_only_an_approved_message_is_spread(stage, dewi, make):
    with pytest.raises(RuleBroken, match="belum dapat disebarkan"):
        ask(stage, dewi, post=make(stage))


def test_a_withdrawn_message_is_not_spread(stage, dewi):
    post = published(stage)
    posts.withdraw_post(post=post, reason="Keliru.", by=stage.ratna)
    with pytest.raises(RuleBroken):
        ask(stage, dewi, post=post)


def test_the_same_message_is_asked_for_once_at_a_time(stage, dewi):
    post = approved(stage)
    task = ask(stage, dewi, post=post)
    with pytest.raises(RuleBroken, match="sudah diminta"):
        ask(stage, dewi, post=post)
    actions.close_task(task=task, reason="Diganti.", by=dewi)
    ask(stage, dewi, post=post)


def test_opened_and_proved_are_counted_apart(stage, dewi, sari):
    task = ask(stage, dewi, units=[stage.other, stage.unit])
    assert share(task) == (2, 0, 0)
    actions.open_target(target=task.targets.get(unit=stage.other), by=sari)
    assert share(task) == (2, 1, 0)
    prove(stage, task, sari)
    assert share(task) == (2, 1, 1)


def test_a_proof_on_an_account_that_is_not_registered_does_not_count(stage, dewi, sari):
    task = ask(stage, dewi)
    proposed = make_account(stage.other, sari, dewi, "belumresmi", status=AccountStatus.PROPOSED)
    for account in (proposed, stage.instagram):
        with pytest.raises(RuleBroken, match="bukan akun resmi"):
            prove(stage, task, sari, account=account)
    assert share(task) == (1, 0, 0)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://evil.example/p/1",
        "https://www.instagram.com/akunlain/reel/ABC123/",
        "https://www.instagram.com/dinkes.klt/",
        "https://www.instagram.com@evil.example/p/1",
        "https://www.instagram.com/p/\x00",
        "",
        "https://www.instagram.com/p/" + "a" * 600,
    ],
)
def test_a_hostile_or_foreign_address_proves_nothing(stage, dewi, sari, url):
    task = ask(stage, dewi)
    with pytest.raises(RuleBroken):
        prove(stage, task, sari, url=url)
    assert not AmplificationProof.objects.exists()


def test_one_address_proves_one_thing(stage, dewi, sari):
    task = ask(stage, dewi)
    prove(stage, task, sari, url=BARE)
    with pytest.raises(StateChanged):
        prove(stage, task, sari, url=BARE)
    second = make_account(stage.other, sari, dewi, "dinkes.dua")
    with pytest.raises(StateChanged):
        prove(stage, task, sari, account=second, url=BARE)
    assert AmplificationProof.objects.count() == 1


def test_what_came_out_before_the_task_or_tomorrow_proves_nothing(stage, dewi, sari):
    task = ask(stage, dewi)
    for moment in (task.given_at - HOUR, dates.now() + HOUR):
        with pytest.raises(RuleBroken):
            prove(stage, task, sari, published_at=moment)


def test_a_unit_does_not_prove_for_another_nor_without_an_appointment(stage, dewi, sari):
    task = ask(stage, dewi)
    with pytest.raises(NotAllowed):
        prove(stage, task, stage.budi)
    with pytest.raises(NotAllowed):
        prove(stage, task, make_person("nina", "Nina Contoh", stage.other))


def test_a_closed_task_takes_no_more_proofs(stage, dewi, sari):
    task = ask(stage, dewi)
    actions.close_task(task=task, reason="Pesan berubah.", by=dewi)
    with pytest.raises(StateChanged):
        prove(stage, task, sari)
    with pytest.raises(StateChanged):
        actions.close_task(task=task, reason="Lagi.", by=dewi)


# --- what an address does not prove ---------------------------------------------------------------


def test_a_bare_address_counts_only_after_diskominfo_looked(stage, dewi, sari):
    task = ask(stage, dewi)
    proof = prove(stage, task, sari, url=BARE)
    assert not proof.counts and share(task) == (1, 1, 0)
    assert duties.duties_for(sari) == []  # the unit did its part
    assert "Periksa 1 bukti" in duties.duties_for(dewi)[0].title
    actions.decide_proof(proof=proof, is_accepted=True, by=dewi)
    assert proof.counts and share(task) == (1, 1, 1)
    with pytest.raises(StateChanged):
        actions.decide_proof(proof=proof, is_accepted=False, note="Bukan.", by=dewi)
    assert Notice.objects.filter(kind="amplifikasi_bukti_diputus", recipient=sari).exists()


@pytest.mark.parametrize("url", [BARE, PROOF])
def test_a_refused_proof_counts_no_more_and_leaves_room_for_another(stage, dewi, sari, url):
    task = ask(stage, dewi)
    proof = prove(stage, task, sari, url=url)
    with pytest.raises(RuleBroken):
        actions.decide_proof(proof=proof, is_accepted=False, note=" ", by=dewi)
    actions.decide_proof(proof=proof, is_accepted=False, note="Kirimannya tidak ada.", by=dewi)
    assert share(task) == (1, 1, 0)
    assert len(duties.duties_for(sari)) == 1
    prove(stage, task, sari, url=PROOF)
    assert share(task) == (1, 1, 1)


def test_only_diskominfo_looks_and_never_at_ones_own(stage, dewi, sari, ratna):
    task = ask(stage, dewi)
    proof = prove(stage, task, sari, url=BARE)
    for by in (sari, ratna):
        with pytest.raises(NotAllowed):
            actions.decide_proof(proof=proof, is_accepted=True, by=by)
    AmplificationProof.objects.update(recorded_by=dewi)
    proof.refresh_from_db()
    with pytest.raises(NotAllowed, match="catat sendiri"):
        actions.decide_proof(proof=proof, is_accepted=True, by=dewi)
    with pytest.raises(IntegrityError), transaction.atomic():
        AmplificationProof.objects.update(decided_by=dewi, decided_at=dates.now(), is_accepted=True)


def test_the_page_of_a_proof_says_what_it_is_worth(client, stage, dewi, sari):
    task = ask(stage, dewi)
    proof = prove(stage, task, sari, url=BARE)
    client.force_login(sari)
    assert "Belum terbukti dari alamat" in client.get(task.get_absolute_url()).content.decode()
    url = reverse("posts:spread_proof", args=[proof.pk])
    assert client.get(url).status_code == 403
    client.force_login(dewi)
    assert url in client.get(task.get_absolute_url()).content.decode()
    assert client.post(url, {"decision": "tolak", "note": ""}).status_code == 422
    assert client.post(url, {"decision": "terima", "note": ""}).status_code == 302
    assert "Diterima Diskominfo" in client.get(task.get_absolute_url()).content.decode()


# --- the material ---------------------------------------------------------------------------------


def test_the_material_holds_own_texts_and_files_once_it_was_opened(client, stage, dewi, sari):
    post = draft(
        stage, accounts=[stage.instagram, stage.facebook], own_texts={stage.facebook: {"text": "Khusus."}}
    )
    media = posts.add_media(post=post, upload=photo_upload(), alt="Penari", by=stage.budi)
    submit(post, stage.budi)
    posts.approve_post(post=post, version=post.current_version, by=stage.ratna)
    task = ask(stage, dewi, post=post)
    url = reverse("posts:amplification_media", args=[task.pk, media.pk])
    client.force_login(sari)
    assert client.get(url).status_code == 404
    client.post(reverse("posts:amplification_open", args=[task.pk]))
    page = client.get(task.get_absolute_url()).content.decode()
    assert "Khusus." in page and "Teks khusus untuk Facebook" in page and "Penari" in page
    assert client.get(url).headers["Content-Disposition"].startswith("attachment")
    assert client.get(reverse("posts:media_file", args=[post.pk, media.pk])).status_code == 404


def test_a_corrected_message_is_spread_with_its_corrected_words(client, stage, dewi, sari):
    post = published(stage)
    task = ask(stage, dewi, post=post)
    actions.open_target(target=task.targets.get(unit=stage.other), by=sari)
    corrected(stage, Post.objects.get())
    assert Notice.objects.filter(kind="amplifikasi_dikoreksi", recipient=sari).exists()
    client.force_login(sari)
    page = client.get(task.get_absolute_url()).content.decode()
    assert "telah dikoreksi" in page and "Minggu" in page and "Sabtu" not in page


# --- reminders ------------------------------------------------------------------------------------


def test_each_occasion_lasts_until_the_next():
    due = datetime.date(2026, 5, 10)
    days = {
        day: (occasion_of(due, datetime.date(2026, 5, day)) or ("",))[0] for day in (8, 9, 10, 11, 17, 18)
    }
    assert days == {8: "", 9: "H-1", 10: "H-1", 11: "terlambat-1", 17: "terlambat-1", 18: "terlambat-2"}


def test_a_scheduler_that_slept_reminds_once_and_only_who_owes(stage, dewi, sari):
    task = ask(stage, dewi, units=[stage.other, stage.unit])
    late = task.due_on + datetime.timedelta(days=3)
    assert remind(late) == 3  # sari, budi and ratna
    assert remind(late) == 0
    prove(stage, task, sari)
    assert remind(late + datetime.timedelta(days=7)) == 2
    actions.close_task(task=task, reason="Selesai.", by=dewi)
    assert remind(late + datetime.timedelta(days=30)) == 0


def test_the_first_screen_names_what_is_due(stage, dewi, sari):
    task = ask(stage, dewi)
    (duty,) = duties.duties_for(sari)
    assert duty.due == task.due_on and "Festival Rowo Jombor" in duty.title
    Amplification.objects.update(due_on=dates.today() - datetime.timedelta(days=1))
    (late,) = duties.duties_for(dewi)
    assert stage.other.abbreviation in late.detail
    prove(stage, task, sari)
    assert duties.duties_for(sari) == [] == duties.duties_for(dewi)


# --- pages ----------------------------------------------------------------------------------------


def test_the_way_of_a_task_through_the_pages(client, stage, dewi, sari):
    post = approved(stage)
    client.force_login(dewi)
    form = client.get(reverse("posts:amplification_create"), {"pesan": post.pk}).context["form"]
    assert set(form.fields["units"].initial) == {stage.other.pk}
    sent = {"units": [stage.other.pk], "due_on": dates.today().isoformat(), "instruction": "Pagi hari."}
    client.post(reverse("posts:amplification_create") + f"?pesan={post.pk}", sent)
    task = Amplification.objects.get()
    client.force_login(sari)
    page = client.get(task.get_absolute_url()).content.decode()
    assert "Buka bahan" in page and "tanpa tiket" not in page
    client.post(reverse("posts:amplification_open", args=[task.pk]))
    assert "tanpa tiket" in client.get(task.get_absolute_url()).content.decode()
    at = f"{dates.to_wib(dates.now()):%Y-%m-%dT%H:%M}"
    sent = {"account": stage.others_account.pk, "url": PROOF, "published_at": at}
    prove_url = reverse("posts:amplification_prove", args=[task.pk])
    assert client.post(prove_url, sent).status_code == 302
    assert client.post(prove_url, sent).status_code == 409
    assert "Sudah menyebarkan" in client.get(task.get_absolute_url()).content.decode()


def test_a_unit_sees_its_own_row_only_and_diskominfo_the_overdue_by_name(client, stage, dewi, sari):
    task = ask(stage, dewi, units=[stage.other, dewi.memberships.get().unit])
    Amplification.objects.update(due_on=dates.today() - datetime.timedelta(days=1))
    client.force_login(sari)
    mine = client.get(task.get_absolute_url())
    assert [row[0].unit for row in mine.context["rows"]] == [stage.other]
    client.force_login(dewi)
    context = client.get(task.get_absolute_url()).context
    assert [unit.abbreviation for unit in context["overdue"]] == ["Dinkes", "Diskominfo"]
    raw = client.get(reverse("posts:amplification_csv", args=[task.pk])).content.decode("utf-8-sig")
    assert [row[1] for row in csv.reader(io.StringIO(raw))] == ["Keadaan", "Terlambat", "Terlambat"]


def test_a_task_of_other_units_does_not_exist_for_a_unit_that_was_not_asked(client, stage, dewi, sari):
    task = ask(stage, dewi, units=[dewi.memberships.get().unit])
    client.force_login(sari)
    assert client.get(task.get_absolute_url()).status_code == 404


def test_the_table_asks_as_many_queries_for_two_units_as_for_one(
    client, stage, dewi, sari, django_assert_max_num_queries
):
    from django.test.utils import CaptureQueriesContext

    client.force_login(dewi)
    counts = []
    for units in ([stage.other], [stage.other, stage.unit]):
        task = ask(stage, dewi, units=units)
        client.get(task.get_absolute_url())
        with CaptureQueriesContext(connection) as asked:
            client.get(task.get_absolute_url())
        counts.append(len(asked))
    assert counts[0] == counts[1]


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_of_two_clicks_one_proof_is_kept(stage, dewi, sari):
    other = make_person("rina", "Rina Contoh", stage.other)
    appoint(stage.other, {other: Role.PETUGAS})
    task = ask(stage, dewi)
    outcomes, gate = [], threading.Barrier(2)

    def click(by):
        try:
            gate.wait(10)
            prove(stage, task, by)
            outcomes.append("tercatat")
        except StateChanged:
            outcomes.append("kalah")
        finally:
            connection.close()

    threads = [threading.Thread(target=click, args=(by,)) for by in (sari, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["kalah", "tercatat"]
    assert AmplificationProof.objects.count() == 1
