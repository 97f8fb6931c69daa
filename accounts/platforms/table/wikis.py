"""Wikis (Pasal 18 huruf e): the account is a user page, never an article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote_plus

from ..model import Form, Found, Outcome, Platform, Site
from ..urls import URL
from ..words import in_order, words

WIKI = "wiki"
USER = words(
    "user user_talk pengguna pembicaraan_pengguna bicara_pengguna pembicaraan benutzer naraguna panganggo"
)
SPECIAL = frozenset({"istimewa", "special", "spesial", "khusus"})
OF_USER = words(
    "kontribusi kontribusi_pengguna contributions contribs log catatan centralauth emailuser kirim_surel"
    " userrights listfiles daftar_berkas kontribusiterhapus"
)
FORBIDDEN = re.compile(r"[#<>\[\]|{}/\x00-\x1f\x7f@:\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]")


def user_name(raw: str) -> str | None:
    """MediaWiki's spelling: `_` is a space, the first letter is upper, the rest counts as written."""
    name = " ".join(raw.replace("_", " ").split())
    if not name or len(name.encode("utf-8", "replace")) > 255 or FORBIDDEN.search(name):
        return None
    return name[0].upper() + name[1:] if len(name[0].upper()) == 1 else name


def read(platform: Platform, url: URL) -> Found:
    """Find the user in `/wiki/Pengguna:X`, `/wiki/Istimewa:Kontribusi/X` and `index.php?title=…`."""
    segments = url.segments()
    title = None
    if segments and segments[0].lower() == "wiki":
        title = "/".join(segments[1:])
    if segments and segments[-1].lower() == "index.php" and "title=" in url.query:
        title = url.param("title")
    elif len(segments) > 1 and segments[-2].lower() == "index.php":
        title = segments[-1]
    elif len(segments) > 2 and "index.php" in (part.lower() for part in segments[:2]):
        title = "/".join(segments[[part.lower() for part in segments].index("index.php") + 1 :])
    if not title:
        return Found(Outcome.NOT_ACCOUNT)
    namespace, colon, rest = title.partition(":")
    namespace = "_".join(namespace.replace("_", " ").split()).lower()
    if not colon:
        return Found(Outcome.NOT_ACCOUNT)
    if namespace in USER:
        name = user_name(rest.partition("/")[0])
    elif namespace in SPECIAL:
        page, _, name_part = rest.partition("/")
        if page.replace(" ", "_").lower() not in OF_USER:
            return Found(Outcome.NOT_ACCOUNT)
        target = url.param("target") or url.param("user") or ""
        name = user_name(name_part.partition("/")[0] or unquote_plus(target))
    else:
        return Found(Outcome.NOT_ACCOUNT)
    if name is None:
        return Found(Outcome.INVALID, problem="handle_malformed")
    return Found(Outcome.ACCOUNT, form=platform.forms[0], value=name)


@dataclass(frozen=True)
class UserForm(Form):
    """A wiki name may hold any letter, so it escapes the ASCII rule; its URL is percent-encoded."""

    def normalise(self, value: str) -> str | None:
        return user_name(value)

    def make(self, value: str, host: str) -> tuple[str, str]:
        # Every wiki understands "User"; the Indonesian Wikipedia shows its own word.
        namespace = "Pengguna" if host == "id.wikipedia.org" else "User"
        title = quote(value.replace(" ", "_"), safe="!'()*,-.~_", errors="replace")
        if title[-1] in "!'()*,.":  # at the end of an address these are taken for the sentence's own
            title = f"{title[:-1]}%{ord(title[-1]):02X}"
        return f"{host}:{value}", f"https://{host}/wiki/{namespace}:{title}"


USER_FORM = UserForm("user", r".+", url="", handle="{host}:{value}", lower=False)

WIKIPEDIA = Platform(
    id="wikipedia",
    label="Wikipedia",
    media_type=WIKI,
    brand="wikipedia",
    names=("wikipedia",),
    typed=(),
    forms=(USER_FORM,),
    sites=(
        Site(wildcards=("<wiki>.wikipedia.org", "<wiki>.m.wikipedia.org"), reader=read),
        Site(hosts=("wikipedia.org", "www.wikipedia.org", "m.wikipedia.org")),
    ),
)

MEDIAWIKI = Platform(
    id="mediawiki",
    label="MediaWiki",
    media_type=WIKI,
    names=("mediawiki",),
    typed=(),
    forms=(USER_FORM,),
    sites=(
        Site(
            hosts=in_order(
                "commons.wikimedia.org commons.m.wikimedia.org meta.wikimedia.org www.wikidata.org wikidata.org"
                " www.mediawiki.org"
            ),
            reader=read,
            hinted=True,
        ),
    ),
)

ENTRIES = (WIKIPEDIA, MEDIAWIKI)
