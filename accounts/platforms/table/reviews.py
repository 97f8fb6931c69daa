"""Review sites (Pasal 18 huruf g): the "account" is the place the office answers for."""

from __future__ import annotations

import base64
import binascii
import re

from ..model import Form, Found, Kind, Outcome, Platform, Site
from ..urls import URL
from ..words import in_order
from .shape import account, hosts, unresolved

REVIEW = "review"
# Two hexadecimal numbers name a place; only the second one is needed to find it.
FEATURE = re.compile(r"0x[0-9a-f]{1,16}:0x([0-9a-f]{1,16})", re.IGNORECASE)
IN_PATH = re.compile(r"!1s0x[0-9a-f]{1,16}:0x([0-9a-f]{1,16})(?![0-9a-z])", re.IGNORECASE)
PLACE_IN_PATH = re.compile(r"!1s(ChIJ[A-Za-z0-9_-]{23})(?![A-Za-z0-9_-])")


def place_id_to_cid(place_id: str) -> str | None:
    """The number inside a `ChIJ…` place id: two little-endian 64-bit words in a small envelope."""
    try:
        raw = base64.b64decode(place_id + "=" * (-len(place_id) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    if len(raw) != 20 or raw[:3] != b"\x0a\x12\x09" or raw[11] != 0x11:
        return None
    return str(int.from_bytes(raw[12:20], "little"))


def _cid(value: str) -> str | None:
    number = int(value)
    return str(number) if 0 < number < 2**64 else None


def _places(url: URL) -> set[str]:
    """All places an address speaks of; a trustworthy one speaks of exactly one."""
    found = {
        str(int(number, 16)) for number in IN_PATH.findall(url.path.replace("%3A", ":").replace("%3a", ":"))
    }
    found |= {cid for place in PLACE_IN_PATH.findall(url.path) if (cid := place_id_to_cid(place))}
    for name in ("cid", "ludocid"):
        value = url.param(name)
        if value and value.isascii() and value.isdigit() and len(value) <= 20 and (cid := _cid(value)):
            found.add(cid)
    for name in ("placeid", "place_id", "query_place_id", "destination_place_id"):
        value = url.param(name)
        if value and (cid := place_id_to_cid(value)):
            found.add(cid)
    query = url.param("q") or ""
    if query.startswith("place_id:") and (cid := place_id_to_cid(query.removeprefix("place_id:"))):
        found.add(cid)
    for name in ("ftid", "lrd"):
        match = FEATURE.match(url.param(name) or "")
        if match:
            found.add(str(int(match[1], 16)))
    if url.fragment.startswith("lrd=") and (match := FEATURE.match(url.fragment[4:])):
        found.add(str(int(match[1], 16)))
    return found


def read(platform: Platform, url: URL) -> Found:
    """Google Maps: names in the path are decoration, the number decides."""
    segments = [segment.lower() for segment in url.path.split("/") if segment]
    on_maps = url.host.startswith(("maps.", "search.")) or (segments and segments[0] in {"maps", "local"})
    if not on_maps and not (segments == ["search"] and ("ludocid=" in url.query or "lrd=" in url.fragment)):
        return Found(Outcome.NOT_ACCOUNT)
    if segments[:2] in (["maps", "dir"], ["maps", "contrib"], ["maps", "d"], ["maps", "reviews"]):
        return Found(Outcome.NOT_ACCOUNT)
    found = _places(url)
    if len(found) > 1:
        return Found(Outcome.AMBIGUOUS)
    if found:
        value = found.pop()
        if value == "0":
            return Found(Outcome.INVALID, problem="handle_malformed")
        return Found(Outcome.ACCOUNT, form=platform.forms[0], value=value)
    if "place" in segments[:2] or "placeid=" in url.query or "place_id" in url.query:
        return Found(Outcome.UNRESOLVED)
    return Found(Outcome.NOT_ACCOUNT)


GOOGLE_SUFFIXES = in_order(
    "com co.id co.uk com.au com.sg com.my co.jp co.in co.th co.kr co.nz co.za com.br com.mx"
    " com.ar com.tr com.hk com.tw com.ph com.vn com.sa com.eg com.pk com.bd com.kh com.bn com.co"
    " com.pe com.ua de fr nl it es be ch at pt pl se no fi dk ie ca ru cz gr hu ro tl la ae us"
)

GOOGLE_MAPS = Platform(
    id="googlemaps",
    label="Google Maps",
    media_type=REVIEW,
    brand=None,
    names=("google maps", "gmaps", "google bisnis"),
    typed=(),
    forms=(
        Form(
            "cid",
            r"\d{1,20}",
            "https://www.google.com/maps?cid={value}",
            handle="cid:{value}",
            kind=Kind.NUMBER,
            clean=_cid,
        ),
    ),
    sites=(
        Site(
            hosts=tuple(
                host for suffix in GOOGLE_SUFFIXES for host in hosts(f"google.{suffix}", "www maps search m")
            )
            + ("local.google.com",),
            redirect=("url?q", "url?url"),
            owns=False,
            reader=read,
        ),
        Site(hosts=("maps.app.goo.gl", "g.page", "www.g.page"), routes=unresolved("*", "*/*")),
        Site(hosts=("goo.gl", "www.goo.gl"), owns=False, routes=unresolved("maps/*")),
    ),
)


def _tripadvisor(value: str) -> str:
    """`Hotel_Review-g1-d2-Reviews-Name.html` → `Hotel_Review-g1-d2`; the name is decoration."""
    kind, place, entity = value.split("-")[:3]
    return f"{'_'.join(word.capitalize() for word in kind.split('_'))}-{place.lower()}-{entity.lower()}"


TRIPADVISOR = Platform(
    id="tripadvisor",
    label="Tripadvisor",
    media_type=REVIEW,
    brand="tripadvisor",
    names=("tripadvisor", "trip advisor"),
    forms=(
        Form(
            "place",
            r"[a-z]+_Review-g\d{1,12}-d\d{1,12}(?:-.*)?",
            "https://www.tripadvisor.com/{value}",
            kind=Kind.NUMBER,
            clean=_tripadvisor,
        ),
    ),
    sites=(
        Site(
            hosts=tuple(
                host
                for suffix in in_order(
                    "com co.id co.uk com.au com.sg com.my de fr it es jp ca in ie nl se dk be ch at pt ru"
                    " com.br com.mx com.ar co com.tr com.tw cn com.hk co.nz co.kr co.za com.ph com.eg com.vn cl"
                    " com.pe com.ve rs sk cz fi no gr com.gr co.hu co.il in.th pl fr.ca com.co"
                )
                for host in hosts(f"tripadvisor.{suffix}", "www m no pl th ar fr en")
            ),
            routes=(account("{place}"), *unresolved("ShowUserReviews-*", "LocationPhotoDirectLink-*")),
        ),
    ),
)

ENTRIES = (GOOGLE_MAPS, TRIPADVISOR)
