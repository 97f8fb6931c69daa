"""Microblogs and broadcast channels (Pasal 18 huruf b)."""

from __future__ import annotations

from ..model import Form, Kind, Platform, Site
from ..urls import domain_parts
from ..words import in_order
from .media import INSTAGRAM_NAME
from .shape import PROFILE, account, hosts, page, unresolved, words

MICROBLOG = "microblog"
DOMAIN = r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]"

X = Platform(
    id="x",
    label="X (Twitter)",
    media_type=MICROBLOG,
    brand="twitter",
    apps=("twitter",),
    names=("x", "twitter", "tw", "x/twitter", "twitter/x", "x (twitter)", "twitter (x)", "twiter"),
    typed=("name",),
    forms=(
        Form("id", r"[1-9]\d{0,19}", "https://x.com/i/user/{value}", handle="id:{value}", kind=Kind.NUMBER),
        Form("name", r"[a-z0-9_]{1,15}", "https://x.com/{value}"),
    ),
    reserved=words(
        "about account articles bookmarks business communities compose download en explore follow followers"
        " following hashtag help home i intent jobs lists login logout mentions messages notifications oauth"
        " personalization privacy rules search search-advanced search-home sessions settings share signup status"
        " statuses tos topics trends who_to_follow widgets"
    ),
    posts=words("status statuses article"),
    sites=(
        Site(
            hosts=hosts("twitter.com", "www mobile m") + hosts("x.com", "www mobile m"),
            routes=(
                account("i/user/{id}"),
                account("intent/user?screen_name={name}"),
                account("intent/follow?screen_name={name}"),
                account("intent/user?user_id={id}"),
                account("intent/follow?user_id={id}"),
                *unresolved(
                    "i/status/*", "i/web/status/*", "i/spaces/*", "i/broadcasts/*", "i/events/*", "i/videos/*",
                    "i/article/*", "i/moments/*", "statuses/*",
                ),
                account("@{name}", PROFILE),
                account("{name}", PROFILE),
            ),
        ),
        Site(hosts=("t.co", "www.t.co"), routes=unresolved("*", "*/*")),
        Site(hosts=("pic.twitter.com", "pic.x.com"), routes=unresolved("*")),
    ),
)  # fmt: skip

THREADS = Platform(
    id="threads",
    label="Threads",
    media_type=MICROBLOG,
    brand="threads",
    apps=("threads", "barcelona"),
    names=("threads", "thread"),
    forms=(Form("name", INSTAGRAM_NAME, "https://www.threads.com/@{value}"),),
    posts=words("post"),
    sites=(
        Site(
            hosts=hosts("threads.net", "www m") + hosts("threads.com", "www m"),
            routes=(*unresolved("t/*", "share/*"), account("@{name}", PROFILE)),
        ),
        Site(hosts=("l.threads.net", "l.threads.com"), redirect=("*?u", "?u")),
    ),
)

TELEGRAM = Platform(
    id="telegram",
    label="Telegram",
    media_type=MICROBLOG,
    brand="telegram",
    names=("telegram", "tele", "tg"),
    typed=("name",),
    forms=(
        Form("name", r"[a-z][a-z0-9_]{3,31}(?<!_)", "https://t.me/{value}"),
        # An invitation; all digits would be a telephone number.
        Form(
            "invite",
            r"(?!\d+$)[A-Za-z0-9_-]{6,32}",
            "https://t.me/+{value}",
            handle="+{value}",
            kind=Kind.CODE,
            lower=False,
        ),
    ),
    reserved=words(
        "addemoji addlist addstickers addtheme apps auction bg blog boost confirmphone contact dl faq"
        " giftcode invoice iv joinchat login nft privacy proxy setlanguage share socks tos username"
    ),
    sites=(
        Site(
            hosts=hosts("t.me", "www") + hosts("telegram.me", "www") + hosts("telegram.dog", "www"),
            wildcards=("{name}.t.me",),
            routes=(
                account("s/{name}"),
                account("joinchat/{invite}"),
                account("+{invite}"),
                account("boost/{name}"),
                *unresolved("c/*"),
                account("@{name}"),
                account("{name}"),
            ),
        ),
        Site(hosts=hosts("telegram.org", "www web")),
    ),
)

