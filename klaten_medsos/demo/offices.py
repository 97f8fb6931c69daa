"""Who comes and goes in the demo: other names, acting heads, deputies, somebody who left, what is to come."""

import datetime
from dataclasses import asdict

from klaten_medsos.demo.moments import at
from klaten_medsos.demo.scans import scan
from opd import actions as opd
from opd import drafting
from opd.models import ActingKind, Appointment, Office, OfficeHolder, Role
from posts import actions as posts

LONG_AGO = datetime.date(2020, 1, 6)
# NIP of nobody: the numbers are made up and pass the checks of a real one
NUMBERS = {"lama": "196808171994031005", "plt": "199012312019032002", "sekda": "197001011997031999"}


def tell(kabupaten):
    """Call once the units have their people and messages."""
    clerk = kabupaten.people["diskominfo"]
    _names(kabupaten, clerk)
    _heads(kabupaten, clerk)
    _letterhead(kabupaten)
    _leaving(kabupaten)
    _deputy(kabupaten)
    _coming(kabupaten)
    opd.send_group_message(
        subject="Rapat pengelola media sosial",
        body="Rapat triwulanan pengelola media sosial dilaksanakan hari Kamis pukul 09.00 WIB di ruang rapat Diskominfo. "
        "Mohon membawa catatan masukan yang belum terjawab.",
        by=clerk,
        at=at(kabupaten.today - datetime.timedelta(days=1), 14),
    )


def _names(kabupaten, clerk):
    """A unit that bore another name until last year, and one that will bear another."""
    units = kabupaten.units
    opd.rename_unit(
        unit=units["DISARPUS"], name="Dinas Kearsipan dan Perpustakaan", abbreviation="Disarpus",
        starts_on=datetime.date(kabupaten.year, 1, 1), basis="Perda contoh tentang susunan Perangkat Daerah", by=clerk,
    )  # fmt: skip
    opd.rename_unit(
        unit=units["DLH"], name="Dinas Lingkungan Hidup dan Kehutanan", abbreviation="DLHK",
        starts_on=datetime.date(kabupaten.year + 1, 1, 1), basis="Rancangan Perda contoh", by=clerk,
    )  # fmt: skip
    for unit in units.values():
        unit.refresh_from_db()


def _heads(kabupaten, clerk):
    """A kecamatan led by a Plt. since its camat retired, and the Sekda."""
    wedi, changed = kabupaten.units["33.10.03"], kabupaten.today - datetime.timedelta(days=40)
    for holder in (
        OfficeHolder(
            office=Office.KEPALA, unit=wedi, title="Camat Wedi", name="Drs. Sarjana Contoh, M.Si.", grade="IV/b",
            nip=NUMBERS["lama"], starts_on=LONG_AGO, ends_on=changed,
        ),
        OfficeHolder(
            office=Office.KEPALA, unit=wedi, title="Camat Wedi", name="Lestari Contoh, S.STP.", grade="III/d",
            acting=ActingKind.PLT, nip=NUMBERS["plt"], starts_on=changed + datetime.timedelta(days=1),
        ),
        OfficeHolder(
            office=Office.SEKDA, title="Sekretaris Daerah Kabupaten Klaten", name="Ir. Widagda Contoh, M.T.",
            grade="IV/d", nip=NUMBERS["sekda"], starts_on=LONG_AGO,
        ),
    ):  # fmt: skip
        opd.save_office_holder(holder=holder, by=clerk, fields=["name"])


def _letterhead(kabupaten):
    opd.change_letterhead(
        unit=kabupaten.units["DINKES"], by=kabupaten.people["petugas.dinkes"], address="Jalan Contoh Nomor 1, Klaten",
        postal_code="57400", phone="(0272) 321046", email="dinkes@contoh.klaten.invalid",
    )  # fmt: skip


def _leaving(kabupaten):
    """A petugas of Dinas Kesehatan moved away last week and left a draft behind."""
    unit = kabupaten.units["DINKES"]
    officer, approver = kabupaten.people["petugas.dinkes"], kabupaten.people["pejabat.dinkes"]
    leaving = kabupaten.person("galih.dinkes", "Galih Contoh, A.Md.", unit)
    begun = kabupaten.today - datetime.timedelta(days=150)
    holder = unit.heads.filter(office=Office.KEPALA).first()
    decree = opd.record_decree(
        unit=unit, number=f"480/31/{begun.year}", decided_on=begun, signer=holder, starts_on=begun,
        ends_on=datetime.date(begun.year, 12, 31), upload=scan(), people={leaving: Role.PETUGAS}, by=officer,
        at=at(begun, 10),
    )  # fmt: skip
    posts.draft_post(
        unit=unit, title="Jadwal imunisasi bulan depan", text="Jadwal imunisasi bulan depan sedang disusun.",
        category="kegiatan", segments=[kabupaten.segments["Masyarakat umum"]], accounts=[], by=leaving,
        at=at(kabupaten.today - datetime.timedelta(days=8)),
    )  # fmt: skip
    opd.end_appointment(
        appointment=decree.appointments.get(), ends_on=kabupaten.today - datetime.timedelta(days=6),
        reason="Pindah tugas ke puskesmas", by=approver, at=at(kabupaten.today - datetime.timedelta(days=7)),
    )  # fmt: skip


def _deputy(kabupaten):
    """The pejabat of DPUPR will be away for a few days soon."""
    officer, approver = kabupaten.people["petugas.dpupr"], kabupaten.people["pejabat.dpupr"]
    row = Appointment.objects.in_force(kabupaten.today).filter(user=approver, role=Role.PEJABAT).latest("pk")
    last = row.last_day or kabupaten.today + datetime.timedelta(days=30)
    starts = min(kabupaten.today + datetime.timedelta(days=5), last)
    opd.name_deputy(
        appointment=row, user=officer, starts_on=starts, ends_on=min(starts + datetime.timedelta(days=4), last),
        reason="Cuti tahunan", by=approver,
    )  # fmt: skip


def _coming(kabupaten):
    """DPUPR has next year's Keputusan signed already; Dinas Kesehatan prepares its own."""
    year = kabupaten.year + 1
    dpupr, dinkes = kabupaten.units["DPUPR"], kabupaten.units["DINKES"]
    people = kabupaten.people
    opd.publish_template(
        **{**asdict(drafting.BUILT_IN), "note": "Naskah bawaan portal"}, by=people["diskominfo"]
    )
    opd.record_decree(
        unit=dpupr, number=f"480/2/{kabupaten.today.year}-DPUPR", decided_on=kabupaten.today,
        signer=dpupr.heads.filter(office=Office.KEPALA).first(), starts_on=datetime.date(year, 1, 1),
        ends_on=datetime.date(year, 12, 31), upload=scan(), by=people["petugas.dpupr"],
        people={people["petugas.dpupr"]: Role.PETUGAS, people["pejabat.dpupr"]: Role.PEJABAT},
        follows=dpupr.decrees.order_by("-starts_on").first(),
    )  # fmt: skip
    opd.draft_decree(
        unit=dinkes, signer=dinkes.heads.filter(office=Office.KEPALA).first(), starts_on=datetime.date(year, 1, 1),
        ends_on=datetime.date(year, 12, 31), by=people["petugas.dinkes"],
        people={people["petugas.dinkes"]: Role.PETUGAS, people["pejabat.dinkes"]: Role.PEJABAT},
        follows=dinkes.decrees.filter(appointments__user=people["pejabat.dinkes"]).first(),
    )  # fmt: skip
