"""Reading units, people and decrees: every read begins with ``visible_to``."""

from django.apps import apps
from django.db import models
from django.db.models import Q

from klaten_medsos import dates
from klaten_medsos.jobs import JobQuerySet


def _objects(name):
    """A manager of this room by name: models import this module, so it cannot import them."""
    return apps.get_model("opd", name).objects


class UnitQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The list of units is public within the portal: everyone signed in may see it."""
        return self if user.is_authenticated else self.none()

    def active(self, on=None):
        on = on or dates.today()
        return self.filter(
            Q(active_from=None) | Q(active_from__lte=on), Q(active_to=None) | Q(active_to__gte=on)
        )

    def coordinating(self):
        """The one whose head sets the SOP and forwards the reports: Diskominfo (Pasal 16, 19 ayat 2)."""
        return self.filter(coordinates=True)

    def reporting(self):
        """The Perangkat Daerah that owe a yearly report (Pasal 19 ayat 1)."""
        return self.filter(type__in=self.model.PERANGKAT_DAERAH)

    def with_decree(self, on=None):
        """Each unit knows ``has_decree``: whether one is in force on the day (Pasal 11)."""
        decrees = _objects("Decree").in_force(on).filter(unit=models.OuterRef("pk"))
        return self.annotate(has_decree=models.Exists(decrees))

    def matching(self, words):
        """Units whose name, abbreviation or code holds the words; a former name finds them too."""
        former = _objects("UnitName").filter(
            Q(name__icontains=words) | Q(abbreviation__icontains=words), unit=models.OuterRef("pk")
        )
        return self.filter(
            Q(name__icontains=words)
            | Q(abbreviation__icontains=words)
            | Q(code__icontains=words)
            | models.Exists(former)
        )

    def of_state(self, state, on=None):
        """ "aktif" (also for what is not understood), "akan" begin, or "tidak" active any more."""
        on = on or dates.today()
        if state == "akan":
            return self.filter(active_from__gt=on)
        return self.filter(active_to__lt=on) if state == "tidak" else self.active(on)


class SuccessionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self if user.is_authenticated else self.none()


class DatedQuerySet(models.QuerySet):
    """Rows with ``starts_on`` and ``ends_on``: in force on a day, both ends included."""

    def in_force(self, on=None):
        on = on or dates.today()
        return self.filter(Q(ends_on=None) | Q(ends_on__gte=on), starts_on__lte=on)


class OfficeHolderQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Who holds which office is public within the portal."""
        return self if user.is_authenticated else self.none()

    def of(self, office, unit=None):
        """Holders of an office; of ``unit`` when the office is one of a unit."""
        return self.filter(office=office, unit=unit) if unit else self.filter(office=office)

    def holder_on(self, office, on, unit=None):
        """Who held ``office`` (of ``unit``) on the day; None when nobody is recorded.

        Of two, the one who began later: a Plh. steps in while the definitive holder is away.
        """
        return self.of(office, unit).in_force(on).order_by("-starts_on", "-pk").first()


class DecreeQuerySet(DatedQuerySet):
    def visible_to(self, user):
        """Own units' decrees; Diskominfo sees all (it warns when the signer was not the head)."""
        if not user.is_authenticated:
            return self.none()
        standing = user.standing
        if standing.sees_everything:
            return self
        return self.filter(unit__in=standing.units)

    def signed_by_another(self):
        """The signer was not head of that unit on that day: Diskominfo looks at these (Pasal 11)."""
        was_head = Q(signer__unit=models.F("unit"), signer__starts_on__lte=models.F("decided_on")) & (
            Q(signer__ends_on=None) | Q(signer__ends_on__gte=models.F("decided_on"))
        )
        return self.exclude(was_head)


class DecreeDraftQuerySet(JobQuerySet):
    def visible_to(self, user):
        """Drafts of one's own units; Diskominfo helps with all."""
        if not user.is_authenticated:
            return self.none()
        standing = user.standing
        return self if standing.sees_everything else self.filter(unit__in=standing.units)


class HandOverQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the decree, and who takes over."""
        decrees = _objects("Decree").visible_to(user)
        return self.filter(Q(appointment__decree__in=decrees) | Q(taking=user))


class GroupMessageQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Who sent it, who received it, the pejabat of that group, and Diskominfo."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        got = user.notices.filter(object_type="opd.groupmessage").values_list("object_id", flat=True)
        received = [int(pk) for pk in got if pk.isdigit()]
        return self.filter(Q(sent_by=user) | Q(unit__in=user.standing.pejabat_of) | Q(pk__in=received))


class AppointmentQuerySet(models.QuerySet):
    def in_force(self, on=None):
        """Appointments whose decree and own dates cover the day (WIB); no job ends them, the date does."""
        on = on or dates.today()
        return self.filter(
            Q(decree__ends_on=None) | Q(decree__ends_on__gte=on),
            Q(ended_on=None) | Q(ended_on__gte=on),
            decree__starts_on__lte=on,
        )


class DeputyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Whoever sees the decree sees who stands in for its pejabat."""
        return self.filter(appointment__decree__in=_objects("Decree").visible_to(user))

    def in_force(self, on=None):
        """Deputies of the day whose pejabat, and who themselves, are appointed for the unit that day."""
        on = on or dates.today()
        appointed = _objects("Appointment").in_force(on)
        own = appointed.filter(
            user=models.OuterRef("user"), decree__unit=models.OuterRef("appointment__decree__unit")
        )
        return self.filter(
            models.Exists(own),
            starts_on__lte=on,
            ends_on__gte=on,
            appointment__in=appointed.filter(role="pejabat"),
        )


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(Q(pk=user.pk) | Q(memberships__unit__in=user.standing.units)).distinct()

    def same_person(self, user):
        """Every login of the person behind ``user``: the same NIP or the same e-mail address."""
        same = Q(pk=user.pk)
        if user.nip:
            same |= Q(nip=user.nip)
        if user.email:
            same |= Q(email__iexact=user.email)
        return self.filter(same)

    def appointed(self, unit, role, on=None):
        """People with ``role`` for ``unit`` under a decree in force on the day, deputies of pejabat too."""
        appointments = _objects("Appointment").in_force(on).filter(decree__unit=unit, role=role)
        holds = Q(pk__in=appointments.values("user"))
        if role == "pejabat":
            deputies = _objects("Deputy").in_force(on).filter(appointment__decree__unit=unit)
            holds |= Q(pk__in=deputies.values("user"))
        return self.filter(holds, is_active=True)

    def in_group(self, unit=None, on=None):
        """The managers' group of a unit (or of all): who is appointed on the day (Pasal 14 huruf a)."""
        rows = _objects("Appointment").in_force(on)
        if unit is not None:
            rows = rows.filter(decree__unit=unit)
        return self.filter(is_active=True, pk__in=rows.values("user"))

    def members_of(self, unit, on=None):
        rows = _objects("Membership").in_force(on).filter(unit=unit, kind="staf")
        return self.filter(is_active=True, pk__in=rows.values("user"))

    def serving(self, unit, on=None):
        """People who work for ``unit`` on the day: its staff, and whoever a decree in force appoints there."""
        appointed = _objects("Appointment").in_force(on).filter(decree__unit=unit)
        staff = _objects("Membership").in_force(on).filter(unit=unit, kind="staf")
        return self.filter(
            Q(pk__in=appointed.values("user")) | Q(pk__in=staff.values("user")), is_active=True
        )

    def with_membership(self, kind, on=None):
        """People of Diskominfo or of the Bupati's office today."""
        return self.filter(
            is_active=True, pk__in=_objects("Membership").in_force(on).filter(kind=kind).values("user")
        )

    def head_of_diskominfo(self, on=None):
        holders = (
            _objects("OfficeHolder")
            .in_force(on)
            .filter(office="kepala", unit__coordinates=True, user__isnull=False)
        )
        return self.filter(is_active=True, pk__in=holders.values("user"))


class SopVersionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The SOP binds every officer: everyone signed in may read it, and Diskominfo what was cancelled."""
        if not user.is_authenticated:
            return self.none()
        return self if user.standing.sees_everything else self.standing()

    def standing(self):
        """Those that were not cancelled before they took effect."""
        return self.filter(cancelled_at=None)

    def in_order(self):
        """The order in which versions take over from each other; of two at one moment the later recorded wins."""
        return self.order_by("takes_effect_at", "pk")

    def in_force(self, at=None):
        """The one version in force at a moment, or none before the first."""
        rows = self.standing().filter(takes_effect_at__lte=at or dates.now())
        return rows.filter(pk__in=rows.order_by("-takes_effect_at", "-pk").values("pk")[:1])


class DayOverrideQuerySet(models.QuerySet):
    def as_overrides(self):
        """As ``dates`` wants them: {date: (is_working, name)}."""
        return {row.date: (row.is_working, row.name) for row in self}


class OfUnitQuerySet(models.QuerySet):
    """Rows of one unit: its own people and Diskominfo read them, the Bupati's office their recap."""

    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        standing = user.standing
        return self if standing.sees_everything else self.filter(unit__in=standing.units)

    def summed_for(self, user):
        """What the kabupaten's recap adds up for this reader."""
        if user.is_authenticated and user.standing.is_bupati_office:
            return self
        return self.visible_to(user)


class PledgeTextQuerySet(models.QuerySet):
    def to_sign(self, on=None):
        """The words to sign on a day: the newest whose day has come; None before the first."""
        return self.filter(effective_on__lte=on or dates.today()).order_by("-effective_on", "-pk").first()


class PledgeQuerySet(models.QuerySet):
    def visible_to(self, user):
        """One's own, those of one's unit, all for Diskominfo."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(Q(appointment__user=user) | Q(appointment__decree__unit__in=user.standing.units))
