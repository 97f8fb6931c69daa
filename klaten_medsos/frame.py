"""What every page shows around its content: the way through the work, the bell, and who is signed in.

Templates read it with ``{% frame as frame %}`` from the request itself, not from the context of the view: no view
can hide the search or the bell by using one of its names.
"""

from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from django.apps import apps
from django.conf import settings
from django.db.models import Count
from django.urls import NoReverseMatch, get_urlconf, reverse

from klaten_medsos.compiled import PLACE, Compiled

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
    if len(standing.units) == 1:
        names = [name for (name,) in _unit_name()(next(iter(standing.units)))]
    elif standing.units:
        units = apps.get_model("opd", "Unit").objects.filter(pk__in=standing.units)
        names = list(units.values_list("name", flat=True))
    else:
        names = []
    return Person(user.get_full_name(), standing.words, ", ".join(names))


@cache
def _unit_name():
    return Compiled(apps.get_model("opd", "Unit").objects.filter(pk=PLACE).order_by().values_list("name"))


@cache
def _count_of_unread():
    nobody = apps.get_model("opd", "User")(pk=PLACE)
    notices = apps.get_model("notices", "Notice").objects.visible_to(nobody).unread().order_by()
    return Compiled(notices.values("recipient").values_list(Count("pk")))


def _unread(user):
    """How many notices ``user`` has not opened."""
    rows = _count_of_unread()(user.pk)
    return rows[0][0] if rows else 0


class Frame:
    """The frame of the page that answers ``request``; each part is asked for once, and only when it is shown."""

    def __init__(self, request):
        self._user = getattr(request, "user", None)
        self._match = getattr(request, "resolver_match", None)
        self._urlconf = get_urlconf() or settings.ROOT_URLCONF

    @property
    def _is_signed_in(self) -> bool:
        return self._user is not None and self._user.is_authenticated

    @cached_property
    def nav(self) -> list[Entry]:
        """The rooms of the work; none for citizens."""
        if not self._is_signed_in:
            return []
        desk = _entries([DESK], self._match, self._urlconf, extra=True) if self._user.is_staff else ()
        return [*_entries(WORK, self._match, self._urlconf), *desk]

    @cached_property
    def public_nav(self) -> list[Entry]:
        return list(_entries(PUBLIC, self._match, self._urlconf))

    @cached_property
    def places(self) -> dict:
        """The addresses of the parts of the frame that are served."""
        return {key: url for key, name in PLACES.items() if (url := _address(name, self._urlconf))}

    @cached_property
    def person(self) -> Person | None:
        return _person(self._user) if self._is_signed_in else None

    @cached_property
    def unread(self) -> int:
        """How many notices wait to be opened."""
        return _unread(self._user) if self._is_signed_in else 0


def frame_of(request) -> Frame:
    """The one frame of ``request``; an empty one where a template is rendered without a request."""
    if request is None:
        return Frame(None)
    if not hasattr(request, "portal_frame"):
        request.portal_frame = Frame(request)
    return request.portal_frame
