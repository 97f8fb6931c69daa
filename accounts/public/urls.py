"""Addresses of the public side of the register, mounted at the root."""

from django.urls import path

from accounts.public import api, views

app_name = "public"
urlpatterns = [
    path("cek/", views.verify, name="verify"),
    path("daftar/", views.directory, name="directory"),
    path("api/v1/akun", api.account_list, name="api_accounts"),
    path("api/v1/akun/verifikasi", api.verification, name="api_verification"),
    path("api/v1/openapi.json", api.description, name="api_description"),
]
