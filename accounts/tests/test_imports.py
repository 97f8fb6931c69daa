"""Many accounts from one table: judged line by line, all chosen or none, once, and taken back before verification."""

import io

import pytest
import xlsxwriter
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts import actions, imports, tasks
from accounts.models import Account, ImportBatch, ImportRow, RowState
from accounts.tests.cast import propose, segment
from accounts.workflow import Status
from klaten_medsos import jobs
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from klaten_medsos.jobs import JobState
from klaten_medsos.notices.models import Notice
from klaten_medsos.sheets import csv_response

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
HEAD = "kode_unit;alamat;tujuan;segmen;pemegang"


def table(*lines, head=HEAD, bom=True, name="akun.csv"):
    text = ("\ufeff" if bom else "") + "\r\n".join([head, *lines]) + "\r\n"
    return SimpleUploadedFile(name, text.encode())


def line(handle, unit="DISBUDPORAPAR", holder="budi", purpose="Wisata", segments="Wisatawan"):
    return f"{unit};https://www.instagram.com/{handle}/?igsh=abc;{purpose};{segments};{holder}"


def read(by, *lines, **words):
    segment()
    return actions.read_accounts(upload=table(*lines), by=by, **words)


def causes(batch) -> dict:
    return {row.line: (row.finding, row.cause) for row in batch.rows.all()}


def register(batch, by, rows=None):
    rows = rows or [row.pk for row in batch.rows.filter(finding=RowState.READY)]
    batch = actions.want_import(batch=batch, rows=rows, by=by)
    tasks.register_import(batch.pk)
    batch.refresh_from_db()
    return batch


def test_a_table_is_read_and_nothing_is_registered_before_lines_are_chosen(disbudporapar, budi, dewi):
    batch = read(budi, line("uji_a"), line("uji_b"))
    assert {state for state, _ in causes(batch).values()} == {RowState.READY}
    assert not Account.objects.exists() and not Entry.objects.filter(event="akun.diimpor").exists()
    register(batch, budi, [batch.rows.get(line=3).pk])
    account = Account.objects.get()
    assert (account.handle, account.status, account.custodian) == ("uji_b", Status.PROPOSED, budi)
    assert account.evidence_code.startswith("KLT-")
    assert Notice.objects.filter(recipient=dewi).count() == 1


def test_a_second_run_creates_nothing(disbudporapar, budi):
    lines = [line(f"uji_{n}") for n in range(5)]
    batch = register(read(budi, *lines), budi)
    assert Account.objects.count() == 5
    with pytest.raises(StateChanged):
        register(batch, budi)
    again = read(budi, *lines)
    assert {state for state, _ in causes(again).values()} == {RowState.KNOWN}
    with pytest.raises(RuleBroken):
        register(again, budi, [row.pk for row in again.rows.all()])
    assert Account.objects.count() == 5


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (line("uji", unit="DISBUDPORAPER"), "tidak dikenal"),
        (line("uji", unit="Dinas Kebudayaan"), "tidak dikenal"),
        (line("uji", unit=""), "Kode unit belum diisi"),
        (line("uji", unit="DINKES"), "Anda tidak mendaftarkan"),
        (line("p/Cabc123"), "Baris 2"),
        (line("uji", segments="Wisatawati"), "Segmen “Wisatawati” tidak dikenal"),
        (line("uji", purpose=""), "Tujuan akun belum diisi"),
        (line("uji", segments=""), "Segmen khalayak belum dipilih"),
        (line("uji", holder="sari"), "bukan nama pengguna staf"),
        (line("uji", purpose="sandi: Klaten2026"), "kata sandi"),
        (line("uji", purpose="x" * 301), "lebih dari 300"),
        ("DISBUDPORAPAR;halo apa kabar;Wisata;Wisatawan;budi", "Baris 2"),
        ("DISBUDPORAPAR;;Wisata;Wisatawan;budi", "Baris 2"),
    ],
)
def test_a_wrong_line_is_named_with_its_cause_and_the_good_ones_stay(
    disbudporapar, dinkes, budi, sari, bad, words
):
    batch = read(budi, bad, line("uji_baik"))
    found = causes(batch)
    assert found[2][0] == RowState.WRONG and words in found[2][1] and "Baris 2" in found[2][1]
    assert found[3][0] == RowState.READY
    assert "Klaten2026" not in str(list(batch.rows.values_list("values", "cause")))


