"""The emergency lane: only on call, only an issue or a clarification, stamped, and looked at afterwards."""

import datetime
import threading

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import Incomplete, NotAllowed, RuleBroken, StateChanged
from klaten_medsos.notices.models import Notice
from opd.models import Role
from posts import actions as posts
from posts.emergency import actions, duties
from posts.emergency.reminders import remind
from posts.emergency.rules import lane_of, title_of
from posts.models import DutyShift, EmergencyMessage, Post
from posts.tests.stage import HOUR, approved, make_account
from posts.workflow import Status
from tests.cast import appoint, make_person, pdf_upload, photo_upload

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)
FACEBOOK_URL = "https://www.facebook.com/disbudporapar/posts/77"
ALT = "Genangan menutup jalan di depan gerbang Rowo Jombor"
TEXT = "Jalan Rowo Jombor ditutup sementara karena genangan.\nWarga diminta lewat jalan Krakitan."


def shift(stage, user=None, **changes):
    today = dates.today()
    words = {
        "unit": stage.unit, "user": user or stage.budi, "phone": "0812 3456 7890", "starts_on": today,
        "ends_on": today + DAY, "by": stage.ratna,
    }  # fmt: skip
    return actions.record_shift(**words | changes)


def send(stage, by=None, **changes):
    words = {
        "unit": stage.unit, "kind": "isu", "text": TEXT, "source": "Posko BPBD 14.20 WIB",
        "accounts": [stage.facebook], "by": by or stage.budi,
    }  # fmt: skip
    return actions.send_emergency(**words | changes)


@pytest.fixture
def rani(stage):
    """A second pejabat of Disbudporapar."""
    person = make_person("rani", "Rani Contoh", stage.unit)
    appoint(stage.unit, {person: Role.PEJABAT})
    return person


# --- the roster -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"phone": "hubungi saja"}, "Telepon"),
        ({"phone": "0812\x00345678"}, "Telepon"),
        ({"ends_on": datetime.date(2020, 2, 1)}, "Sampai"),
        ({"ends_on": datetime.date(2199, 1, 1)}, "Sampai"),
    ],
)
def test_a_shift_has_a_telephone_and_an_end_in_sight(stage, changes, where):
    with pytest.raises(Incomplete) as refused:
        shift(stage, **changes)
    assert where in {problem.where for problem in refused.value.problems}


def test_only_appointed_people_are_on_call(stage, sari, tono):
    for user in (sari, tono):
        with pytest.raises(Incomplete, match="belum dapat dicatat"):
            shift(stage, user)


def test_the_pejabat_keeps_the_roster_and_diskominfo_helps(stage, dewi, sari):
    shift(stage)
    shift(stage, stage.ratna, by=dewi)
    for by in (stage.budi, sari):
        with pytest.raises(NotAllowed):
            shift(stage, starts_on=dates.today() + DAY, by=by)


def test_the_same_shift_is_recorded_once_and_may_be_cancelled_once(stage):
    first = shift(stage)
    with pytest.raises(StateChanged):
        shift(stage)
    actions.cancel_shift(shift=first, by=stage.ratna)
    with pytest.raises(StateChanged):
        actions.cancel_shift(shift=first, by=stage.ratna)
    shift(stage)


# --- sending --------------------------------------------------------------------------------------


def test_on_call_a_message_is_stamped_without_waiting(stage):
    on_call = shift(stage)
    message = send(stage)
    post = Post.objects.get()
    assert (post.status, post.category, post.approved_by) == (Status.SCHEDULED, "isu_aktual", None)
    assert (post.emergency_shift, post.emergency_by, post.emergency_version) == (
        on_call, stage.budi, post.current_version,
    )  # fmt: skip
    assert post.title == "Jalan Rowo Jombor ditutup sementara karena genangan."
    assert message.due_on == dates.add_working_days(dates.today(), 1)


def test_after_the_shift_the_lane_is_closed(stage):
    on_call = shift(stage, ends_on=dates.today())
    with pytest.raises(NotAllowed, match="tidak sedang piket"):
        send(stage, at=dates.start_of_day(dates.today() + DAY))
    with pytest.raises(NotAllowed, match="tidak sedang piket"):
        send(stage, by=stage.ratna)
    actions.cancel_shift(shift=on_call, by=stage.ratna)
    with pytest.raises(NotAllowed):
        send(stage)
    assert not Post.objects.exists()


