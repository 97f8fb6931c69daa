"""Pages of the roster and the emergency lane."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd.models import Unit
from posts.emergency import actions, permissions
from posts.emergency.forms import EmergencyForm, EmergencyReviewForm, RosterFilterForm, ShiftForm
from posts.models import DutyShift, EmergencyMessage
from posts.reading import read, read_version
from posts.views.words import attached_to, facts_of


def _unit_on_call(request):
    """The unit the reader is on call for now; refused in words otherwise."""
    units = Unit.objects.visible_to(request.user).filter(pk__in=request.user.standing.units)
    shifts = (
        DutyShift.objects.on(dates.today()).filter(user=request.user, unit__in=units).select_related("unit")
    )
    on_call = {shift.unit_id: shift.unit for shift in shifts}
    given = request.POST.get("unit") or request.GET.get("unit") or ""
    chosen = on_call.get(int(given)) if given.isascii() and given.isdigit() and len(given) < 10 else None
    unit = chosen or next(iter(on_call.values()), None) or units.first()
    if unit is None:
        raise NotAllowed(
            "Anda tidak tercatat sebagai staf unit mana pun, sehingga tidak dapat memakai jalur darurat.",
            citation="Pasal 12 huruf b",
        )
    permissions.check_can_send_emergency(request.user, unit)
    return unit


@require_http_methods(["GET", "HEAD", "POST"])
def emergency_send(request):
    unit = _unit_on_call(request)
    form, status, reading = EmergencyForm(unit=unit), 200, None
    if request.method == "POST":
        form, status = EmergencyForm(request.POST, request.FILES, unit=unit), 422
        if form.is_valid():
            given = dict(form.cleaned_data)
            try:
                message = actions.send_emergency(unit=unit, by=request.user, **given)
            except RuleBroken as refused:
                form.add_problems(refused)
                form.ask_for_files_again()
                reading = read(given["text"], given["accounts"])
            else:
                messages.success(
                    request, "Pesan distempel jalur darurat. Salin, unggah, lalu catat alamatnya."
                )
                if form.left_out:
                    messages.info(request, _without_picture(form.left_out))
                return redirect("posts:kit", message.post_id)
    context = {"form": form, "unit": unit, "reading": reading}
    return render(request, "posts/emergency_send.html", context, status=status)


def _without_picture(left_out) -> str:
    return f"Tanpa gambar, pesan ini tidak untuk {', '.join(map(str, left_out))}: di sana teks saja tidak diterima."


@require_safe
def emergency_list(request):
    found = EmergencyMessage.objects.visible_to(request.user).select_related(
        "post__unit", "sent_by", "reviewed_by"
    )
    context = {
        "page": Paginator(found, 25).get_page(request.GET.get("halaman")),
        "late": EmergencyMessage.objects.visible_to(request.user)
        .unreviewed()
        .filter(due_on__lt=dates.today())
        .count(),
    }
    return render(request, "posts/emergency_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def emergency_review(request, pk):
    found = EmergencyMessage.objects.visible_to(request.user).select_related(
        "post__unit", "version", "sent_by", "reviewed_by", "shift__user"
    )
    message = get_object_or_404(found, pk=pk)
    may_review = message.reviewed_at is None and permissions.can_review_emergency(request.user, message)
    form, status = None, 200
    if request.method == "POST":
        permissions.check_can_review_emergency(request.user, message)
        form, status = EmergencyReviewForm(request.POST), 422
        if form.is_valid():
            try:
                actions.review_emergency(message=message, by=request.user, **form.cleaned_data)
            except StateChanged:
                raise
            except RuleBroken as refused:
                form.add_refusal(refused, "note")
            else:
                messages.success(request, "Tinjauan dicatat.")
                return redirect(message.post)
    elif may_review:
        form = EmergencyReviewForm()
    context = {
        "message": message,
        "form": form,
        "facts": facts_of(message.version.content),
        "reading": read_version(message.version.content),
        "attached": attached_to(message.post, message.version.content),
        "publications": message.post.publications.select_related("account"),
    }
    return render(request, "posts/emergency_review.html", context, status=status)


# --- roster -----------------------------------------------------------------------------------------


@require_safe
def roster(request):
    """Who is on call today, and who will be."""
    today, standing = dates.today(), request.user.standing
    units = Unit.objects.visible_to(request.user)
    if not standing.sees_everything:
        units = units.filter(pk__in=standing.units)
    form = RosterFilterForm(request.GET, units=units)
    shifts = DutyShift.objects.visible_to(request.user).standing().filter(ends_on__gte=today)
    if chosen := form.wanted():
        shifts = shifts.filter(unit=chosen)
    shifts = list(shifts.select_related("unit", "user").order_by("starts_on", "unit__name")[:300])
    own = [
        unit
        for unit in units.filter(pk__in=standing.units)
        if permissions.can_keep_roster(request.user, unit)
    ]
    if standing.is_diskominfo:
        own = [chosen] if chosen else []
    context = {
        "form": form if standing.sees_everything else None,
        "now": [shift for shift in shifts if shift.starts_on <= today],
        "later": [shift for shift in shifts if shift.starts_on > today],
        "keeps": own,
        "kept": {unit.pk for unit in own},
    }
    return render(request, "posts/roster.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def shift_create(request, unit_pk):
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=unit_pk)
    permissions.check_can_keep_roster(request.user, unit)
    form, status = ShiftForm(request.POST or None, unit=unit), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                shift = actions.record_shift(unit=unit, by=request.user, **form.cleaned_data)
            except (RuleBroken, StateChanged) as refused:
                form.add_problems(refused)
            else:
                messages.success(request, f"{shift.user} dicatat piket.")
                return redirect("posts:roster")
    return render(request, "posts/shift_form.html", {"form": form, "unit": unit}, status=status)


@require_POST
def shift_cancel(request, pk):
    shift = get_object_or_404(DutyShift.objects.visible_to(request.user).select_related("unit"), pk=pk)
    actions.cancel_shift(shift=shift, by=request.user)
    messages.success(request, "Giliran dibatalkan.")
    return redirect("posts:roster")
