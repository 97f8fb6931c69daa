"""Reports of fake accounts in every state, so that the desk and the public list have something to show."""

import datetime

from accounts.impostors import actions
from accounts.models import Account
from klaten_medsos import dates

FAKES = (
    # platform address, harm, story, how far it went
    ("https://www.instagram.com/contoh_dinkes_k1aten", "meminta_data", "Meminta foto KTP lewat pesan langsung.", "dilaporkan"),
    ("https://www.facebook.com/contohdinkesklaten.bansos", "meminta_uang", "Meminta biaya pendaftaran bantuan.", "diturunkan"),
    ("https://www.tiktok.com/@cth.dpupr.klaten_ofc", "memakai_nama", "Memakai lambang dinas di foto profil.", "tiruan"),
    ("https://www.instagram.com/contoh_dpupr_klaten.info", "lainnya", "", "bukan_tiruan"),
    ("https://www.instagram.com/contoh_dinkes_k1aten", "meminta_data", "Saya juga dihubungi akun ini.", "ganda"),
    ("https://www.instagram.com/contoh_dinkes_klaten_cs", "kabar_bohong", "Menyebarkan kabar vaksin berbayar.", "diperiksa"),
    ("https://bit.ly/contoh-bansos", "meminta_uang", "Tautan dari grup warga, mengaku dinas.", "baru"),
    ("https://t.me/contoh_dinkes_klaten", "memakai_nama", "", "baru"),
)  # fmt: skip


def tell(kabupaten):
    """Let citizens and one officer report, and Diskominfo decide, during the last weeks."""
    desk, other = kabupaten.people["diskominfo"], kabupaten.people["diskominfo2"]
    units = kabupaten.units
    first = None
    for number, (address, harm, story, wanted) in enumerate(FAKES):
        day = kabupaten.today - datetime.timedelta(days=24 - 3 * number)
        at = datetime.datetime.combine(day, datetime.time(10, 5), tzinfo=dates.WIB)
        unit = units["DPUPR"] if "dpupr" in address else units["DINKES"]
        officer = kabupaten.people["petugas.dinkes"] if number == 5 else None
        report = actions.report_impostor(pasted=address, harm=harm, story=story, unit=unit, by=officer, at=at)
        if wanted == "baru":
            continue
        later = at + datetime.timedelta(hours=3)
        actions.examine_report(report=report, by=desk, at=later)
        if wanted == "bukan_tiruan":
            actions.clear_account(
                report=report, reason="Akun paguyuban pegawai, tidak memakai nama dinas.", by=other, at=later
            )
        elif wanted == "ganda":
            actions.mark_duplicate(report=report, first=first, by=other, at=later)
        elif wanted != "diperiksa":
            imitated = (
                Account.objects.official().filter(unit=unit, platform=report.platform).order_by("pk").first()
            )
            actions.decide_fake(
                report=report, imitated=imitated, by=other, at=later,
                reason="Meniru nama dan lambang dinas tanpa hak; dinas menyatakan bukan miliknya.",
            )  # fmt: skip
            first = first or report
        if wanted in ("dilaporkan", "diturunkan"):
            actions.report_to_platform(report=report, by=desk, reference=f"CTH-{number + 1:04d}", at=later)
        if wanted == "diturunkan":
            actions.note_takedown(report=report, by=desk, at=later + datetime.timedelta(days=2))
