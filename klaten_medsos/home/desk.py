"""The first screen of Diskominfo's desk: what waits, how the year stands, what happened last."""

from klaten_medsos import dates
from klaten_medsos.admin_site import DeskSite
from klaten_medsos.audit.models import Entry

from .progress import progress_of
from .today import duties_today

LATEST = 12


class Desk(DeskSite):
    """The admin site of the portal: the desk with its dashboard."""

    def index(self, request, extra_context=None):
        context = {
            "duties": duties_today(request.user),
            "progress": progress_of(request.user),
            "today": dates.today(),
            "latest": Entry.objects.order_by("-seq")[:LATEST],
        }
        return super().index(request, context | (extra_context or {}))
