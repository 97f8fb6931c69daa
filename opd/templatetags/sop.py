"""What a page says of the SOP on top: that none is set yet, or that the reader must read it before submitting."""

from django import template

from opd.permissions import has_acknowledged
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


# where somebody held up by an unread SOP would look for the button that is missing
HELD_UP = frozenset({"posts:detail", "posts:list", "reports:detail", "reports:list"})


@register.inclusion_tag("opd/_sop_banner.html", takes_context=True)
def sop_banner(context):
    """What those signed in must know of the SOP on this page, or nothing.

    “SOP belum ditetapkan – nilai bawaan” until the first version is in force; after the grace period, to an
    officer who has not said to have read it, why they cannot submit.
    """
    request = context.get("request")
    match = getattr(request, "resolver_match", None)
    user = getattr(request, "user", None)
    if match is None or user is None or not user.is_authenticated:
        return {}
    if match.view_name in COUNTED_BY_SOP and parameters().is_default:
        return {"is_default": True}
    is_officer = user.standing.petugas_of or user.standing.pejabat_of
    if match.view_name in HELD_UP and is_officer and not has_acknowledged(user):
        return {"is_held_up": True}
    return {}
