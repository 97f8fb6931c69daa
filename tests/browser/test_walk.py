"""The walk, from a pasted address to the Bupati's evaluation, as the people of it do it in their browsers."""

import datetime

from playwright.sync_api import expect

from accounts.models import Account
from klaten_medsos import dates
from posts.models import Post
from reports.models import Evaluation, FollowUp, Report
from tests.browser.scene import LAST_YEAR, TEXT, THIS_YEAR, print_documents

LETTERS = "abcdefg"


def write_message(visitor, scene, account):
    """Draft a message that is complete."""
    visitor.open("/pesan/").press("Tulis pesan")
    visitor.write(title="Festival Rowo Jombor", text=TEXT, source="Rencana kegiatan bidang pariwisata")
    visitor.tick("potensi", name="category").tick(scene.segment().pk, name="segments")
    visitor.tick(account.pk, name="accounts").choose(source_kind="kegiatan")
    visitor.press("Simpan draf").sees("Draf disimpan")
    return Post.objects.get()


def hand_in(visitor):
    """From the page of a complete draft: look at it, confirm each line of the checklist, submit."""
    visitor.press("Ajukan ke pejabat").sees("Daftar periksa").confirm_all().press("Ajukan ke pejabat")
    return visitor.sees("Menunggu")


def approve(visitor, post):
    visitor.open(f"/pesan/{post.pk}/").press("Tinjau dan putuskan").sees("Isi yang akan terbit")
    visitor.tick("disetujui", name="decision").press("Simpan keputusan").sees("Pesan disetujui")


def record_proof(visitor, post, account):
    visitor.open(f"/pesan/{post.pk}/").press("Catat bukti terbit")
    visitor.write(**{f"url_{account.pk}": "https://www.instagram.com/p/Cabc123/"})
    visitor.press("Catat bukti terbit").sees("Bukti terbit dicatat", account.handle)


def test_a_pasted_address_becomes_an_official_account(visit, scene):
    segment = scene.segment()
    budi = visit(scene.budi).open("/akun/")
    budi.picture("akun-kosong").press("Daftarkan akun")
    budi.write(pasted="ig: contoh_disbudporapar").press("Periksa alamat")
    budi.sees("Yang kami pahami", "Instagram", "contoh_disbudporapar")
    assert not Account.objects.exists()  # a preview stores nothing
    budi.picture("akun-pratinjau")
    budi.write(purpose="Mengabarkan wisata dan budaya.", evidence="Kode KLT-UJI terpasang di bio.")
    budi.tick(segment.pk, name="segments").choose(custodian=str(scene.budi.pk))
    budi.press("Usulkan akun").sees("Diskominfo akan memeriksanya")
    account = Account.objects.get()
    budi.picture("akun-diusulkan")

    dewi = visit(scene.dewi).picture("beranda-diskominfo").open(f"/akun/{account.pk}/")
    dewi.press("Putuskan di meja Diskominfo").picture("admin-akun")
    dewi.page.locator(f"input[name=_selected_action][value='{account.pk}']").check()
    dewi.page.locator("select[name=action]").select_option("verify")
    dewi.page.get_by_role("button", name="Jalankan").or_(
        dewi.page.locator(".actions button[type=submit]")
    ).first.click()
    expect(dewi.page.locator("body")).to_contain_text("1 akun diverifikasi")
    dewi.picture("admin-akun-diverifikasi")

    account.refresh_from_db()
    budi.open(f"/akun/{account.pk}/").sees(account.get_status_display(), "Resmi sejak")
    visit(scene.sari).open("/admin/accounts/account/", status=403)


def test_an_address_that_is_no_account_is_refused_with_what_to_do(visit, scene):
    budi = visit(scene.budi).open("/akun/baru/")
    budi.write(pasted="https://www.instagram.com/p/Cabc123/").press("Periksa alamat")
    expect(budi.page.locator(".invalid, .error-summary").first).to_be_visible()
    expect(budi.page.locator("[name=pasted]")).to_have_value("https://www.instagram.com/p/Cabc123/")
    budi.picture("akun-ditolak")


def test_a_message_goes_from_draft_to_proof_and_its_author_cannot_approve_it(visit, scene):
    account = scene.official_account()
    budi = visit(scene.budi).picture("beranda-petugas")
    post = write_message(budi, scene, account)
    hand_in(budi.picture("pesan-draf")).cannot_press("Tinjau dan putuskan")
    budi.picture("pesan-menunggu").open(f"/pesan/{post.pk}/tinjau/", status=403)
    budi.sees("Pasal").picture("pesan-tinjau-ditolak")
    visit(scene.sari).open(f"/pesan/{post.pk}/", status=404)

    ratna = visit(scene.ratna).picture("beranda-pejabat").open(f"/pesan/{post.pk}/tinjau/")
    ratna.picture("pesan-tinjau")
    approve(ratna, post)
    ratna.picture("pesan-disetujui")
    budi.open(f"/pesan/{post.pk}/salin/").sees("Warga dapat hadir tanpa tiket").picture("pesan-salin")
    budi.open(f"/pesan/{post.pk}/terbit/").picture("pesan-bukti")
    record_proof(budi, post, account)
    budi.picture("pesan-terbit")
    post.refresh_from_db()
    assert (post.status, post.approved_by, post.published_by) == ("terbit", scene.ratna, scene.budi)


