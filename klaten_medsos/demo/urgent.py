"""The roster of the demo units, one emergency message looked at and one that waits for its look."""

import datetime

from klaten_medsos.demo import pictures
from klaten_medsos.demo.moments import at
from opd.sop import parameters
from posts import actions as posts
from posts.corrections import actions as corrections
from posts.emergency import actions as emergency
from posts.emergency.rules import Lane, lane_of
from posts.models import DutyShift

PHONE = "0800 0000 {:04d}"
SENT = (  # unit, days ago, kind, text, source, result of the look ("" while it waits)
    (
        "bpbd", 9, "isu",
        "Peringatan dini: hujan lebat di lereng Merapi sore ini. Warga di bantaran Kali Woro diminta menjauhi sungai.",
        "Posko BPBD, laporan pukul 14.20 WIB", "sesuai",
    ),
    (
        "dinkes", 1, "klarifikasi_isu",
        "Kabar bahwa vaksinasi anak dihentikan adalah tidak benar. Layanan berjalan seperti biasa di puskesmas.",
        "Keterangan Kepala Bidang Pencegahan Penyakit", "",
    ),
)  # fmt: skip

PICTURES = {  # what went along: title, lines, name of the file
    "bpbd": (
        "Peringatan dini",
        ["Hujan lebat di lereng Merapi", "Jauhi bantaran Kali Woro", "Ikuti arahan posko"],
        "peringatan-dini.png",
    ),
}


def tell(kabupaten, units):
    """Everybody has somebody on call this week and next; two messages went by the emergency lane."""
    monday = kabupaten.today - datetime.timedelta(days=kabupaten.today.weekday())
    for place, unit in enumerate(units):
        officer, approver = (kabupaten.people[f"{role}.{unit.slug}"] for role in ("petugas", "pejabat"))
        for turn, person in enumerate((officer, officer, officer, approver)):
            starts = monday + datetime.timedelta(weeks=turn - 2)
            emergency.record_shift(
                unit=kabupaten.units[unit.code], user=person, phone=PHONE.format(100 + place), starts_on=starts,
                ends_on=starts + datetime.timedelta(days=6), by=approver, at=at(starts - datetime.timedelta(days=3)),
            )  # fmt: skip
    for slug, days, kind, text, source, outcome in SENT:
        unit = next(unit for unit in units if unit.slug == slug)
        day = kabupaten.today - datetime.timedelta(days=days)
        shift = DutyShift.objects.on(day).get(unit__code=unit.code)
        picture = pictures.notice(*PICTURES[slug]) if slug in PICTURES else None
        lanes = (Lane.TEXT, Lane.WITH_PICTURE) if picture else (Lane.TEXT,)
        sent = emergency.send_emergency(
            unit=shift.unit, kind=kind, text=text, source=source, by=shift.user, at=at(day, 15), picture=picture,
            alt=f"Peringatan dini: {'; '.join(PICTURES[slug][1])}." if picture else "",
            accounts=[account for account in kabupaten.examples(unit) if lane_of(account.platform) in lanes],
        )  # fmt: skip
        account = sent.post.accounts.official().order_by("pk").first()
        posts.publish_post(
            post=sent.post, account=account, url=kabupaten.post_address(unit, account), published_at=at(day, 15, 6),
            by=shift.user, at=at(day, 15, 10),
        )  # fmt: skip
        if not outcome:
            change = corrections.draft_correction(
                post=sent.post, text=text.replace("di puskesmas", "di semua puskesmas, Senin sampai Sabtu"),
                reason="Menambah hari layanan.", by=shift.user, at=at(day, 15, 50),
            )  # fmt: skip
            corrections.submit_correction(
                correction=change, by=shift.user, checklist=parameters(at(day, 16)).checklist, at=at(day, 16)
            )
        if outcome:
            reviewer = kabupaten.people[f"pejabat.{slug}"]
            emergency.review_emergency(message=sent, outcome=outcome, by=reviewer, at=at(sent.due_on, 9))
