"""All addresses of the portal and one bare view."""

from django.http import HttpResponse
from django.urls import path

from klaten_medsos.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def bare(request):
    """Session, user and every middleware, and nothing else."""
    return HttpResponse(f"{request.user.pk}", content_type="text/plain")


urlpatterns = [path("tolok/polos/", bare, name="bare"), *urlpatterns]
