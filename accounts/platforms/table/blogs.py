"""Blogs and websites (Pasal 18 huruf a)."""

from __future__ import annotations

from ..model import Form, Platform, Site
from ..words import in_order
from .shape import account, hosts, page, post, unresolved, words

BLOG = "blog"
LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"

MEDIUM = Platform(
    id="medium",
    label="Medium",
    media_type=BLOG,
    brand="medium",
    names=("medium",),
    forms=(Form("name", r"[a-z0-9_.-]{1,60}", "https://medium.com/@{value}"),),
    reserved=words("about creators earn explore m me new-story policy search tag topic topics jobs membership"),
    sites=(
        Site(
            hosts=hosts("medium.com", "www m"),
            wildcards=("{name}.medium.com",),
            post_pattern=r"(?:.+-)?[0-9a-f]{8,12}|p",
            routes=(
                *(
                    account(f"@{{name}}/{tab}")
                    for tab in in_order(
            "about followers following lists list latest responses highlights claps has-recommended"
            " recommended subscribe publications books activity feed series"
)
                ),
                *post("@{name}/*"),
                account("@{name}"),
                account("feed/@{name}"),
                account("u/{name}"),
                *unresolved("p/*", "*/*"),
                *page("*"),
            ),
        ),
        # Medium's own pages, which look like the sub-host of an author.
        Site(hosts=tuple(f"{name}.medium.com" for name in in_order("help blog policy about cdn-images-1 api static"))),
    ),
)  # fmt: skip

BLOGSPOT_SUFFIXES = in_order(
    "com ae al am at ba be bg bj ca cf ch cl co.at co.id co.il co.ke co.nz co.uk co.za com.ar"
    " com.au com.br com.by com.co com.cy com.ee com.eg com.es com.mt com.ng com.tr com.uy cv cz"
    " de dk fi fr gr hk hr hu ie in is it jp kr li lt lu md mk mr mx my nl no pe pt qa re ro rs"
    " ru se sg si sk sn td tw ug vn"
)

BLOGGER = Platform(
    id="blogger",
    label="Blogger",
    media_type=BLOG,
    brand="blogspot",
    names=("blogspot", "blogger"),
    forms=(Form("name", LABEL, "https://{value}.blogspot.com", handle="{value}.blogspot.com"),),
    sites=(
        Site(
            wildcards=tuple(f"{{name}}.blogspot.{suffix}" for suffix in BLOGSPOT_SUFFIXES),
            hosts=tuple(host for suffix in BLOGSPOT_SUFFIXES for host in hosts(f"blogspot.{suffix}")),
        ),
        Site(hosts=hosts("blogger.com", "www draft"), routes=unresolved("profile/*")),
    ),
)

WORDPRESS = Platform(
    id="wordpress",
    label="WordPress.com",
    media_type=BLOG,
    brand="wordpress",
    names=("wordpress",),
    forms=(
        # Two letters are the languages of wordpress.com itself.
        Form(
            "name",
            rf"(?!(?:..|www|m|public-api|files|support|learn|developer|jetpack|wp)$){LABEL}",
            "https://{value}.wordpress.com",
            handle="{value}.wordpress.com",
        ),
    ),
    sites=(
        Site(
            wildcards=("{name}.wordpress.com",),
            hosts=hosts("wordpress.com", "www m"),
            routes=(account("view/{name}.wordpress.com"), account("home/{name}.wordpress.com")),
        ),
        Site(hosts=("wp.me", "www.wp.me"), routes=unresolved("*")),
    ),
)

WEBSITE = Platform(
    id="website",
    label="situs web",
    media_type=None,
    names=("website", "web", "situs", "situs web", "laman"),
    forms=(Form("host", r"[a-z0-9_.-]+\.[a-z0-9-]+", "https://{value}"),),
    sites=(Site(hinted=True),),
)

ENTRIES = (MEDIUM, BLOGGER, WORDPRESS, WEBSITE)
