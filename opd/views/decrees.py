"""Pages of decrees (Pasal 11)."""

from pathlib import Path

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.uploads import serve
from opd import actions, permissions, rules
from opd.forms import DecreeFilterForm, DecreeForm, EndDecreeForm, people_formset
from opd.models import Decree, ReadKind, Role, Unit, User
from opd.privacy import log_sensitive_read

from .posting import perform, status_of

SCAN_TYPES = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}
SORTS = {"nomor": "number", "unit": "unit__name", "ditetapkan": "decided_on", "mulai": "starts_on"}


def _visible(request):
    return Decree.objects.visible_to(request.user).select_related("unit", "signer", "signer__unit", "follows")


@require_safe
def decree_list(request):
    form = DecreeFilterForm(request.GET or None)
    asked = request.GET.get("urut", "-mulai")
    column = SORTS.get(asked.removeprefix("-"), "starts_on")
    decrees = form.narrow(_visible(request), dates.today())
    decrees = decrees.order_by(f"-{column}" if asked.startswith("-") else column, "-pk")
    page = Paginator(decrees, 25).get_page(request.GET.get("halaman"))
    own = Unit.objects.filter(pk__in=request.user.standing.units)
    return render(request, "opd/decree_list.html", {"form": form, "page": page, "own": own})


@require_http_methods(["GET", "HEAD", "POST"])
def create(request, unit_pk):
    """Record a decree of one unit, with its scan and people; ``?lanjutan=`` continues an older one."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=unit_pk)
    permissions.check_can_record_decree(request.user, unit)
    sent = request.method == "POST"
    draft = _prepared(request, unit)
    older = None if sent else continued(request, unit)
    form = DecreeForm(
        request.POST if sent else None,
        request.FILES if sent else None,
        unit=unit,
        initial=_from_draft(draft) if draft else continuing(older) if older else None,
    )
    rows = draft.people.select_related("user") if draft else kept(older) if older else ()
    chosen = {row.user: row.role for row in rows}
    people = people_formset(unit, request.POST if sent else None, chosen)
    if sent and people.is_valid():
        decree = perform(
            form, actions.record_decree, unit=unit, people=people.chosen, draft=draft, by=request.user
        )
        if decree is not None:
            messages.success(request, f"{decree} dicatat.")
            for warning in _period_warnings(decree):
                messages.warning(request, warning)
            return redirect(decree)
    elif sent:
        form.is_valid()  # show what is wrong with both halves at once
    context = {"unit": unit, "form": form, "people": people, "has_heads": unit.heads.exists()}
    return render(request, "opd/decree_create.html", context, status=422 if sent else 200)


def _prepared(request, unit):
    """The draft that ``?konsep=`` names, as long as nothing was recorded from it."""
    return _asked(request, "konsep", unit.drafts.filter(decree=None))


def _from_draft(draft):
    names = ("number", "decided_on", "signer", "starts_on", "ends_on", "follows")
    return {name: getattr(draft, name) for name in names}


def continued(request, unit):
    """The decree of the unit that ``?lanjutan=`` names."""
    return _asked(request, "lanjutan", unit.decrees.all())


def _asked(request, name, rows):
    asked = request.GET.get(name, "")
    return (
        rows.filter(pk=int(asked)).first()
        if asked.isascii() and asked.isdigit() and len(asked) < 10
        else None
    )


def continuing(older):
    """The days after the older decree's last, for as long again."""
    starts_on = older.ends_on + rules.ONE_DAY if older.ends_on else dates.today()
    length = older.ends_on - older.starts_on if older.ends_on else None
    return {"follows": older, "starts_on": starts_on, "ends_on": starts_on + length if length else None}


def kept(older):
    return older.appointments.filter(ended_on=None).select_related("user")


def _period_warnings(decree):
    others = decree.unit.decrees.exclude(pk=decree.pk).values_list("starts_on", "ends_on")
    return rules.period_warnings((decree.starts_on, decree.ends_on), others)


@require_safe
def detail(request, pk):
    decree = get_object_or_404(_visible(request), pk=pk)
    appointments = list(decree.appointments.select_related("user").prefetch_related("deputies__user"))
    for row in appointments:
        row.decree = decree  # already here: no query per person
    may_end = decree.state != "berakhir" and permissions.can_end_decree(request.user, decree)
    context = {
        "decree": decree,
        "name_then": decree.unit.name_on(decree.decided_on),
        "appointments": appointments,
        "may_name_deputy": {
            row.pk
            for row in appointments
            if row.role == Role.PEJABAT and not row.is_over and permissions.can_name_deputy(request.user, row)
        },
        "followers": decree.followers.all(),
        "warnings": _period_warnings(decree),
        "events": Entry.objects.on(decree),
        "may_end": may_end,
        "may_record": permissions.can_record_decree(request.user, decree.unit),
    }
    return render(request, "opd/decree_detail.html", context)


@require_safe
def download(request, pk):
    """The signed scan; never served to another unit."""
    decree = get_object_or_404(_visible(request), pk=pk)
    if not decree.file.storage.exists(decree.file.name):
        raise Http404("The scan is not in the file room.")
    kind = Path(decree.file.name).suffix
    people = User.objects.filter(appointments__decree=decree)
    log_sensitive_read(request, on=decree, kind=ReadKind.DECREE_SCAN, subjects=people)
    return serve(decree.file, filename=f"keputusan-{decree.pk}{kind}", content_type=SCAN_TYPES[kind])


@require_http_methods(["GET", "HEAD", "POST"])
def end(request, pk):
    decree = get_object_or_404(_visible(request), pk=pk)
    permissions.check_can_end_decree(request.user, decree)
    form = EndDecreeForm(request.POST or None, initial={"ends_on": dates.today()})
    if form.is_bound and perform(form, actions.end_decree, decree=decree, by=request.user):
        messages.success(request, f"{decree} diakhiri per {dates.format_date(decree.ends_on)}.")
        return redirect(decree)
    return render(request, "opd/decree_end.html", {"decree": decree, "form": form}, status=status_of(form))
