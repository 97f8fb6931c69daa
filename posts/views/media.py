"""The files of a message: the page to keep them, and the files themselves for those who may see the message."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from klaten_medsos.exceptions import RuleBroken
from klaten_medsos.uploads import serve
from posts import actions, permissions
from posts.forms import AddMediaForm, ArrangeMediaForm
from posts.models import Media, MediaKind, Post

TYPES = {MediaKind.PICTURE: "image/jpeg", MediaKind.FILM: "video/mp4", MediaKind.DOCUMENT: "application/pdf"}


@require_http_methods(["GET", "HEAD", "POST"])
def media(request, pk):
    """Add one file, or save what is said about those that are there; two forms, one page."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("unit"), pk=pk)
    permissions.check_can_edit_post(request.user, post)
    if request.method != "POST" and not post.is_editable:
        messages.info(request, "Pesan ini tidak sedang berada di meja petugas; medianya hanya dapat dilihat.")
        return redirect(post)
    is_new = request.method == "POST" and "tambah" in request.POST
    is_change = request.method == "POST" and not is_new
    there = post.media.in_use()
    add = AddMediaForm(request.POST, request.FILES, prefix="baru") if is_new else AddMediaForm(prefix="baru")
    arrange = ArrangeMediaForm(request.POST if is_change else None, media=there)
    status = 200
    if request.method == "POST":
        status = 422
        if _kept(request, post, add if is_new else arrange, is_new):
            return redirect("posts:media", post.pk)
    context = {"post": post, "add": add, "arrange": arrange}
    return render(request, "posts/media.html", context, status=status)


def _kept(request, post, form, is_new) -> bool:
    if not form.is_valid():
        return False
    try:
        if is_new:
            given = form.cleaned_data
            actions.add_media(
                post=post, upload=given["file"], alt=given["alt"], caption=given["caption"], by=request.user
            )
            messages.success(request, "Berkas ditambahkan.")
        else:
            actions.arrange_media(post=post, rows=form.rows(), by=request.user)
            messages.success(request, "Media disimpan.")
    except RuleBroken as refused:
        form.add_refusal(refused, "file" if is_new else None)
        return False
    return True


@require_safe
def media_file(request, pk, media_pk):
    """The file itself, also one that was taken out: an earlier version may show it."""
    return serve_media(_found(request, pk, media_pk))


def serve_media(media):
    """A file under a plain name, as an attachment; who may have it was asked before."""
    suffix = media.file.name.rpartition(".")[2]
    kind = "image/png" if suffix == "png" else TYPES[media.kind]
    return serve(media.file, filename=f"pesan-{media.post_id}-{media.pk}.{suffix}", content_type=kind)


@require_safe
def media_thumbnail(request, pk, media_pk):
    found = _found(request, pk, media_pk)
    if not found.thumbnail:
        raise Http404
    return serve(found.thumbnail, filename=f"pesan-{pk}-{found.pk}-kecil.jpg", content_type="image/jpeg")


def _found(request, pk, media_pk):
    post = get_object_or_404(Post.objects.visible_to(request.user), pk=pk)
    return get_object_or_404(Media.objects.filter(post=post), pk=media_pk)
