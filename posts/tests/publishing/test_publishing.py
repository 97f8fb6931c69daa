"""After the approval: due alerts, the kit, doubtful addresses, screenshots, and the year's border."""

import datetime
import io
import threading
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError
from django.urls import reverse
from PIL import Image

from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from posts import actions as posts
from posts.models import HeldProof, Post, Publication
from posts.publishing import actions, duties
from posts.publishing.reminders import remind
from posts.rules import ForeignAddress
from posts.tests.stage import HOUR, POST_URL, TEXT, approved, draft, published, waiting
from posts.workflow import Status

pytestmark = pytest.mark.django_db
FOREIGN = "https://www.instagram.com/akunlain/reel/ABC123/"


def picture(colour="red"):
    out = io.BytesIO()
    Image.new("RGB", (20, 20), colour).save(out, "PNG")
    return SimpleUploadedFile("bukti.png", out.getvalue(), "image/png")


def hold(stage, post=None, **changes):
    words = {
        "post": post or approved(stage), "account": stage.instagram, "url": FOREIGN, "published_at": dates.now(),
        "by": stage.budi,
    }  # fmt: skip
    return actions.hold_proof(**words | changes)


# --- due ------------------------------------------------------------------------------------------


def scheduled(stage, moment):
    post = approved(stage)
    Post.objects.filter(pk=post.pk).update(status=Status.SCHEDULED, scheduled_for=moment)
    return post


def test_at_its_time_the_officers_are_told_once_even_by_a_worker_that_slept(stage):
    moment = dates.now()
    post = scheduled(stage, moment)
    assert remind(moment - HOUR) == 0
    assert remind(moment + HOUR / 2) == 1 and remind(moment + HOUR * 0.9) == 0
    notice = Notice.objects.get(kind="pesan_waktunya")
    assert notice.recipient == stage.budi and "WIB" in notice.body
    assert notice.path == reverse("posts:kit", args=[post.pk])


def test_what_nobody_recorded_is_told_as_late_once_to_the_pejabat_too_and_shown_as_late(stage, client):
    moment = dates.now() - 2 * HOUR
    post = scheduled(stage, moment)
    remind()
    assert remind() == 0
    late = Notice.objects.filter(kind="pesan_waktunya", occasion__startswith="terlambat")
    assert {notice.recipient for notice in late} == {stage.budi, stage.ratna}
    assert [duty.title for duty in duties.duties_for(stage.ratna)] == [
        f"Tindak lanjuti pesan “{post.title}” yang terlambat terbit"
    ]
    client.force_login(stage.budi)
    calendar = reverse("posts:calendar") + f"?tampilan=hari&tanggal={dates.local_date(moment)}"
    for page in (reverse("posts:list"), reverse("posts:detail", args=[post.pk]), calendar):
        assert "Terlambat terbit" in client.get(page).content.decode(), page
    post.refresh_from_db()
    assert post.status == Status.SCHEDULED, "nothing expires by itself"
    posts.publish_post(
        post=post, account=stage.instagram, url=POST_URL, published_at=dates.now(), by=stage.budi
    )
    assert "Terlambat terbit" not in client.get(reverse("posts:list")).content.decode()


def test_another_time_is_another_alert_and_what_is_out_needs_none(stage):
    post = scheduled(stage, dates.now() - HOUR)
    remind()
    Post.objects.filter(pk=post.pk).update(scheduled_for=dates.now() - HOUR / 2)
    assert remind() == 1
    posts.publish_post(
        post=post, account=stage.instagram, url=POST_URL, published_at=dates.now(), by=stage.budi
    )
    Notice.objects.all().delete()
    assert remind() == 0 and duties.duties_for(stage.budi) == []


def test_the_first_screen_says_to_publish_now(stage):
    scheduled(stage, dates.now() - HOUR)
    (duty,) = duties.duties_for(stage.budi)
    assert duty.tone == "danger" and duty.title.startswith("Terbitkan sekarang")


# --- the year's border ----------------------------------------------------------------------------


def test_half_past_eleven_on_new_years_eve_in_wib_belongs_to_the_old_year(client, stage):
    post = approved(stage, at=datetime.datetime(2025, 12, 31, 22, 0, tzinfo=dates.WIB))
    client.force_login(stage.budi)
    sent = {f"url_{stage.instagram.pk}": POST_URL, f"at_{stage.instagram.pk}": "2025-12-31T23:30"}
    assert client.post(reverse("posts:publish", args=[post.pk]), sent).status_code == 302
    assert list(Post.objects.for_year(2025)) == [post] and not Post.objects.for_year(2026)
    assert Post.objects.get().published_at == datetime.datetime(2025, 12, 31, 16, 30, tzinfo=datetime.UTC)


