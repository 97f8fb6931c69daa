"""Pages of priority programmes (Pasal 14 huruf d)."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from klaten_medsos.audit.models import Entry
from klaten_medsos.exceptions import RuleBroken
from posts.forms import ReasonForm
from posts.models import Post, Programme
from posts.planning import actions, permissions
from posts.planning.forms import NewProgrammeForm, PlaceForm, ProgrammeForm
from posts.planning.rules import PROGRAMME_WORDS
from posts.planning.views import own_units, readable_units

CHOICES = 30


def _programme(request, pk):
    return get_object_or_404(Programme.objects.visible_to(request.user).select_related("unit"), pk=pk)


@require_safe
def programme_list(request):
    """Programmes with target, result and messages; those nobody told of come first."""
    form = PlaceForm(request.GET, units=readable_units(request))
    wanted = form.wanted()
    programmes = Programme.objects.visible_to(request.user).select_related("unit")
    if "unit" in wanted:
        programmes = programmes.filter(unit=wanted["unit"])
    if "tahun" in wanted:
        programmes = programmes.filter(year=wanted["tahun"])
    told = programmes.running().with_messages()
    context = {
        "form": form,
        "page": Paginator(told.order_by("-year", "told_count", "unit__name", "name"), 25).get_page(
            request.GET.get("halaman")
        ),
        "silent": told.filter(told_count=0).count(),
        "is_filtered": bool(wanted),
        "may_plan": bool(request.user.standing.units),
    }
    return render(request, "posts/programme_list.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_create(request):
    form, status = NewProgrammeForm(request.POST or None, units=own_units(request)), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                programme = actions.add_programme(by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Program dicatat. Tautkan pesan yang menyampaikannya.")
                return redirect(programme)
    return render(request, "posts/programme_form.html", {"form": form, "programme": None}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_edit(request, pk):
    programme = _programme(request, pk)
    permissions.check_can_plan(request.user, programme.unit)
    initial = {name: getattr(programme, name) for name in PROGRAMME_WORDS}
    form, status = ProgrammeForm(request.POST or None, initial=initial), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                actions.change_programme(programme=programme, by=request.user, **form.cleaned_data)
            except RuleBroken as refused:
                form.add_problems(refused)
            else:
                messages.success(request, "Program disimpan.")
                return redirect(programme)
    return render(request, "posts/programme_form.html", {"form": form, "programme": programme}, status=status)


@require_safe
def programme_detail(request, pk):
    programme = _programme(request, pk)
    linked = programme.posts.select_related("unit").order_by("-published_at", "-pk")
    may_plan = programme.dropped_at is None and permissions.can_plan(request.user, programme.unit)
    others = Post.objects.visible_to(request.user).filter(unit=programme.unit)
    words = request.GET.get("q", "").strip()[:100]
    if words:
        others = others.filter(title__icontains=words)
    context = {
        "programme": programme,
        "linked": linked,
        "may_plan": may_plan,
        "words": words,
        "others": others.exclude(programmes=programme)[:CHOICES] if may_plan else [],
        "events": Entry.objects.on(programme),
    }
    return render(request, "posts/programme_detail.html", context)


def _post(request):
    given = request.POST.get("post", "")
    pk = int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0
    return get_object_or_404(Post.objects.visible_to(request.user), pk=pk)


@require_POST
def programme_link(request, pk):
    programme = _programme(request, pk)
    actions.link_message(programme=programme, post=_post(request), by=request.user)
    messages.success(request, "Pesan ditautkan.")
    return redirect(programme)


@require_POST
def programme_unlink(request, pk):
    programme = _programme(request, pk)
    actions.unlink_message(programme=programme, post=_post(request), by=request.user)
    messages.success(request, "Tautan pesan dilepas.")
    return redirect(programme)


@require_http_methods(["GET", "HEAD", "POST"])
def programme_drop(request, pk):
    programme = _programme(request, pk)
    permissions.check_can_plan(request.user, programme.unit)
    form, status = ReasonForm(request.POST or None), 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            actions.drop_programme(programme=programme, reason=form.cleaned_data["reason"], by=request.user)
            messages.success(request, "Program dicoret; catatannya tetap dapat dibaca.")
            return redirect(programme)
    context = {
        "form": form,
        "title": "Coret program",
        "verb": "Coret program",
        "explanation": "Program tidak lagi dihitung; catatan dan tautan pesannya tetap tersimpan.",
        "back": programme.get_absolute_url(),
        "trail": (programme.name, "posts:programme_list", "Program"),
    }
    return render(request, "posts/because.html", context, status=status)
