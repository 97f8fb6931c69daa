"""``{% url %}`` as Django knows it, made once where it never changes."""

from functools import lru_cache

from django import template
from django.conf import settings
from django.template import defaulttags
from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.html import conditional_escape

register = template.Library()


class AddressNode(defaulttags.URLNode):
    """``{% url %}`` of a page without arguments: each page names a dozen of them, and they do not change."""

    def render(self, context):
        request = getattr(context, "request", None)
        room = getattr(getattr(request, "resolver_match", None), "namespace", None)
        where = (
            get_urlconf() or settings.ROOT_URLCONF,
            getattr(request, "current_app", room),
            get_script_prefix(),
        )
        try:
            address = _reversed(self.view_name.var, *where)
        except NoReverseMatch:
            if self.asvar is None:
                raise
            address = ""
        if self.asvar:
            context[self.asvar] = address
            return ""
        return conditional_escape(address) if context.autoescape else address


@lru_cache(maxsize=1024)
def _reversed(name, urlconf, room, prefix):
    """``prefix``, where the portal is mounted, is part of the address though ``reverse`` is not told it."""
    return reverse(name, urlconf=urlconf, current_app=room)


@register.tag
def url(parser, token):
    """Django's own; an address without arguments is looked up once."""
    node = defaulttags.url(parser, token)
    named = node.view_name
    if node.args or node.kwargs or named.filters or not isinstance(named.var, str):
        return node
    return AddressNode(named, [], {}, node.asvar)
