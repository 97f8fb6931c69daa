"""Recording figures read off the platforms."""

from django.db import transaction

from klaten_medsos import dates
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from metrics import permissions, rules
from metrics.models import Measurement, Metric


@transaction.atomic
def record_measurement(*, account, metric, value, starts_on, ends_on, source, by, at=None):
    """Record one figure; the same account, measure and period again replaces it, and the log keeps both values.

    Raises ``NotAllowed`` for people of another unit and ``RuleBroken`` for impossible periods.
    """
    permissions.check_can_record_measurement(by, account)
    rules.check_measurement(metric, value, starts_on, ends_on, source, dates.today())
    at = at or dates.now()
    rows = Measurement.objects.select_for_update()
    before = rows.filter(account=account, metric=metric, starts_on=starts_on, ends_on=ends_on).first()
    measurement, _ = Measurement.objects.update_or_create(
        account=account,
        metric=metric,
        starts_on=starts_on,
        ends_on=ends_on,
        defaults={"value": value, "source": source, "recorded_by": by, "recorded_at": at},
    )
    record(
        Event.MEASUREMENT_RECORDED, on=account, by=by, at=at, metric=Metric(metric).label, value=value,
        before=before.value if before else None, starts_on=str(starts_on), ends_on=str(ends_on),
    )  # fmt: skip
    return measurement
