"""The whole life of a message on a telephone, with scripts and without, and the emergency lane counted in taps."""

import datetime
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from playwright.sync_api import expect

from klaten_medsos import dates
from opd.sop import parameters
from posts.models import Media, Post
from tests.browser.scene import TEXT
from tests.browser.test_tours import TOO_WIDE
from tests.cast import photo_upload, png_upload

PHONE = {"width": 360, "height": 740}
NIK = "3310121708450003"
WITH_NIK = f"🎉 Festival Rowo Jombor 👨‍👩‍👧‍👦 digelar Sabtu pagi.\nDaftar dengan NIK {NIK} di loket. #Klaten"
SHORT = "Festival Rowo Jombor, Sabtu pagi, tanpa tiket 🎉"
PASSAGE = "digelar Sabtu pagi"
REMARK = "Sebutkan jam mulainya."
REVISED = TEXT.replace("Sabtu pagi", "Sabtu pukul 07.00 WIB")
CORRECTED = REVISED.replace("07.00", "08.00")
ALT = "Penari di tepi Rowo Jombor"
CORRECTED_ALT = "Penari di panggung tepi Rowo Jombor saat pagi"
PROOFS = {
    "instagram": "https://www.instagram.com/p/Cabc123/",
    "x": "https://x.com/contohdisbud/status/1790000000000000001",
}
SELECT_PASSAGE = """(words) => {
  const node = [...document.querySelectorAll(".post-text")].flatMap((one) => [...one.childNodes])
    .find((one) => one.nodeType === Node.TEXT_NODE && one.data.includes(words));
  const start = node.data.indexOf(words);
  getSelection().setBaseAndExtent(node, start, node, start + words.length);
}"""
UNCOVERED = """(one) => {
  const { left, top, height } = one.getBoundingClientRect();
  return one === document.elementFromPoint(left + 8, top + height / 2);
}"""
# taps live in the session of the browser: they must outlive the page they were made on
COUNT_TAPS = """addEventListener("pointerdown", (event) => {
  if (event.isTrusted) sessionStorage.taps = 1 + Number(sessionStorage.taps ?? 0);
}, { capture: true });"""


def sent(upload: SimpleUploadedFile) -> dict:
    """A file as the browser's picker takes it."""
    return {"name": upload.name, "mimeType": upload.content_type, "buffer": upload.read()}


def tomorrow(hour) -> str:
    """As the field for a time takes it, on Klaten's clock."""
    day = dates.today() + datetime.timedelta(days=1)
    return f"{day.isoformat()}T{hour:02d}:00"


def fits(visitor, name):
    """The page is no wider than the telephone; kept as a picture when somebody wants to look."""
    assert not visitor.page.evaluate(TOO_WIDE), f"{name} scrolls sideways"
    return visitor.picture(f"hidup-{name}")


