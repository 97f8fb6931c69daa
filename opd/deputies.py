"""Who acts for whom on a day (Pasal 11). Other rooms ask here when a pejabat does not answer."""

from opd.models import Deputy, User


def deputies_of(user, day=None, *, unit=None):
    """The people who act for pejabat ``user`` on ``day`` (today when not said), in ``unit`` or anywhere."""
    rows = Deputy.objects.in_force(day).filter(appointment__user=user)
    if unit is not None:
        rows = rows.filter(appointment__decree__unit=unit)
    return User.objects.filter(is_active=True, pk__in=rows.values("user")).order_by("name")


def absent_pejabat_of(deputy, day=None, *, unit=None):
    """The pejabat for whom ``deputy`` acts on ``day``."""
    rows = Deputy.objects.in_force(day).filter(user=deputy)
    if unit is not None:
        rows = rows.filter(appointment__decree__unit=unit)
    return User.objects.filter(pk__in=rows.values("appointment__user")).order_by("name")


def basis_of(user, unit, on) -> str:
    """By what ``user`` decides for ``unit`` as pejabat on a day: the decree, or whose deputy; "" when by nothing."""
    own = (
        user.appointments.in_force(on)
        .filter(decree__unit=unit, role="pejabat")
        .select_related("decree")
        .first()
    )
    if own:
        return str(own.decree)
    stands_in = (
        Deputy.objects.in_force(on)
        .filter(user=user, appointment__decree__unit=unit)
        .select_related("appointment__user", "appointment__decree")
        .first()
    )
    if stands_in is None:
        return ""
    return f"{stands_in.appointment.decree}, sebagai pengganti {stands_in.appointment.user}"
