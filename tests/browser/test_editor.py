"""The scripts of the editor in a real browser: lengths as the server counts them, and no word lost."""

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.conf import settings
from playwright.sync_api import expect

from posts.channels import Unit, count

SCRIPTS = Path(settings.BASE_DIR) / "static" / "js"
TEXTS = (
    "Selamat pagi Klaten", "Kirab 🎉 👨‍👩‍👧‍👦 👍🏽 🇮🇩 1️⃣ ❤️ © … “kutip”", "日本 ꦏꦭꦠꦺꦤ꧀ é e\u0301", "🏴󠁧󠁢󠁥󠁮󠁧󠁿 ™️ ☀ ☀️",
    "Baca https://klatenkab.go.id/berita/panjang-sekali. Atau klatenkab.go.id, klaten.id dan klaten.id/x",
    "surel dinas@klatenkab.go.id, buka 08.00.Datang #Klaten #2026 #a_1 x#bukan", "baris satu\nbaris dua\n\nselesai",
)  # fmt: skip
TEXT_FIELD = "<textarea name=text></textarea>"


@pytest.fixture
def page(chromium):
    context = chromium.new_context(locale="id-ID", timezone_id="Asia/Jakarta")
    yield context.new_page()
    context.close()


def own(unit, longest):
    return (
        f"<details><textarea name='teks_{unit}' data-channel='{unit}' data-account='{unit}' data-unit='{unit}'"
        f" data-longest='{longest}'></textarea></details>"
        f"<input type=checkbox name=accounts value='{unit}' checked>"
    )


def test_the_counter_says_what_the_server_counts(page):
    page.set_content(f"<form data-editor>{TEXT_FIELD}{''.join(own(unit, 99999) for unit in Unit)}</form>")
    page.add_script_tag(path=SCRIPTS / "channels.js")
    for text in TEXTS:
        page.locator("[name=text]").fill(text)
        for unit in Unit:
            line = page.locator(f".channel-counts [data-account='{unit}']")
            expect(line).to_have_text(f"{unit}: {count(text, unit)} dari 99.999")


def test_a_text_too_long_says_by_how_much_and_an_own_text_counts_instead(page):
    page.set_content(f"<form data-editor>{TEXT_FIELD}{own('x', 280)}</form>")
    page.add_script_tag(path=SCRIPTS / "channels.js")
    page.locator("[name=text]").fill("a" * 300)
    line = page.locator(".channel-counts li")
    expect(line).to_contain_text("ringkas 20 lagi")
    page.locator("summary").or_(page.locator("details")).first.evaluate(
        "one => one.closest('details').open = true"
    )
    page.locator("[name=teks_x]").fill("Ringkas.")
    expect(line).to_have_text("x: 8 dari 280")


def test_what_is_typed_is_sent_a_moment_later_and_once_more_when_the_person_turns_away(page):
    sent = []

    def answer(route):
        if route.request.method == "POST":
            sent.append(parse_qs(route.request.post_data))
            route.fulfill(json={"nomor": len(sent), "pukul": "08.15"})
            return
        route.fulfill(
            content_type="text/html; charset=utf-8",
            body=f"<form data-autosave='/simpanan/' data-autosave-number='0'>{TEXT_FIELD}"
            "<p data-autosave-note></p></form>",
        )

    page.route("http://uji.invalid/**", answer)
    page.goto("http://uji.invalid/pesan/baru/")
    page.add_script_tag(path=SCRIPTS / "autosave.js")
    page.locator("[name=text]").fill("Kirab budaya")
    expect(page.locator("[data-autosave-note]")).to_contain_text("pukul 08.15 WIB", timeout=20_000)
    assert (sent[0]["text"], sent[0]["nomor"]) == (["Kirab budaya"], ["0"])
    page.locator("[name=text]").fill("Kirab budaya hari Minggu")
    # the person turns to another window or locks the phone before the moment has passed
    page.evaluate(
        "() => { Object.defineProperty(document, 'hidden', { value: true });"
        " document.dispatchEvent(new Event('visibilitychange')); }"
    )
    for _ in range(50):
        if len(sent) > 1:
            break
        page.wait_for_timeout(100)
    assert (sent[1]["text"], sent[1]["nomor"]) == (["Kirab budaya hari Minggu"], ["1"])


def test_an_own_text_is_checked_where_it_is_written_and_its_words_are_selected(page):
    """Places come as JavaScript counts them: what is selected is the number, whatever emoji stand before it."""
    own_words, number = "🎉👨‍👩‍👧‍👦 NIK 3310121708450003", "3310121708450003"
    start = len(own_words[: own_words.index(number)].encode("utf-16-le")) // 2
    finding = {
        "nomor": 1, "keparahan": "Memblokir", "nada": "danger", "alasan": "Memuat NIK.", "saran": "Hapus.", "pasal": "Pasal 15",
        "pasal_url": "/perbup/", "mulai": start, "selesai": start + len(number),
    }  # fmt: skip
    asked = []

    def answer(route):
        if route.request.method == "POST":
            asked.append(parse_qs(route.request.post_data))
            route.fulfill(
                json={
                    "ringkas": "1 temuan: 1 memblokir.", "temuan": [finding], "potongan": [], "usulan": None, "di_luar": False,
                    "kanal": ["X menerima paling banyak 4 berkas media, sekarang 5."],
                }
            )  # fmt: skip
            return
        route.fulfill(
            content_type="text/html; charset=utf-8",
            body=f"<form data-editor><input type=hidden name=csrfmiddlewaretoken value=t>{TEXT_FIELD}"
            "<div><textarea name=teks_1 data-platform=x></textarea></div></form>"
            "<section data-live-check='/periksa/' aria-labelledby=h hidden><h2 id=h>Pemeriksaan</h2><p data-check-summary></p>"
            "<p data-check-category></p><ol data-check-list></ol><details data-check-marked><div data-check-text></div></details>"
            "<template data-check-pill=danger><span>Memblokir</span></template></section>",
        )

    page.route("http://uji.invalid/**", answer)
    page.goto("http://uji.invalid/pesan/baru/")
    page.add_script_tag(path=SCRIPTS / "check.js")
    field = page.locator("[name=teks_1]")
    field.fill(own_words)
    box = page.locator(".own-check")
    expect(box).to_contain_text("Memuat NIK.", timeout=20_000)
    expect(box).to_contain_text("paling banyak 4 berkas")
    assert (asked[-1]["platform"], asked[-1]["text"]) == (["x"], [own_words])
    expect(page.locator("section[data-live-check]")).to_be_hidden()  # the common text says nothing yet
    box.get_by_role("button", name="Tunjukkan temuan 1").click()
    chosen = field.evaluate("one => one.value.slice(one.selectionStart, one.selectionEnd)")
    assert chosen == number
    field.fill("")
    expect(box).to_be_hidden()
