"""``verify_records`` finds what must not be and names it."""

import hashlib

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command

from klaten_medsos import dates
from klaten_medsos.audit.models import ChainHead
from opd import actions as opd
from opd.models import Appointment, Decree, Pledge, SopVersion
from opd.pledges import LETTERS
from opd.sop import DEFAULT
from reports import integrity
from reports.models import Document, Evaluation, Report
from tests.cast import pdf_upload

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture
def sound(story):
    """An evaluated report whose decrees and documents have their files."""
    report = story.evaluated()
    data = b"%PDF-1.7 contoh"
    digest = hashlib.sha256(data).hexdigest()
    for decree in Decree.objects.all():
        decree.file.save("sk.pdf", ContentFile(data), save=False)
        Decree.objects.filter(pk=decree.pk).update(file=decree.file.name, file_sha256=digest)
    for document in Document.objects.all():
        document.file.save("d.pdf", ContentFile(data), save=False)
        Document.objects.filter(pk=document.pk).update(
            file=document.file.name, sha256=digest, size=len(data), job_state="selesai"
        )
    return report


def test_sound_records_have_no_findings(sound, capsys):
    call_command("verify_records")
    assert "utuh" in capsys.readouterr().out


def test_a_changed_file_and_a_missing_file_are_named(sound):
    changed, missing = Document.objects.order_by("pk")
    with open(changed.file.path, "ab") as file:
        file.write(b"!")
    missing.file.storage.delete(missing.file.name)
    assert [sentence.split(") ")[1] for sentence in integrity.findings()] == [
        "berubah: sidik SHA-256 tidak cocok.", "hilang.",
    ]  # fmt: skip
    with pytest.raises(CommandError, match="2 temuan"):
        call_command("verify_records")


def test_a_report_signed_without_an_appointment_is_named(sound):
    Appointment.objects.filter(role="pejabat").delete()
    assert "tanpa Keputusan penunjukan" in " ".join(integrity.findings())


def test_a_state_nobody_could_reach_is_named(sound):
    Report.objects.update(
        signed_at=None, signed_by=None, receipt_number="", forwarded_at=None, forwarded_by=None, figures=None
    )
    found = " ".join(integrity.findings())
    for words in ("tanpa pengesahan", "tanpa nomor penerimaan", "tanpa diteruskan", "tanpa angka"):
        assert words in found


def test_a_total_that_is_not_the_sum_of_its_sheet_is_named(sound):
    Evaluation.objects.update(total=99, number="")
    found = list(integrity.findings())
    assert len(found) == 2 and "tanpa nomor" in found[0] and "tidak sama" in found[1]
    Evaluation.objects.update(status="draf")
    assert "tanpa evaluasi" in " ".join(integrity.findings())


def test_a_cut_audit_chain_is_named(sound):
    ChainHead.objects.update(hash="0" * 64)
    assert any("rantai" in sentence for sentence in integrity.findings())


def test_parameters_and_pledges_changed_behind_the_portal_are_named(disbudporapar, diskominfo, dewi, budi):
    today = dates.today()
    version = opd.record_sop(
        number="480/1", decided_on=today, effective_on=today, upload=pdf_upload(), sop=DEFAULT, by=dewi
    )
    pledge = opd.sign_pledge(
        appointment=budi.appointments.get(), letters=set(LETTERS), signed_as=budi.name, by=budi
    )
    assert [*integrity.sops(), *integrity.pledges()] == []
    SopVersion.objects.filter(pk=version.pk).update(parameters=version.parameters | {"approval_tiers": 3})
    Pledge.objects.filter(pk=pledge.pk).update(statements=[["a", "tidak berjanji apa pun"]])
    assert [*integrity.sops(), *integrity.pledges()] == [
        "Ketentuan SOP Nomor 480/1 berbeda dari yang dicatat jejak audit.",
        "Pakta integritas Budi Contoh berbeda dari yang ditandatangani menurut jejak audit.",
    ]
    version.file.storage.delete(version.file.name)
    assert next(integrity.sops()) == "Naskah SOP Nomor 480/1 hilang."
