"""Leaving, and the list of one's own sessions."""

from allauth.account import views as account
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from opd.sign_in.devices import device_words


@login_not_required
def logout(request):
    """allauth's way out; the browser forgets what it kept of us."""
    was_in = request.user.is_authenticated
    response = account.logout(request)
    if was_in and not request.user.is_authenticated:
        response.headers["Clear-Site-Data"] = '"cache","cookies","storage"'
    return response


@require_safe
def session_list(request):
    """Where one is signed in: device in words, address, since when, last seen; this one first."""
    sessions = sorted(
        UserSession.objects.purge_and_list(request.user),
        key=lambda session: (not session.is_current(), -session.last_seen_at.timestamp()),
    )
    rows = [{"session": session, "device": device_words(session.user_agent)} for session in sessions]
    return render(request, "usersessions/usersession_list.html", {"rows": rows, "others": len(rows) > 1})


@require_POST
def session_end(request, pk):
    """End one of one's own other sessions; its next request is anonymous."""
    session = get_object_or_404(UserSession, user=request.user, pk=pk)
    if session.is_current():
        messages.info(request, "Untuk mengakhiri sesi ini, tekan Keluar.")
    else:
        session.end()
        messages.success(request, f"Sesi {device_words(session.user_agent)} diakhiri.")
    return redirect("usersessions_list")


@require_POST
def session_end_others(request):
    """End all sessions but this one."""
    ended = 0
    for session in UserSession.objects.filter(user=request.user):
        if not session.is_current():
            session.end()
            ended += 1
    messages.success(request, f"{ended} sesi lain diakhiri." if ended else "Tidak ada sesi lain.")
    return redirect("usersessions_list")
