"""What everybody sees alike may be kept for a minute; what a signed-in person sees may not."""

from functools import wraps

from django.utils.cache import patch_cache_control

SECONDS = 60


def cached_for_anyone(view):
    """``Cache-Control: public, max-age=60`` on a successful answer to an anonymous reader."""

    @wraps(view)
    def asked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code == 200 and not request.user.is_authenticated:
            patch_cache_control(response, public=True, max_age=SECONDS)
        return response

    return asked
