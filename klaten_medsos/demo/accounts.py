"""Accounts in every state: kept, returned, suspended, broken into, closed, taken back, and one without its holder."""

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts import actions
from accounts.models import Account, Recovery, RowState
from accounts.tasks import register_import
from klaten_medsos import dates
from opd import actions as opd

CONFIRMED = {"address_right": True, "purpose_right": True, "holders_right": True, "has_two_factor": True}


def tell(story, units):
    """The life of the register beside the daily work; ``story`` is the ``Kabupaten`` that is being built."""
    _Register(story, {plan.slug: plan for plan in units}).tell()


class _Register:
    def __init__(self, story, plans):
        self.story, self.plans = story, plans
        self.desk = story.people["diskominfo"]

    def tell(self):
        self._keep()
        self._segment()
        self._returned()
        self._suspended()
        self._broken_into()
        self._recovered()
        self._closed()
        self._taken_back()
        self._imported()
        self._holder_left()

    def _days_ago(self, days, hour=9):
        day = self.story.today - datetime.timedelta(days=days)
        return datetime.datetime.combine(day, datetime.time(hour), dates.WIB)

    def _staff(self, slug):
        return self.story.people[f"petugas.{slug}"], self.story.people[f"pejabat.{slug}"]

    def _propose(self, slug, pasted, purpose, days, **changed):
        plan, (officer, _) = self.plans[slug], self._staff(slug)
        values = {
            "unit": self.story.units[plan.code], "pasted": pasted, "purpose": purpose, "custodian": officer,
            "segments": [self.story.segments[name] for name in plan.segments], "by": officer, "is_example": True,
            "has_two_factor": True, "official_email": f"{slug}@contoh.klaten.invalid", "recovery": Recovery.EMAIL,
            "evidence": "Kode terpasang di bio.", "at": self._days_ago(days),
        }  # fmt: skip
        return actions.propose_account(**values | changed)

    def _official(self, slug, pasted, purpose, days, **changed):
        account = self._propose(slug, pasted, purpose, days, **changed)
        return actions.verify_account(account=account, by=self.desk, at=self._days_ago(days, 14))

    def _keep(self):
        """Reviewed in January, two holders, a way back; the accounts of BPBD were forgotten."""
        january = datetime.datetime(self.story.year, 1, 12, 10, tzinfo=dates.WIB)
        for account in Account.objects.official().filter(is_example=True).select_related("unit"):
            slug = next(slug for slug, plan in self.plans.items() if plan.code == account.unit.code)
            officer, approver = self._staff(slug)
            if slug == "bpbd":
                continue
            actions.change_custody(
                account=account, by=officer, recovery=Recovery.EMAIL, second_custodian=approver,
                official_phone="0272 000000", at=january,
            )  # fmt: skip
            account.refresh_from_db()
            actions.review_account(account=account, by=officer, at=january, **CONFIRMED)

    def _segment(self):
        officer, _ = self._staff("disbudporapar")
        actions.add_segment(
            unit=self.story.units["DISBUDPORAPAR"], name="Pelaku seni", by=officer,
            description="Sanggar, dalang, dan kelompok karawitan.",
        )  # fmt: skip

    def _returned(self):
        account = self._propose(
            "dpupr", "https://www.tiktok.com/@cth.dpupr.klaten", "Video singkat jalan.", 9
        )
        actions.return_account(
            account=account, by=self.desk, at=self._days_ago(8),
            reason="Kode bukti belum terlihat di bio. Pasang sampai akun diverifikasi.",
        )  # fmt: skip

    def _suspended(self):
        account = self._official(
            "disdukcapil", "https://x.com/cth_dukcapil_kl", "Menjawab pertanyaan singkat.", 120
        )
        actions.suspend_account(
            account=account, by=self.desk, at=self._days_ago(4),
            reason="Admin lama masih dapat masuk; unit sedang menertibkannya.",
        )  # fmt: skip

    def _broken_into(self):
        account = self._official(
            "bpbd", "https://www.facebook.com/contohbpbdklatenposko", "Kabar posko kecamatan.", 200
        )
        officer, _ = self._staff("bpbd")
        when = self._days_ago(1, 7)
        actions.report_compromised_account(
            account=account, by=officer, at=when, reason="Muncul kiriman judi daring yang bukan dari petugas."
        )
        self._tick(
            account, when, ["Laporan platform nomor CONTOH-118.", "Diumumkan di akun X dan situs BPBD."]
        )

    def _recovered(self):
        account = self._official(
            "disbudporapar", "https://www.youtube.com/@contohdisbudporapar", "Rekaman pentas seni.", 300
        )
        officer, _ = self._staff("disbudporapar")
        when = self._days_ago(90, 8)
        actions.report_compromised_account(
            account=account, by=officer, at=when, reason="Sandi berubah dan nama kanal diganti."
        )
        self._tick(account, when, ["Formulir YouTube dikirim."] + [""] * 5)
        actions.reinstate_account(
            account=account, by=self.desk, at=self._days_ago(87), reason="Seluruh langkah selesai."
        )

    def _tick(self, account, when, notes):
        officer = account.custodian
        for number, (step, note) in enumerate(
            zip(account.compromises.get().steps.all(), notes, strict=False), 1
        ):
            actions.tick_step(step=step, by=officer, note=note, at=when + datetime.timedelta(hours=number))

    def _closed(self):
        account = self._official("dinkes", "https://x.com/cth_dinkes_lama", "Kabar vaksinasi.", 400)
        officer, _ = self._staff("dinkes")
        actions.retire_account(
            account=account, by=officer, at=self._days_ago(150),
            reason="Program selesai; kabar layanan pindah ke Instagram dinas.",
        )  # fmt: skip

    def _taken_back(self):
        officer, _ = self._staff("dinkes")
        account = self._propose("dinkes", "https://www.threads.com/@contoh.dinkes.uji", "Percobaan.", 30)
        actions.cancel_account(account=account, by=officer, at=self._days_ago(29))

    def _imported(self):
        """A table of the kecamatan with one line too many; the good ones wait without a holder."""
        lines = (
            "33.10.01;https://www.youtube.com/@contohkecprambanan;Rekaman kegiatan kecamatan;Masyarakat umum",
            "33.10.01;tiktok: cth.kecprambanan.klaten;Video singkat layanan;Masyarakat umum",
            "KECAMATAN;https://www.instagram.com/contoh_kecamatan;Kabar kecamatan;Masyarakat umum",
        )
        text = "\n".join(["kode_unit;alamat;tujuan;segmen", *lines])
        upload = SimpleUploadedFile("akun-kecamatan.csv", text.encode())
        colleague, day = self.story.people["diskominfo2"], self._days_ago(2)
        batch = actions.read_accounts(upload=upload, by=colleague, is_example=True, at=day)
        rows = [row.pk for row in batch.rows.filter(finding=RowState.READY)]
        batch = actions.want_import(batch=batch, rows=rows, by=colleague, at=day)
        register_import(batch.pk)

    def _holder_left(self):
        """Whoever held this account moved away; the portal asks for the handover."""
        unit = self.story.units["DISDUKCAPIL"]
        former = self.story.person("mantan.disdukcapil", "Wahyu Contoh, S.Kom.", unit)
        self._official(
            "disdukcapil", "https://www.tiktok.com/@cth.disdukcapil.klaten", "Video tata cara layanan.", 160,
            custodian=former,
        )  # fmt: skip
        for membership in former.memberships.all():
            opd.end_membership(
                membership=membership, ends_on=self.story.today - datetime.timedelta(days=3),
                by=self.story.operator,
            )  # fmt: skip