def test_the_last_minute_of_the_last_day_in_wib_still_counts(stage):
    shift(stage, ends_on=dates.today())
    last = dates.start_of_day(dates.today() + DAY) - datetime.timedelta(minutes=1)
    assert send(stage, at=last).sent_at == last


def test_a_shift_outlives_no_appointment(stage):
    shift(stage)
    appointment = stage.budi.appointments.get()
    appointment.decree.ends_on = dates.today() - DAY
    appointment.decree.save()
    stage.budi.forget_standing()
    with pytest.raises(NotAllowed, match="penunjukan"):
        send(stage)


@pytest.mark.parametrize(
    ("kind", "category"),
    [("isu", "isu_aktual"), ("klarifikasi_isu", "isu_aktual"), ("klarifikasi_kebijakan", "kebijakan")],
)
def test_only_issues_and_clarifications_go_this_way(stage, kind, category):
    shift(stage)
    assert send(stage, kind=kind).post.category == category


@pytest.mark.parametrize("kind", ["kegiatan", "potensi", "kebijakan", ""])
def test_anything_else_waits_for_its_approval(stage, kind):
    shift(stage)
    with pytest.raises(RuleBroken, match="Jalur darurat hanya"):
        send(stage, kind=kind)


@pytest.mark.parametrize("lacking", [{"source": " "}, {"accounts": []}, {"text": "\n"}])
def test_an_emergency_message_is_complete_too(stage, lacking):
    shift(stage)
    with pytest.raises(RuleBroken):
        send(stage, **lacking)
    assert not Post.objects.exists()


def test_a_finding_that_blocks_stops_it_and_nobody_overrides(stage):
    shift(stage)
    with pytest.raises(Incomplete, match="jalur darurat") as refused:
        send(stage, text="Korban bernama Contoh dengan NIK 3310123456780001 sudah ditemukan di lokasi.")
    assert refused.value.problems[0].where == "Isi pesan"
    assert not Post.objects.exists()


def test_a_closed_account_is_no_target(stage):
    shift(stage)
    with pytest.raises(RuleBroken):
        send(stage, accounts=[stage.proposed])


@pytest.mark.parametrize(
    ("platform", "lane"),
    [
        ("facebook", "teks"), ("x", "teks"), ("threads", "teks"), ("telegram", "teks"), ("whatsapp", "teks"),
        ("instagram", "gambar"), ("tiktok", "gambar"), ("youtube", "tertutup"), ("pinterest", "tertutup"),
    ],
)  # fmt: skip
def test_each_platform_is_offered_only_what_it_takes(platform, lane):
    assert lane_of(platform) == lane


def test_a_bare_text_does_not_go_where_a_picture_is_asked_for(stage):
    shift(stage)
    with pytest.raises(Incomplete, match="belum dapat dimuat") as refused:
        send(stage, accounts=[stage.facebook, stage.instagram])
    [problem] = refused.value.problems
    assert problem.where == "Akun tujuan" and "lampirkan gambar" in problem.message
    assert not Post.objects.exists()


def test_a_picture_with_its_alternative_text_is_stamped_along(stage):
    shift(stage)
    message = send(stage, accounts=[stage.instagram], picture=photo_upload(), alt=ALT)
    assert message.version == message.post.emergency_version == message.post.current_version
    assert [each["alt"] for each in message.version.content["media"]] == [ALT]
    sentence = Entry.objects.on(message.post).get(event="darurat.dikirim").data
    assert sentence["version"] == message.version.number


@pytest.mark.parametrize("changes", [{"alt": ""}, {"alt": " "}, {"picture": pdf_upload}])
def test_a_picture_nobody_can_tell_or_a_document_is_not_sent(stage, changes):
    shift(stage)
    upload = changes.pop("picture", photo_upload)()
    with pytest.raises(RuleBroken):
        send(stage, picture=upload, **{"alt": ALT, **changes})
    assert not Post.objects.exists()


def test_a_platform_that_asks_for_more_is_not_part_of_the_lane(stage, dewi):
    shift(stage)
    youtube = make_account(stage.unit, stage.budi, dewi, "disbud_klaten", "youtube")
    with pytest.raises(Incomplete, match="belum dapat dimuat"):
        send(stage, accounts=[youtube], picture=photo_upload(), alt=ALT)


def test_a_long_first_line_becomes_a_short_title():
    assert len(title_of("kata " * 100)) <= 80 and title_of("\n\n satu  dua \n tiga") == "satu dua"


# --- the database holds the exception narrow ------------------------------------------------------


def put(post, **values):
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(pk=post.pk).update(**values)


