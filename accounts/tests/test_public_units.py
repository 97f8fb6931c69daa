"""The front for citizens, one page per unit, the sheet for the wall, open data, the feed and the badge."""

import csv
import datetime
import io
import xml.etree.ElementTree as ET

import pikepdf
import pytest
from django.urls import reverse

from accounts import actions, tasks
from accounts.impostors import actions as impostors
from accounts.models import Segment
from accounts.public import sheets
from accounts.tests.test_register import propose
from klaten_medsos import dates
from opd import naming
from opd.actions import successions as names

pytestmark = pytest.mark.django_db
UNIT = "/daftar/DISBUDPORAPAR/"
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def account(budi, disbudporapar, dewi):
    segment = Segment.objects.create(name="Wisatawan")
    return actions.verify_account(account=propose(budi, disbudporapar, segment), by=dewi)


def test_a_citizen_is_met_by_the_box_and_an_officer_by_the_days_duties(client, account, budi):
    front = client.get("/")
    page = front.content.decode()
    assert front.status_code == 200 and 'name="q"' in page and 'action="/cek/"' in page
    assert UNIT in page and "Laporkan akun tiruan" in page
    assert not front.cookies and front.headers["Cache-Control"] == "public, max-age=60"
    client.force_login(budi)
    assert "Apa yang harus saya kerjakan hari ini?" in client.get("/").content.decode()


def test_the_front_of_an_empty_register_says_so(client):
    assert "anggap sebuah akun belum terbukti resmi" in client.get("/").content.decode()


def test_a_unit_has_one_page_with_what_is_official_interrupted_and_once_was(
    client, account, budi, disbudporapar, dewi
):
    segment = Segment.objects.get()
    for name in ("uji_lama", "uji_rusak"):
        other = propose(budi, disbudporapar, segment, pasted=f"https://www.instagram.com/{name}")
        actions.verify_account(account=other, by=dewi)
        if name == "uji_lama":
            actions.retire_account(account=other, reason="Digabung.", by=dewi)
        else:
            actions.report_compromised_account(account=other, reason="Kiriman aneh.", by=budi)
    page = client.get(UNIT.lower().replace("daftar", "daftar")).content.decode()
    assert account.canonical_url in page and "Digabung." in page and "sedang disusupi" in page
    assert "Kiriman aneh." not in page and "Budi" not in page
    assert 'href="https://www.instagram.com/uji_rusak"' not in page


def test_a_unit_without_public_accounts_has_no_page(client, account, dinkes, sari):
    propose(sari, dinkes, Segment.objects.get(), pasted="https://x.com/dinkes_uji")
    assert client.get("/daftar/DINKES/").status_code == 404
    assert client.get("/daftar/TIDAKADA/lembar.pdf").status_code == 404


def test_an_entry_not_looked_at_for_a_year_is_marked(client, account, time_machine):
    assert "Lama tidak ditinjau" not in client.get(UNIT).content.decode()
    time_machine.move_to(dates.now() + datetime.timedelta(days=400))
    for page in (UNIT, "/daftar/", "/cek/?q=https://www.instagram.com/wisata_uji_klaten"):
        assert "Lama tidak ditinjau" in client.get(page).content.decode()


def test_the_sheet_is_ready_after_the_next_round_and_leads_to_the_unit(
    client, account, disbudporapar, settings
):
    assert client.get(f"{UNIT}lembar.pdf").url == f"{UNIT}lembar/?pdf=belum"
    assert "PDF sedang disiapkan" in client.get(f"{UNIT}lembar/?pdf=belum").content.decode()
    assert tasks.print_sheets() == 1 and tasks.print_sheets() == 0
    answer = client.get(f"{UNIT}lembar.pdf")
    data = b"".join(answer)
    assert answer.headers["Content-Type"] == "application/pdf" and data.startswith(b"%PDF-")
    with pikepdf.open(io.BytesIO(data)) as document:
        assert len(document.pages) == 1
    sheet = sheets.content_of(disbudporapar)
    assert sheet.address == f"{settings.SITE_URL}{UNIT}" and sheet.accounts == (
        ("Instagram", account.handle),
    )


def test_a_changed_register_makes_a_new_sheet_and_drops_the_old(account, disbudporapar, budi, dewi):
    tasks.print_sheets()
    old = sheets.path_of(sheets.content_of(disbudporapar))
    other = propose(budi, disbudporapar, Segment.objects.get(), pasted="https://x.com/uji_wisata")
    actions.verify_account(account=other, by=dewi)
    assert tasks.print_sheets() == 1
    assert not old.exists() and sheets.path_of(sheets.content_of(disbudporapar)).exists()


def test_the_whole_register_is_one_table_and_one_file(client, account):
    answer = client.get("/daftar/unduh.csv")
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert (
        rows[0]["nama_akun"] == account.handle
        and rows[0]["status"] == "resmi"
        and rows[0]["contoh"] == "tidak"
    )
    whole = client.get("/daftar/unduh.json").json()
    assert whole["jumlah"] == 1 and whole["akun"][0]["terakhir_ditinjau"]
    for path in ("/daftar/unduh.csv", "/daftar/unduh.json"):
        response = client.get(path)
        assert response.headers["Access-Control-Allow-Origin"] == "*" and not response.cookies


