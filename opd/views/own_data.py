"""One's own personal data: to read, to take along, to have corrected (UU 27/2022 Pasal 5 to 13)."""

import json

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klaten_medsos.audit.events import Event
from klaten_medsos.audit.log import record
from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.sheets.writing import csv_response
from opd import actions, privacy
from opd.forms import CorrectionForm
from opd.models import ReadKind, SensitiveRead
from opd.reauthentication import required_recently

LATEST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def page(request):
    """What is kept about me, who read it, and the form to ask for a correction."""
    form = CorrectionForm(request.POST or None)
    status = 200
    if form.is_bound:
        if form.is_valid():
            try:
                actions.ask_correction(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_refusal(refused)
            else:
                messages.success(request, "Permintaan dikirim ke Diskominfo; dijawab dalam 3 × 24 jam.")
                return redirect("own_data")
        status = 422
    me = request.user
    context = {
        "form": form,
        "profile": [
            ("Nama", me.name),
            ("Nama pengguna", me.username),
            ("Surel", me.email),
            ("NIP", me.nip),
        ],  # fmt: skip
        "memberships": me.memberships.select_related("unit"),
        "reads": SensitiveRead.objects.filter(subjects=me)
        .exclude(reader=me)
        .select_related("reader")[:LATEST],
        "asked": me.data_requests.all()[:LATEST],
    }
    return render(request, "opd/own_data.html", context, status=status)


@require_POST
@required_recently
def download(request, kind):
    """The same as a file: JSON for programs, CSV for spreadsheets. Sent, not opened: it writes a line in the log."""
    if kind not in ("json", "csv"):
        raise Http404
    me = request.user
    data = privacy.own_data(me)
    with transaction.atomic():
        privacy.log_sensitive_read(request, on=me, kind=ReadKind.OWN_DATA, subjects=[me])
        record(Event.DATA_EXPORTED, on=me, by=me)
    name = f"data-saya-{me.username}"
    if kind == "csv":
        return csv_response(name, ("bagian", "nomor", "butir", "nilai"), privacy.as_rows(data))
    response = HttpResponse(
        json.dumps(data, ensure_ascii=False, indent=2), content_type="application/json; charset=utf-8"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.json"'
    return response