def test_the_same_account_twice_in_one_table_or_of_another_unit_is_refused(disbudporapar, dinkes, budi, sari):
    propose(sari, dinkes, pasted="ig: milik_dinkes")
    batch = read(budi, line("uji_a"), "DISBUDPORAPAR;IG @Uji_A;Wisata;Wisatawan;budi", line("milik_dinkes"))
    found = causes(batch)
    assert "baris 2" in found[3][1] and "Dinas Kesehatan" in found[4][1]
    assert [state for state, _ in found.values()] == [RowState.READY, RowState.WRONG, RowState.WRONG]


def test_when_one_chosen_line_is_refused_none_is_registered(disbudporapar, dinkes, budi, sari):
    batch = read(budi, line("uji_a"), line("uji_b"), line("uji_c"))
    propose(sari, dinkes, pasted="ig: uji_b")  # somebody was quicker
    batch = register(batch, budi)
    assert batch.job_state == JobState.FAILED and "Baris 3" in batch.job_error
    assert "Dinas Kesehatan" in batch.job_error
    assert Account.objects.filter(unit=disbudporapar).count() == 0
    good = [row.pk for row in batch.rows.exclude(line=3)]
    assert register(batch, budi, good).job_state == JobState.DONE
    assert Account.objects.filter(unit=disbudporapar).count() == 2


def test_a_killed_worker_registers_nothing_twice(disbudporapar, budi, monkeypatch):
    batch = read(budi, line("uji_a"), line("uji_b"))
    batch = actions.want_import(batch=batch, rows=[row.pk for row in batch.rows.all()], by=budi)
    monkeypatch.setattr(ImportBatch, "finish", lambda self, **values: False)  # its lease was taken over
    tasks.register_import(batch.pk)
    assert not Account.objects.exists()
    monkeypatch.undo()
    ImportBatch.objects.update(job_state=JobState.WORKING, job_lease_until=jobs.timezone.now())
    tasks.register_import(batch.pk)
    tasks.register_import(batch.pk)
    assert Account.objects.count() == 2


def test_a_long_table_goes_to_the_worker_and_the_page_shows_it(client, disbudporapar, budi, monkeypatch):
    rung = []
    monkeypatch.setattr("accounts.actions.imports.ring", lambda task, pk: rung.append(pk))
    batch = read(budi, *(line(f"uji_{n}") for n in range(60)))
    client.force_login(budi)
    answer = client.post(reverse("accounts:batch_apply", args=[batch.pk]), {"which": "all"})
    assert answer.url == batch.get_absolute_url()
    assert rung == [batch.pk] and not Account.objects.exists()
    page = client.get(batch.get_absolute_url()).content.decode()
    assert "Sedang didaftarkan" in page and "data-poll-url" in page
    again = client.post(reverse("accounts:batch_apply", args=[batch.pk]), {"which": "all"})
    assert again.status_code == 409
    tasks.register_import(batch.pk)
    done = client.get(reverse("accounts:batch_progress", args=[batch.pk]))
    assert done.headers["X-Poll"] == "stop" and "60 akun diusulkan" in done.content.decode()


def test_an_import_is_taken_back_as_far_as_it_is_not_verified(disbudporapar, budi, sari, dewi):
    batch = register(read(budi, line("uji_a"), line("uji_b"), line("uji_c")), budi)
    actions.verify_account(account=Account.objects.get(handle="uji_a"), by=dewi)
    actions.return_account(account=Account.objects.get(handle="uji_b"), reason="x", by=dewi)
    with pytest.raises(NotAllowed):
        actions.undo_import(batch=batch, by=sari)
    assert actions.undo_import(batch=batch, by=budi) == 2
    statuses = dict(Account.objects.values_list("handle", "status"))
    assert statuses == {"uji_a": Status.ACTIVE, "uji_b": Status.CANCELLED, "uji_c": Status.CANCELLED}
    with pytest.raises(StateChanged):
        actions.undo_import(batch=batch, by=budi)
    again = read(budi, line("uji_b"))
    assert causes(again)[2][0] == RowState.READY


def test_diskominfo_imports_for_every_unit_and_what_lacks_a_holder_is_not_verified(
    disbudporapar, dinkes, dewi, budi
):
    batch = read(dewi, line("uji_a", holder=""), line("uji_b", unit="DINKES", holder=""))
    register(batch, dewi)
    account = Account.objects.get(handle="uji_a")
    assert account.custodian is None and Account.objects.get(handle="uji_b").unit == dinkes
    other = type(dewi).objects.get(pk=dewi.pk)
    with pytest.raises(NotAllowed):
        actions.verify_account(account=account, by=other)  # proposed by herself
    actions.cancel_account(account=account, by=dewi)