@pytest.mark.parametrize(
    "path", ["/", "/daftar/", UNIT, "/akun-tiruan/", "/daftar/unduh.csv", "/daftar/unduh.json", "/daftar/perubahan.atom",
             "/api/v1/akun", "/api/v1/openapi.json", "/lencana/DISBUDPORAPAR/"]
)  # fmt: skip
def test_who_holds_the_answer_already_is_told_so_and_a_change_is_seen(client, account, dewi, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304 and again.content == b""
    if path not in ("/akun-tiruan/", "/api/v1/openapi.json"):
        actions.retire_account(account=account, reason="Ditutup.", by=dewi)
        assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_a_file_asked_by_date_comes_again_only_when_something_changed(client, account):
    first = client.get("/daftar/unduh.json")
    since = first.headers["Last-Modified"]
    assert client.get("/daftar/unduh.json", headers={"If-Modified-Since": since}).status_code == 304


def test_the_feed_tells_changes_newest_first(client, account, dewi, disbudporapar):
    report = impostors.report_impostor(pasted="https://www.instagram.com/wisata_uji_k1aten", harm="lainnya")
    impostors.examine_report(report=report, by=dewi)
    impostors.decide_fake(report=report, reason="Meniru.", by=dewi)
    actions.retire_account(account=account, reason="Digabung.", by=dewi)
    answer = client.get("/daftar/perubahan.atom")
    assert answer.headers["Content-Type"].startswith("application/atom+xml")
    titles = [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(answer.content).iter(f"{ATOM}entry")]
    assert [title.split(") ")[1] for title in titles] == [
        "ditutup dan tidak lagi resmi", "dinyatakan akun tiruan", "menjadi akun resmi",
    ]  # fmt: skip


def test_only_the_badge_may_be_framed_and_only_where_it_is_configured(client, account, settings):
    settings.BADGE_FRAME_ANCESTORS = ["https://dinas.example"]
    badge = client.get("/lencana/DISBUDPORAPAR/")
    assert "frame-ancestors https://dinas.example" in badge.headers["Content-Security-Policy"]
    assert "X-Frame-Options" not in badge.headers and account.handle in badge.content.decode()
    for path in ("/", UNIT, "/cek/", f"{UNIT}lembar/"):
        other = client.get(path)
        assert other.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"]
    settings.BADGE_FRAME_ANCESTORS = []
    assert (
        "frame-ancestors 'none'" in client.get("/lencana/DISBUDPORAPAR/").headers["Content-Security-Policy"]
    )


def test_search_engines_are_shown_the_public_pages(client, account):
    assert "Sitemap: " in client.get("/robots.txt").content.decode()
    sitemap = ET.fromstring(client.get("/sitemap.xml").content)
    assert any(UNIT in (place.text or "") for place in sitemap.iter())


def test_the_list_is_narrowed_to_one_unit(client, account, dinkes, sari, dewi):
    other = propose(sari, dinkes, Segment.objects.get(), pasted="https://x.com/dinkes_uji")
    actions.verify_account(account=other, by=dewi)
    page = client.get(reverse("public:directory"), {"unit": "DINKES"}).content.decode()
    assert other.handle in page and account.handle not in page
    assert client.get(reverse("public:directory"), {"unit": "TIDAKADA"}).status_code == 200


def test_by_date_too_a_renamed_unit_and_an_account_in_any_other_state_are_seen(
    client, account, disbudporapar, dewi, time_machine
):
    def asked_since(day):
        answer = client.get("/daftar/unduh.json", headers={"If-Modified-Since": day})
        return answer.status_code, answer.headers.get("Last-Modified", day)

    day = client.get("/daftar/unduh.json").headers["Last-Modified"]
    later = dates.now() + datetime.timedelta(days=3)
    time_machine.move_to(later)
    assert asked_since(day)[0] == 304
    names.rename_unit(
        unit=disbudporapar, name="Dinas Pariwisata Contoh", abbreviation="Dispar", starts_on=dates.today(),
        basis="Perda contoh", by=dewi,
    )  # fmt: skip
    status, day = asked_since(day)
    assert status == 200
    for days, change in (
        (4, lambda: actions.suspend_account(account=account, reason="Ragu.", by=dewi)),
        (5, lambda: actions.retire_account(account=account, reason="Ditutup.", by=dewi)),
    ):
        time_machine.move_to(later + datetime.timedelta(days=days))
        change()
        status, newer = asked_since(day)
        assert status == 200 and newer != day
        day = newer
    assert asked_since(day)[0] == 304


def test_a_name_borne_by_itself_at_midnight_is_seen_by_date(
    client, account, disbudporapar, dewi, time_machine
):
    names.rename_unit(
        unit=disbudporapar, name="Dinas Pariwisata Contoh", abbreviation="Dispar",
        starts_on=dates.today() + datetime.timedelta(days=2), basis="Perda contoh", by=dewi,
    )  # fmt: skip
    time_machine.move_to(dates.now() + datetime.timedelta(days=3))
    day = client.get("/daftar/unduh.json").headers["Last-Modified"]
    time_machine.move_to(dates.now() + datetime.timedelta(hours=1))
    assert naming.bear_due_names() == 1
    assert client.get("/daftar/unduh.json", headers={"If-Modified-Since": day}).status_code == 200
