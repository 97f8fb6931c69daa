"""The first screen as the README shows it. ``WRITE_PICTURES=1`` writes it to docs/img/."""

import os
from pathlib import Path

from playwright.sync_api import expect

from klaten_medsos import dates
from tests.browser.scene import LAST_YEAR

PICTURE = Path(__file__).resolve().parents[2] / "docs/img/beranda.png"


def test_the_first_screen_shows_what_must_be_done_today(visit, scene):
    """Duties with their Pasal and dates, then how the year stands; one duty for each thing that waits."""
    account = scene.last_year()
    scene.story().returned()
    waiting = scene.waiting_post(account, title="Jadwal pentas akhir pekan")
    scene.return_post(waiting, waiting.current_version)
    scene.approved_post(account, title="Umbul jernih untuk keluarga")
    scene.draft(account, title="Gelar seni desa bulan ini")
    scene.question(account, received_at=dates.now())

    budi = visit(scene.budi, width=1280, height=900).open("/")
    expect(budi.heading).to_have_text("Apa yang harus saya kerjakan hari ini?")
    duties = budi.main.locator(".duties > li")
    assert duties.count() >= 3
    expect(duties.first).to_contain_text("Pasal")
    budi.sees(str(LAST_YEAR), "Pesan terbit", "Akun resmi")
    if os.environ.get("WRITE_PICTURES") == "1":
        PICTURE.parent.mkdir(parents=True, exist_ok=True)
        budi.page.screenshot(path=PICTURE, animations="disabled")
