"""A Keputusan is prepared in the portal, printed as naskah dinas, signed on paper, and only then gives power."""

import datetime
import io
from dataclasses import asdict

import pikepdf
import pytest
from django.urls import reverse

from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.jobs import JobState
from opd import actions, drafting, permissions
from opd.models import Decree, DecreeDraft, DecreeTemplate, Role
from opd.tasks import render_draft, sweep_drafts
from tests.cast import make_head, make_person, png_upload

from .stories import as_typed

pytestmark = [pytest.mark.django_db, pytest.mark.domain]

NIP = "198503172010011004"


@pytest.fixture(autouse=True)
def march(time_machine):
    time_machine.move_to("2026-03-02 09:00+07:00")


@pytest.fixture
def wening(disbudporapar):
    return make_person("wening", "Wening Contoh", disbudporapar)


def drafted(unit, by, people, **changed):
    head = unit.heads.first() or make_head(unit, grade="IV/b", rank="Pembina Tingkat I", nip=NIP)
    said = {
        "signer": head, "starts_on": datetime.date(2026, 4, 1), "ends_on": datetime.date(2026, 12, 31), "people": people,
    }  # fmt: skip
    return actions.draft_decree(unit=unit, by=by, **{**said, **changed})


def test_a_draft_gives_nobody_power(budi, wening, disbudporapar):
    drafted(disbudporapar, budi, {wening: Role.PEJABAT}, starts_on=datetime.date(2026, 3, 1))
    assert not permissions.is_appointed(wening, disbudporapar)
    assert Decree.objects.filter(appointments__user=wening).count() == 0


def test_the_paper_says_all_that_a_keputusan_says(budi, wening, dewi, disbudporapar):
    disbudporapar.heads.all().update(grade="IV/b", rank="Pembina Tingkat I", nip=NIP)
    said = drafting.content_of(drafted(disbudporapar, budi, {wening: Role.PEJABAT, budi: Role.PETUGAS}))
    assert said["letterhead"]["government"] == "PEMERINTAH KABUPATEN KLATEN"
    assert said["office"].startswith("KEPALA DINAS KEBUDAYAAN")
    assert said["number"].endswith("TAHUN 2026")
    assert said["title"].startswith("PENUNJUKAN PEJABAT DAN PETUGAS PENGELOLA MEDIA SOSIAL DINAS KEBUDAYAAN")
    assert [ordinal for ordinal, _ in said["dictums"]][:2] == ["KESATU", "KEDUA"]
    assert "1 April 2026 sampai dengan 31 Desember 2026" in said["dictums"][-1][1]
    assert said["signer"]["rank"] == "Pembina Tingkat I" and said["signer"]["nip"] == "19850317 201001 1 004"
    assert [(person["name"], person["role"]) for person in said["people"]] == [
        ("Wening Contoh", "Pejabat"), ("Budi Contoh", "Petugas"),
    ]  # fmt: skip
    assert "{" not in str(said["considering"]) + str(said["dictums"])


def test_the_paper_bears_the_name_of_its_own_date(budi, wening, dewi, disbudporapar):
    actions.rename_unit(
        unit=disbudporapar,
        name="Dinas Baru",
        abbreviation="DB",
        starts_on=datetime.date(2026, 6, 1),
        basis="Perda",
        by=dewi,
    )
    draft = drafted(disbudporapar, budi, {wening: Role.PEJABAT}, decided_on=datetime.date(2026, 3, 2))
    assert drafting.content_of(draft)["letterhead"]["unit"].startswith("DINAS KEBUDAYAAN")
    later = drafted(disbudporapar, budi, {wening: Role.PEJABAT}, decided_on=datetime.date(2026, 6, 1))
    assert drafting.content_of(later)["letterhead"]["unit"] == "DINAS BARU"


def test_the_worker_makes_an_archival_pdf_with_the_emblem(budi, wening, disbudporapar):
    actions.change_letterhead(unit=disbudporapar, logo=png_upload(), by=budi)
    draft = drafted(disbudporapar, budi, {wening: Role.PEJABAT})
    render_draft(draft.pk)
    draft.refresh_from_db()
    assert draft.job_state == JobState.DONE
    data = draft.file.read()
    with pikepdf.open(io.BytesIO(data)) as made:
        assert len(made.pages) >= 2
        assert any("/XObject" in page.Resources for page in made.pages)
        assert b"pdfaid" in made.Root.Metadata.read_bytes()
    render_draft(draft.pk)
    again = DecreeDraft.objects.get(pk=draft.pk)
    assert again.file.name == draft.file.name, "twice does nothing twice"
    changed = drafted(disbudporapar, budi, {wening: Role.PETUGAS}, draft=draft)
    assert changed.job_state == JobState.WANTED and not changed.file
    sweep_drafts()


def test_hostile_words_are_printed_as_words(client, budi, disbudporapar):
    evil = make_person(
        "evil", "<img src=file:///etc/passwd><script>alert(1)</script>" + "\u0301" * 50, disbudporapar
    )
    draft = drafted(disbudporapar, budi, {evil: Role.PEJABAT})
    render_draft(draft.pk)
    draft.refresh_from_db()
    assert draft.job_state == JobState.DONE and b"root:" not in draft.file.read()
    client.force_login(budi)
    page = client.get(reverse("opd:draft_preview", args=[draft.pk])).content.decode()
    assert "<script>" not in page and "&lt;script&gt;" in page


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"people": {}}, "belum menunjuk"),
        ({"ends_on": datetime.date(2026, 3, 1)}, "mendahului"),
        ({"starts_on": datetime.date(1026, 3, 1), "ends_on": None}, "tidak wajar"),
    ],
)
def test_what_a_draft_lacks_is_said(budi, wening, disbudporapar, changed, words):
    with pytest.raises(RuleBroken, match=words):
        drafted(disbudporapar, budi, **{"people": {wening: Role.PEJABAT}, **changed})
    assert not DecreeDraft.objects.exists()


