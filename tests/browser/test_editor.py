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
