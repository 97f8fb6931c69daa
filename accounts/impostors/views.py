"""The desk for reports of fake accounts, and the form of officers. Citizens' pages are in ``accounts.public``."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.impostors import actions, forms, permissions
from accounts.impostors.workflow import Status
from accounts.models import ImpostorReport, TakedownSteps
from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.uploads import serve


@dataclass(frozen=True)
class Step:
    """One decision: its address word, state, words, and what it asks for."""

    word: str
    to: Status
    heading: str
    button: str
    done: str
    form: type | None = None
    action: object = None
    danger: bool = False


STEPS = {
    step.word: step
    for step in (  # the usual next step of each state first
        Step("periksa", Status.EXAMINED, "Periksa laporan", "Mulai memeriksa", "Laporan sedang diperiksa.",
             None, actions.examine_report),
        Step("tiruan", Status.FAKE, "Nyatakan akun tiruan", "Nyatakan tiruan",
             "Akun dinyatakan tiruan; pemeriksaan publik kini memperingatkan warga.", forms.FakeForm,
             actions.decide_fake, True),
        Step("lapor-platform", Status.REPORTED, "Catat laporan ke platform", "Catat sudah dilaporkan",
             "Laporan ke platform dicatat.", forms.SentForm, actions.report_to_platform),
        Step("turun", Status.TAKEN_DOWN, "Catat sudah diturunkan", "Catat sudah diturunkan",
             "Akun tiruan dicatat sudah diturunkan.", None, actions.note_takedown),
        Step("bukan", Status.NOT_FAKE, "Nyatakan bukan tiruan", "Nyatakan bukan tiruan",
             "Akun dinyatakan bukan tiruan.", forms.ReasonForm, actions.clear_account),
        Step("ganda", Status.DUPLICATE, "Tandai laporan ganda", "Tandai ganda", "Laporan ditandai ganda.",
             forms.DuplicateForm, actions.mark_duplicate),
    )
}  # fmt: skip


@require_safe
def report_list(request):
    """Reports this person may see: the desk all, officers their own and those about their unit."""
    form = forms.FilterForm(request.GET or None)
    reports = ImpostorReport.objects.visible_to(request.user).select_related("unit", "imitated")
    if form.is_valid():
        if status := form.cleaned_data["status"]:
            reports = reports.filter(status=status)
        if words := form.cleaned_data["q"]:
            reports = reports.filter(
                Q(handle__icontains=words) | Q(pasted__icontains=words) | Q(code__iexact=words) | Q(unit__name__icontains=words)
            )  # fmt: skip
    page = Paginator(reports.order_by("-reported_at", "-pk"), 25).get_page(request.GET.get("halaman"))
    return render(request, "impostors/list.html", {"form": form, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    """An officer reports a fake."""
    form = forms.ReportForm(request.POST or None, request.FILES or None)
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                report = actions.report_impostor(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused, "pasted")
            except ValidationError as refused:
                form.add_error("upload", refused)
            else:
                messages.success(request, f"Laporan {report.code} diterima; Diskominfo akan memeriksanya.")
                return redirect(report)
        status = 422
    return render(request, "impostors/create.html", {"form": form}, status=status)


def _seen(request, pk):
    return get_object_or_404(
        ImpostorReport.objects.visible_to(request.user).select_related(
            "unit", "imitated__unit", "duplicate_of", "reported_by", "decided_by", "sent_by"
        ),
        pk=pk,
    )


@require_safe
def detail(request, pk):
    report = _seen(request, pk)
    steps = TakedownSteps.objects.filter(platform__in=[report.platform, ""]).order_by("-platform").first()
    same = ImpostorReport.objects.visible_to(request.user).filter(key=report.key).exclude(pk=report.pk)
    context = {
        "report": report,
        "offers": [step for step in STEPS.values() if permissions.can_triage(request.user, report, step.to)],
        "steps": steps if report.status in (Status.FAKE, Status.REPORTED) else None,
        "same": same if report.key else [],
        "events": Entry.objects.on(report),
    }
    return render(request, "impostors/detail.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, pk, step):
    """One decision of the desk: asks for what it needs, then acts."""
    if step not in STEPS:
        raise Http404
    report, step = _seen(request, pk), STEPS[step]
    permissions.check_can_triage(request.user, report)
    extra = {"report": report} if step.form in (forms.FakeForm, forms.DuplicateForm) else {}
    sent = request.POST if request.method == "POST" else None
    form = step.form(sent, **extra) if step.form else None
    status = 200
    if sent is not None:
        if form is None or form.is_valid():
            try:
                step.action(report=report, by=request.user, **(form.cleaned_data if form else {}))
            except RuleBroken as refused:
                if form is None:
                    raise
                form.add_refusal(refused)
            else:
                messages.success(request, step.done)
                return redirect(report)
        status = 422
    context = {"report": report, "form": form, "step": step}
    return render(request, "impostors/decide.html", context, status=status)


@require_POST
def evidence(request, pk):
    """What the reporter attached; a look is an act, so it is a POST."""
    report = _seen(request, pk)
    permissions.check_can_triage(request.user, report)
    stored = actions.download_evidence(report=report, by=request.user)
    suffix = stored.name.rpartition(".")[2]
    return serve(stored, filename=f"bukti-{report.code}.{suffix}")
