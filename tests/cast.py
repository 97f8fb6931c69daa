"""The cast of our tests: Budi drafts at Disbudporapar, Ratna is his pejabat, Sari works at another OPD,
Dewi reviews at Diskominfo, Kirana heads it, Joko reads for the Bupati, and Tono's appointment has ended."""

import datetime
import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from opd.models import Appointment, Decree, Membership, MembershipKind, OfficeHolder, Role, Unit, User

LONG_AGO = datetime.date(2020, 1, 6)


def pdf_upload(name="sk.pdf") -> SimpleUploadedFile:
    """A small valid PDF as a browser would send it."""
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(out)
    return SimpleUploadedFile(name, out.getvalue(), "application/pdf")


def png_upload(name="lambang.png") -> SimpleUploadedFile:
    """A small valid picture as a browser would send it."""
    out = io.BytesIO()
    Image.new("RGB", (24, 24), "navy").save(out, "PNG")
    return SimpleUploadedFile(name, out.getvalue(), "image/png")


def photo_upload(name="foto.jpg", size=(640, 480), colour="green", **info) -> SimpleUploadedFile:
    """A photograph as a phone would send it, with the place it was taken in its EXIF block."""
    exif = Image.Exif()
    exif.get_ifd(0x8825).update({1: "S", 2: (7.0, 42.0, 20.0), 3: "E", 4: (110.0, 36.0, 5.0)})
    exif[0x010F] = "Ponsel Contoh"
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG", exif=exif, **info)
    return SimpleUploadedFile(name, out.getvalue(), "image/jpeg")


def make_unit(code, name, abbreviation, type="dinas", **extra) -> Unit:
    return Unit.objects.get_or_create(
        code=code, defaults={"name": name, "abbreviation": abbreviation, "type": type, **extra}
    )[0]


def make_person(username, name, unit=None, kind=MembershipKind.STAFF) -> User:
    user = User.objects.create_user(username, f"{username}@klaten.invalid", "rahasia-uji-12345", name=name)
    if unit:
        Membership.objects.create(user=user, unit=unit, kind=kind, starts_on=LONG_AGO)
    return user


def make_head(unit, name="Dra. Wulan Contoh, M.Si.", user=None, **extra) -> OfficeHolder:
    return OfficeHolder.objects.create(
        office="kepala", unit=unit, title=f"Kepala {unit.name}", name=name, user=user,
        **{"starts_on": LONG_AGO, **extra},
    )  # fmt: skip


def appoint(unit, people, starts_on=LONG_AGO, ends_on=None, number=None) -> Decree:
    """A decree in force appointing ``people`` = {user: role}."""
    signer = unit.heads.first() or make_head(unit)
    decree = Decree.objects.create(
        unit=unit, number=number or f"480/{unit.decrees.count() + 1}/{unit.code}", decided_on=starts_on,
        signer=signer, starts_on=starts_on, ends_on=ends_on, file="keputusan/uji.pdf", file_sha256="0" * 64,
        recorded_by=next(iter(people)), recorded_at=datetime.datetime(2020, 1, 7, tzinfo=datetime.UTC),
    )  # fmt: skip
    for user, role in people.items():
        Appointment.objects.create(decree=decree, user=user, role=role)
        user.forget_standing()
    return decree


@pytest.fixture
def disbudporapar(db):
    return make_unit("DISBUDPORAPAR", "Dinas Kebudayaan Kepemudaan Olahraga dan Pariwisata", "Disbudporapar")


@pytest.fixture
def dinkes(db):
    return make_unit("DINKES", "Dinas Kesehatan", "Dinkes")


@pytest.fixture
def diskominfo(db):
    return make_unit("DISKOMINFO", "Dinas Komunikasi dan Informatika", "Diskominfo", coordinates=True)


@pytest.fixture
def setda(db):
    return make_unit("SETDA", "Sekretariat Daerah", "Setda", "sekretariat_daerah")


@pytest.fixture
def budi(disbudporapar):
    """Petugas of Disbudporapar."""
    user = make_person("budi", "Budi Contoh", disbudporapar)
    appoint(disbudporapar, {user: Role.PETUGAS})
    return user


@pytest.fixture
def ratna(disbudporapar):
    """Pejabat of Disbudporapar."""
    user = make_person("ratna", "Ratna Contoh", disbudporapar)
    appoint(disbudporapar, {user: Role.PEJABAT})
    return user


@pytest.fixture
def sari(dinkes):
    """Petugas of another OPD."""
    user = make_person("sari", "Sari Contoh", dinkes)
    appoint(dinkes, {user: Role.PETUGAS})
    return user


@pytest.fixture
def tono(disbudporapar):
    """Was pejabat of Disbudporapar; his decree has ended."""
    user = make_person("tono", "Tono Contoh", disbudporapar)
    appoint(disbudporapar, {user: Role.PEJABAT}, ends_on=datetime.date(2021, 12, 31))
    return user


@pytest.fixture
def dewi(diskominfo):
    """Diskominfo staff."""
    return make_person("dewi", "Dewi Contoh", diskominfo, MembershipKind.DISKOMINFO)


@pytest.fixture
def kirana(diskominfo):
    """Kepala Diskominfo."""
    user = make_person("kirana", "Kirana Contoh, M.Kom.", diskominfo)
    make_head(diskominfo, user.name, user)
    return user


@pytest.fixture
def joko(setda):
    """Reads for the Bupati."""
    return make_person("joko", "Joko Contoh", setda, MembershipKind.BUPATI_OFFICE)


@pytest.fixture
def operator(db):
    return User.objects.create_superuser(
        "operator", "operator@klaten.invalid", "rahasia-uji-12345", name="Operator Contoh"
    )
