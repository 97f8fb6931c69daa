"""The frame of a page for its templates."""

from django import template

from klaten_medsos.frame import frame_of

register = template.Library()


@register.simple_tag(takes_context=True)
def frame(context):
    """The ``Frame`` of this page. ``base.html`` names it ``frame`` for every template that extends it.

    Read from the request the page answers, which stands beside the context and which no view can name away.
    """
    return frame_of(getattr(context, "request", None))
