"""Units, people, offices, decrees: whatever gives or limits the power to act."""

from .day import DayOverride
from .decree import Appointment, Decree, DecreeState, Deputy, Role
from .office import ActingKind, Office, OfficeHolder
from .sign_in_mail import LinkKind, SignInMail
from .sop import SopAcknowledgement, SopState, SopVersion
from .unit import Unit, UnitName, UnitSuccession, UnitType
from .user import Membership, MembershipKind, User

__all__ = [
    "ActingKind",
    "Appointment",
    "DayOverride",
    "Decree",
    "DecreeState",
    "Deputy",
    "LinkKind",
    "Membership",
    "MembershipKind",
    "Office",
    "OfficeHolder",
    "Role",
    "SopAcknowledgement",
    "SopState",
    "SignInMail",
    "SopVersion",
    "Unit",
    "UnitName",
    "UnitSuccession",
    "UnitType",
    "User",
]
