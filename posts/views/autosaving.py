"""Autosave of the editor: a JSON answer for the script, a discard button for the person."""

from django.contrib import messages
from django.http import JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from klaten_medsos import dates
from klaten_medsos.exceptions import Refusal
from opd.models import Unit
from posts import actions, permissions
from posts.forms import RestoredForm
from posts.models import Autosave, Post
from posts.rules import is_unreadable

NOT_KEPT = {"csrfmiddlewaretoken", "nomor", "unit"}
MOST_VALUES = 400


@require_POST
def autosave_new(request):
    """The editor of a message that does not exist yet."""
    unit = _own_unit(request)
    return _keep(request, unit, None)


@require_POST
def autosave(request, pk):
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("unit"), pk=pk)
    return _keep(request, post.unit, post)


@require_POST
def discard_new(request):
    unit = _own_unit(request)
    permissions.check_can_draft_post(request.user, unit)
    actions.drop_autosave(by=request.user, unit=unit)
    messages.success(request, "Simpanan otomatis dibuang.")
    return redirect("posts:create")


@require_POST
def discard(request, pk):
    post = get_object_or_404(Post.objects.visible_to(request.user).select_related("unit"), pk=pk)
    permissions.check_can_edit_post(request.user, post)
    actions.drop_autosave(by=request.user, unit=post.unit, post=post)
    messages.success(request, "Simpanan otomatis dibuang; yang tampil adalah isi tersimpan.")
    return redirect("posts:edit", post.pk)


def _own_unit(request):
    given = request.POST.get("unit", "")
    units = Unit.objects.visible_to(request.user)
    own = units.filter(pk__in=request.user.standing.units)
    if given.isascii() and given.isdigit() and len(given) < 18:
        return get_object_or_404(units, pk=given)
    return own.first() or get_object_or_404(own)


def _number(request, name) -> int:
    given = request.POST.get(name, "")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 10 else 0


def _keep(request, unit, post):
    fields = {name: values[:MOST_VALUES] for name, values in request.POST.lists() if name not in NOT_KEPT}
    names = {name: values for name, values in fields.items() if len(name) <= 40 and not is_unreadable(name)}
    try:
        kept = actions.keep_autosave(
            unit=unit, post=post, fields=names, by=request.user, revision=_number(request, "revision"),
            number=_number(request, "nomor"),
        )  # fmt: skip
    except Refusal as refused:
        return JsonResponse({"pesan": str(refused)}, status=refused.status_code)
    clock = dates.to_wib(kept.saved_at)
    return JsonResponse({"nomor": kept.number, "pukul": f"{clock:%H.%M}"})


def restored(user, unit, post=None):
    """(the unsaved editor of ``user`` or None, the form that shows it or None)."""
    mine = Autosave.objects.filter(user=user, post=post)
    kept = (mine if post else mine.filter(unit=unit)).first()
    if kept is None:
        return None, None
    data = QueryDict(mutable=True)
    for name, values in kept.fields.items():
        data.setlist(name, values)
    data["revision"] = str(kept.revision)
    return kept, RestoredForm(data, unit=unit)
