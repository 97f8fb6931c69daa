"""The bell: one's own notices."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from . import actions
from .models import Notice


@require_safe
def notice_list(request):
    page = Paginator(Notice.objects.visible_to(request.user), 30).get_page(request.GET.get("halaman"))
    return render(request, "notices/list.html", {"page": page})


@require_POST
def open_notice(request, pk):
    """Mark as read and go where the notice points; a POST, because it changes something."""
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    actions.mark_read(notice=notice, by=request.user)
    return redirect(notice.path)


@require_POST
def read_all(request):
    count = actions.mark_all_read(by=request.user)
    messages.success(request, f"{count} pemberitahuan ditandai sudah dibaca.")
    return redirect("notices:list")
