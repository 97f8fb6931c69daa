"""What a person is on a day: authority flows from dated rows in force, never from a tick-box (Pasal 11)."""

from dataclasses import dataclass, field

from django.apps import apps
from django.db.models import Value


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
    """Read what ``user`` is on the day ``on``; one query, two for a deputy. Inactive: nothing.

    Every request asks it, so everything a person can be is read as (word, unit) in one go.
    """
    if not user.is_active:
        return Standing()
    held = _held(user, on)
    units = {word: frozenset(unit for other, unit in held if other == word) for word, _ in held}
    none = frozenset()
    petugas_of, pejabat_of = units.get("petugas", none), units.get("pejabat", none)
    deputy_in = _deputy_in(user, on) if "pengganti" in units else none
    return Standing(
        units=units.get("staf", none) | petugas_of | pejabat_of,
        petugas_of=petugas_of,
        pejabat_of=pejabat_of | deputy_in,
        deputy_in=deputy_in,
        is_diskominfo="diskominfo" in units,
        is_head_of_diskominfo="kepala" in units,
        is_bupati_office="kantor_bupati" in units,
        is_operator=user.is_superuser,
    )


def _held(user, on) -> set[tuple[str, int]]:
    """(word, unit) of each membership, appointment and headship in force; "pengganti" of deputies named for the day."""
    memberships, appointments, heads, deputies = (
        apps.get_model("opd", name).objects.filter(user_id=user.pk).order_by()
        for name in ("Membership", "Appointment", "OfficeHolder", "Deputy")
    )
    return set(
        memberships.in_force(on)
        .values_list("kind", "unit_id")
        .union(
            appointments.in_force(on).values_list("role", "decree__unit_id"),
            heads.in_force(on)
            .filter(office="kepala", unit__coordinates=True)
            .values_list("office", "unit_id"),
            deputies.filter(starts_on__lte=on, ends_on__gte=on).values_list(
                Value("pengganti"), "appointment__decree__unit_id"
            ),
        )
    )


def _deputy_in(user, on) -> frozenset:
    """Units where ``user`` acts for a pejabat who is away; only who is appointed there can."""
    deputies = apps.get_model("opd", "Deputy").objects.in_force(on).filter(user_id=user.pk)
    return frozenset(deputies.values_list("appointment__decree__unit", flat=True))