WHATSAPP = Platform(
    id="whatsapp",
    label="Saluran WhatsApp",
    media_type=MICROBLOG,
    brand="whatsapp",
    names=("saluran whatsapp", "saluran wa", "whatsapp channel", "wa channel"),
    forms=(
        Form(
            "channel",
            r"[A-Za-z0-9_-]{15,40}",
            "https://whatsapp.com/channel/{value}",
            kind=Kind.CODE,
            lower=False,
        ),
    ),
    sites=(
        Site(
            hosts=hosts("whatsapp.com", "www m"),
            redirect=("redirect?u",),
            routes=(account("channel/{channel}"),),
        ),
    ),
)

MASTODON = Platform(
    id="mastodon",
    label="Mastodon",
    media_type=MICROBLOG,
    brand="mastodon",
    names=("mastodon",),
    typed=(),
    forms=(
        # `.rss` behind a name is its feed
        Form(
            "name", r"(?!.*\.rss$)[a-z0-9_](?:[a-z0-9_.-]{0,60}[a-z0-9_])?", "https://{host}/@{value}",
            handle="{value}@{host}",
        ),
    ),
    posts=words("statuses posts"),
    sites=(
        Site(
            hosts=in_order("mastodon.social mastodon.online mastodon.world mastodon.cloud mastodon.xyz mastodon.art"
                " mastodon.green mastodon.uno mastodon.sdf.org mastodon.ie mastodon.nl mastodon.nz mastodon.au"
                " mastodonapp.uk mstdn.social mstdn.jp mstdn.ca mstdn.party mstdn.id mas.to fosstodon.org"
                " hachyderm.io techhub.social infosec.exchange pawoo.net universeodon.com toot.community"
                " social.vivaldi.net c.im mindly.social masto.ai troet.cafe chaos.social aus.social ohai.social"
                " newsie.social journa.host sfba.social nerdculture.de"),
            hinted=True,
            routes=(
                account("@{name}@<host>", PROFILE),
                account("@{name}.rss"),
                account("@{name}", PROFILE),
                account("users/{name}", PROFILE),
                account("web/@{name}@<host>", PROFILE),
                account("web/@{name}", PROFILE),
                account("deck/@{name}@<host>", PROFILE),
                account("deck/@{name}", PROFILE),
                *unresolved("web/statuses/*", "statuses/*"),
            ),
        ),
    ),
)  # fmt: skip


def _domain_name(handle: str) -> str:
    """What an impostor would imitate: `klaten` of `klaten.bsky.social`, of `klaten.bsky.team` and of `klaten.go.id`."""
    if handle.startswith("did:"):
        return handle
    subdomain, name, _ = domain_parts(handle)
    if subdomain and name.startswith(("bsky", "bluesky")):
        return subdomain
    return f"{subdomain}.{name}" if subdomain else name


BLUESKY = Platform(
    id="bluesky",
    label="Bluesky",
    media_type=MICROBLOG,
    brand="bluesky",
    names=("bluesky", "bsky", "blue sky"),
    typed=("did", "name"),
    forms=(
        Form(
            "did",
            r"did:plc:[a-z2-7]{24}|did:web:[a-z0-9.-]{4,200}",
            "https://bsky.app/profile/{value}",
            kind=Kind.CODE,
        ),
        Form("name", DOMAIN, "https://bsky.app/profile/{value}", core=_domain_name),
        Form("short", r"[a-z0-9-]{3,18}", "https://bsky.app/profile/{value}.bsky.social", handle="{value}.bsky.social"),
    ),
    sites=(
        Site(
            hosts=hosts("bsky.app", "www main staging"),
            routes=(
                account("profile/{did}"),
                account("profile/{name}"),
                account("profile/@{name}"),
                *page("starter-pack", "search", "settings"),
            ),
        ),
        Site(hosts=("go.bsky.app",), routes=unresolved("*")),
        Site(wildcards=("{short}.bsky.social",), hosts=("bsky.social", "www.bsky.social")),
    ),
)  # fmt: skip

ENTRIES = (X, THREADS, TELEGRAM, WHATSAPP, MASTODON, BLUESKY)
