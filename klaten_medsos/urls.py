"""Every address of the portal. Indonesian paths, English names."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("klaten_medsos.home.urls")),
    path("", include("accounts.public.urls")),
    path("", include("klaten_medsos.security.urls")),
    path("sehat/", include("klaten_medsos.health.urls")),
    path("masuk/", include("opd.sign_in_urls")),
    path("pemberitahuan/", include("klaten_medsos.notices.urls")),
    path("akun/tiruan/", include("accounts.impostors.urls")),
    path("akun/", include("accounts.urls")),
    path("pesan/", include("posts.urls")),
    path("angka/", include("metrics.urls")),
    path("masukan/", include("feedback.urls")),
    path("laporan/", include("reports.urls")),
    path("unit/", include("opd.urls")),
    path("periksa/", include("reports.public_urls")),
    path("admin/", admin.site.urls),
]

handler400 = "klaten_medsos.errors.bad_request"
handler403 = "klaten_medsos.errors.permission_denied"
handler404 = "klaten_medsos.errors.page_not_found"
handler500 = "klaten_medsos.errors.server_error"
