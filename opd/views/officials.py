"""Who holds which office on a day (Pasal 1 angka 3 to 5)."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from klaten_medsos import dates
from klaten_medsos.sheets import csv_response, xlsx_response
from opd import permissions, privacy
from opd.forms import DayForm
from opd.imports import officials
from opd.models import Office, OfficeHolder, Unit
from opd.reauthentication import required_recently


def _asked(request):
    """The form, the day it asks for (today when none) and the holders of that day."""
    form = DayForm(request.GET or None)
    form.is_valid()
    asked = getattr(form, "cleaned_data", {})
    day = asked.get("tanggal") or dates.today()
    holders = OfficeHolder.objects.visible_to(request.user).in_force(day).select_related("unit")
    if words := asked.get("q"):
        holders = holders.filter(name__icontains=words) | holders.filter(
            unit__in=Unit.objects.matching(words)
        )
    return form, day, holders.order_by("office", "unit__name", "-starts_on")


@require_safe
def official_list(request):
    """Bupati, Sekda and the heads on a day; units without a head are named."""
    form, day, holders = _asked(request)
    held = list(holders)
    headed = OfficeHolder.objects.in_force(day).filter(office=Office.KEPALA).values("unit")
    without = Unit.objects.visible_to(request.user).active(day).reporting().exclude(pk__in=headed)
    context = {
        "form": form,
        "day": day,
        "district": [holder for holder in held if holder.office != Office.KEPALA],
        "heads": [holder for holder in held if holder.office == Office.KEPALA],
        "without": without.order_by("name"),
        "query": request.GET.urlencode(),
        "may_change": permissions.can_change_unit(request.user),
    }
    return render(request, "opd/official_list.html", context)


@require_safe
@required_recently
def official_csv(request):
    return _download(request, csv_response, "csv")


@require_safe
@required_recently
def official_xlsx(request):
    return _download(request, xlsx_response, "xlsx")


def _download(request, respond, suffix):
    _, day, holders = _asked(request)
    privacy.log_list_export(
        request,
        of=OfficeHolder,
        title=f"Daftar pemangku jabatan per {dates.format_date(day)} ({len(holders)} baris)",
        subjects={holder.user_id for holder in holders} - {None},
    )
    rows = [officials.row_of(holder) for holder in holders]
    return respond(f"pemangku-jabatan-{day:%Y-%m-%d}.{suffix}", officials.HEADERS, rows)