def test_the_exception_in_the_database_is_narrow(stage):
    shift(stage)
    post = send(stage).post
    put(post, emergency_shift=None)
    put(post, emergency_by=None)
    put(post, emergency_version=None)
    put(post, category="kegiatan")
    put(post, second_category="potensi")
    put(post, kip_class="dikecualikan")
    other = posts.draft_post(unit=stage.unit, title="Lain", text="Lain", by=stage.budi, category="isu_aktual")
    put(other, status=Status.PUBLISHED, published_at=dates.now(), published_by=stage.budi)
    put(post, current_version=other.current_version)
    put(other, status=Status.SCHEDULED, scheduled_for=dates.now(), emergency_at=dates.now())


# --- after it -------------------------------------------------------------------------------------


def test_it_is_published_from_its_stamp_on_not_before(stage):
    shift(stage, starts_on=dates.today() - DAY)  # an hour ago may have been yesterday
    post = send(stage, at=dates.now() - HOUR).post
    words = {"post": post, "account": stage.facebook, "url": FACEBOOK_URL, "by": stage.budi}
    with pytest.raises(RuleBroken, match="mendahului"):
        posts.publish_post(published_at=dates.now() - 2 * HOUR, **words)
    posts.publish_post(published_at=dates.now(), **words)
    assert Post.objects.get().status == Status.PUBLISHED


def test_it_is_not_taken_back_to_the_desk_nor_given_another_time(stage):
    shift(stage)
    post = send(stage).post
    with pytest.raises(StateChanged):
        posts.reopen_post(post=post, reason="Keliru.", by=stage.budi)
    with pytest.raises(StateChanged):
        posts.schedule_post(post=post, scheduled_for=dates.now() + HOUR, by=stage.budi)
    posts.withdraw_post(post=post, reason="Kabar berubah.", by=stage.ratna)
    assert Post.objects.get().status == Status.WITHDRAWN


def test_a_second_pejabat_looks_afterwards_and_the_sender_is_told(stage):
    shift(stage)
    message = send(stage)
    actions.review_emergency(message=message, outcome="sesuai", by=stage.ratna)
    message.refresh_from_db()
    assert (message.outcome, message.reviewed_by) == ("sesuai", stage.ratna)
    assert Notice.objects.get(kind="darurat_ditinjau").recipient == stage.budi
    with pytest.raises(StateChanged):
        actions.review_emergency(message=message, outcome="sesuai", by=stage.ratna)


def test_the_sender_never_reviews_not_even_as_pejabat_or_under_another_login(stage, rani):
    shift(stage, stage.ratna)
    message = send(stage, by=stage.ratna)
    stage.ratna.nip = "198001012005011001"
    stage.ratna.save()
    twin = make_person("ratna2", "Ratna Contoh", stage.unit)
    twin.nip = stage.ratna.nip
    twin.save()
    appoint(stage.unit, {twin: Role.PEJABAT})
    for by in (stage.ratna, twin, stage.budi):
        with pytest.raises(NotAllowed):
            actions.review_emergency(message=message, outcome="sesuai", by=by)
    with pytest.raises(IntegrityError), transaction.atomic():
        EmergencyMessage.objects.update(reviewed_by=stage.ratna, reviewed_at=dates.now(), outcome="sesuai")
    actions.review_emergency(message=message, outcome="sesuai", by=rani)


def test_where_the_only_pejabat_sent_it_a_pejabat_of_diskominfo_looks(stage, diskominfo):
    shift(stage, stage.ratna)
    message = send(stage, by=stage.ratna)
    mahesa = make_person("mahesa", "Mahesa Contoh", diskominfo)
    with pytest.raises(NotAllowed):
        actions.review_emergency(message=message, outcome="sesuai", by=mahesa)
    appoint(diskominfo, {mahesa: Role.PEJABAT})
    actions.review_emergency(message=message, outcome="sesuai", by=mahesa)


@pytest.mark.parametrize("outcome", ["koreksi", "tarik", "bagus", ""])
def test_a_look_that_finds_something_says_what(stage, outcome):
    shift(stage)
    message = send(stage)
    with pytest.raises(RuleBroken):
        actions.review_emergency(message=message, outcome=outcome, by=stage.ratna)


def test_the_day_of_the_look_skips_the_weekend(stage):
    friday = datetime.datetime(2026, 11, 27, 20, 0, tzinfo=dates.WIB)
    DutyShift.objects.create(
        unit=stage.unit, user=stage.budi, phone="081234567890", starts_on=friday.date(), ends_on=friday.date(),
        recorded_at=friday, recorded_by=stage.ratna,
    )  # fmt: skip
    assert send(stage, at=friday).due_on == datetime.date(2026, 11, 30)


