"""Units, people, offices, decrees: whatever gives or limits the power to act."""

from .budget import BudgetLine, BudgetUse
from .day import DayOverride
from .decree import Appointment, Decree, DecreeState, Deputy, Role
from .draft import DecreeDraft, DecreeTemplate, DraftPerson
from .facility import Facility, InternetType
from .handover import GroupMessage, HandOver
from .office import ActingKind, Office, OfficeHolder
from .pledge import Pledge, PledgeText
from .privacy import DataRequest, Incident, ReadKind, SensitiveRead
from .sign_in_mail import LinkKind, SignInMail
from .sop import SopAcknowledgement, SopState, SopVersion
from .unit import Unit, UnitName, UnitSuccession, UnitType
from .user import Membership, MembershipKind, User

__all__ = [
    "DataRequest",
    "Incident",
    "ReadKind",
    "SensitiveRead",
    "ActingKind",
    "Appointment",
    "BudgetLine",
    "BudgetUse",
    "DayOverride",
    "Decree",
    "DecreeDraft",
    "DecreeState",
    "DecreeTemplate",
    "Deputy",
    "DraftPerson",
    "Facility",
    "GroupMessage",
    "HandOver",
    "InternetType",
    "LinkKind",
    "Membership",
    "MembershipKind",
    "Office",
    "OfficeHolder",
    "Pledge",
    "PledgeText",
    "Role",
    "SignInMail",
    "SopAcknowledgement",
    "SopState",
    "SopVersion",
    "Unit",
    "UnitName",
    "UnitSuccession",
    "UnitType",
    "User",
]
