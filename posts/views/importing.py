"""The import of drafts: first what would become of the table, then the drafts themselves."""

import base64
import hashlib

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.cache import cache
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos.exceptions import NotAllowed, RuleBroken
from klaten_medsos.forms import PortalForm
from klaten_medsos.sheets import xlsx_response
from opd.models import Unit
from posts import actions
from posts.forms import ProblemFormMixin
from posts.importing import COLUMNS, EXAMPLE, MOST_ROWS

SALT = "posts.import"
LARGEST = 1_200_000  # of a packed table that travels with the page between looking and importing
KEPT_FOR = 8 * 60 * 60


class ImportForm(ProblemFormMixin, PortalForm):
    """The table, and whose messages they are."""

    unit = forms.ModelChoiceField(label="Unit", queryset=Unit.objects.none(), empty_label=None)
    file = forms.FileField(
        label="Tabel",
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=f"CSV atau XLSX, paling banyak {MOST_ROWS} baris dan 2 MB. Judul kolom seperti pada berkas contoh.",
        error_messages={"required": "Pilih satu berkas.", "empty": "Berkas kosong."},
    )

    def __init__(self, *args, units, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["unit"].initial = units.first()


@require_http_methods(["GET", "HEAD", "POST"])
def import_posts(request):
    units = Unit.objects.visible_to(request.user).filter(pk__in=request.user.standing.units)
    if not units.exists():
        raise NotAllowed(
            "Anda tidak tercatat sebagai staf unit mana pun, sehingga tidak dapat menulis pesan.",
            fix="Hubungi Diskominfo agar keanggotaan unit Anda dicatat.",
            citation="Pasal 10 huruf d",
        )
    if request.method == "POST" and request.POST.get("tabel"):
        return _import(request, units)
    form, status, reading, packed = ImportForm(units=units), 200, None, ""
    if request.method == "POST":
        form, status = ImportForm(request.POST, request.FILES, units=units), 422
        if form.is_valid():
            unit, data = form.cleaned_data["unit"], form.cleaned_data["file"].read()
            try:
                reading = actions.try_import(unit=unit, upload=data, by=request.user)
            except RuleBroken as refused:
                form.add_refusal(refused, "file")
            else:
                status = 200 if reading.is_ready else 422
                packed = _packed(unit, data, request.user) if reading.is_ready else ""
    context = {"form": form, "reading": reading, "packed": packed, "columns": list(COLUMNS)}
    return render(request, "posts/import.html", context, status=status)


def _packed(unit, data, user) -> str:
    """The table as the person saw it judged; signed, and judged again when it comes back."""
    packed = signing.dumps(
        {"unit": unit.pk, "by": user.pk, "table": base64.b64encode(data).decode()}, salt=SALT, compress=True
    )
    return packed if len(packed) <= LARGEST else ""


def _import(request, units):
    try:
        kept = signing.loads(request.POST["tabel"], salt=SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        kept = {}
    unit = units.filter(pk=kept.get("unit", 0)).first()
    if unit is None or kept.get("by") != request.user.pk:
        messages.error(request, "Tabel ini tidak dapat dipakai lagi. Pilih berkasnya sekali lagi.")
        return redirect("posts:import")
    # the same table is imported once, however often the button is pressed
    seal = hashlib.sha256(request.POST["tabel"].encode()).hexdigest()
    if not cache.add(f"posts.import:{seal}", True, KEPT_FOR):
        messages.info(request, "Tabel ini sudah diimpor; drafnya ada dalam daftar.")
        return redirect("posts:list")
    made = actions.import_drafts(unit=unit, upload=base64.b64decode(kept["table"]), by=request.user)
    messages.success(
        request, f"{len(made)} draf diimpor. Setiap draf tetap diperiksa dan disetujui seperti biasa."
    )
    return redirect("posts:list")


@require_safe
def import_example(request):
    """A workbook with the columns and one example row."""
    return xlsx_response("contoh-impor-pesan.xlsx", list(COLUMNS), [EXAMPLE], sheet="Pesan")