# --- the kit --------------------------------------------------------------------------------------


def test_the_kit_holds_each_account_and_a_text_for_whatsapp(client, stage):
    post = approved(stage, accounts=[stage.instagram, stage.facebook])
    client.force_login(stage.budi)
    page = client.get(reverse("posts:kit", args=[post.pk])).content.decode()
    assert page.count("Teks kiriman") == 2 and "*Festival Rowo Jombor*" not in page
    posts.publish_post(
        post=post, account=stage.instagram, url=POST_URL, published_at=dates.now(), by=stage.budi
    )
    page = client.get(reverse("posts:kit", args=[post.pk])).content.decode()
    assert f"Instagram: {POST_URL}" in page and "Sudah dicatat" in page


def test_the_kit_downloads_as_a_zip_of_plain_files(client, stage):
    post = approved(stage, accounts=[stage.instagram, stage.facebook])
    client.force_login(stage.budi)
    answer = client.get(reverse("posts:kit_zip", args=[post.pk]))
    assert (
        answer.headers["X-Content-Type-Options"] == "nosniff"
        and "no-store" in answer.headers["Cache-Control"]
    )
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        assert names == ["teks-01-facebook.txt", "teks-02-instagram.txt", "teks-whatsapp.txt"]
        assert archive.read(names[0]).decode() == archive.read("teks-whatsapp.txt").decode() == TEXT


@pytest.mark.parametrize("make", [draft, waiting])
def test_nothing_is_carried_out_before_its_approval(client, stage, make):
    post = make(stage)
    client.force_login(stage.budi)
    for page in ("kit", "kit_zip"):
        assert client.get(reverse(f"posts:{page}", args=[post.pk])).status_code == 409


# --- doubtful addresses ---------------------------------------------------------------------------


def test_an_address_of_another_account_is_held_not_counted(client, stage):
    post = approved(stage)
    client.force_login(stage.budi)
    sent = {
        f"url_{stage.instagram.pk}": FOREIGN,
        f"at_{stage.instagram.pk}": f"{dates.to_wib(dates.now()):%Y-%m-%dT%H:%M}",
    }
    page = client.post(reverse("posts:publish", args=[post.pk]), sent, follow=True).content.decode()
    assert "ditahan karena alamatnya menunjuk akun lain" in page
    assert Post.objects.get().status == Status.APPROVED and not Publication.objects.exists()
    assert HeldProof.objects.get().recorded_by == stage.budi
    assert Notice.objects.filter(kind="bukti_ditahan", recipient=stage.ratna).exists()


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "data:text/html,x", "https://evil.example/p/1", "https://www.instagram.com@evil.example/p/1",
        "https://www.instagram.com/disbudporapar/", "https://xn--nstagram-3db.com/p/1", "http://127.0.0.1/p/1", "",
        "https://www.instagram.com/p/" + "a" * 600,
    ],
)  # fmt: skip
def test_what_is_no_post_at_all_is_refused_and_not_even_held(stage, url):
    post = approved(stage)
    with pytest.raises(RuleBroken) as refused:
        posts.publish_post(
            post=post, account=stage.instagram, url=url, published_at=dates.now(), by=stage.budi
        )
    assert not isinstance(refused.value, ForeignAddress)
    with pytest.raises(RuleBroken):
        hold(stage, post, url=url)
    assert not HeldProof.objects.exists()


def test_a_second_person_accepts_and_the_message_is_out(stage):
    held = hold(stage)
    with pytest.raises(NotAllowed):
        actions.decide_held(held=held, is_accepted=True, by=stage.budi)
    actions.decide_held(held=held, is_accepted=True, by=stage.ratna)
    post = Post.objects.get()
    proof = post.publications.get()
    assert (post.status, proof.url, proof.recorded_by) == (Status.PUBLISHED, FOREIGN, stage.budi)
    with pytest.raises(StateChanged):
        actions.decide_held(held=held, is_accepted=True, by=stage.ratna)


