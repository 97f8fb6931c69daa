"""The pages: every step through the browser, strangers kept out, bad input answered kindly."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from klaten_medsos import dates
from opd.models import Role
from reports import actions
from reports.models import Evaluation, Report
from reports.tests.stories import YEAR, fresh
from reports.workflow import Status
from tests.cast import appoint, make_person, make_unit

pytestmark = pytest.mark.django_db
POSTS = ("submit", "sign", "receive", "forward", "evaluation_start", "evaluation_finalise")
PAGES = ("detail", "figures_csv", "send_back", "return", "plan", "evaluation", "evaluation_edit")


def go(client, person, name, *args, data=None, query=None):
    client.force_login(person)
    address = reverse(f"reports:{name}", args=args)
    return client.post(address, data) if data is not None else client.get(address, query)


def test_the_whole_walk_through_the_browser(client, story):
    response = go(client, story.petugas, "create", data={"unit": story.unit.pk, "tahun": YEAR})
    report = Report.objects.get()
    assert response.url == report.get_absolute_url()
    for letter in "abcdefg":
        data = {"revision": 1, "narrative": f"Uraian {letter}"}
        if letter == "f":
            data |= {"internal_obstacles": "nihil", "external_obstacles": "nihil"}
        assert go(client, story.petugas, "edit", report.pk, letter, data=data).status_code == 302
    plan = {"recommendation": "R", "action": "A", "owner": "O", "due_on": f"{YEAR + 1}-06-01", "cost": ""}
    assert go(client, story.petugas, "plan", report.pk, data=plan).status_code == 302
    steps = [
        (story.petugas, "submit"), (story.pejabat, "sign"), (story.diskominfo, "receive"),
        (story.head, "forward"), (story.bupati, "evaluation_start"),
    ]  # fmt: skip
    for person, name in steps:
        assert go(client, person, "detail", report.pk).status_code == 200
        assert go(client, person, name, report.pk, data={}).status_code == 302, name
    scores = Evaluation.objects.get().scores.all()
    data = {"revision": 1, "conclusion": "Baik", "recommendations": "Satu\nDua"}
    for score in scores:
        data[f"value_{score.indicator_id}"] = "" if score.note else "87,5"
        data[f"note_{score.indicator_id}"] = score.note or "Sesuai."
    assert go(client, story.bupati, "evaluation_edit", report.pk, data=data).status_code == 302
    assert go(client, story.bupati, "evaluation_finalise", report.pk, data={}).status_code == 302
    assert fresh(report).status == Status.EVALUATED
    page = go(client, story.petugas, "evaluation", report.pk)
    assert "87,50" in page.content.decode() and "EV-2025-001" in page.content.decode()


@pytest.mark.parametrize("name", POSTS)
def test_what_changes_something_is_refused_by_get(client, story, name):
    assert go(client, story.petugas, name, story.draft().pk).status_code == 405


def test_a_report_of_another_opd_does_not_exist_for_sari(client, story, sari):
    report = story.forwarded()
    for name in PAGES:
        assert go(client, sari, name, report.pk).status_code == 404, name
    for name in POSTS:
        assert go(client, sari, name, report.pk, data={}).status_code == 404, name
    assert go(client, sari, "edit", report.pk, "a").status_code == 404


def test_the_bupatis_office_sees_a_report_only_once_it_was_forwarded(client, story):
    report = story.received()
    assert go(client, story.bupati, "detail", report.pk).status_code == 404
    assert "Disbudporapar" not in go(client, story.bupati, "list").content.decode()
    actions.forward_report(report=report, by=story.head)
    assert go(client, story.bupati, "detail", report.pk).status_code == 200
    assert "Dinas Kebudayaan" in go(client, story.bupati, "list").content.decode()


def test_the_unit_does_not_see_an_unfinished_evaluation(client, story):
    report = story.evaluation().report
    assert go(client, story.petugas, "evaluation", report.pk).status_code == 404
    assert go(client, story.diskominfo, "evaluation", report.pk).status_code == 404


def test_seen_but_not_allowed_is_403_with_the_article(client, story):
    report = story.signed()
    response = go(client, story.petugas, "receive", report.pk, data={})
    assert response.status_code == 403 and "Pasal 19 ayat (2)" in response.content.decode()
    response = go(client, story.diskominfo, "edit", report.pk, "a")
    assert response.status_code == 403


def test_an_incomplete_report_names_everything_that_is_missing(client, story):
    report = story.draft()
    response = go(client, story.petugas, "submit", report.pk, data={})
    body = response.content.decode()
    assert response.status_code == 422
    assert all(f"Huruf {letter}" in body for letter in "abcdefg") and "Kendala eksternal" in body
    assert "10 hal masih kurang" in go(client, story.petugas, "detail", report.pk).content.decode()


def test_two_writers_at_once_see_both_texts_and_nothing_is_lost(client, story):
    report = story.draft()
    data = {"revision": 1, "narrative": "Naskah Budi"}
    assert go(client, story.petugas, "edit", report.pk, "b", data=data).status_code == 302
    data = {"revision": 1, "narrative": "Naskah Ratna"}
    response = go(client, story.pejabat, "edit", report.pk, "b", data=data)
    body = response.content.decode()
    assert response.status_code == 409 and "Naskah Budi" in body and "Naskah Ratna" in body
    assert report.sections.get(letter="b").narrative == "Naskah Budi"
    data = {"revision": 2, "narrative": "Gabungan"}
    assert go(client, story.pejabat, "edit", report.pk, "b", data=data).status_code == 302


def test_html_long_words_emoji_and_javanese_script_are_kept_as_text(client, story):
    report = story.draft()
    text = "<script>alert(1)</script> " + "x" * 300 + " 😀 ꦏ꧀ꦭꦛꦺꦤ꧀"
    go(client, story.petugas, "edit", report.pk, "a", data={"revision": 1, "narrative": text})
    body = go(client, story.petugas, "detail", report.pk).content.decode()
    assert "<script>alert" not in body and "&lt;script&gt;alert" in body and "ꦏ꧀ꦭꦛꦺꦤ꧀" in body


@pytest.mark.parametrize(
    "data",
    [{"revision": "1", "narrative": "a\x00b"}, {"revision": "satu"}, {}, {"revision": "1", "narrative": "x" * 20_001}],
)  # fmt: skip
def test_junk_in_a_section_is_answered_on_the_form(client, story, data):
    report = story.draft()
    response = go(client, story.petugas, "edit", report.pk, "a", data=data or {"lain": "x"})
    assert response.status_code == 422
    assert report.sections.get(letter="a").narrative == ""


def test_junk_in_addresses_is_never_a_server_error(client, story):
    report = story.draft()
    client.force_login(story.diskominfo)
    for query, status in (
        ("tahun=99999", 400), ("tahun=%00", 400), ("tahun=2019", 200), ("status=x&jenis=%3Cb%3E", 200),
        ("halaman=abc&urut=-hapus", 200), ("q=" + "x" * 300, 200), ("tahun=semua&status=terlambat", 200),
    ):  # fmt: skip
        assert client.get(reverse("reports:list") + "?" + query).status_code == status, query
        assert client.get(reverse("reports:csv") + "?" + query).status_code == status, query
    client.force_login(story.petugas)
    assert client.get(reverse("reports:edit", args=[report.pk, "z"])).status_code == 404
    assert client.get(f"/laporan/{10**25}/").status_code == 404
    response = client.post(reverse("reports:create"), {"unit": story.unit.pk, "tahun": "99999"})
    assert response.status_code == 422
    assert client.get(reverse("reports:create") + "?tahun=abcd&unit=x").status_code in (200, 400)


def test_a_double_click_on_open_gives_one_report(client, story):
    for _ in range(2):
        go(client, story.petugas, "create", data={"unit": story.unit.pk, "tahun": YEAR})
    assert Report.objects.count() == 1


def test_a_double_click_on_sign_says_kindly_that_it_was_done(client, story):
    report = story.submitted()
    codes = [go(client, story.pejabat, "sign", report.pk, data={}).status_code for _ in range(2)]
    assert codes == [302, 409]


def test_a_return_without_notes_stays_on_the_form(client, story):
    report = story.signed()
    response = go(client, story.diskominfo, "return", report.pk, data={"a": " "})
    assert response.status_code == 422 and "Belum ada catatan" in response.content.decode()
    response = go(client, story.diskominfo, "return", report.pk, data={"c": "Lengkapi angka Juni"})
    assert response.status_code == 302
    assert "Lengkapi angka Juni" in go(client, story.petugas, "edit", report.pk, "c").content.decode()


def test_an_evaluation_saved_by_another_shows_what_is_stored(client, story):
    evaluation = story.scored(value=70)
    score = evaluation.scores.first()
    data = {"revision": 1, f"value_{score.indicator_id}": "95", f"note_{score.indicator_id}": "baru"}
    response = go(client, story.bupati, "evaluation_edit", evaluation.report.pk, data=data)
    body = response.content.decode()
    assert response.status_code == 409 and "Tersimpan sekarang" in body and 'value="95"' in body
    score.refresh_from_db()
    assert score.value == 70


def test_the_list_asks_as_many_queries_for_fifty_units_as_for_one(client, story):
    def count(query=""):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("reports:list") + query).status_code == 200
        return len(captured)

    client.force_login(story.diskominfo)
    count()
    few = count(), count("?tahun=semua")
    for number in range(50):
        unit = make_unit(f"U{number}", f"Dinas Uji {number}", f"Uji{number}")
        Report.objects.create(
            unit=unit, year=dates.today().year - 1, opened_at=dates.now(), opened_by=story.petugas,
            last_editor=story.petugas,
        )  # fmt: skip
    assert (count(), count("?tahun=semua")) == few


def test_the_list_of_the_bupati_asks_as_many_queries_for_many_reports_as_for_one(client, story):
    story.forwarded()
    client.force_login(story.bupati)

    def count():
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("reports:list"))
        return len(captured)

    count()
    few = count()
    for number in range(20):
        Report.objects.create(
            unit=make_unit(f"U{number}", f"Dinas Uji {number}", f"Uji{number}"), year=YEAR, status="diteruskan",
            opened_at=dates.now(), opened_by=story.petugas, last_editor=story.petugas,
        )  # fmt: skip
    assert count() == few


def test_figures_download_with_formulas_neutralised(client, story):
    other = make_person("tirta", "=HYPERLINK(1)", story.unit)
    appoint(story.unit, {other: Role.PETUGAS})
    body = go(client, story.petugas, "figures_csv", story.draft().pk).content.decode()
    assert "'=HYPERLINK(1)" in body and "data tidak ada" in body


def test_the_desk_receives_returns_and_forwards_in_bulk(client, story):
    report = story.signed()
    client.force_login(story.diskominfo)
    address = reverse("admin:reports_report_changelist")
    assert client.get(address).status_code == 200
    assert client.get(reverse("admin:reports_report_change", args=[report.pk])).status_code == 200
    post = {"_selected_action": [report.pk]}
    client.post(address, post | {"action": "forward"})
    assert fresh(report).status == Status.SIGNED  # only the head may, and only once it is received
    client.post(address, post | {"action": "receive"})
    assert fresh(report).status == Status.RECEIVED
    client.post(address, post | {"action": "send_back", "a": "Lengkapi"})
    assert fresh(report).status == Status.RETURNED


def test_a_rubric_is_open_on_the_desk_until_an_evaluation_uses_it(client, story):
    from reports.rubric import rubric_for

    client.force_login(story.diskominfo)
    rubric = rubric_for(YEAR)
    address = reverse("admin:reports_rubric_change", args=[rubric.pk])
    assert "_save" in client.get(address).content.decode()
    story.evaluation()
    client.force_login(story.diskominfo)
    assert 'name="_save"' not in client.get(address).content.decode()
    assert client.post(address, {"title": "X"}).status_code == 403