def test_a_proposal_without_a_holder_becomes_official_only_when_one_is_named(
    disbudporapar, budi, dewi, kirana
):
    register(read(budi, line("uji_a", holder="")), budi)
    account = Account.objects.get()
    with pytest.raises(RuleBroken, match="Pemegang"):
        actions.verify_account(account=account, by=dewi)
    actions.return_account(account=account, reason="Lengkapi pemegang.", by=dewi)
    actions.revise_account(account=account, by=budi, custodian=budi)
    actions.verify_account(account=account, by=dewi)


def test_contacts_of_the_table_are_forgotten_once_registered_or_after_a_month(disbudporapar, budi):
    head = "kode_unit;alamat;tujuan;segmen;pemegang;surel_pemulihan"
    segment()
    upload = table(line("uji_a") + ";wisata@klaten.invalid", line("uji_b") + ";b@klaten.invalid", head=head)
    batch = actions.read_accounts(upload=upload, by=budi)
    register(batch, budi, [batch.rows.get(line=2).pk])
    assert Account.objects.get().official_email == "wisata@klaten.invalid"
    assert "wisata@" not in str(batch.rows.get(line=2).values)
    tasks.sweep_imports()
    assert "b@klaten" in str(batch.rows.get(line=3).values)
    ImportBatch.objects.update(uploaded_at=jobs.timezone.now() - jobs.timedelta(days=31))
    tasks.sweep_imports()
    assert batch.rows.get(line=3).values == {} and batch.rows.get(line=3).cause


def test_a_column_of_passwords_is_refused_before_anything_is_read(disbudporapar, budi):
    for header in ("kata_sandi", "Password IG", "PIN"):
        with pytest.raises(RuleBroken, match="kata sandi"):
            actions.read_accounts(upload=table(line("uji") + ";x", head=f"{HEAD};{header}"), by=budi)
    assert not ImportRow.objects.exists()


def test_a_phone_number_kept_as_a_number_is_refused_and_not_repaired(disbudporapar, budi):
    segment()
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        page = book.add_worksheet()
        page.write_row(0, 0, ["kode_unit", "alamat", "tujuan", "segmen", "telepon_pemulihan"])
        page.write_row(1, 0, ["DISBUDPORAPAR", "ig: uji_a", "Wisata", "Wisatawan", 272321046])
        page.write_row(2, 0, ["DISBUDPORAPAR", "ig: uji_b", "Wisata", "Wisatawan", "0272 321046"])
    batch = actions.read_accounts(upload=SimpleUploadedFile("akun.xlsx", out.getvalue()), by=budi)
    found = causes(batch)
    assert "tersimpan sebagai angka" in found[2][1] and found[3][0] == RowState.READY


@pytest.mark.parametrize(
    "content",
    [
        b"", b"\x00\x01\x02", b"<html><table></table></html>", b"PK\x03\x04broken", b"kode_unit\n", b"nama;umur\nA;1\n",
        b"kode_unit;tujuan\nDINKES;x\n", b"kode_unit;kode_unit;alamat\nA;B;C\n", b"\xff\xfe" + b"a" * 7,
        b"kode_unit;alamat\n" + b"A;ig: uji\n" * 5001,
    ],
)  # fmt: skip
def test_a_hostile_file_is_refused_in_indonesian_and_nothing_is_kept(client, disbudporapar, budi, content):
    client.force_login(budi)
    answer = client.post(reverse("accounts:import"), {"file": SimpleUploadedFile("akun.csv", content)})
    assert answer.status_code == 422
    assert not ImportBatch.objects.exists()


def test_more_than_nine_hundred_lines_are_asked_to_be_split(disbudporapar, budi):
    with pytest.raises(RuleBroken, match="Bagi"):
        read(budi, *(line(f"uji_{n}") for n in range(901)))


def test_of_nine_hundred_lines_any_choice_fits_in_one_form(client, disbudporapar, budi):
    batch = read(budi, *(line(f"uji_{n}") for n in range(900)))
    client.force_login(budi)
    left_out = [row.pk for row in batch.rows.all()[:450]]
    sent = {"which": "all", "rows": left_out}
    assert client.post(reverse("accounts:batch_apply", args=[batch.pk]), sent).status_code == 302
    assert batch.rows.filter(is_chosen=True).count() == 450
    assert not batch.rows.filter(pk__in=left_out, is_chosen=True).exists()