def test_without_scripts_on_a_small_phone_a_message_still_goes_all_the_way(visit, scene):
    account = scene.official_account()
    budi = visit(scene.budi, width=360, height=740, javascript=False).picture("360-beranda-petugas")
    budi.open("/pesan/baru/").picture("360-pesan-baru")
    post = write_message(budi, scene, account)
    hand_in(budi.picture("360-pesan-draf"))
    ratna = visit(scene.ratna, width=360, height=740, javascript=False)
    ratna.open(f"/pesan/{post.pk}/tinjau/").picture("360-pesan-tinjau")
    approve(ratna, post)
    record_proof(budi, post, account)
    budi.picture("360-pesan-terbit")
    post.refresh_from_db()
    assert post.status == "terbit"


def test_figures_and_feedback_are_recorded_and_answered(visit, scene):
    account = scene.official_account()
    budi = visit(scene.budi).open("/angka/baru/")
    today = dates.today().isoformat()
    budi.choose(account=str(account.pk), metric="pengikut")
    budi.write(starts_on=today, ends_on=today, value=1500, source="Dasbor Instagram").picture("angka-baru")
    budi.press("Simpan angka").sees("dicatat", "1.500").picture("angka")

    budi.open("/masukan/").press("Catat masukan").picture("masukan-baru")
    budi.choose(kind="pertanyaan", account=str(account.pk))
    budi.write(text="Jam berapa pentas dimulai?", topic="jadwal pentas").press("Simpan")
    budi.sees("Masukan dicatat").picture("masukan").press("Catat jawaban")
    budi.write(answer="Pukul 19.00 WIB.").press("Simpan").sees("Jawaban dicatat", "Pukul 19.00 WIB.")


def fill_report(visitor, report):
    """The seven parts and one planned action, through the pages."""
    for letter in LETTERS:
        visitor.open(f"/laporan/{report.pk}/huruf/{letter}/")
        visitor.write(narrative=f"Uraian huruf {letter} untuk tahun {report.year}.")
        if letter == "f":
            visitor.write(internal_obstacles="nihil", external_obstacles="Jaringan lambat.")
        if letter in "bf":
            visitor.picture(f"laporan-huruf-{letter}")
        visitor.press("Simpan").sees(f"Huruf {letter} disimpan")
    visitor.press("Tambah rencana").write(
        recommendation="Menambah pesan potensi daerah", action="Menyusun kalender bulanan",
        owner="Subbagian Umum", due_on=datetime.date(report.year + 1, 6, 30).isoformat(),
    )  # fmt: skip
    visitor.picture("laporan-rencana").press("Simpan").sees("Rencana tindak lanjut disimpan")


def test_a_report_is_written_completed_and_signed(visit, scene):
    scene.last_year()
    budi = visit(scene.budi).open("/laporan/").picture("laporan-daftar")
    budi.press(f"Buka laporan {LAST_YEAR}").picture("laporan-buka").press("Buka laporan")
    report = Report.objects.get()
    budi.sees("hal masih kurang", "Huruf a", "Kendala internal belum diisi", "isi sedikitnya satu")
    budi.picture("laporan-belum-lengkap").cannot_press("Ajukan kepada pejabat")
    refused = post_by_hand(budi, f"/laporan/{report.pk}/ajukan/")
    assert refused.status == 422 and "Uraian" in refused.text()
    report.refresh_from_db()
    assert report.status == "draf"

    fill_report(budi, report)
    budi.sees("Laporan lengkap").picture("laporan-lengkap")
    budi.press("Ajukan kepada pejabat").sees("Laporan diajukan").cannot_press("Sahkan")
    ratna = visit(scene.ratna).open(f"/laporan/{report.pk}/").picture("laporan-pejabat")
    ratna.press("Sahkan").sees("Laporan disahkan dan dikirim ke Diskominfo")
    report.refresh_from_db()
    assert (report.status, report.signed_by) == ("disahkan", scene.ratna)


