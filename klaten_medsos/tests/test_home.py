"""The first screen of each role, the search, and the text of the law."""

import datetime
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account
from feedback.models import Item
from klaten_medsos.duties import Duty
from klaten_medsos.home import today
from klaten_medsos.home.finding import FIRST, find
from klaten_medsos.home.progress import progress_of
from klaten_medsos.regulation import ARTICLES
from klaten_medsos.templatetags.portal import pasal_anchor
from posts.models import Post
from reports.models import Report
from tests.cast import make_person, make_unit

pytestmark = pytest.mark.django_db
ROLES = ["budi", "ratna", "sari", "tono", "dewi", "kirana", "joko", "operator"]


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00")


def draft(unit, author, title="Jadwal pelatihan", **extra):
    now = timezone.now()
    return Post.objects.create(
        unit=unit, title=title, text="Isi pesan", author=author, created_at=now, updated_at=now, **extra
    )


def item(unit, by, topic="Antrean", status="baru"):
    now = timezone.now()
    answered = {"answered_at": now, "answered_by": by} if status == "dijawab" else {}
    return Item.objects.create(
        unit=unit, kind="pertanyaan", text="Kapan dibuka?", topic=topic, received_at=now, logged_at=now,
        logged_by=by, status=status, **answered,
    )  # fmt: skip


def account(unit, by, handle, status="aktif"):
    now = timezone.now()
    decided = {"decided_at": now, "decided_by": by} if status == "aktif" else {}
    return Account.objects.create(
        unit=unit, pasted=handle, platform="x", handle=handle, key=f"x:{handle}", purpose="uji",
        canonical_url=f"https://x.com/{handle}", media_type="microblog", custodian=by, evidence="bio",
        proposed_at=now, proposed_by=by, status=status, **decided,
    )  # fmt: skip


def report(unit, by, year=2025, status="draf", **extra):
    return Report.objects.create(
        unit=unit, year=year, status=status, opened_at=timezone.now(), opened_by=by, last_editor=by, **extra
    )


def figures(user):
    return {figure.label: figure.value for part in progress_of(user) for figure in part.figures}


@pytest.mark.parametrize("who", ROLES)
def test_each_role_has_a_first_screen_that_asks_the_one_question(client, request, who):
    client.force_login(request.getfixturevalue(who))
    response = client.get(reverse("home"))
    assert response.status_code == 200
    assert "Apa yang harus saya kerjakan hari ini?" in response.content.decode()


def test_a_stranger_is_asked_to_sign_in(client):
    response = client.get(reverse("search"))
    assert response.status_code == 302 and response.url.startswith("/masuk/")


def room(*duties):
    return type("Room", (), {"duties_for": staticmethod(lambda user: list(duties))})


def test_duties_of_all_rooms_stand_in_one_order(monkeypatch, budi):
    late = Duty("Jawab", "Pasal 10 huruf f", "/", datetime.date(2026, 2, 1), "danger")
    soon = Duty("Ajukan", "Pasal 19", "/", datetime.date(2026, 3, 3), "warning")
    later = Duty("Perbarui", "Pasal 11", "/", datetime.date(2026, 3, 9), "warning")
    undated = Duty("Rapikan", "Pasal 14", "/", None, "warning")
    quiet = Duty("Baca", "Pasal 16", "/", datetime.date(2026, 1, 1), "neutral")
    monkeypatch.setattr(today, "ROOMS", (room(quiet, undated, soon), room(), room(later, late)))
    assert today.duties_today(budi) == [late, soon, later, undated, quiet]


@pytest.mark.parametrize(("due", "words"), [("2026-03-01", "Lewat tenggat"), ("2026-03-02", "Tenggat")])
def test_a_duty_says_when_its_day_has_passed_however_urgent_it_is(client, budi, monkeypatch, due, words):
    duty = Duty("Tinjau akun", "Pasal 16", "/akun/", datetime.date.fromisoformat(due), tone="warning")
    monkeypatch.setattr(today, "ROOMS", (room(duty),))
    client.force_login(budi)
    page = client.get("/").content.decode()
    assert re.search(r'duty-due-label">([^<]+)<', page).group(1) == words


def test_budi_sees_his_draft_and_sari_does_not(client, budi, sari, disbudporapar):
    item(disbudporapar, budi)
    client.force_login(budi)
    assert "Tanggapi 1 masukan warga" in client.get("/").content.decode()
    client.force_login(sari)
    assert "Tanggapi 1 masukan warga" not in client.get("/").content.decode()


def test_a_unit_without_decree_is_told_first_and_with_pasal_11(client, tono):
    client.force_login(tono)
    page = client.get("/").content.decode()
    assert "Catat Keputusan penunjukan Disbudporapar" in page and "#pasal-11" in page


def test_someone_without_a_role_is_told_whom_to_ask(client, db):
    client.force_login(make_person("baru", "Baru Contoh"))
    page = client.get("/").content.decode()
    assert "Anda belum memiliki peran" in page and "Hubungi Diskominfo" in page


def test_progress_of_a_unit_counts_its_own_year_only(budi, sari, disbudporapar, dinkes):
    item(disbudporapar, budi)
    item(disbudporapar, budi, status="dijawab")
    item(dinkes, sari, status="dijawab")
    account(disbudporapar, budi, "satu")
    account(disbudporapar, budi, "dua", "diusulkan")
    report(disbudporapar, budi)
    seen = figures(budi)
    assert seen["Masukan terjawab"] == "50,0 %" and seen["Akun resmi"] == "1"
    assert seen["Laporan 2025"] == "Disusun" and figures(sari)["Laporan 2025"] == "Belum dibuka"
    assert figures(sari)["Masukan terjawab"] == "100,0 %"


