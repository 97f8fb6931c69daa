"""What every request of someone signed in passes: time limits, lost roles, mandatory second factor, old password."""

import time
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from opd import reauthentication
from opd.sign_in import second_factor

BORN, SEEN, ROLES = "sesi_mulai", "sesi_terlihat", "sesi_peran"
SEEN_EVERY = 60
ANSWERING = {"account_reauthenticate", "mfa_reauthenticate", "mfa_reauthenticate_webauthn", "account_logout"}
ENROLLING = {
    "mfa_index", "mfa_activate_totp", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "account_change_password",
}  # fmt: skip
# open to anyone, but showing their own work to whoever is signed in
OWN_WHEN_SIGNED_IN = {"home"}
SECRET_FIELDS = ("csrf", "password", "sandi", "code", "oldpassword", "credential")


@receiver(user_logged_in)
def open_session(sender, request, user, **kwargs):
    """A session knows when it began and with which roles."""
    now = int(time.time())
    request.session[BORN] = request.session[SEEN] = now
    request.session[ROLES] = sorted(roles_of(user))


def roles_of(user) -> set[str]:
    """The roles in force today, by unit where they have one."""
    standing = user.standing
    wide = {
        "operator": standing.is_operator,
        "diskominfo": standing.is_diskominfo,
        "kepala": standing.is_head_of_diskominfo,
        "bupati": standing.is_bupati_office,
    }
    roles = {name for name, held in wide.items() if held}
    roles |= {f"pejabat:{unit}" for unit in standing.pejabat_of}
    return roles | {f"petugas:{unit}" for unit in standing.petugas_of}


class DoorMiddleware:
    """Stands behind authentication; public pages pass."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        name = request.resolver_match.view_name
        is_public = not getattr(view, "login_required", True) and name not in OWN_WHEN_SIGNED_IN
        if is_public or not request.user.is_authenticated:
            return None
        return (
            _too_old(request, name)
            or _too_idle(request, name)
            or _lost_role(request, name)
            or _unfinished(request, name)
        )


def _too_old(request, name):
    """Eight hours after signing in a session ends, whatever was done meanwhile."""
    born = request.session.setdefault(BORN, int(time.time()))
    if time.time() - born <= settings.SESSION_ABSOLUTE_SECONDS:
        return None
    return _end(request, name, "Sesi Anda berakhir karena sudah sehari kerja sejak Anda masuk.")


def _too_idle(request, name):
    """After half an hour without a sign of life the person is asked; what they send waits for the answer."""
    now = time.time()
    seen = request.session.setdefault(SEEN, int(now))
    since_proof = reauthentication.seconds_since_proof(request)
    idle = min(now - seen, since_proof if since_proof is not None else now)
    if idle > settings.SESSION_IDLE_SECONDS and name not in ANSWERING:
        if request.user.has_usable_password() or second_factor.has_one(request.user):
            return reauthentication.ask(request)
        return _end(request, name, "Sesi Anda berakhir karena lama tidak dipakai.")
    if now - seen >= SEEN_EVERY and name not in ANSWERING:
        request.session[SEEN] = int(now)
        UserSession.objects.filter(session_key=request.session.session_key).update(
            last_seen_at=timezone.now()
        )
    return None


def _lost_role(request, name):
    """A session that began with a role its person no longer has ends; a new role is simply noted."""
    held, known = roles_of(request.user), request.session.get(ROLES)
    if known is not None and not set(known) <= held:
        return _end(request, name, "Wewenang Anda berubah sejak Anda masuk. Silakan masuk kembali.")
    if known is None or set(known) != held:
        request.session[ROLES] = sorted(held)
    return None


def _unfinished(request, name):
    """Without the mandatory second factor, or with a password past its time, only the way to mend it is open."""
    user = request.user
    if name in ANSWERING:
        return None
    if _password_is_old(user) and name != "account_change_password":
        messages.warning(
            request, "Masa berlaku kata sandi Anda habis. Pasang kata sandi baru untuk melanjutkan."
        )
        return HttpResponseRedirect(reverse("account_change_password"))
    if name not in ENROLLING and second_factor.is_asked_of(user) and not second_factor.has_one(user):
        messages.warning(
            request,
            "Peran Anda mewajibkan masuk dua langkah. Pasang dahulu; sesudah itu semua halaman terbuka.",
        )
        return HttpResponseRedirect(reverse("mfa_activate_totp"))
    return None


def _password_is_old(user) -> bool:
    days = settings.SANDI_MASA_BERLAKU_HARI
    if not days or not user.has_usable_password():
        return False
    return timezone.now() - (user.password_changed_at or user.created_at) > timedelta(days=days)


def _end(request, name, why):
    """End this session; a page goes to the sign-in, a sent form is shown so that its text can be copied."""
    typed = [
        (field, value)
        for field, values in request.POST.lists()
        for value in values
        if value.strip() and not field.startswith(SECRET_FIELDS)
    ]
    back = request.get_full_path() if request.method in ("GET", "HEAD") else ""
    UserSession.objects.filter(session_key=request.session.session_key).delete()
    logout(request)
    if typed and name != "account_logout":
        return render(request, "account/session_over.html", {"why": why, "typed": typed}, status=403)
    messages.info(request, why)
    address = reverse("account_login")
    return HttpResponseRedirect(f"{address}?{urlencode({'next': back})}" if back else address)
