"""Preparing a Keputusan: the form, how it will look, its PDF (Pasal 11)."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos.audit.models import Entry
from klaten_medsos.jobs import JobState
from klaten_medsos.uploads import serve
from opd import actions, permissions
from opd.drafting import content_of
from opd.forms import DraftForm, people_formset
from opd.models import DecreeDraft, Unit

from .decrees import continued, continuing, kept
from .posting import perform


def _draft(request, pk):
    seen = DecreeDraft.objects.visible_to(request.user)
    return get_object_or_404(seen.select_related("unit", "signer", "template", "decree", "follows"), pk=pk)


@require_http_methods(["GET", "HEAD", "POST"])
def create(request, unit_pk):
    """Prepare a Keputusan of one unit; ``?lanjutan=`` starts from an older one."""
    unit = get_object_or_404(Unit.objects.visible_to(request.user), pk=unit_pk)
    permissions.check_can_record_decree(request.user, unit)
    older = continued(request, unit)
    initial = (
        continuing(older) if older else {"signer": unit.heads.in_force().filter(office="kepala").first()}
    )
    chosen = {row.user: row.role for row in kept(older)} if older else None
    return _edit(request, unit, initial, chosen)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request, pk):
    draft = _draft(request, pk)
    permissions.check_can_record_decree(request.user, draft.unit)
    initial = {name: getattr(draft, name) for name in DraftForm.base_fields}
    chosen = {row.user: row.role for row in draft.people.select_related("user")}
    return _edit(request, draft.unit, initial, chosen, draft)


def _edit(request, unit, initial, chosen, draft=None):
    sent = request.method == "POST"
    form = DraftForm(request.POST if sent else None, unit=unit, initial=initial)
    people = people_formset(unit, request.POST if sent else None, chosen)
    if sent and people.is_valid():
        made = perform(
            form, actions.draft_decree, unit=unit, people=people.chosen, draft=draft, by=request.user
        )
        if made is not None:
            messages.success(request, "Konsep disimpan; PDF-nya sedang dibuat.")
            return redirect(made)
    elif sent:
        form.is_valid()  # show what is wrong with both halves at once
    context = {"unit": unit, "form": form, "people": people, "draft": draft, "has_heads": unit.heads.exists()}
    return render(request, "opd/draft_edit.html", context, status=422 if sent else 200)


@require_safe
def detail(request, pk):
    """What the draft says and where its PDF is; with ``?bagian=pdf`` only the latter, for the page that waits."""
    draft = _draft(request, pk)
    context = {
        "draft": draft,
        "people": draft.people.select_related("user"),
        "events": Entry.objects.on(draft),
        "may_change": draft.decree_id is None and permissions.can_record_decree(request.user, draft.unit),
        "waits": draft.job_state in (JobState.WANTED, JobState.WORKING),
        "failed": draft.job_state == JobState.FAILED,
    }
    if request.GET.get("bagian") == "pdf":
        answer = render(request, "opd/_draft_pdf.html", context)
        if not context["waits"]:
            answer.headers["X-Poll"] = "stop"
        return answer
    return render(request, "opd/draft_detail.html", context)


@require_safe
def preview(request, pk):
    """The paper on the screen, from the template of the PDF."""
    draft = _draft(request, pk)
    context = {
        "page": content_of(draft),
        "preview": True,
        "logo": reverse("opd:unit_logo", args=[draft.unit_id]),
        "back": draft.get_absolute_url(),
    }
    return render(request, "pdf/decree.html", context)


@require_safe
def download(request, pk):
    draft = _draft(request, pk)
    if not draft.file or not draft.file.storage.exists(draft.file.name):
        raise Http404("The PDF is not there yet.")
    return serve(draft.file, filename=f"konsep-keputusan-{draft.pk}.pdf", content_type="application/pdf")