def test_nothing_to_measure_is_missing_and_never_zero_percent(client, budi):
    assert figures(budi)["Masukan terjawab"] is None
    client.force_login(budi)
    page = client.get("/").content.decode()
    assert "data tidak ada" in page and "0 %" not in page


def test_diskominfo_sees_what_waits_by_kind(dewi, budi, disbudporapar, dinkes):
    account(disbudporapar, budi, "satu", "diusulkan")
    now = timezone.now()
    report(
        disbudporapar, budi, status="disahkan", signed_at=now, signed_by=dewi, submitted_at=now,
        submitted_by=budi,
    )  # fmt: skip
    seen = figures(dewi)
    assert (seen["Usulan akun"], seen["Laporan diperiksa"], seen["Laporan diteruskan"]) == ("1", "1", "0")
    assert seen["Segmen belum dilayani"] is not None
    assert seen["Tanpa Keputusan"] == "2"  # Dinkes and Diskominfo itself


def test_the_bupatis_office_sees_counts_of_what_was_forwarded(joko, budi, dewi, disbudporapar, dinkes):
    report(disbudporapar, budi, status="diteruskan")
    report(dinkes, budi)
    seen = figures(joko)
    assert (seen["Menunggu evaluasi"], seen["Selesai dievaluasi"], seen["Belum sampai"]) == ("1", "0", "3")


@pytest.mark.parametrize("who", ["budi", "dewi", "joko"])
def test_the_first_screen_asks_as_many_queries_in_a_full_year(
    client, request, who, disbudporapar, budi, dewi, dinkes
):
    user = request.getfixturevalue(who)
    client.force_login(user)

    def fill(first, count):
        for number in range(first, first + count):
            item(disbudporapar, budi)
            draft(disbudporapar, budi)
            account(disbudporapar, budi, f"akun{number}", "diusulkan")
            report(make_unit(f"U{number}", f"Dinas {number}", f"D{number}"), budi, status="diteruskan")

    def queries():
        with CaptureQueriesContext(connection) as asked:
            assert client.get("/").status_code == 200
        return len(asked)

    fill(0, 1)
    client.get("/")
    one = queries()
    fill(1, 20)
    assert queries() == one


def test_the_search_finds_in_every_room_what_one_may_see(client, budi, disbudporapar):
    draft(disbudporapar, budi, "Pariwisata Rowo Jombor")
    item(disbudporapar, budi, "Parkir Rowo Jombor")
    account(disbudporapar, budi, "rowojombor")
    report(disbudporapar, budi)
    client.force_login(budi)
    page = client.get(reverse("search"), {"q": "jombor"}).content.decode()
    assert "Pariwisata Rowo Jombor" in page and "Parkir Rowo Jombor" in page and "rowojombor" in page
    groups = [group.label for group in find(budi, "disbudporapar")]
    assert groups == ["Unit", "Laporan"]
    assert [group.label for group in find(budi, "laporan 2025")] == ["Laporan"]


def test_the_search_shows_nothing_of_another_unit(budi, sari, disbudporapar):
    draft(disbudporapar, budi, "Rahasia pesan")
    item(disbudporapar, budi, "Rahasia masukan")
    account(disbudporapar, budi, "rahasia", "diusulkan")
    report(disbudporapar, budi)
    assert find(sari, "rahasia") == []
    assert [group.label for group in find(sari, "Disbudporapar")] == ["Unit"]


def test_only_the_first_ten_of_a_kind_are_shown_and_the_rest_is_told(client, budi, disbudporapar):
    for number in range(12):
        draft(disbudporapar, budi, f"Gotong royong {number}")
    (group,) = find(budi, "gotong")
    assert len(group.rows) == FIRST == 10 and group.has_more
    client.force_login(budi)
    assert "Masih ada yang lain" in client.get("/cari/?q=gotong").content.decode()


def test_the_search_asks_five_queries_whatever_it_finds(budi, disbudporapar, django_assert_num_queries):
    budi.standing  # noqa: B018 - asked once per request anyway
    with django_assert_num_queries(5):
        find(budi, "dinas")
    for number in range(12):
        draft(disbudporapar, budi, f"dinas {number}")
        item(disbudporapar, budi, f"dinas {number}")
        account(disbudporapar, budi, f"dinas{number}")
    with django_assert_num_queries(5):
        find(budi, "dinas")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("", "Cari"), ("?q=", "Ketik kata yang dicari."), ("?q=a", "sedikitnya dua huruf"),
        ("?q=" + "x" * 101, "paling banyak 100"),
        ("?q=%3Cscript%3Ealert(1)%3C/script%3E", "Tidak ditemukan"), ("?q=%25%25_", "Tidak ditemukan"),
        ("?q=2099", "Tidak ditemukan"), ("?q=🎉ꦏ", "Tidak ditemukan"), ("?q=99999999999999999999", "Tidak"),
    ],
)  # fmt: skip
def test_odd_words_get_a_clear_answer(client, budi, query, words):
    client.force_login(budi)
    response = client.get(reverse("search") + query)
    assert response.status_code == 200
    assert words in response.content.decode() and "<script>alert" not in response.content.decode()


def test_the_law_is_public_and_each_citation_leads_somewhere(client):
    page = client.get(reverse("regulation")).content.decode()
    anchors = re.findall(r'\bid="(pasal-[\w-]+)"', page)
    assert len(anchors) == len(set(anchors))
    assert {"pasal-12", "pasal-12-a", "pasal-11", "pasal-19-3-f", "pasal-1-12"} <= set(anchors)
    for article in ARTICLES:
        for paragraph in article.paragraphs:
            assert pasal_anchor(paragraph.citation) in anchors
            assert paragraph.text.split()[0] in page
