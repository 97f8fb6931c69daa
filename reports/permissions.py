"""Who may do what with reports and evaluations: ``check_*`` raises with the reason, ``can_*`` answers pages.

``can_*`` also asks whether the state allows it, so a page shows exactly the buttons that would work.
"""

from klaten_medsos.exceptions import NotAllowed, allowed
from klaten_medsos.regulation import Citation
from opd.models import Role
from opd.permissions import check_appointed, check_has_acknowledged, check_member
from reports.workflow import EDITABLE, EvaluationStatus, Status

THROUGH_DISKOMINFO = Citation(19, ayat=2)
BY_THE_BUPATI = Citation(20, ayat=1)


def check_can_open_report(user, unit):
    """Staff of the unit begin its report (Pasal 19 ayat 1)."""
    check_member(user, unit)


def check_can_edit_report(user, report):
    check_member(user, report.unit)


def check_can_submit_report(user, report):
    """An appointed petugas or pejabat in force today hands it to the pejabat, having read the SOP (Pasal 11, 16)."""
    check_appointed(user, report.unit)
    check_has_acknowledged(user)


def check_can_sign_report(user, report):
    """An appointed pejabat who neither submitted nor wrote any of it: four eyes; it leaves for Diskominfo."""
    check_appointed(user, report.unit, Role.PEJABAT)
    check_has_acknowledged(user)
    authors = {report.submitted_by_id, report.last_editor_id}
    authors |= set(report.sections.values_list("updated_by", flat=True))
    if user.pk in authors:
        raise NotAllowed(
            "Anda ikut menyusun atau mengajukan laporan ini, sehingga pejabat lain yang harus mengesahkannya.",
            fix="Minta pejabat lain yang ditunjuk di unit Anda.",
            citation="Pasal 11",
        )


def check_can_send_back_report(user, report):
    """Any pejabat of the unit may ask for corrections."""
    check_appointed(user, report.unit, Role.PEJABAT)


def check_can_receive_report(user, report):
    """Diskominfo's desk checks completeness; it has no say over the content (Pasal 19 ayat 2)."""
    if not user.standing.is_diskominfo:
        raise NotAllowed(
            "Hanya petugas Diskominfo yang menerima atau mengembalikan laporan.", citation=THROUGH_DISKOMINFO
        )


def check_can_return_report(user, report):
    check_can_receive_report(user, report)


def check_can_forward_report(user, report):
    """Only who heads Diskominfo today (Pasal 19 ayat 2)."""
    if not user.standing.is_head_of_diskominfo:
        raise NotAllowed(
            "Hanya Kepala Diskominfo yang meneruskan laporan kepada Bupati.", citation=THROUGH_DISKOMINFO
        )


def check_can_evaluate(user, report=None):
    """The Bupati evaluates, through the Bupati's office (Pasal 20 ayat 1)."""
    if not user.standing.is_bupati_office:
        raise NotAllowed("Evaluasi dilakukan Bupati melalui kantor Bupati.", citation=BY_THE_BUPATI)


def can_open_report(user, unit) -> bool:
    return allowed(check_can_open_report, user, unit)


def can_edit_report(user, report) -> bool:
    return report.status in EDITABLE and allowed(check_can_edit_report, user, report)


def can_submit_report(user, report) -> bool:
    return report.status in EDITABLE and allowed(check_can_submit_report, user, report)


def can_sign_report(user, report) -> bool:
    return report.status == Status.SUBMITTED and allowed(check_can_sign_report, user, report)


def can_send_back_report(user, report) -> bool:
    return report.status == Status.SUBMITTED and allowed(check_can_send_back_report, user, report)


def can_receive_report(user, report) -> bool:
    return report.status == Status.SIGNED and allowed(check_can_receive_report, user, report)


def can_return_report(user, report) -> bool:
    open_for_it = (Status.SIGNED, Status.RECEIVED)
    return report.status in open_for_it and allowed(check_can_return_report, user, report)


def can_forward_report(user, report) -> bool:
    return report.status == Status.RECEIVED and allowed(check_can_forward_report, user, report)


def can_start_evaluation(user, report) -> bool:
    return report.status == Status.FORWARDED and allowed(check_can_evaluate, user, report)


def can_edit_evaluation(user, evaluation) -> bool:
    return evaluation.status == EvaluationStatus.DRAFT and allowed(check_can_evaluate, user)


def is_member_of(user, report) -> bool:
    return report.unit_id in user.standing.units