def test_the_pages_lead_from_the_upload_to_the_undoing(client, disbudporapar, budi, sari):
    segment()
    client.force_login(budi)
    upload = table(line("uji_a"), line("uji_b"), line("x", unit="TIDAKADA"))
    answer = client.post(reverse("accounts:import"), {"file": upload})
    batch = ImportBatch.objects.get()
    assert answer.url == batch.get_absolute_url()
    page = client.get(answer.url).content.decode()
    assert "TIDAKADA" in page and "Siap didaftarkan" in page
    apply, undo = (reverse(f"accounts:batch_{verb}", args=[batch.pk]) for verb in ("apply", "undo"))
    good = [row.pk for row in batch.rows.filter(finding=RowState.READY)]
    for sent in (
        {}, {"which": "only"}, {"which": "only", "rows": ["9999999"]}, {"which": "only", "rows": ["x\x00"]},
        {"which": "semua"}, {"which": "all", "rows": good},
    ):  # fmt: skip
        assert client.post(apply, sent).status_code == 422
    assert not Account.objects.exists()
    assert client.post(apply, {"which": "only", "rows": good}).status_code == 302
    assert "2 akun diusulkan" in client.get(answer.url).content.decode()
    client.force_login(sari)
    assert client.get(answer.url).status_code == client.post(undo).status_code == 404
    client.force_login(budi)
    client.post(undo)
    assert set(Account.objects.values_list("status", flat=True)) == {Status.CANCELLED}


def test_our_own_template_and_our_own_export_can_be_read_back(client, dinkes, budi, dewi):
    client.force_login(dewi)
    for kind in ("csv", "xlsx"):
        file = client.get(reverse(f"accounts:import_template_{kind}")).content
        batch = actions.read_accounts(upload=SimpleUploadedFile(f"t.{kind}", file), by=dewi)
        state, cause = causes(batch)[2]
        assert state == RowState.WRONG and "Segmen" in cause  # only for want of the demo's segments


def test_a_formula_in_a_name_is_harmless_in_every_export(client, disbudporapar, budi):
    propose(budi, disbudporapar, purpose='=HYPERLINK("http://jahat.example","klik")')
    client.force_login(budi)
    text = client.get(reverse("accounts:csv")).content.decode()
    assert "'=HYPERLINK" in text and ',"=HYPERLINK' not in text and ",=HYPERLINK" not in text


COLLECTED = """opd,platform,handle,url,source
Dinas Kesehatan Kabupaten Klaten,facebook,contohdinkesklaten,https://www.facebook.com/contohdinkesklaten,"kaki halaman, 2026"
Dinas Kesehatan,x,ContohDinkes,,"nama dan platform saja"
Pemerintah Kabupaten Tetangga,facebook,contohtetangga,https://www.facebook.com/contohtetangga,berita
Bagian Humas Setda Kabupaten Klaten,instagram,contohhumas,https://www.instagram.com/contohhumas,berita
"""


def test_a_list_collected_elsewhere_is_read_and_foreign_offices_are_not_guessed(dinkes, dewi):
    batch = actions.read_accounts(
        upload=SimpleUploadedFile("daftar.csv", COLLECTED.encode()), by=dewi, purpose="Layanan",
        segments=[segment()],
    )  # fmt: skip
    found = causes(batch)
    assert [found[n][0] for n in (2, 3, 4, 5)] == [
        RowState.READY,
        RowState.READY,
        RowState.WRONG,
        RowState.WRONG,
    ]
    assert "Pemerintah Kabupaten Tetangga" in found[4][1] and "tidak menebak" in found[5][1]


WORDS = st.text(max_size=40)


@settings(
    max_examples=60, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(rows=st.lists(st.lists(WORDS, min_size=5, max_size=5), max_size=8), good=st.integers(0, 3))
def test_whatever_a_table_says_every_line_has_one_verdict_and_good_lines_are_found(reader, rows, good):
    budi = reader
    lines = [["DISBUDPORAPAR", f"ig: uji_{n}_klaten", "Wisata", "Wisatawan", "budi"] for n in range(good)]
    response = csv_response("akun.csv", HEAD.split(";"), [*rows, *lines])
    try:
        batch = actions.read_accounts(upload=SimpleUploadedFile("akun.csv", response.content), by=budi)
    except (ValidationError, RuleBroken):
        return
    found = list(batch.rows.all())
    assert len({row.line for row in found}) == len(found)
    for row in found:
        assert (row.finding == RowState.READY) == (row.cause == "")
        assert row.unit is not None or row.finding == RowState.WRONG
    handles = {row.values.get("handle") for row in found if row.finding == RowState.READY}
    assert {f"uji_{n}_klaten" for n in range(good)} <= handles


@pytest.fixture
def reader(disbudporapar, budi):
    segment()
    return budi


def test_the_columns_of_the_template_are_columns_the_reader_knows():
    known = {name for names in imports.COLUMNS.values() for name in names}
    assert set(imports.TEMPLATE) <= known and len(imports.EXAMPLE) == len(imports.TEMPLATE)
