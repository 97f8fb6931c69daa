"""The managers' group of a unit (Pasal 14 huruf a): who is in it, what it was told, who read that."""

from django.contrib import messages as flash
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos import dates
from klaten_medsos.notices.actions import mark_read
from klaten_medsos.notices.models import Kind, Notice
from klaten_medsos.sheets import csv_response, xlsx_response
from opd import actions, permissions, privacy
from opd.forms import GroupMessageForm
from opd.models import Appointment, Deputy, GroupMessage, Office, OfficeHolder, Unit
from opd.reauthentication import required_recently

from .posting import perform, status_of

HEADERS = ("unit", "nama", "sebagai", "surel", "dasar", "sampai")


def _unit(request, pk):
    return get_object_or_404(Unit.objects.visible_to(request.user), pk=pk)


def _appointed(unit=None):
    """Whoever is appointed today, of one unit or of all."""
    rows = Appointment.objects.in_force().filter(user__is_active=True).select_related("user", "decree__unit")
    rows = rows.filter(decree__unit=unit) if unit else rows
    return rows.order_by("decree__unit__name", "role", "user__name")


@require_safe
def roster(request, pk):
    """The group of one unit, to read and to print."""
    unit = _unit(request, pk)
    permissions.check_can_see_group(request.user, unit)
    seen = GroupMessage.objects.visible_to(request.user)
    context = {
        "unit": unit,
        "rows": _appointed(unit),
        "heads": OfficeHolder.objects.in_force().of(Office.KEPALA, unit),
        "deputies": Deputy.objects.in_force()
        .filter(appointment__decree__unit=unit)
        .select_related("user", "appointment__user"),
        "group_messages": seen.filter(unit=unit) | seen.filter(unit=None),
        "may_message": permissions.can_message_group(request.user, unit),
        "today": dates.today(),
    }
    return render(request, "opd/roster.html", context)


@require_safe
@required_recently
def roster_csv(request, pk):
    return _download(request, pk, csv_response, "csv")


@require_safe
@required_recently
def roster_xlsx(request, pk):
    return _download(request, pk, xlsx_response, "xlsx")


def _download(request, pk, respond, suffix):
    unit = _unit(request, pk)
    permissions.check_can_see_group(request.user, unit)
    name = f"pengelola-{unit.code.lower()}-{dates.today():%Y-%m-%d}.{suffix}"
    return _file(request, respond, name, _appointed(unit), f"Daftar pengelola {unit.abbreviation}")


@require_safe
@required_recently
def all_rosters(request):
    """Every unit's managers as one file, for Diskominfo."""
    permissions.check_can_message_group(request.user)
    respond, suffix = (
        (xlsx_response, "xlsx") if request.GET.get("bentuk") == "xlsx" else (csv_response, "csv")
    )
    name = f"pengelola-{dates.today():%Y-%m-%d}.{suffix}"
    return _file(request, respond, name, _appointed(), "Daftar pengelola seluruh unit")


def _file(request, respond, name, rows, title):
    """The list as a file; that it leaves, with addresses in it, is noted for everybody named."""
    privacy.log_list_export(
        request, of=Appointment, title=f"{title} ({len(rows)} baris)", subjects={row.user_id for row in rows}
    )
    return respond(name, HEADERS, [_line(row) for row in rows])


def _line(row):
    until = row.last_day.isoformat() if row.last_day else ""
    return row.decree.unit.name, row.user.name, row.get_role_display(), row.user.email, str(row.decree), until


@require_safe
def message_list(request):
    """What the groups were told, newest first."""
    seen = GroupMessage.objects.visible_to(request.user).select_related("unit", "sent_by")
    page = Paginator(seen, 25).get_page(request.GET.get("halaman"))
    context = {"page": page, "may_message_all": permissions.can_message_group(request.user)}
    return render(request, "opd/message_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def message_unit(request, pk):
    """Write to the group of one unit."""
    return _write(request, _unit(request, pk))


@require_http_methods(["GET", "HEAD", "POST"])
def message_all(request):
    """Write to the managers of all units."""
    return _write(request, None)


def _write(request, unit):
    permissions.check_can_message_group(request.user, unit)
    form = GroupMessageForm(request.POST or None)
    if form.is_bound and (sent := perform(form, actions.send_group_message, unit=unit, by=request.user)):
        flash.success(request, "Pesan grup dikirim.")
        return redirect(sent)
    rows = _appointed(unit).exclude(user=request.user)
    context = {"unit": unit, "form": form, "count": rows.values("user").distinct().count()}
    return render(request, "opd/message_create.html", context, status=status_of(form))


def _message(request, pk):
    seen = GroupMessage.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("unit", "sent_by"), pk=pk)


def _receipts(message):
    """The notices of a message: read means receipted, from the bell or from the page."""
    return Notice.objects.filter(
        kind=Kind.GROUP_MESSAGE, object_type=GroupMessage._meta.label_lower, object_id=str(message.pk)
    )


@require_POST
def message_read(request, pk):
    """The receipt: looking at a page changes nothing, so reading is said."""
    message = _message(request, pk)
    for notice in _receipts(message).filter(recipient=request.user):
        mark_read(notice=notice, by=request.user)
    return redirect(message)


@require_safe
def message_detail(request, pk):
    """The message; its receivers say that they read it, its senders see who did."""
    message = _message(request, pk)
    receipts = _receipts(message)
    may_see = message.sent_by_id == request.user.pk or permissions.can_message_group(
        request.user, message.unit
    )
    shown = receipts.select_related("recipient").order_by("read_at", "recipient__name") if may_see else []
    context = {
        "message": message,
        "is_unread": receipts.filter(recipient=request.user, read_at=None).exists(),
        "may_see_receipts": may_see,
        "total": len(shown),
        "unread": [notice for notice in shown if notice.read_at is None],
        "read": [notice for notice in shown if notice.read_at is not None],
    }
    return render(request, "opd/message_detail.html", context)
