"""Units and decrees through the browser's door."""

import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from klaten_medsos.audit.models import Entry
from opd.models import Decree, Role
from tests.cast import make_head, make_person, make_unit

from .stories import as_typed, recorded

pytestmark = pytest.mark.django_db

HOSTILE = "<script>alert(1)</script>"
JAVANESE = "ꦏ꧀ꦭꦛꦺꦤ꧀ 🎉"


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00")


@pytest.fixture
def wening(disbudporapar):
    return make_person("wening", "Wening Contoh", disbudporapar)


def create_url(unit):
    return reverse("opd:decree_create", args=[unit.pk])


def test_budi_records_a_decree_as_on_paper_and_downloads_its_scan(client, budi, wening, disbudporapar):
    client.force_login(budi)
    page = client.get(create_url(disbudporapar))
    assert page.status_code == 200 and page.content.count(b"Sebagai") == 5
    typed = as_typed(disbudporapar, **{"orang-0-person": wening.pk, "orang-0-role": Role.PEJABAT})
    response = client.post(create_url(disbudporapar), typed, follow=True)
    decree = Decree.objects.get(number="480/7/2026")
    assert response.redirect_chain == [(decree.get_absolute_url(), 302)]
    assert "Wening Contoh" in response.content.decode() and "Pejabat" in response.content.decode()
    scan = client.get(reverse("opd:decree_file", args=[decree.pk]))
    assert b"".join(scan.streaming_content).startswith(b"%PDF-")
    assert scan.headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in scan.headers["Content-Security-Policy"]
    assert scan.headers["X-Content-Type-Options"] == "nosniff"


def test_a_double_click_records_once_and_the_second_answer_says_so(client, budi, wening, disbudporapar):
    client.force_login(budi)
    people = {"orang-0-person": wening.pk, "orang-0-role": Role.PETUGAS}
    answers = [client.post(create_url(disbudporapar), as_typed(disbudporapar, **people)) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [302, 422]
    assert "sudah tercatat" in answers[1].content.decode()
    assert Decree.objects.filter(number="480/7/2026").count() == 1
    assert Entry.objects.filter(event="keputusan.dicatat").count() == 1


def test_nothing_typed_is_lost_when_something_is_missing(client, budi, wening, disbudporapar):
    client.force_login(budi)
    typed = as_typed(disbudporapar, ends_on="2025-01-01", **{"orang-0-person": wening.pk})
    response = client.post(create_url(disbudporapar), typed)
    text = response.content.decode()
    assert response.status_code == 422
    assert 'value="480/7/2026"' in text and f'value="{wening.pk}" selected' in text
    assert "Pilih peran orang ini" in text


def test_one_person_with_two_roles_is_refused(client, budi, wening, disbudporapar):
    client.force_login(budi)
    rows = {f"orang-{row}-person": wening.pk for row in (0, 1)}
    rows |= {"orang-0-role": Role.PEJABAT, "orang-1-role": Role.PETUGAS}
    response = client.post(create_url(disbudporapar), as_typed(disbudporapar, **rows))
    assert response.status_code == 422 and "tercantum dua kali" in response.content.decode()
    assert not Decree.objects.filter(number="480/7/2026").exists()


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("number", "480\x00/1", "NUL"),
        ("number", "x" * 81, "80"),
        ("starts_on", "99999-01-01", "tanggal"),
        ("starts_on", "1026-01-06", "tidak wajar"),
        ("signer", "99999999999999999999", "pilihan"),
        ("upload", SimpleUploadedFile("sk.pdf", b"bukan pdf"), "tidak diterima"),
        ("upload", SimpleUploadedFile("sk.pdf", b"%PDF-1.7 rusak"), "rusak"),
        ("orang-0-person", "99999999999999999999", "pilihan"),
        ("orang-0-role", "bupati", "pilihan"),
        ("orang-TOTAL_FORMS", "banyak", ""),
    ],
)
def test_bad_input_gets_a_clear_answer_and_leaves_nothing(
    client, budi, wening, disbudporapar, field, value, words
):
    client.force_login(budi)
    people = {"orang-0-person": wening.pk, "orang-0-role": Role.PETUGAS}
    typed = as_typed(disbudporapar, **{**people, field: value})
    response = client.post(create_url(disbudporapar), typed)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Decree.objects.filter(starts_on__year=2026).exists()


