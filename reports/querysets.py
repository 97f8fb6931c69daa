"""Reading reports, evaluations and documents."""

from django.db import models
from django.db.models import Q

from klaten_medsos.jobs import JobQuerySet, JobState
from reports.workflow import BEFORE_THE_BUPATI, EvaluationStatus, Status


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Own unit's; Diskominfo all; the Bupati's office only what was forwarded (Pasal 19 ayat 2)."""
        if not user.is_authenticated:
            return self.none()
        standing = user.standing
        if standing.sees_everything:
            return self
        visible = Q(unit__in=standing.units)
        if standing.is_bupati_office:
            visible |= Q(status__in=BEFORE_THE_BUPATI)
        return self.filter(visible)

    def for_year(self, year):
        return self.filter(year=year)

    def outstanding(self):
        """Not yet handed to Diskominfo."""
        return self.filter(status__in=[Status.DRAFT, Status.SUBMITTED, Status.RETURNED])


class EvaluationQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The Bupati's office and Diskominfo's head and operator see drafts; the unit sees its final one."""
        if not user.is_authenticated:
            return self.none()
        standing = user.standing
        if standing.is_bupati_office or standing.is_operator:
            return self
        final = self.filter(status=EvaluationStatus.FINAL)
        if standing.sees_everything:
            return final
        return final.filter(report__unit__in=standing.units)


class DocumentQuerySet(JobQuerySet):
    def visible_to(self, user):
        """Whoever may read what the document is made of."""
        if not user.is_authenticated:
            return self.none()
        standing = user.standing
        if standing.sees_everything:
            return self
        visible = Q(report__unit__in=standing.units)
        if standing.is_bupati_office:
            visible |= Q(report__status__in=BEFORE_THE_BUPATI)
        return self.filter(visible)

    def ready(self):
        return self.filter(job_state=JobState.DONE)
