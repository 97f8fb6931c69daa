"""What a person is on a day: authority flows from dated rows in force, never from a tick-box (Pasal 11)."""

from dataclasses import dataclass, field

from django.apps import apps


@dataclass(frozen=True)
class Standing:
    """Unit ids a person belongs to and may act for, and the kabupaten-wide roles they hold."""

    units: frozenset = field(default_factory=frozenset)
    petugas_of: frozenset = field(default_factory=frozenset)
    pejabat_of: frozenset = field(default_factory=frozenset)
    deputy_in: frozenset = field(default_factory=frozenset)  # units among pejabat_of, as somebody's deputy
    is_diskominfo: bool = False
    is_head_of_diskominfo: bool = False
    is_bupati_office: bool = False
    is_operator: bool = False

    @property
    def sees_everything(self) -> bool:
        """Diskominfo (staff and head) and the operator read every unit's records."""
        return self.is_diskominfo or self.is_head_of_diskominfo or self.is_operator

    @property
    def words(self) -> str:
        """The role in words, for the page header."""
        held = [
            (self.is_operator, "Operator"),
            (self.is_head_of_diskominfo, "Kepala Diskominfo"),
            (self.is_diskominfo, "Petugas Diskominfo"),
            (self.is_bupati_office, "Kantor Bupati"),
            (bool(self.pejabat_of - self.deputy_in), "Pejabat pengelola"),
            (bool(self.deputy_in), "Pejabat pengganti"),
            (bool(self.petugas_of), "Petugas pengelola"),
            (bool(self.units), "Staf unit"),
        ]
        return next((word for holds, word in held if holds), "Tanpa peran aktif")


def standing_of(user, on) -> Standing:
    """Read what ``user`` is on the day ``on``; three queries, four for the appointed. Inactive: nothing."""
    if not user.is_active:
        return Standing()
    memberships = list(
        apps.get_model("opd", "Membership")
        .objects.in_force(on)
        .filter(user_id=user.pk)
        .values_list("kind", "unit_id")
    )
    appointments = list(
        apps.get_model("opd", "Appointment")
        .objects.in_force(on)
        .filter(user_id=user.pk)
        .values_list("role", "decree__unit_id")
    )
    deputy_in = _deputy_in(user, on) if appointments else frozenset()
    kinds = {kind for kind, _ in memberships}
    heads = (
        apps.get_model("opd", "OfficeHolder")
        .objects.in_force(on)
        .filter(user_id=user.pk, office="kepala", unit__coordinates=True)
    )
    own = {unit for kind, unit in memberships if kind == "staf"} | {unit for _, unit in appointments}
    return Standing(
        units=frozenset(own),
        petugas_of=frozenset(unit for role, unit in appointments if role == "petugas"),
        pejabat_of=frozenset(unit for role, unit in appointments if role == "pejabat") | deputy_in,
        deputy_in=deputy_in,
        is_diskominfo="diskominfo" in kinds,
        is_head_of_diskominfo=heads.exists(),
        is_bupati_office="kantor_bupati" in kinds,
        is_operator=user.is_superuser,
    )


def _deputy_in(user, on) -> frozenset:
    """Units where ``user`` acts for a pejabat who is away; only who is appointed there can."""
    deputies = apps.get_model("opd", "Deputy").objects.in_force(on).filter(user_id=user.pk)
    return frozenset(deputies.values_list("appointment__decree__unit", flat=True))
