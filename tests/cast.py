"""The cast of our tests: Budi drafts at Disbudporapar, Ratna is his pejabat, Sari works at another OPD,
Dewi reviews at Diskominfo, Kirana heads it, Joko reads for the Bupati, and Tono's appointment has ended."""

import datetime
import io
from functools import cached_property

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


class Cast:
    """Each unit and person of the cast, made when first asked for."""

    @cached_property
    def disbudporapar(self) -> Unit:
        return make_unit(
            "DISBUDPORAPAR", "Dinas Kebudayaan Kepemudaan Olahraga dan Pariwisata", "Disbudporapar"
        )

    @cached_property
    def dinkes(self) -> Unit:
        return make_unit("DINKES", "Dinas Kesehatan", "Dinkes")

    @cached_property
    def diskominfo(self) -> Unit:
        return make_unit("DISKOMINFO", "Dinas Komunikasi dan Informatika", "Diskominfo", coordinates=True)

    @cached_property
    def setda(self) -> Unit:
        return make_unit("SETDA", "Sekretariat Daerah", "Setda", "sekretariat_daerah")

    @cached_property
    def budi(self) -> User:
        """Petugas of Disbudporapar."""
        return self._appointed("budi", "Budi Contoh", self.disbudporapar, Role.PETUGAS)

    @cached_property
    def ratna(self) -> User:
        """Pejabat of Disbudporapar."""
        return self._appointed("ratna", "Ratna Contoh", self.disbudporapar, Role.PEJABAT)

    @cached_property
    def sari(self) -> User:
        """Petugas of another OPD."""
        return self._appointed("sari", "Sari Contoh", self.dinkes, Role.PETUGAS)

    @cached_property
    def tono(self) -> User:
        """Was pejabat of Disbudporapar; his decree has ended."""
        ended = datetime.date(2021, 12, 31)
        return self._appointed("tono", "Tono Contoh", self.disbudporapar, Role.PEJABAT, ends_on=ended)

    @cached_property
    def dewi(self) -> User:
        """Diskominfo staff."""
        return make_person("dewi", "Dewi Contoh", self.diskominfo, MembershipKind.DISKOMINFO)

    @cached_property
    def kirana(self) -> User:
        """Kepala Diskominfo."""
        user = make_person("kirana", "Kirana Contoh, M.Kom.", self.diskominfo)
        make_head(self.diskominfo, user.name, user)
        return user

    @cached_property
    def joko(self) -> User:
        """Reads for the Bupati."""
        return make_person("joko", "Joko Contoh", self.setda, MembershipKind.BUPATI_OFFICE)

    @cached_property
    def operator(self) -> User:
        """Keeps the portal running."""
        return User.objects.create_superuser(
            "operator", "operator@klaten.invalid", "rahasia-uji-12345", name="Operator Contoh"
        )

    def _appointed(self, username, name, unit, role, **decree) -> User:
        user = make_person(username, name, unit)
        appoint(unit, {user: role}, **decree)
        return user


@pytest.fixture
def everybody(db) -> Cast:
    return Cast()


@pytest.fixture
def disbudporapar(everybody):
    return everybody.disbudporapar


@pytest.fixture
def dinkes(everybody):
    return everybody.dinkes


@pytest.fixture
def diskominfo(everybody):
    return everybody.diskominfo


@pytest.fixture
def setda(everybody):
    return everybody.setda


@pytest.fixture
def budi(everybody):
    return everybody.budi


@pytest.fixture
def ratna(everybody):
    return everybody.ratna


@pytest.fixture
def sari(everybody):
    return everybody.sari


@pytest.fixture
def tono(everybody):
    return everybody.tono


@pytest.fixture
def dewi(everybody):
    return everybody.dewi


@pytest.fixture
def kirana(everybody):
    return everybody.kirana


@pytest.fixture
def joko(everybody):
    return everybody.joko


@pytest.fixture
def operator(everybody):
    return everybody.operator