def test_hostile_and_javanese_text_is_shown_as_text(client, budi, wening, disbudporapar):
    client.force_login(budi)
    people = {"orang-0-person": wening.pk, "orang-0-role": Role.PETUGAS}
    for number in (HOSTILE, JAVANESE):
        typed = as_typed(disbudporapar, number=number, **people)
        page = client.post(create_url(disbudporapar), typed, follow=True).content.decode()
        assert HOSTILE not in page
    assert JAVANESE in page


def test_sari_meets_neither_page_nor_file_of_another_units_decree(client, budi, sari, disbudporapar):
    decree = recorded(disbudporapar, budi)
    client.force_login(sari)
    assert client.get(decree.get_absolute_url()).status_code == 404
    assert client.get(reverse("opd:decree_file", args=[decree.pk])).status_code == 404
    end = reverse("opd:decree_end", args=[decree.pk])
    assert client.get(end).status_code == 404
    assert client.post(end, {"ends_on": "2026-03-02", "reason": "x"}).status_code == 404
    decree.refresh_from_db()
    assert decree.ended_reason == ""


def test_sari_sees_another_unit_but_may_not_record_for_it(client, budi, sari, disbudporapar):
    recorded(disbudporapar, budi, number="RAHASIA/1")
    client.force_login(sari)
    page = client.get(disbudporapar.get_absolute_url())
    assert page.status_code == 200
    assert "RAHASIA/1" not in page.content.decode() and "Catat Keputusan" not in page.content.decode()
    assert client.get(create_url(disbudporapar)).status_code == 403
    assert client.post(create_url(disbudporapar), as_typed(disbudporapar)).status_code == 403


def test_ending_early_by_the_form(client, budi, disbudporapar):
    decree = recorded(disbudporapar, budi)
    client.force_login(budi)
    url = reverse("opd:decree_end", args=[decree.pk])
    assert client.post(url, {"ends_on": "2026-03-31", "reason": ""}).status_code == 422
    assert client.post(url, {"ends_on": "2027-03-31", "reason": "Mutasi"}).status_code == 422
    page = client.post(url, {"ends_on": "2026-03-31", "reason": "Mutasi"}, follow=True).content.decode()
    assert "diakhiri per 31 Maret 2026" in page and "Diakhiri lebih awal" in page
    assert client.post(url, {"ends_on": "2026-03-31", "reason": "Mutasi"}).status_code == 409


def test_a_signer_who_was_not_head_raises_a_banner(client, budi, dewi, disbudporapar):
    head = make_head(disbudporapar)
    late = make_head(disbudporapar, "Dra. Baru Contoh", starts_on=datetime.date(2026, 2, 1))
    sound, doubted = (recorded(disbudporapar, budi, signer=signer) for signer in (head, late))
    client.force_login(dewi)
    banner = "Penanda tangan perlu diperiksa"
    assert banner in client.get(doubted.get_absolute_url()).content.decode()
    assert banner not in client.get(sound.get_absolute_url()).content.decode()


def test_nip_is_masked_on_pages(client, budi, wening, disbudporapar):
    wening.nip = "199012312019032002"
    wening.save()
    decree = recorded(disbudporapar, budi, people={wening: Role.PETUGAS})
    client.force_login(budi)
    for url in (decree.get_absolute_url(), disbudporapar.get_absolute_url()):
        page = client.get(url).content.decode()
        assert "199012312019032002" not in page and "002" in page


def test_a_scan_missing_from_the_file_room_is_404_not_500(client, budi, disbudporapar):
    stale = disbudporapar.decrees.first()
    client.force_login(budi)
    assert client.get(reverse("opd:decree_file", args=[stale.pk])).status_code == 404