def test_a_held_proof_is_too_late_once_the_account_has_its_proof(client, stage):
    held = hold(stage)
    posts.publish_post(
        post=held.post, account=stage.instagram, url=POST_URL, published_at=dates.now(), by=stage.budi
    )
    client.force_login(stage.ratna)
    answer = client.post(reverse("posts:held", args=[held.pk]), {"decision": "terima", "note": ""})
    assert answer.status_code == 409 and "sudah dicatat" in answer.content.decode()
    assert HeldProof.objects.undecided().exists()
    actions.decide_held(held=held, is_accepted=False, note="Alamatnya sudah dibetulkan.", by=stage.ratna)
    assert Publication.objects.get().url == POST_URL


def test_diskominfo_turns_it_down_with_a_reason_and_another_address_may_follow(stage, dewi, sari):
    held = hold(stage)
    with pytest.raises(NotAllowed):
        actions.decide_held(held=held, is_accepted=False, note="Bukan.", by=sari)
    with pytest.raises(RuleBroken):
        actions.decide_held(held=held, is_accepted=False, by=dewi)
    actions.decide_held(held=held, is_accepted=False, note="Itu akun pribadi.", by=dewi)
    assert Post.objects.get().status == Status.APPROVED
    hold(stage, held.post)


def test_one_doubtful_proof_at_a_time_and_four_eyes_in_the_database(stage):
    held = hold(stage)
    with pytest.raises(StateChanged):
        hold(stage, held.post)
    with pytest.raises(IntegrityError), transaction.atomic():
        HeldProof.objects.update(decided_by=stage.budi, decided_at=dates.now(), is_accepted=True)


# --- screenshots ----------------------------------------------------------------------------------


def test_a_screenshot_is_kept_with_its_hash_and_only_for_those_who_may_read(client, stage, sari):
    post = approved(stage)
    client.force_login(stage.budi)
    pk = stage.instagram.pk
    sent = {
        f"url_{pk}": POST_URL,
        f"at_{pk}": f"{dates.to_wib(dates.now()):%Y-%m-%dT%H:%M}",
        f"shot_{pk}": picture(),
    }
    assert client.post(reverse("posts:publish", args=[post.pk]), sent).status_code == 302
    proof = Publication.objects.get()
    assert len(proof.screenshot_sha256) == 64
    url = reverse("posts:screenshot", args=[post.pk, proof.pk])
    assert client.get(url).headers["Content-Disposition"].startswith("attachment")
    client.force_login(sari)
    assert client.get(url).status_code == 404


def test_a_screenshot_that_is_no_picture_keeps_what_was_typed(client, stage):
    post = approved(stage)
    client.force_login(stage.budi)
    pk = stage.instagram.pk
    sent = {
        f"url_{pk}": POST_URL, f"at_{pk}": "2026-01-01T09:00",
        f"shot_{pk}": SimpleUploadedFile("bukti.png", b"<svg onload=alert(1)>", "image/png"),
    }  # fmt: skip
    answer = client.post(reverse("posts:publish", args=[post.pk]), sent)
    assert answer.status_code == 422 and POST_URL in answer.content.decode()
    assert not Publication.objects.exists()


# --- nothing goes away ----------------------------------------------------------------------------


@pytest.mark.parametrize("who", ["budi", "ratna", "dewi", "kirana", "operator"])
def test_nothing_published_is_deleted_by_any_role(client, stage, who, request):
    post = published(stage)
    person = request.getfixturevalue(who)
    client.force_login(person)
    url = reverse("admin:posts_post_delete", args=[post.pk])
    client.post(url, {"post": "yes"})
    client.delete(post.get_absolute_url())
    assert Post.objects.filter(pk=post.pk).exists()
    with pytest.raises(ProtectedError):
        post.delete()


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_of_two_who_publish_at_once_one_proof_is_kept(stage):
    post = approved(stage)
    outcomes, gate = [], threading.Barrier(2)

    def publish(by):
        try:
            mine = Post.objects.get(pk=post.pk)
            gate.wait(10)
            posts.publish_post(
                post=mine, account=stage.instagram, url=POST_URL, published_at=dates.now(), by=by
            )
            outcomes.append("tercatat")
        except StateChanged:
            outcomes.append("kalah")
        finally:
            connection.close()

    threads = [threading.Thread(target=publish, args=(by,)) for by in (stage.budi, stage.ratna)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["kalah", "tercatat"]
    assert Publication.objects.count() == 1
