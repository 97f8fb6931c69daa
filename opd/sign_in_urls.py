"""Signing in and out, passwords, second factor and sessions: allauth's pages under our address."""

from allauth.account import views as account
from django.urls import include, path, re_path

from opd.views import own_data, second_factor, sessions, sign_in

urlpatterns = [
    path("", sign_in.entrance, name="account_login"),
    path("sso/", sign_in.sso_login, name="sso_login"),
    path("sso/kembali/", sign_in.sso_callback, name="sso_callback"),
    path("keluar/", sessions.logout, name="account_logout"),
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
    # ours before allauth's of the same name
    path("dua-langkah/authenticate/", second_factor.authenticate, name="mfa_authenticate"),
    path("dua-langkah/totp/activate/", second_factor.activate, name="mfa_activate_totp"),
    path("dua-langkah/recovery-codes/", second_factor.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "dua-langkah/recovery-codes/download/",
        second_factor.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("dua-langkah/", include("allauth.mfa.urls")),
    path("data-saya/", own_data.page, name="own_data"),
    path("data-saya/unduh/<str:kind>/", own_data.download, name="own_data_download"),
    path("sesi/", sessions.session_list, name="usersessions_list"),
    path("sesi/<int:pk>/akhiri/", sessions.session_end, name="usersessions_end"),
    path("sesi/akhiri-lainnya/", sessions.session_end_others, name="usersessions_end_others"),
]
