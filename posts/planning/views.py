"""Pages of the yearly plan."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos import dates
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd.models import Unit
from posts.forms import ReasonForm
from posts.models import Plan
from posts.planning import actions, permissions
from posts.planning.content import content_of as draft_content
from posts.planning.content import read_content
from posts.planning.figures import compare
from posts.planning.forms import OpenPlanForm, PlaceForm, PlanForm
from posts.planning.rules import missing_to_approve


def own_units(request):
    """The units the reader writes for; refused in words when there are none."""
    units = Unit.objects.visible_to(request.user).filter(pk__in=request.user.standing.units)
    if not units:
        raise NotAllowed(
            "Anda tidak tercatat sebagai staf unit mana pun, sehingga tidak dapat menyusun rencana.",
            fix="Hubungi Diskominfo agar keanggotaan unit Anda dicatat.",
            citation="Pasal 8",
        )
    return units


def readable_units(request):
    """The units whose plans and programmes the reader may see."""
    units = Unit.objects.visible_to(request.user)
    standing = request.user.standing
    return units if standing.sees_everything else units.filter(pk__in=standing.units)


def _plan(request, pk):
    plans = Plan.objects.visible_to(request.user).select_related("unit", "approved_by", "created_by")
    return get_object_or_404(plans, pk=pk)


@require_safe
def plan_list(request):
    units = readable_units(request)
    form = PlaceForm(request.GET, units=units)
    wanted = form.wanted()
    plans = Plan.objects.visible_to(request.user).select_related("unit", "approved_by")
    if "unit" in wanted:
        plans = plans.filter(unit=wanted["unit"])
    if "tahun" in wanted:
        plans = plans.filter(year=wanted["tahun"])
    year = wanted.get("tahun") or dates.today().year
    context = {
        "form": form,
        "page": Paginator(plans, 25).get_page(request.GET.get("halaman")),
        "is_filtered": bool(wanted),
        "may_plan": bool(request.user.standing.units),
        "year": year,
        "without": _without_plan(request, units, year),
    }
    return render(request, "posts/plan_list.html", context)


def _without_plan(request, units, year):
    """Reporting units whose plan for ``year`` was never approved; only Diskominfo watches them all."""
    if not request.user.standing.sees_everything:
        return []
    planned = Plan.objects.filter(year=year, versions__isnull=False).values("unit")
    return units.active().reporting().exclude(pk__in=planned)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_open(request):
    form, status = OpenPlanForm(request.POST or None, units=own_units(request)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                plan = actions.open_plan(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Rencana dibuka. Lengkapi lalu mintakan pengesahan pejabat.")
                return redirect("posts:plan_edit", plan.pk)
    return render(request, "posts/plan_open.html", {"form": form}, status=status)


@require_safe
def plan_detail(request, pk):
    plan = _plan(request, pk)
    content = read_content(plan)
    missing = missing_to_approve(draft_content(plan)) if plan.is_editable else []
    context = {
        "plan": plan,
        "content": content,
        "comparison": compare(plan.unit, plan.year, content),
        "months": dates.MONTHS,
        "missing": missing,
        "versions": plan.versions.select_related("approved_by"),
        "programmes": plan.unit.programmes.for_year(plan.year).running().with_messages().order_by("name"),
        "may_edit": plan.is_editable and permissions.can_plan(request.user, plan.unit),
        "may_approve": plan.is_editable and not missing and permissions.can_approve_plan(request.user, plan),
        "may_revise": not plan.is_editable and permissions.can_revise_plan(request.user, plan),
        "events": Entry.objects.on(plan),
    }
    return render(request, "posts/plan_detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_edit(request, pk):
    plan = _plan(request, pk)
    permissions.check_can_plan(request.user, plan.unit)
    if request.method != "POST":
        if not plan.is_editable:
            messages.info(request, "Rencana ini sudah disahkan; buka revisi untuk mengubahnya.")
            return redirect(plan)
        return _edit_page(request, plan, PlanForm(initial=_initial(plan), unit=plan.unit), 200)
    form = PlanForm(request.POST, unit=plan.unit)
    if form.is_valid():
        try:
            revision = form.cleaned_data["revision"] or 0
            actions.save_plan(plan=plan, revision=revision, by=request.user, **form.words())
        except StateChanged as refused:
            form.add_refusal(refused)
            plan.refresh_from_db()
            return _edit_page(request, plan, form, 409)
        except RuleBroken as refused:
            form.add_problems(refused)
        else:
            messages.success(request, "Rencana disimpan.")
            return redirect(plan)
    return _edit_page(request, plan, form, 422)


def _initial(plan):
    channels = {f"channel_{row.account_id}": row.per_month for row in plan.channels.all()}
    return channels | {
        "aims": plan.aims,
        "topics": plan.topics,
        "segments": [segment.pk for segment in plan.segments.all()],
        "feedback": plan.feedback,
        "feedback_note": plan.feedback_note,
        "revision": plan.revision,
    }


def _edit_page(request, plan, form, status):
    return render(request, "posts/plan_edit.html", {"plan": plan, "form": form}, status=status)


@require_POST
def plan_approve(request, pk):
    plan = _plan(request, pk)
    seen = request.POST.get("revision", "")
    revision = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
    actions.approve_plan(plan=plan, revision=revision, by=request.user)
    messages.success(request, "Rencana disahkan.")
    return redirect(plan)


@require_http_methods(["GET", "HEAD", "POST"])
def plan_revise(request, pk):
    plan = _plan(request, pk)
    permissions.check_can_revise_plan(request.user, plan)
    if request.method != "POST" and plan.is_editable:
        messages.info(request, "Rencana ini masih draf; sunting langsung.")
        return redirect(plan)
    form, status = ReasonForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            actions.revise_plan(plan=plan, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, "Rencana dibuka untuk direvisi; versi yang disahkan tetap berlaku.")
            return redirect("posts:plan_edit", plan.pk)
    context = {
        "form": form,
        "title": "Revisi rencana",
        "verb": "Buka revisi",
        "explanation": "Versi yang disahkan tetap berlaku sampai revisinya disahkan pejabat.",
        "back": plan.get_absolute_url(),
        "trail": (str(plan), "posts:plan_list", "Rencana"),
    }
    return render(request, "posts/because.html", context, status=status)
