"""What every page shows around its content: the way through the work, the bell, and who is signed in."""

from dataclasses import dataclass
from functools import cache, lru_cache

from django.apps import apps
from django.conf import settings
from django.urls import NoReverseMatch, get_urlconf, reverse

WORK = (  # label, URL name, icon: in the order of the work
    ("Beranda", "home", "home"),
    ("Akun", "accounts:list", "account"),
    ("Pesan", "posts:list", "post"),
    ("Masukan", "feedback:list", "feedback"),
    ("Laporan", "reports:list", "report"),
    ("Unit", "opd:unit_list", "unit"),
)
DESK = ("Meja Diskominfo", "admin:index", "desk")
PUBLIC = (
    ("Cek akun resmi", "public:verify", "shield"),
    ("Daftar akun", "public:directory", "list"),
    ("Akun tiruan", "public:fakes", "alert"),
    ("Klarifikasi", "public:clarifications", "megaphone"),
    ("Periksa dokumen", "verification:ask", "paper"),
)
PLACES = {  # address of parts of the frame; one that does not exist is left out
    "search": "search",
    "notices": "notices:list",
    "regulation": "regulation",
    "login": "account_login",
    "logout": "account_logout",
    "password": "account_change_password",
    "mfa": "mfa_index",
    "sessions": "usersessions_list",
    "own_data": "own_data",
    "home": "home",
    "public": "public:verify",
}


@dataclass(frozen=True)
class Entry:
    """One entry of a navigation."""

    label: str
    url: str
    icon: str
    active: bool = False
    extra: bool = False


@dataclass(frozen=True)
class Person:
    """Who is signed in, in words: what the header shows."""

    name: str
    role: str
    unit: str


@lru_cache(maxsize=64)
def _address(name, urlconf):
    try:
        return reverse(name, urlconf=urlconf)
    except NoReverseMatch:
        return ""


def _entries(table, match, urlconf, *, extra=False):
    here = match.view_name if match else ""
    rooms = match.namespaces if match else []
    for label, name, icon in table:
        if url := _address(name, urlconf):
            room = name.partition(":")[0] if ":" in name else ""
            active = here == name or (bool(room) and room in rooms and room != "public")
            yield Entry(label, url, icon, active, extra)


def _person(user):
    """Name, role words and the units of ``user`` today."""
    standing = user.standing
    units = apps.get_model("opd", "Unit").objects.filter(pk__in=standing.units) if standing.units else []
    return Person(user.get_full_name(), standing.words, ", ".join(str(unit) for unit in units))


def _unread(user):
    """How many notices ``user`` has not opened."""
    return apps.get_model("notices", "Notice").objects.visible_to(user).unread().count()


def portal(request):
    """``nav``, ``public_nav``, ``places``, ``person``, ``unread_notices`` (asked only when shown)."""
    user = getattr(request, "user", None)
    urlconf = get_urlconf() or settings.ROOT_URLCONF
    match = getattr(request, "resolver_match", None)
    context = {
        "nav": [],
        "public_nav": list(_entries(PUBLIC, match, urlconf)),
        "places": {key: url for key, name in PLACES.items() if (url := _address(name, urlconf))},
        "request_id": getattr(request, "id", ""),
    }
    if user is None or not user.is_authenticated:
        return context
    context["nav"] = list(_entries(WORK, match, urlconf))
    if user.is_staff:
        context["nav"] += _entries([DESK], match, urlconf, extra=True)
    return context | {"person": cache(lambda: _person(user)), "unread_notices": cache(lambda: _unread(user))}