def test_the_list_of_units_is_searched_filtered_sorted_and_paged(client, budi):
    for number in range(30):
        make_unit(f"KEC{number}", f"Kecamatan Contoh {number:02}", f"Kec. {number:02}", "kecamatan")
    client.force_login(budi)
    url = reverse("opd:unit_list")
    first = client.get(url).content.decode()
    assert "1–25 dari 31 unit" in first
    found = client.get(url, {"q": "contoh 07"}).content.decode()
    assert "Contoh 07" in found and "Contoh 08" not in found
    assert "dari 1 unit" in client.get(url, {"jenis": "dinas"}).content.decode()
    assert "dari 1 unit" in client.get(url, {"keputusan": "ada"}).content.decode()
    backwards = client.get(url, {"urut": "-nama", "jenis": "kecamatan"}).content.decode()
    assert backwards.index("Contoh 29") < backwards.index("Contoh 28")
    assert "Tidak ada unit yang cocok" in client.get(url, {"q": "tiada"}).content.decode()


@pytest.mark.parametrize(
    "query",
    ["?jenis=bupati", "?halaman=99999", "?halaman=x", "?urut=password", "?q=" + "a" * 300, "?status=1"],
)
def test_junk_in_the_list_is_ignored(client, budi, query):
    client.force_login(budi)
    for name in ("opd:unit_list", "opd:decree_list", "opd:unit_csv"):
        assert client.get(reverse(name) + query).status_code == 200


def test_the_csv_holds_the_list_and_no_formula(client, budi):
    make_unit("JAHAT", "=HYPERLINK(1)", "+x", "dinas")
    client.force_login(budi)
    response = client.get(reverse("opd:unit_csv"), {"jenis": "dinas"})
    text = response.content.decode("utf-8-sig")
    assert text.startswith("kode,nama,singkatan,jenis,induk,") and "keputusan_berlaku" in text.splitlines()[0]
    assert "'=HYPERLINK(1)" in text and ",=HYPERLINK" not in text and "'+x" in text
    assert len(text.splitlines()) == 3


def test_the_list_of_decrees_holds_own_ones_only(client, budi, sari, disbudporapar, dinkes):
    recorded(disbudporapar, budi, number="KITA/1")
    recorded(dinkes, sari, number="MEREKA/1", people={make_person("o", "O", dinkes): Role.PETUGAS})
    client.force_login(budi)
    page = client.get(reverse("opd:decree_list"), {"status": "berlaku"}).content.decode()
    assert "KITA/1" in page and "MEREKA/1" not in page
    assert "KITA/1" not in client.get(reverse("opd:decree_list"), {"status": "berakhir"}).content.decode()


def test_pages_ask_as_many_queries_for_many_rows_as_for_one(client, dewi, disbudporapar):
    client.force_login(dewi)
    urls = [reverse("opd:unit_list"), reverse("opd:decree_list"), disbudporapar.get_absolute_url()]

    def count():
        counts = []
        for url in urls:
            with CaptureQueriesContext(connection) as asked:
                client.get(url)
            counts.append(len(asked))
        return counts

    recorded(disbudporapar, dewi)
    client.get(urls[0])
    few = count()
    for number in range(12):
        make_unit(f"D{number}", f"Dinas {number}", f"D{number}", parent=disbudporapar)
        recorded(disbudporapar, dewi)
    assert count() == few


@pytest.mark.parametrize("name", ["unit_list", "unit_csv", "decree_list"])
def test_strangers_are_sent_to_sign_in(client, db, name):
    response = client.get(reverse(f"opd:{name}"))
    assert response.status_code == 302 and response.url.startswith("/masuk/")


def test_reading_pages_refuse_post_and_endless_numbers_are_404(client, budi, disbudporapar):
    client.force_login(budi)
    for url in (reverse("opd:unit_list"), disbudporapar.get_absolute_url(), reverse("opd:unit_csv")):
        assert client.post(url).status_code == 405
    for path in ("/unit/99999999999999999999999/", "/unit/keputusan/99999999999999999999999/"):
        assert client.get(path).status_code == 404
