"""Pages of the SOP: what it says now, what it said before, and who has read it (Pasal 16)."""

import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.sheets import WRITERS
from klaten_medsos.uploads import serve
from opd import actions, permissions
from opd.forms import AcknowledgeForm, BudgetYearForm, CancelSopForm
from opd.models import Office, OfficeHolder, SopState, SopVersion
from opd.sop import DEFAULT
from opd.sop_reading import readers_of
from opd.sop_words import differences, told
from opd.workdays import overrides


def _versions(request):
    """All versions the reader may see, newest first, each knowing its state and the one before it."""
    versions = list(SopVersion.objects.visible_to(request.user).order_by("-takes_effect_at", "-pk"))
    moment, current = dates.now(), None
    standing = [version for version in versions if version.cancelled_at is None]
    for version in versions:
        if version.cancelled_at is not None:
            version.state = SopState.CANCELLED
        elif version.takes_effect_at > moment:
            version.state = SopState.UPCOMING
        else:
            version.state = SopState.REPLACED if current else SopState.IN_FORCE
            current = current or version
    for version in versions:
        key = (version.takes_effect_at, version.pk)
        version.before = next((old for old in standing if (old.takes_effect_at, old.pk) < key), None)
    return versions, current


@require_safe
def sop_list(request):
    """What the SOP says now, and every version there was."""
    versions, current = _versions(request)
    return render(request, "opd/sop_list.html", {"versions": versions, **_about(request, current)})


@require_safe
def detail(request, pk):
    versions, _ = _versions(request)
    version = next((version for version in versions if version.pk == pk), None)
    if version is None:
        raise Http404("No such version for this person.")
    others = [other for other in versions if other.pk != version.pk]
    asked = request.GET.get("dengan", "")
    against = next((other for other in others if str(other.pk) == asked), version.before)
    context = {
        **_about(request, version),
        "against": against,
        "others": others,
        "changes": differences(against.sop if against else DEFAULT, version.sop),
        "events": Entry.objects.on(version).exclude(event="sop.dibaca"),
        "may_cancel": version.state == SopState.UPCOMING and permissions.can_set_sop(request.user),
    }
    return render(request, "opd/sop_detail.html", context)


def _about(request, version) -> dict:
    """What both pages tell of a version (None: the defaults) and of the reader's own reading."""
    sop = version.sop if version else DEFAULT
    said = version and version.acknowledgements.filter(user=request.user).first()
    asked = bool(version and version.state == SopState.IN_FORCE and sop.requires_acknowledgement)
    return {
        "version": version,
        "groups": told(sop),
        "signer": _head_on(version.decided_on) if version else None,
        "said": said,
        "asked": asked and not said and permissions.can_acknowledge_sop(request.user),
        "due": permissions.acknowledgement_due(version, sop) if asked else None,
        "form": AcknowledgeForm(),
        "may_set": request.user.is_staff and permissions.can_set_sop(request.user),  # recorded at the desk
    }


def _head_on(day):
    holders = OfficeHolder.objects.in_force(day).filter(office=Office.KEPALA, unit__coordinates=True)
    return holders.order_by("starts_on").last()


@require_safe
def download(request, pk):
    """The signed scan: the SOP binds everyone who signs in here, so everyone may read it."""
    version = get_object_or_404(SopVersion.objects.visible_to(request.user), pk=pk)
    if not version.file.storage.exists(version.file.name):
        raise Http404("The scan is not in the file room.")
    return serve(version.file, filename=f"sop-{version.pk}.pdf", content_type="application/pdf")


@require_POST
def acknowledge(request, pk):
    version = get_object_or_404(SopVersion.objects.visible_to(request.user), pk=pk)
    form = AcknowledgeForm(request.POST)
    if form.is_valid():
        actions.acknowledge_sop(version=version, by=request.user)
        messages.success(request, f"Tercatat: Anda telah membaca {version}.")
    else:
        messages.error(request, " ".join(form.errors["understood"]))
    return redirect(version)


@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request, pk):
    """Strike out a version before it takes effect."""
    version = get_object_or_404(SopVersion.objects.visible_to(request.user), pk=pk)
    permissions.check_can_set_sop(request.user)
    form = CancelSopForm(request.POST or None)
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                actions.cancel_sop(version=version, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, f"{version} dibatalkan.")
                return redirect(version)
        status = 422
    return render(request, "opd/sop_cancel.html", {"version": version, "form": form}, status=status)


def _readers(request, pk):
    """Diskominfo sees every officer, others those of their own units."""
    version = get_object_or_404(SopVersion.objects.visible_to(request.user).standing(), pk=pk)
    standing = request.user.standing
    units = None if standing.sees_everything else standing.units
    return version, readers_of(version, units=units)


@require_safe
def readers(request, pk):
    version, people = _readers(request, pk)
    missing = [reader for reader in people if reader.acknowledged_at is None]
    context = {"version": version, "readers": people, "missing": len(missing)}
    return render(request, "opd/sop_readers.html", context)


@require_safe
def readers_sheet(request, pk, kind):
    """The same list as CSV or XLSX."""
    version, people = _readers(request, pk)
    rows = [
        (reader.unit.name, reader.user.name, reader.role, _moment(reader.acknowledged_at))
        for reader in people
    ]
    headers = ("Unit", "Nama", "Sebagai", "Dinyatakan pada")
    return WRITERS[kind](f"pembaca-sop-{version.pk}.{kind}", headers, rows)


def _moment(at) -> str:
    return dates.format_datetime(at) if at else "belum"


@require_safe
def workdays(request):
    """The holidays of a year, each with where the date comes from, and what Diskominfo declared."""
    form = BudgetYearForm(request.GET or None)
    form.fields["tahun"].label = "Tahun"
    lines = dates.calendar_of(form.year, overrides())
    first, last = datetime.date(form.year, 1, 1), datetime.date(form.year, 12, 31)
    context = {
        "form": form,
        "year": form.year,
        "lines": lines,
        "working_days": dates.count_working_days(first, last, overrides()),
        "may_set": request.user.is_staff and permissions.can_set_sop(request.user),
    }
    return render(request, "opd/workdays.html", context)
