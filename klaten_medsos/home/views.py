"""The first screen of each role, and the regulation everybody may read."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from klaten_medsos.regulation import ARTICLES, REGULATION


@require_safe
def home(request):
    return render(request, "home/home.html", {})


@login_not_required
@require_safe
def regulation(request):
    """The text of Perbup 4/2020 with an anchor at each letter."""
    return render(request, "home/regulation.html", {"articles": ARTICLES, "regulation": REGULATION})
