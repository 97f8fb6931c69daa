"""Signing in and out, passwords, second factor and sessions: allauth's pages under our address."""

from allauth.account import views as account
from django.urls import include, path, re_path

urlpatterns = [
    path("", account.login, name="account_login"),
    path("keluar/", account.logout, name="account_logout"),
    path("sandi/ganti/", account.password_change, name="account_change_password"),
    path("sandi/pasang/", account.password_set, name="account_set_password"),
    path("sandi/lupa/", account.password_reset, name="account_reset_password"),
    path("sandi/lupa/terkirim/", account.password_reset_done, name="account_reset_password_done"),
    # the key holds a dash of its own: the user's part ends at the first one
    re_path(
        r"^sandi/lupa/(?P<uidb36>[0-9a-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    re_path(
        r"^undangan/(?P<uidb36>[0-9a-z]+)-(?P<key>[^/]+)/$",
        account.password_reset_from_key,
        name="account_invitation",
    ),
    path(
        "sandi/lupa/selesai/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("tidak-aktif/", account.account_inactive, name="account_inactive"),
    path("konfirmasi-ulang/", account.reauthenticate, name="account_reauthenticate"),
    path("dua-langkah/", include("allauth.mfa.urls")),
    path("sesi/", include("allauth.usersessions.urls")),
]