def test_nobody_looked_and_those_concerned_are_alerted_once_per_week(stage, dewi, kirana):
    shift(stage)
    message = send(stage)
    assert remind(message.due_on - DAY) == 0
    assert remind(message.due_on) == 1 and remind(message.due_on) == 0
    late = message.due_on + 2 * DAY
    assert remind(late) == 3  # the pejabat, Diskominfo and its head; the worker slept, yet once
    assert remind(late) == 0
    assert remind(late + 7 * DAY) == 3
    actions.review_emergency(message=message, outcome="sesuai", by=stage.ratna)
    assert remind(late + 30 * DAY) == 0


def test_the_first_screen_leads_to_the_lane_and_to_the_look(stage):
    shift(stage)
    (duty,) = duties.duties_for(stage.budi)
    assert duty.url == reverse("posts:emergency_send")
    message = send(stage)
    (look,) = duties.duties_for(stage.ratna)
    assert (look.due, look.tone) == (message.due_on, "warning")
    EmergencyMessage.objects.update(due_on=dates.today() - DAY)
    assert duties.duties_for(stage.ratna)[0].tone == "danger"


# --- pages ----------------------------------------------------------------------------------------


def test_from_the_first_screen_to_the_stamp_in_at_most_six_taps(client, stage):
    """First screen → lane → text → source → stamp: accounts and kind are chosen already."""
    shift(stage)
    client.force_login(stage.budi)
    taps = 1
    assert reverse("posts:emergency_send") in client.get("/").content.decode()
    page = client.get(reverse("posts:emergency_send"))
    sent = {name: page.context["form"][name].initial for name in ("kind", "accounts")}
    for name, words in (("text", TEXT), ("source", "Posko BPBD")):
        sent[name] = words
        taps += 1
    taps += 1
    answer = client.post(reverse("posts:emergency_send"), sent, follow=True)
    assert taps <= 6 and answer.redirect_chain[0][0] == reverse("posts:kit", args=[Post.objects.get().pk])
    body = answer.content.decode()
    assert "Jalur darurat" in body and "Krakitan" in body


def test_without_a_picture_the_others_are_left_out_and_that_is_said(client, stage, dewi):
    shift(stage)
    make_account(stage.unit, stage.budi, dewi, "disbud_klaten", "youtube")
    client.force_login(stage.budi)
    page = client.get(reverse("posts:emergency_send"))
    shown = page.content.decode()
    assert "disbudporapar (Instagram): bila gambar atau video dilampirkan" in shown
    assert "Tidak ditawarkan di sini: disbud_klaten (YouTube)" in shown
    chosen = page.context["form"]["accounts"].initial
    assert set(chosen) == {stage.facebook.pk, stage.instagram.pk}
    sent = {"kind": "isu", "accounts": chosen, "text": TEXT, "source": "Posko BPBD"}
    answer = client.post(reverse("posts:emergency_send"), sent, follow=True)
    assert "Tanpa gambar, pesan ini tidak untuk disbudporapar (Instagram)" in answer.content.decode()
    assert list(Post.objects.get().accounts.all()) == [stage.facebook]


def test_with_a_picture_all_of_them_take_part(client, stage):
    shift(stage)
    client.force_login(stage.budi)
    sent = {
        "kind": "isu",
        "accounts": [stage.facebook.pk, stage.instagram.pk],
        "text": TEXT,
        "source": "Posko BPBD",
    }
    sent |= {"picture": photo_upload(), "alt": ALT}
    assert client.post(reverse("posts:emergency_send"), sent).status_code == 302
    assert set(Post.objects.get().accounts.all()) == {stage.facebook, stage.instagram}


def test_where_every_account_asks_for_a_picture_the_page_asks_for_it_kindly(client, stage):
    shift(stage)
    client.force_login(stage.budi)
    url, sent = reverse("posts:emergency_send"), {"kind": "isu", "text": TEXT, "source": "Posko BPBD"}
    answer = client.post(url, sent | {"accounts": [stage.instagram.pk]})
    assert answer.status_code == 422 and "Lampirkan gambar atau video" in answer.content.decode()
    assert "Krakitan" in answer.content.decode()
    # a picture without words, and words without a picture
    answer = client.post(url, sent | {"accounts": [stage.instagram.pk], "picture": photo_upload()})
    assert "teks alternatif" in str(answer.context["form"].errors["alt"])
    assert "sekali lagi" in str(answer.context["form"].errors["picture"])
    answer = client.post(url, sent | {"accounts": [stage.facebook.pk], "alt": ALT})
    assert "Pilih berkasnya" in str(answer.context["form"].errors["picture"])
    assert not Post.objects.exists()


