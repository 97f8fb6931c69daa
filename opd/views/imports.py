"""Lists handed in as CSV or XLSX: tried first, then confirmed. The file is sent once."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.sheets import read_sheet
from opd import permissions
from opd.forms import SheetForm
from opd.imports import OfficialsImport, UnitsImport, officials, reopen, seal, take, units

UNITS = {
    "noun": "unit",
    "importer": UnitsImport,
    "headers": units.HEADERS,
    "back": "opd:unit_list",
    "title": "Impor daftar unit",
    "crumb": "Unit",
    "example": "opd:unit_csv",
    "hint": "Kolom kode, nama, singkatan dan jenis wajib ada. Sel kosong tidak mengubah apa pun. Nama yang sudah "
    "dipastikan tidak diganti lewat impor.",
}
OFFICIALS = {
    "noun": "pemangku jabatan",
    "importer": OfficialsImport,
    "headers": officials.HEADERS,
    "back": "opd:official_list",
    "title": "Impor pemangku jabatan",
    "crumb": "Pemangku jabatan",
    "example": "opd:official_csv",
    "hint": "Simpan kolom NIP sebagai Teks: spreadsheet membulatkan angka panjang, dan NIP yang rusak ditolak. NIP "
    "kosong atau tersamar (…123) tidak mengubah yang tersimpan.",
}


@require_http_methods(["GET", "HEAD", "POST"])
def import_units(request):
    return _import(request, UNITS)


@require_http_methods(["GET", "HEAD", "POST"])
def import_officials(request):
    return _import(request, OFFICIALS)


def _import(request, kind):
    """Ask for a file, show what it would do, and do it when confirmed; nothing is kept before that."""
    permissions.check_can_change_unit(request.user)
    salt = f"impor:{kind['noun']}:{request.user.pk}"
    context = {"kind": kind, "form": SheetForm(), "outcome": None}
    if request.method != "POST":
        return render(request, "opd/import.html", context)
    form = context["form"] = SheetForm(request.POST, request.FILES)
    try:
        if confirmed := request.POST.get("yakin", ""):
            outcome = take(kind["importer"](request.user), reopen(confirmed, salt), keep=True)
            if outcome.is_clean:
                messages.success(
                    request,
                    f"{len(outcome.new)} {kind['noun']} baru, {len(outcome.changed)} diperbarui, "
                    f"{len(outcome.same)} tidak berubah.",
                )
                return redirect(kind["back"])
            form = context["form"] = SheetForm()
        elif form.is_valid():
            sheet = read_sheet(form.cleaned_data["upload"])
            outcome = take(kind["importer"](request.user), sheet, keep=False)
            context |= {"sealed": seal(sheet, salt), "encoding": sheet.encoding}
        else:
            return render(request, "opd/import.html", context, status=422)
    except (ValidationError, RuleBroken) as refused:
        said = refused.messages[0] if isinstance(refused, ValidationError) else str(refused)
        form.full_clean()
        form.add_error("upload", said)
        return render(request, "opd/import.html", context, status=422)
    context["outcome"] = outcome
    return render(request, "opd/import.html", context, status=200 if outcome.is_clean else 422)