class Phones:
    """Budi and Ratna, each at a telephone of 360 px; ``scripts`` says whether JavaScript runs there."""

    def __init__(self, visit, scene, scripts):
        self.scripts, self.scene = scripts, scene
        self.accounts = [
            scene.official_account(),
            scene.official_account(pasted="https://x.com/contohdisbud"),
        ]
        self.budi = visit(scene.budi, **PHONE, javascript=scripts)
        self.ratna = visit(scene.ratna, **PHONE, javascript=scripts)

    @property
    def post(self):
        return Post.objects.get()

    def fits(self, visitor, name):
        return fits(visitor, f"{'js' if self.scripts else 'tanpa'}-{name}")

    # --- the desk of the officer ----------------------------------------------------------------

    def write_draft(self):
        """The common text with something forbidden in it, an own text for X, and everything else."""
        budi = self.budi.open("/pesan/baru/")
        budi.write(title="Festival Rowo Jombor", text=WITH_NIK, source="Rencana kegiatan bidang pariwisata")
        budi.tick("potensi", name="category").tick(self.scene.segment().pk, name="segments")
        budi.choose(source_kind="kegiatan").write(scheduled_for=tomorrow(9))
        budi.tick(*[account.pk for account in self.accounts], name="accounts")
        own = self.accounts[1]  # its own text is offered once it is chosen
        budi.page.locator(f"[data-own='{own.pk}'] summary").click()
        budi.write(**{f"teks_{own.pk}": SHORT})
        if self.scripts:
            self.see_live_check()
            self.come_back_to_what_was_kept()
        else:
            self.save_and_see_check()

    def see_live_check(self):
        """The panel names the number; its line selects exactly the number, whatever emoji stand before it."""
        panel = self.budi.page.locator("[data-live-check]")
        expect(panel.locator("[data-check-list] li")).to_have_count(1)
        expect(panel).to_contain_text("NIK")
        self.budi.press(
            "1 temuan: 1 memblokir"
        )  # the way from the text to the panel, far below it on a telephone
        assert panel.locator("h2").evaluate(UNCOVERED)
        panel.get_by_role("button", name="Tunjukkan temuan 1").click()
        area = self.budi.page.locator("[name=text]")
        chosen = area.evaluate("(area) => area.value.slice(area.selectionStart, area.selectionEnd)")
        assert chosen == NIK
        panel.locator("summary").click()
        expect(panel.locator("mark")).to_have_text(f"{NIK}1")
        self.fits(self.budi, "periksa-langsung")

    def come_back_to_what_was_kept(self):
        """The officer is called away before saving, comes back, mends the text, sees it clean and saves."""
        expect(self.budi.page.locator("[data-autosave-note]")).to_contain_text("Tersimpan otomatis pukul")
        assert not Post.objects.exists()
        self.budi.open("/pesan/").open("/pesan/baru/").sees("Dipulihkan dari simpanan otomatis")
        expect(self.budi.page.locator("[name=text]")).to_have_value(WITH_NIK)
        expect(self.budi.page.locator(f"[name=teks_{self.accounts[1].pk}]")).to_have_value(SHORT)
        self.budi.write(text=TEXT)
        panel = self.budi.page.locator("[data-live-check]")
        expect(panel.locator("[data-check-summary]")).to_have_text("Tidak ada temuan.")
        expect(panel.locator("[data-check-list] li")).to_have_count(0)
        self.fits(self.budi, "tulis")
        self.budi.press("Simpan draf").sees("Draf disimpan")

    def save_and_see_check(self):
        """Without scripts the same words are marked once the draft is saved, and nothing typed is lost."""
        self.budi.press("Simpan draf").sees("Draf disimpan", "NIK")
        expect(self.budi.page.locator("mark")).to_have_text(f"{NIK}1")
        self.fits(self.budi, "temuan").press("Sunting").sees("Pemeriksaan isi")
        expect(self.budi.page.locator("[name=text]")).to_have_value(WITH_NIK)
        self.budi.write(text=TEXT)
        self.fits(self.budi, "tulis").press("Simpan perubahan").sees("Perubahan disimpan", "Tidak ada temuan")

    def add_picture(self):
        """A photograph needs words for those who do not see it before it can be handed in."""
        budi = self.budi.press("Media")
        budi.page.set_input_files("input[type=file]", sent(photo_upload()))
        budi.press("Tambah berkas").sees("Berkas ditambahkan")
        budi.open(self.post.get_absolute_url()).sees("belum mempunyai teks alternatif")
        budi.cannot_press("Ajukan ke pejabat").press("Media")
        budi.write(**{f"alt_{Media.objects.get().pk}": ALT})
        shown = budi.main.get_by_role("img", name="Gambar tanpa teks alternatif")
        shown.scroll_into_view_if_needed()
        if self.scripts:  # a lazy picture is loaded when it comes into sight
            self.budi.page.wait_for_function("() => document.querySelector('.thumb img').naturalWidth > 0")
        self.fits(budi, "media").press("Simpan media").sees("Media disimpan").press("Kembali ke pesan")

    def hand_in(self):
        """The checklist is asked for line by line; what is ticked stays ticked."""
        budi = self.budi.press("Ajukan ke pejabat").sees(*parameters().checklist)
        self.fits(budi, "ajukan").press("Ajukan ke pejabat").sees("Belum dicentang")
        budi.confirm_all().press("Ajukan ke pejabat").sees("Pesan diajukan", "Menunggu")

    def revise(self):
        budi = self.budi.open("/").press("Perbaiki pesan")
        budi.sees("Lihat komentar saya.", REMARK, f"“{PASSAGE}”")
        self.fits(budi, "diminta-revisi").press("Sunting").write(text=REVISED)
        budi.press("Simpan perubahan").sees("Perubahan disimpan", "sudah berubah sejak versi")
        budi.press("Tandai selesai").sees("Percakapan ditandai selesai").press("Ajukan ke pejabat")
        budi.confirm_all().press("Ajukan ke pejabat").sees("Pesan diajukan")

    def change_time(self):
        """Another time, the same approval."""
        budi = self.budi.open(self.post.get_absolute_url()).sees("Terjadwal", "pukul 09.00")
        budi.press("Ubah waktu").write(scheduled_for=tomorrow(10))
        self.fits(budi, "waktu").press("Simpan waktu").sees("Terjadwal", "pukul 10.00")

    def carry_out(self):
        """The kit holds the approved words of each account, the picture with its words, and no remark."""
        budi = self.budi.press("Salin untuk diunggah")
        texts = [area.input_value() for area in budi.page.locator("main textarea[id^=teks-]").all()]
        assert sorted(texts) == sorted([REVISED, SHORT])
        self.fits(budi, "salin")
        if self.scripts:
            budi.context.grant_permissions(["clipboard-read", "clipboard-write"])
            budi.press("Salin teks")
            expect(budi.main.get_by_role("button", name="Tersalin")).to_be_visible()
            assert budi.page.evaluate("navigator.clipboard.readText()") == texts[0]
        with budi.page.expect_download() as waiting:
            budi.main.get_by_role("link", name="Unduh semua").click()
        with zipfile.ZipFile(waiting.value.path()) as kit:
            contents = {name: kit.read(name) for name in kit.namelist()}
        assert ALT in contents["teks-alternatif.txt"].decode()
        assert not Image.open(
            io.BytesIO(contents["01-gambar.jpg"])
        ).getexif()  # the place it was taken is gone
        assert not any(REMARK.encode() in content for content in contents.values())

    def prove(self):
        """The address on each account, with a picture of the screen, which gets its fingerprint."""
        budi = self.budi.press("Catat bukti terbit")
        for account in self.accounts:
            budi.write(**{f"url_{account.pk}": PROOFS[account.platform]})
        shot = sent(png_upload("layar.png"))
        budi.page.set_input_files(f"[name=shot_{self.accounts[0].pk}]", shot)
        self.fits(budi, "bukti").press("Catat bukti terbit").sees("Bukti terbit dicatat", "sidik", "WIB")
        self.fits(budi, "terbit")

    def ask_for_correction(self):
        picture = self.post.media.in_use().get()
        budi = self.budi.press("Koreksi").write(text=CORRECTED, reason="Jam mulai diundur panitia.")
        budi.write(**{f"alt_{picture.pk}": CORRECTED_ALT})
        budi.page.locator("summary").filter(has_text="Perbaiki sumber").click()
        budi.write(source="Panitia Festival Rowo Jombor").choose(source_kind="kegiatan")
        self.fits(budi, "koreksi").press("Simpan koreksi")
        budi.sees("Koreksi disimpan", "08.00", "Perubahan media", "Panitia Festival Rowo Jombor")
        self.fits(budi, "koreksi-disimpan").press("Ajukan ke pejabat")
        self.fits(budi.confirm_all(), "koreksi-ajukan")
        budi.press("Ajukan ke pejabat").sees("Yang terbit belum berubah")

    # --- the desk of the pejabat ----------------------------------------------------------------

    def remark_and_return(self):
        """A remark on a passage, which with scripts is taken by marking it; then the request to revise."""
        ratna = self.ratna.open("/").press("Putuskan pesan").sees("Isi yang akan terbit", SHORT, ALT)
        self.fits(ratna, "tinjau")
        if self.scripts:
            ratna.page.evaluate(SELECT_PASSAGE, PASSAGE)
            expect(ratna.page.locator("[name=kutipan]")).to_have_value(PASSAGE)
        else:
            ratna.page.locator("summary").filter(has_text="Tulis komentar").click()
            ratna.write(kutipan=PASSAGE)
        ratna.page.locator("#komentar-baru").fill(REMARK)
        ratna.press("Simpan komentar").sees("Komentar disimpan", f"“{PASSAGE}”")
        ratna.tick("revisi", name="decision").press("Simpan keputusan").sees("Tulis")  # a reason is asked for
        ratna.write(note="Lihat komentar saya.").press("Simpan keputusan").sees("dikembalikan untuk direvisi")

    def approve(self):
        ratna = self.ratna.open("/").press("Putuskan pesan").press("Lihat yang berubah")
        expect(ratna.page.locator("ins").first).to_be_visible()
        self.fits(ratna, "versi").open(f"/pesan/{self.post.pk}/tinjau/")
        ratna.tick("disetujui", name="decision").press("Simpan keputusan").sees("Pesan disetujui")

    def approve_correction(self):
        ratna = self.ratna.open("/").press("Putuskan koreksi").sees("Jam mulai diundur panitia.")
        expect(ratna.page.locator("ins").filter(has_text="08.00")).to_be_visible()
        self.fits(ratna, "koreksi-tinjau").tick("disetujui", name="decision")
        ratna.press("Simpan keputusan").sees("Keputusan atas koreksi dicatat", "08.00", "Belum diperbaiki")

    def put_right(self):
        """The first screen leads to the words to copy; the time they stood there is recorded."""
        budi = self.budi.open("/").press("Perbaiki kiriman")
        assert budi.page.locator("#teks").input_value() == CORRECTED
        assert budi.page.locator("textarea[id^=alt-]").input_value() == CORRECTED_ALT
        self.fits(budi.tick("disunting", name="way"), "koreksi-perbaiki")
        budi.press("Catat perbaikan").sees("Sudah diperbaiki", "Kiriman disunting")
        self.fits(budi, "koreksi-selesai")

    def withdraw(self):
        """What was out is taken back by the pejabat, with the reason; the record of it stays for both."""
        self.budi.open(self.post.get_absolute_url()).sees("08.00").cannot_press("Catat penarikan")
        ratna = (
            self.ratna.open(self.post.get_absolute_url())
            .press("Catat penarikan")
            .write(reason="Acara dibatalkan karena cuaca.")
        )
        self.fits(ratna, "tarik").press("Catat penarikan").sees("Penarikan dicatat")
        self.budi.page.reload()
        self.budi.sees("Ditarik", "Acara dibatalkan karena cuaca.", "Bukti terbit", "Tangkapan layar")
        self.fits(self.budi.cannot_press("Koreksi"), "ditarik")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_message_lives_from_its_draft_to_its_withdrawal_on_a_telephone(visit, scene, scripts):
    phones = Phones(visit, scene, scripts)
    phones.write_draft()
    phones.add_picture()
    phones.hand_in()
    phones.remark_and_return()
    phones.revise()
    phones.approve()
    phones.change_time()
    phones.carry_out()
    phones.prove()
    phones.ask_for_correction()
    phones.approve_correction()
    phones.put_right()
    phones.withdraw()

    post = phones.post
    said = [version.content["text"] for version in post.versions.order_by("number")]
    assert [text for text in said if NIK not in text][-1] == CORRECTED and REVISED in said
    assert (post.status, post.approved_by) == ("ditarik", scene.ratna)
    proofs = {proof.account: proof for proof in post.publications.select_related("account")}
    assert {account.platform: proof.url for account, proof in proofs.items()} == PROOFS
    assert len(proofs[phones.accounts[0]].screenshot_sha256) == 64


