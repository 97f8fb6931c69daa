"""The banner that says that no SOP has been set yet, on the pages that count by its parameters."""

from django import template

from opd.sop import parameters

register = template.Library()

# pages whose dates, clocks, tiers or limits come from the SOP
COUNTED_BY_SOP = frozenset(
    {
        "accounts:list",
        "feedback:detail",
        "feedback:list",
        "opd:decree_list",
        "opd:unit_detail",
        "posts:detail",
        "posts:list",
        "reports:detail",
        "reports:list",
    }
)


@register.inclusion_tag("opd/_sop_banner.html", takes_context=True)
def sop_banner(context):
    """“SOP belum ditetapkan – nilai bawaan” for those signed in, until the first version is in force."""
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    is_shown = (
        match is not None
        and match.view_name in COUNTED_BY_SOP
        and user is not None
        and user.is_authenticated
        and parameters().is_default
    )
    return {"is_shown": is_shown}