def test_others_draft_nothing_for_the_unit_and_no_stranger_is_drafted(sari, budi, dinkes, disbudporapar):
    with pytest.raises(NotAllowed):
        drafted(disbudporapar, sari, {budi: Role.PETUGAS})
    with pytest.raises(RuleBroken, match="tidak tercatat sebagai staf"):
        drafted(disbudporapar, budi, {sari: Role.PETUGAS})
    with pytest.raises(RuleBroken, match="bukan kepala"):
        drafted(disbudporapar, budi, {budi: Role.PETUGAS}, signer=make_head(dinkes, "Kepala Lain"))


# --- from draft to decree, by page -------------------------------------------------------------------------


def test_by_page_from_draft_to_recorded_decree(client, budi, wening, disbudporapar):
    client.force_login(budi)
    head = disbudporapar.heads.first()
    page = reverse("opd:draft_create", args=[disbudporapar.pk])
    assert client.get(page).context["form"]["signer"].value() == head.pk
    typed = {
        "signer": head.pk, "starts_on": "2026-04-01", "ends_on": "2026-12-31", "number": "", "decided_on": "",
        "orang-TOTAL_FORMS": "5", "orang-INITIAL_FORMS": "0", "orang-0-person": wening.pk, "orang-0-role": "pejabat",
    }  # fmt: skip
    shown = client.post(page, typed, follow=True)
    draft = DecreeDraft.objects.get()
    assert "PDF sedang dibuat" in shown.content.decode()
    wrong = client.post(reverse("opd:draft_change", args=[draft.pk]), {**typed, "ends_on": "2026-01-01"})
    assert wrong.status_code == 422
    fragment = client.get(draft.get_absolute_url(), {"bagian": "pdf"})
    assert "X-Poll" not in fragment.headers
    record = reverse("opd:decree_create", args=[disbudporapar.pk]) + f"?konsep={draft.pk}"
    form = client.get(record)
    assert form.context["form"]["signer"].value() == head.pk
    assert form.context["people"].forms[0]["person"].value() == str(wening.pk)
    said = as_typed(disbudporapar, **{"orang-0-person": wening.pk, "orang-0-role": "pejabat"})
    assert client.post(record, said).status_code == 302
    draft.refresh_from_db()
    assert draft.decree.number == "480/7/2026"
    with pytest.raises(StateChanged, match="sudah dicatat"):
        drafted(disbudporapar, budi, {wening: Role.PEJABAT}, draft=draft)
    assert "Sudah dicatat sebagai" in client.get(draft.get_absolute_url()).content.decode()


# --- the text that Diskominfo keeps -------------------------------------------------------------------------


def test_the_text_is_kept_in_versions_and_old_drafts_keep_theirs(budi, wening, dewi, disbudporapar):
    text = asdict(drafting.BUILT_IN)
    first = actions.publish_template(**text, by=dewi)
    draft = drafted(disbudporapar, budi, {wening: Role.PEJABAT})
    assert draft.template == first
    second = actions.publish_template(**{**text, "title": "Pengelola {unit} {masa}"}, by=dewi)
    assert second.version == 2
    assert drafting.content_of(draft)["title"].startswith("PENUNJUKAN")
    assert drafting.content_of(drafted(disbudporapar, budi, {wening: Role.PEJABAT}))["title"].startswith(
        "PENGELOLA DINAS KEBUDAYAAN"
    )
    with pytest.raises(StateChanged, match="sama dengan versi 2"):
        actions.publish_template(**{**text, "title": "Pengelola {unit} {masa}"}, by=dewi)


@pytest.mark.parametrize(
    ("field", "text", "words"),
    [
        ("title", "Penunjukan {unit.logo}", "tidak dikenal"),
        ("title", "Penunjukan {0}", "tidak dikenal"),
        ("dictums", "Menunjuk {settings.SECRET_KEY}", "tidak dikenal"),
        ("dictums", "Kurung { terbuka", "tidak dikenal"),
        ("recalling", "  ", "wajib diisi"),
        ("dictums", "Satu\n" * 13, "paling banyak 12"),
        ("considering", "x" * 5_001, "terlalu panjang"),
    ],
)
def test_a_text_that_reaches_for_more_is_refused(dewi, field, text, words):
    with pytest.raises(RuleBroken, match=words):
        actions.publish_template(**{**asdict(drafting.BUILT_IN), field: text}, by=dewi)


@pytest.mark.parametrize("who", ["budi", "kirana", "joko"])
def test_only_diskominfo_keeps_the_text(request, who):
    with pytest.raises(NotAllowed):
        actions.publish_template(**asdict(drafting.BUILT_IN), by=request.getfixturevalue(who))


def test_at_the_desk_a_new_version_starts_from_the_newest(client, dewi):
    client.force_login(dewi)
    add = reverse("admin:opd_decreetemplate_add")
    assert "Pasal 10 huruf c" in client.get(add).content.decode()
    typed = {**asdict(drafting.BUILT_IN), "title": "Pengelola {unit}", "note": "Lebih pendek"}
    assert client.post(add, typed).status_code == 302
    assert DecreeTemplate.objects.get().version == 1
    assert client.post(add, {**typed, "title": "{bukan}"}).status_code == 422
    page = reverse("admin:opd_decreetemplate_change", args=[DecreeTemplate.objects.get().pk])
    assert client.get(page).status_code == 200
    assert client.post(page, typed).status_code == 403
