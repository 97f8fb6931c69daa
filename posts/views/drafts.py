"""Writing and changing a message, and handing it in."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from klaten_medsos.exceptions import NotAllowed, RuleBroken, StateChanged
from opd.models import Unit
from posts import actions, permissions
from posts.forms import PostForm, UnitChoiceForm
from posts.links.reading import report_of
from posts.models import Post
from posts.reading import read, read_version
from posts.versions import WORDS, changes, content_of, word_diff
from posts.views.autosaving import restored
from posts.views.words import in_words


@require_http_methods(["GET", "HEAD", "POST"])
def create(request):
    units = Unit.objects.visible_to(request.user).filter(pk__in=request.user.standing.units)
    if not units:
        raise NotAllowed(
            "Anda tidak tercatat sebagai staf unit mana pun, sehingga tidak dapat menulis pesan.",
            fix="Hubungi Diskominfo agar keanggotaan unit Anda dicatat.",
            citation="Pasal 10 huruf d",
        )
    unit, choice = _speaking_unit(request, list(units), units)
    kept, form = restored(request.user, unit) if request.method != "POST" else (None, None)
    form = form or PostForm(request.POST or None, unit=unit)
    status = 200
    if request.method == "POST":
        form, status = PostForm(request.POST, unit=unit), 422
        if form.is_valid():
            try:
                post = actions.draft_post(unit=unit, by=request.user, **form.words())
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                actions.drop_autosave(by=request.user, unit=unit)
                messages.success(request, "Draf disimpan. Periksa lalu ajukan bila sudah lengkap.")
                return redirect(post)
    reading = None if kept else _typed(form)
    context = {"form": form, "unit": unit, "choice": choice, "post": None, "reading": reading, "kept": kept}
    return render(request, "posts/form.html", context, status=status)


def _speaking_unit(request, units, queryset):
    """The unit the message is for, and the form that asks when there are several."""
    if len(units) == 1:
        return units[0], None
    given = request.POST if request.method == "POST" else request.GET
    form = UnitChoiceForm({"unit": given.get("unit", units[0].pk)}, units=queryset)
    return (form.cleaned_data["unit"] if form.is_valid() else units[0]), form


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, pk):
    post = get_object_or_404(
        Post.objects.visible_to(request.user).select_related("unit", "current_version"), pk=pk
    )
    permissions.check_can_edit_post(request.user, post)
    if request.method != "POST":
        if not post.is_editable:
            messages.info(
                request, "Pesan ini tidak sedang berada di meja petugas; isinya hanya dapat dibaca."
            )
            return redirect(post)
        kept, form = restored(request.user, post.unit, post)
        form = form or PostForm(initial=_initial(post), unit=post.unit)
        return _edit_page(request, post, form, read_version(post.current_version.content), kept=kept)
    form = PostForm(request.POST, unit=post.unit)
    if form.is_valid():
        try:
            # without the number nobody knows what the editor saw: any change in between is a conflict
            revision = form.cleaned_data["revision"] or 0
            actions.edit_post(post=post, revision=revision, by=request.user, **form.words())
        except StateChanged as refused:
            return _conflict_page(request, post, form, refused)
        except RuleBroken as refused:
            form.add_problems(refused)
        else:
            actions.drop_autosave(by=request.user, unit=post.unit, post=post)
            messages.success(request, "Perubahan disimpan.")
            return redirect(post)
    return _edit_page(request, post, form, _typed(form), status=422)


@require_POST
def copy(request, pk):
    """A new draft from an earlier message."""
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("unit"), pk=pk)
    copied = actions.copy_post(post=post, by=request.user)
    messages.success(request, "Disalin menjadi draf baru. Sesuaikan isinya, lalu simpan.")
    return redirect("posts:edit", copied.pk)


def _initial(post):
    words = {name: getattr(post, name) for name in WORDS}
    return (
        words
        | PostForm.own_initial(post)
        | {
            "segments": [segment.pk for segment in post.segments.all()],
            "accounts": [account.pk for account in post.accounts.all()],
            "scheduled_for": post.scheduled_for,
            "revision": post.revision,
        }
    )


def _typed(form):
    """The check of what was typed, when a form comes back."""
    if not form.is_bound:
        return None
    text = form.cleaned_data.get("text", "")
    return read(text) if text else None


def _edit_page(request, post, form, reading, status=200, kept=None):
    context = {
        "form": form, "unit": post.unit, "choice": None, "post": post, "reading": reading, "kept": kept,
        "media": post.media.in_use(), "links": report_of(post.current_version.content),
    }  # fmt: skip
    return render(request, "posts/form.html", context, status=status)


def _conflict_page(request, post, form, refused):
    """Both texts side by side; the officer's own goes on in a form that knows the newest revision."""
    post.refresh_from_db()
    stored = post.current_version
    words = form.words()
    own = {account: own for account, own in words["own_texts"].items() if own["title"] or own["text"]}
    mine = content_of(words, words["segments"], words["accounts"], own, post.media.in_use())
    again = request.POST.copy()
    again["revision"] = str(post.revision)
    context = {
        "post": post,
        "stored": stored,
        "mine": mine,
        "refused": refused,
        "pieces": word_diff(stored.content["text"], mine["text"]),
        "changes": changes(stored.content, mine, in_words),
        "form": PostForm(again, unit=post.unit) if post.is_editable else None,
    }
    return render(request, "posts/conflict.html", context, status=409)
