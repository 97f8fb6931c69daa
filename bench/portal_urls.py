"""All addresses of the portal and one bare view."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse, JsonResponse
from django.urls import path

from klaten_medsos.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def bare(request):
    """Session, user and every middleware, and nothing else."""
    return HttpResponse(f"{request.user.pk}", content_type="text/plain")


@login_not_required
def constant(request):
    """A public answer that needs no thought, through every middleware."""
    return JsonResponse({"status": "resmi"})


urlpatterns = [
    path("tolok/polos/", bare, name="bare"),
    path("tolok/tetap/", constant, name="constant"),
    *urlpatterns,
]
