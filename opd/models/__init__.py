"""Units, people, offices, decrees: whatever gives or limits the power to act."""

from .decree import Appointment, Decree, DecreeState, Role
from .office import ActingKind, Office, OfficeHolder
from .unit import Unit, UnitType
from .user import Membership, MembershipKind, User

__all__ = [
    "ActingKind", "Appointment", "Decree", "DecreeState", "Membership", "MembershipKind", "Office", "OfficeHolder", "Role",
    "Unit", "UnitType", "User",
]  # fmt: skip