def test_an_emergency_message_is_stamped_in_at_most_six_taps_from_the_first_screen(visit, scene):
    """On a day with other work waiting: the lane is in sight on the first screen without scrolling."""
    account = scene.official_account(pasted="https://x.com/contohdisbud")
    for number in range(3):
        waiting = scene.waiting_post(account, title=f"Gelar seni desa {number}")
        scene.return_post(waiting, waiting.current_version)
    scene.on_call(scene.budi)
    budi = visit(scene.budi, **PHONE)
    budi.context.add_init_script(COUNT_TAPS)
    budi.open("/")
    lane = budi.main.get_by_role("link", name="Anda piket hari ini")
    expect(lane).to_be_in_viewport(ratio=1)
    budi.picture("darurat-beranda").page.evaluate("() => sessionStorage.removeItem('taps')")
    lane.tap()
    budi.page.get_by_label("Isi pesan").tap()
    budi.page.keyboard.insert_text("Jalan Rowo Jombor ditutup sementara karena genangan. Lewatlah Krakitan.")
    budi.page.get_by_label("Sumber").tap()
    budi.page.keyboard.insert_text("Posko BPBD, 14.20 WIB")
    fits(budi, "darurat-tulis")
    budi.main.get_by_role("button", name="Stempel dan siap terbit").tap()
    budi.sees("Jalur darurat", "distempel", "Salin teks")
    budi.context.grant_permissions(["clipboard-read", "clipboard-write"])
    budi.main.get_by_role("button", name="Salin teks").tap()
    expect(budi.main.get_by_role("button", name="Tersalin")).to_be_visible()
    taps = int(budi.page.evaluate("sessionStorage.taps"))
    assert 4 <= taps <= 6, taps
    fits(budi, "darurat-siap")
    assert budi.page.evaluate("navigator.clipboard.readText()").startswith("Jalan Rowo Jombor ditutup")
    post = Post.objects.exclude(emergency_at=None).get()
    assert (post.status, post.category, post.emergency_by) == ("terjadwal", "isu_aktual", scene.budi)
    visit(scene.ratna, **PHONE).press("Tinjau pesan darurat").sees("Tinjauan pejabat lain paling lambat")


