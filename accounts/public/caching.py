"""What everybody sees alike may be kept for a minute; what a signed-in person sees may not."""

from functools import wraps

from django.utils.cache import get_conditional_response, patch_cache_control, set_response_etag
from django.utils.http import parse_http_date_safe

SECONDS = 60


def cached_for_anyone(view):
    """``Cache-Control: public, max-age=60`` and an ETag on a successful answer to an anonymous reader.

    Who asks again with the ETag (or the date, where the view gives one) of what they hold gets 304 and no body.
    """

    @wraps(view)
    def asked(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code != 200 or request.user.is_authenticated:
            return response
        patch_cache_control(response, public=True, max_age=SECONDS)
        if response.streaming:
            return response
        set_response_etag(response)
        changed = response.headers.get("Last-Modified")
        return get_conditional_response(
            request,
            etag=response.headers["ETag"],
            last_modified=parse_http_date_safe(changed) if changed else None,
            response=response,
        )

    return asked
