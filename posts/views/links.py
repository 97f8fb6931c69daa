"""Having the links of a message tried again."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from posts.links.actions import try_again
from posts.models import Post


@require_POST
def try_links(request, pk):
    posts = Post.objects.visible_to(request.user).select_related("unit", "current_version")
    post = get_object_or_404(posts, pk=pk)
    count = try_again(post=post, by=request.user)
    if count:
        words = f"{count} tautan diperiksa ulang; hasilnya tampil di halaman ini sebentar lagi."
    else:
        words = "Tautan pesan ini baru saja diperiksa, atau pemeriksaan tautan sedang dimatikan."
    messages.info(request, words)
    return redirect(post)
