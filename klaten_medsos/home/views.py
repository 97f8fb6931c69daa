"""The first screen of each role, the search, and the regulation everybody may read."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.public.views import front
from klaten_medsos import dates
from klaten_medsos.regulation import ARTICLES, REGULATION

from .finding import SearchForm, find
from .progress import progress_of
from .today import duties_today


@login_not_required
@require_safe
def home(request):
    """What must I do today? Then how the year stands. A citizen is met by the question they come with."""
    if not request.user.is_authenticated:
        return front(request)
    context = {
        "today": dates.today(),
        "duties": duties_today(request.user),
        "progress": progress_of(request.user),
        "standing": request.user.standing,
    }
    return render(request, "home/home.html", context)


@require_safe
def search(request):
    form = SearchForm(request.GET) if "q" in request.GET else SearchForm()
    asked = form.is_valid()
    words = form.cleaned_data["q"] if asked else ""
    groups = find(request.user, words) if asked else []
    return render(request, "home/search.html", {"form": form, "words": words, "groups": groups})


@login_not_required
@require_safe
def regulation(request):
    """The text of Perbup 4/2020 with an anchor at each letter."""
    return render(request, "home/regulation.html", {"articles": ARTICLES, "regulation": REGULATION})
