"""Who may do what with plans and programmes: pairs of check (raises with the reason) and can (answers templates)."""

from klaten_medsos.exceptions import allowed
from opd.models import Role
from opd.permissions import check_appointed, check_member


def check_can_plan(user, unit):
    """Staff of the unit write its plan and its programmes (Pasal 10 huruf a)."""
    check_member(user, unit)


def check_can_approve_plan(user, plan):
    """An appointed pejabat of the unit approves (Pasal 8, 11)."""
    check_appointed(user, plan.unit, Role.PEJABAT)


def check_can_revise_plan(user, plan):
    """Opening an approved plan for a change: any appointed pengelola of the unit."""
    check_appointed(user, plan.unit)


def can_plan(user, unit) -> bool:
    return allowed(check_can_plan, user, unit)


def can_approve_plan(user, plan) -> bool:
    return allowed(check_can_approve_plan, user, plan)


def can_revise_plan(user, plan) -> bool:
    return allowed(check_can_revise_plan, user, plan)