@pytest.mark.parametrize("scripts", [True, False])
def test_with_a_picture_it_is_six_taps_where_instagram_is_all_there_is(visit, scene, scripts):
    """Many a unit has nothing else, and Instagram takes no bare text; scripts change nothing about the way."""
    scene.official_account()
    scene.official_account(pasted="https://www.youtube.com/@contohdisbud")
    scene.on_call(scene.budi)
    budi = visit(scene.budi, **PHONE, javascript=scripts).open("/")
    taps = [budi.main.get_by_role("link", name="Anda piket hari ini")]
    taps[-1].tap()
    budi.sees("Akun unit ini tidak menerima teks saja", "Tidak ditawarkan di sini")
    for label, words in (
        ("Isi pesan", "Jalan Rowo Jombor ditutup karena genangan."),
        ("Sumber", "Posko BPBD, 14.20 WIB"),
    ):
        taps.append(budi.page.get_by_label(label))
        taps[-1].tap()
        budi.page.keyboard.insert_text(words)
    taps.append(budi.page.locator("input[type=file]"))
    with budi.page.expect_file_chooser() as chooser:
        taps[-1].tap()
    chooser.value.set_files(sent(photo_upload()))
    taps.append(budi.page.get_by_label("Teks alternatif"))
    taps[-1].tap()
    budi.page.keyboard.insert_text("Genangan menutup jalan di depan gerbang Rowo Jombor.")
    if scripts:
        fits(budi, "darurat-gambar")
    taps.append(budi.main.get_by_role("button", name="Stempel dan siap terbit"))
    taps[-1].tap()
    budi.sees("Jalur darurat", "distempel", "Genangan menutup jalan")
    assert len(taps) == 6
    post = Post.objects.exclude(emergency_at=None).get()
    assert [media.alt for media in post.media.in_use()] == [
        "Genangan menutup jalan di depan gerbang Rowo Jombor."
    ]
    assert [account.platform for account in post.accounts.all()] == ["instagram"]
