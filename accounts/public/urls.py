"""Addresses of the public side of the register, mounted at the root."""

from django.urls import path

from accounts.public import api, fakes, open_data, units, views

app_name = "public"
urlpatterns = [
    path("cek/", views.verify, name="verify"),
    path("daftar/", views.directory, name="directory"),
    path("daftar/unduh.csv", open_data.csv, name="csv"),
    path("daftar/unduh.json", open_data.json, name="json"),
    path("daftar/perubahan.atom", open_data.feed, name="feed"),
    path("daftar/<str:unit_code>/", units.unit, name="unit"),
    path("daftar/<str:unit_code>/lembar/", units.sheet, name="sheet"),
    path("daftar/<str:unit_code>/lembar.pdf", units.sheet_pdf, name="sheet_pdf"),
    path("lencana/<str:unit_code>/", units.badge, name="badge"),
    path("robots.txt", open_data.robots, name="robots"),
    path("sitemap.xml", open_data.sitemap, name="sitemap"),
    path("akun-tiruan/", fakes.known, name="fakes"),
    path("lapor-tiruan/", fakes.report, name="report_fake"),
    path("lapor-tiruan/<str:code>/", fakes.follow, name="fake_report"),
    path("api/v1/akun", api.account_list, name="api_accounts"),
    path("api/v1/akun/verifikasi", api.verification, name="api_verification"),
    path("api/v1/akun-tiruan", api.fake_list, name="api_fakes"),
    path("api/v1/openapi.json", api.description, name="api_description"),
]
