"""The register for others: as tables, as one JSON file, as a feed of changes; and the way for search engines."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.syndication.views import Feed
from django.db.models import Max
from django.http import HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from accounts.models import Account, ImpostorReport
from accounts.public.caching import cached_for_anyone
from accounts.public.records import account_record
from klaten_medsos.rate_limit import limited
from klaten_medsos.sheets import csv_response
from opd.models import Unit

NEWEST = 50
COLUMNS = (
    "unit", "kode_unit", "platform", "nama_akun", "alamat_baku", "jenis_media", "status", "resmi_sejak", "resmi_sampai",
    "terakhir_ditinjau", "contoh",
)  # fmt: skip


def _everything():
    accounts = Account.objects.public().select_related("unit")
    return accounts.order_by("unit__name", "unit_id", "platform", "handle", "pk")


def _for_others(response):
    """Open data: any site may read it, and reads it again only when something changed."""
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    if changed := _changed_at():
        response.headers["Last-Modified"] = http_date(changed.timestamp())
    return response


def _changed_at():
    """When the register last became another: an account in any state (it may just have left), or a unit's name."""
    moments = [
        model.objects.aggregate(newest=Max(moment))["newest"]
        for model, moment in ((Account, "updated_at"), (Unit, "changed_at"))
    ]
    return max((moment for moment in moments if moment), default=None)


@login_not_required
@require_safe
@limited("data")
@cached_for_anyone
def csv(request):
    """The whole public register as a table that spreadsheets open, safe against formulas."""
    accounts = list(_everything())
    rows = ([_cell(account_record(account)[column]) for column in COLUMNS] for account in accounts)
    return _for_others(csv_response("akun-resmi-klaten.csv", COLUMNS, rows))


def _cell(value):
    return {True: "ya", False: "tidak", None: ""}.get(value, value) if not isinstance(value, str) else value


@login_not_required
@require_safe
@limited("data")
@cached_for_anyone
def json(request):
    """The whole public register in one file."""
    accounts = list(_everything())
    content = {
        "judul": "Akun media sosial resmi Pemerintah Kabupaten Klaten",
        "dasar": "Peraturan Bupati Klaten Nomor 4 Tahun 2020",
        "uraian": settings.SITE_URL + reverse("public:api_description"),
        "jumlah": len(accounts),
        "akun": [account_record(account) for account in accounts],
    }
    return _for_others(JsonResponse(content, json_dumps_params={"ensure_ascii": False}))


class Changes(Feed):
    """What became official, was interrupted or closed, and which accounts are known fakes: the newest first."""

    feed_type = Atom1Feed
    title = "Perubahan akun media sosial resmi Pemerintah Kabupaten Klaten"
    subtitle = "Akun yang menjadi resmi, ditangguhkan, disusupi, atau ditutup, dan akun tiruan yang diputus."
    author_name = "Pemerintah Kabupaten Klaten"

    def link(self):
        return reverse("public:directory")

    def feed_url(self):
        return reverse("public:feed")

    def items(self):
        moments = []
        for field in ("decided_at", "interrupted_at", "retired_at"):
            accounts = Account.objects.public().select_related("unit").exclude(**{field: None})
            for account in accounts.order_by(f"-{field}")[:NEWEST]:
                moments.append((getattr(account, field), account, field))
        fakes = ImpostorReport.objects.known().select_related("unit").order_by("-decided_at")[:NEWEST]
        moments += [(fake.decided_at, fake, "fake") for fake in fakes]
        return sorted(moments, key=lambda moment: moment[0], reverse=True)[:NEWEST]

    def item_title(self, item):
        at, thing, field = item
        words = {
            "decided_at": "menjadi akun resmi",
            "interrupted_at": "ditangguhkan atau disusupi; jangan percayai isinya",
            "retired_at": "ditutup dan tidak lagi resmi",
            "fake": "dinyatakan akun tiruan",
        }
        return f"{thing.handle} ({thing.platform_label}) {words[field]}"

    def item_description(self, item):
        at, thing, field = item
        unit = thing.unit.name if thing.unit else "Pemerintah Kabupaten Klaten"
        if field == "fake":
            return f"Meniru {unit}. {thing.decision_note}"
        extra = f" Alasan: {thing.retired_reason}" if field == "retired_at" else ""
        return f"Akun {unit}.{extra}"

    def item_link(self, item):
        at, thing, field = item
        if field == "fake":
            return reverse("public:fakes")
        return reverse("public:unit", args=[thing.unit.code])

    def item_guid(self, item):
        at, thing, field = item
        return f"{settings.SITE_URL}/#{thing._meta.model_name}-{thing.pk}-{field}-{at:%Y%m%dT%H%M%SZ}"

    def item_pubdate(self, item):
        return item[0]

    def item_updateddate(self, item):
        return item[0]


@login_not_required
@require_safe
@limited("data")
@cached_for_anyone
def feed(request):
    """The feed of changes (Atom)."""
    return Changes()(request)


@login_not_required
@require_safe
@cached_for_anyone
def robots(request):
    """What search engines may read: the public side, but no answers and no reports."""
    lines = [
        "User-agent: *", "Allow: /", "Disallow: /cek/?", "Disallow: /lapor-tiruan/", "Disallow: /masuk/",
        "Disallow: /admin/", "Disallow: /periksa/", f"Sitemap: {settings.SITE_URL}/sitemap.xml",
    ]  # fmt: skip
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@login_not_required
@require_safe
@cached_for_anyone
def sitemap(request):
    """The public pages, one per unit included."""
    codes = Unit.objects.filter(pk__in=Account.objects.official().values("unit")).order_by("code")
    places = ["/", *(reverse(f"public:{name}") for name in ("verify", "directory", "fakes"))]
    places += [reverse("public:unit", args=[code]) for code in codes.values_list("code", flat=True)]
    entries = "".join(f"<url><loc>{settings.SITE_URL}{place}</loc></url>" for place in places)
    xml = f'<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'
    return HttpResponse(xml, content_type="application/xml; charset=utf-8")