def test_diskominfo_returns_a_report_with_notes_and_its_head_forwards_it_when_mended(visit, scene):
    scene.last_year()
    report = scene.story().signed()
    dewi = visit(scene.dewi).open(f"/laporan/{report.pk}/").press("Kembalikan").picture("laporan-catatan")
    dewi.press("Kembalikan").sees("Belum ada catatan")
    dewi.write(b="Sebutkan bulan tersibuk.").press("Kembalikan").sees("Laporan dikembalikan")
    budi = visit(scene.budi).open(f"/laporan/{report.pk}/").sees("Sebutkan bulan tersibuk.")
    budi.picture("laporan-dikembalikan").open(f"/laporan/{report.pk}/huruf/b/").sees(
        "Sebutkan bulan tersibuk."
    )
    budi.write(narrative="Bulan tersibuk adalah Maret.").press("Simpan").press("Ajukan kepada pejabat")
    visit(scene.ratna).open(f"/laporan/{report.pk}/").press("Sahkan").sees("Laporan disahkan")
    dewi.open(f"/laporan/{report.pk}/").press("Terima laporan").sees("Laporan diterima dengan nomor")
    dewi.picture("laporan-diterima").cannot_press("Teruskan kepada Bupati")
    visit(scene.joko).open(f"/laporan/{report.pk}/", status=404)
    kirana = visit(scene.kirana).picture("beranda-kepala").open(f"/laporan/{report.pk}/")
    kirana.press("Teruskan kepada Bupati").sees("Laporan diteruskan kepada Bupati")
    report.refresh_from_db()
    assert (report.status, report.round) == ("diteruskan", 2)


def post_by_hand(visitor, path):
    """A POST that no button on the page offers."""
    token = next(cookie["value"] for cookie in visitor.context.cookies() if cookie["name"] == "csrf")
    return visitor.context.request.post(
        visitor.address + path, headers={"X-CSRFToken": token, "Referer": visitor.address + "/"}
    )


def test_the_bupatis_office_evaluates_and_downloads_a_pdf_that_proves_itself(visit, scene, tmp_path):
    scene.last_year()
    report = scene.story().forwarded()
    joko = visit(scene.joko).picture("beranda-bupati").open("/laporan/").picture("laporan-bupati")
    joko.open(f"/laporan/{report.pk}/").press("Mulai evaluasi").sees("Lembar evaluasi dibuka")
    joko.picture("evaluasi-penilaian")
    evaluation = Evaluation.objects.get()
    for score in evaluation.scores.all():
        key = score.indicator_id
        if score.note:  # proposed as not applicable: stays so
            continue
        joko.write(**{f"value_{key}": "85", f"note_{key}": "Menurut pengamatan kantor Bupati."})
    joko.write(conclusion="Sudah tertib; tanggapan perlu lebih cepat.")
    joko.write(recommendations="Jawab pertanyaan dalam dua hari.\nTambah teks alternatif gambar.")
    joko.press("Simpan penilaian").sees("Penilaian disimpan").picture("evaluasi-draf")
    joko.press("Tetapkan evaluasi").sees("Evaluasi ditetapkan dengan nomor").press("Unduh PDF")
    joko.picture("dokumen-menunggu")

    (document,) = [made for made in print_documents() if made.kind == "evaluasi"]
    joko.page.reload()
    joko.sees("Siap diunduh").picture("dokumen-siap")
    with joko.page.expect_download() as waiting:
        joko.main.get_by_role("link", name="Unduh PDF").click()
    original = tmp_path / "evaluasi.pdf"
    waiting.value.save_as(original)
    data = original.read_bytes()
    assert data.startswith(b"%PDF-") and waiting.value.suggested_filename.endswith(f"{LAST_YEAR}.pdf")

    citizen = visit().open("/periksa/").picture("periksa")
    citizen.write(kode=document.code.lower()).press("Periksa").sees(scene.unit.name, str(LAST_YEAR))
    citizen.page.set_input_files("input[name=berkas]", original)
    citizen.press("Periksa berkas")
    expect(citizen.heading).to_have_text("ASLI")
    citizen.picture("periksa-asli")
    altered = tmp_path / "diubah.pdf"
    altered.write_bytes(data[:-20] + b"x" + data[-19:])
    citizen.page.set_input_files("input[name=berkas]", altered)
    citizen.press("Periksa berkas")
    expect(citizen.heading).to_have_text("TIDAK COCOK")
    citizen.picture("periksa-tidak-cocok").open("/periksa/ABCD-EFGH-JKLM-NPQR/", status=404)


def test_next_years_report_carries_the_recommendations_and_asks_for_answers(visit, scene):
    scene.last_year()
    scene.story().evaluated()
    budi = visit(scene.budi).open(f"/laporan/baru/?tahun={THIS_YEAR}").press("Buka laporan")
    budi.sees("Jawab keluhan lebih cepat", "Rekomendasi Bupati nomor 1").picture("laporan-tahun-berikut")
    budi.main.get_by_role("link", name="Jawab rekomendasi 1").click()
    budi.choose(progress="selesai").write(evidence="Notulen rapat 3 Maret.").picture("laporan-jawab")
    budi.press("Simpan jawaban").sees("Jawaban atas rekomendasi disimpan")
    assert FollowUp.objects.get(recommendation__text="Jawab keluhan lebih cepat").is_answered