def test_what_was_typed_is_not_lost_when_the_check_blocks(client, stage):
    shift(stage)
    client.force_login(stage.budi)
    words = "Korban bernama Contoh dengan NIK 3310123456780001 sudah ditemukan di lokasi."
    sent = {"kind": "isu", "accounts": [stage.facebook.pk], "text": words, "source": "Posko"}
    answer = client.post(reverse("posts:emergency_send"), sent)
    assert answer.status_code == 422
    assert "sudah ditemukan di lokasi" in answer.content.decode() and "Posko" in answer.content.decode()


def test_the_look_has_its_page_and_only_the_second_person_gets_the_form(client, stage):
    shift(stage)
    message = send(stage)
    url = reverse("posts:emergency_review", args=[message.pk])
    client.force_login(stage.budi)
    assert client.get(url).context["form"] is None
    assert client.post(url, {"outcome": "sesuai"}).status_code == 403
    client.force_login(stage.ratna)
    assert client.post(url, {"outcome": "tarik"}).status_code == 422
    assert client.post(url, {"outcome": "sesuai"}).status_code == 302


def test_a_text_too_long_for_one_account_says_by_how_much_beside_the_text(client, stage, dewi):
    shift(stage)
    x = make_account(stage.unit, stage.budi, dewi, "disbud_klaten", "x")
    client.force_login(stage.budi)
    sent = {
        "kind": "isu",
        "accounts": [x.pk, stage.facebook.pk],
        "text": "Genangan. " * 30,
        "source": "Posko BPBD",
    }
    answer = client.post(reverse("posts:emergency_send"), sent)
    said = str(answer.context["form"].errors["text"])
    assert answer.status_code == 422 and "280" in said and "disbud_klaten (X" in said
    sent["accounts"] = [stage.facebook.pk]
    assert client.post(reverse("posts:emergency_send"), sent).status_code == 302


def test_who_looks_afterwards_sees_the_picture_too(client, stage):
    shift(stage)
    message = send(stage, picture=photo_upload(), alt=ALT)
    client.force_login(stage.ratna)
    page = client.get(reverse("posts:emergency_review", args=[message.pk])).content.decode()
    assert (
        ALT in page
        and reverse("posts:media_thumbnail", args=[message.post_id, message.post.media.get().pk]) in page
    )


def test_a_button_pressed_twice_sends_one_message(client, stage):
    shift(stage)
    client.force_login(stage.budi)
    page = client.get(reverse("posts:emergency_send"))
    sent = {name: page.context["form"][name].initial for name in ("kind", "accounts")}
    sent |= {"text": TEXT, "source": "Posko BPBD 14.20 WIB"}
    answers = [client.post(reverse("posts:emergency_send"), sent) for _ in range(2)]
    message = EmergencyMessage.objects.get()
    assert [answer.url for answer in answers] == [reverse("posts:kit", args=[message.post_id])] * 2
    send(stage, text=TEXT + "\nPukul 16.00 dibuka kembali.")
    assert send(stage, at=dates.now() + HOUR).pk != message.pk
    assert EmergencyMessage.objects.count() == 3


def test_telephone_numbers_stay_with_the_unit_and_diskominfo(client, stage, sari, dewi):
    shift(stage)
    url = reverse("posts:roster")
    for person, sees in ((sari, False), (stage.budi, True), (dewi, True)):
        client.force_login(person)
        assert ("0812 3456 7890" in client.get(url).content.decode()) is sees


def test_an_approved_message_is_no_emergency(stage):
    assert not approved(stage).is_emergency


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time")
def test_of_two_looks_at_once_one_is_kept(stage, rani):
    shift(stage)
    message = send(stage)
    outcomes, gate = [], threading.Barrier(2)

    def look(by, outcome):
        try:
            gate.wait(10)
            mine = EmergencyMessage.objects.get(pk=message.pk)
            actions.review_emergency(message=mine, outcome=outcome, note="Catatan.", by=by)
            outcomes.append("dicatat")
        except StateChanged:
            outcomes.append("kalah")
        finally:
            connection.close()

    threads = [
        threading.Thread(target=look, args=pair) for pair in ((stage.ratna, "sesuai"), (rani, "tarik"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["dicatat", "kalah"]
