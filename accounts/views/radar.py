"""The radar: official accounts that need a look, for Diskominfo and for each unit."""

from django.core.paginator import Paginator
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts import radar as watch
from accounts.forms import RadarFilterForm
from accounts.models import Account
from accounts.radar import Concern
from klaten_medsos import dates
from klaten_medsos.exceptions import NotAllowed
from klaten_medsos.sheets import csv_response, xlsx_response
from opd.models import Unit
from opd.sop import parameters

HEADERS = [
    "Unit", "Akun", "Platform", "Alamat baku", "Perlu diperhatikan", "Uraian", "Kiriman terakhir",
    "Tinjauan berikutnya",
]  # fmt: skip


def _sightings(request):
    """What the radar sees within the filters, all that it sees, and the form."""
    standing = request.user.standing
    if not (standing.units or standing.sees_everything):
        raise NotAllowed(
            "Radar akun dibuka oleh unit pemilik akun dan Diskominfo.",
            fix="Lihat daftar akun resmi pada halaman Akun.",
        )
    units = Unit.objects.visible_to(request.user)
    if not standing.sees_everything:
        units = units.filter(pk__in=standing.units)
    form = RadarFilterForm(request.GET or None, units=units)
    accounts = Account.objects.in_charge_of(request.user)
    wanted = form.cleaned_data if form.is_valid() else {}
    for name in ("unit", "platform"):
        if wanted.get(name):
            accounts = accounts.filter(**{name: wanted[name]})
    everything = watch.sweep(accounts)
    concern = wanted.get("perhatian", "")
    if concern == "baik":
        chosen = [seen for seen in everything if not seen.blips]
    else:
        chosen = [seen for seen in everything if seen.blips and (not concern or concern in seen.concerns)]
    return form, everything, chosen


@require_safe
def radar(request):
    form, everything, chosen = _sightings(request)
    counts = [
        (concern, sum(concern in seen.concerns for seen in everything), concern.value) for concern in Concern
    ]
    context = {
        "form": form,
        "page": Paginator(chosen, 25).get_page(request.GET.get("halaman")),
        "counts": counts,
        "wanted": request.GET.get("perhatian", ""),
        "total": len(everything),
        "sop": parameters(dates.today()),
        "query": request.GET.urlencode(),
    }
    return render(request, "accounts/radar.html", context)


def _rows(request):
    sop = parameters(dates.today())
    for seen in _sightings(request)[2]:
        account = seen.account
        yield [
            account.unit.name, account.handle, account.platform_label, account.canonical_url,
            "; ".join(blip.label for blip in seen.blips), " ".join(blip.words for blip in seen.blips),
            account.last_activity_on, watch.review_due_on(account, sop),
        ]  # fmt: skip


@require_safe
def radar_csv(request):
    return csv_response(f"radar-akun-{dates.today():%Y-%m-%d}.csv", HEADERS, _rows(request))


@require_safe
def radar_xlsx(request):
    return xlsx_response(
        f"radar-akun-{dates.today():%Y-%m-%d}.xlsx", HEADERS, _rows(request), sheet="Radar akun"
    )
