"""Reading accounts and segments."""

from django.db import models
from django.db.models import Q

from accounts.impostors.workflow import KNOWN_FAKE, OPEN
from accounts.workflow import EVER_OFFICIAL, INTERRUPTED, Status
from klaten_medsos.jobs import JobQuerySet


class SegmentQuerySet(models.QuerySet):
    def visible_to(self, user):
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(Q(unit=None) | Q(unit__in=user.standing.units))

    def for_unit(self, unit):
        """Kabupaten-wide segments and the unit's own."""
        return self.filter(Q(unit=None) | Q(unit=unit))


class AccountQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own unit's accounts in any state; of other units only what is public: official or once official."""
        if not user.is_authenticated:
            return self.public()
        if user.standing.sees_everything:
            return self
        return self.filter(Q(unit__in=user.standing.units) | Q(status__in=EVER_OFFICIAL))

    def in_charge_of(self, user):
        """What the person answers for: the own units' accounts, or every one for Diskominfo."""
        if user.standing.sees_everything:
            return self
        return self.filter(unit__in=user.standing.units)

    def public(self):
        """Official now, interrupted for a while, or once official; never a mere proposal."""
        return self.filter(status__in=EVER_OFFICIAL)

    def official(self):
        return self.filter(status=Status.ACTIVE)

    def interrupted(self):
        """Suspended or compromised: the unit's, but nobody vouches for them now."""
        return self.filter(status__in=INTERRUPTED)

    def matching(self, words):
        """Accounts whose name or unit contains ``words``."""
        return self.filter(
            Q(handle__icontains=words)
            | Q(unit__name__icontains=words)
            | Q(unit__abbreviation__icontains=words)
        )


class AliasQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own units' and, to Diskominfo, every one."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(account__unit__in=user.standing.units)

    def living(self):
        """Confirmed or still waiting for it."""
        return self.filter(ended_at=None)

    def in_force(self):
        """What the public check and the proofs of publication go by."""
        return self.living().exclude(confirmed_at=None)


class ImpostorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Diskominfo sees every report; others their own and those about their unit."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(Q(reported_by=user) | Q(unit__in=user.standing.units))

    def known(self):
        """Decided to be fakes: what the public may know of."""
        return self.filter(status__in=KNOWN_FAKE)

    def open(self):
        """Still to be decided."""
        return self.filter(status__in=OPEN)


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Break-ins concern the own unit and Diskominfo only."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(account__unit__in=user.standing.units)

    def open(self):
        return self.filter(closed_at=None)


class BatchQuerySet(JobQuerySet):
    def visible_to(self, user):
        """Who uploaded it, and Diskominfo: a table holds other people's contact data."""
        if not user.is_authenticated:
            return self.none()
        if user.standing.sees_everything:
            return self
        return self.filter(uploaded_by=user)
