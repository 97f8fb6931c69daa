"""Forums (Pasal 18 huruf f)."""

from __future__ import annotations

from ..model import Form, Kind, Outcome, Platform, Site
from .shape import account, hosts, page, post, unresolved, words

FORUM = "forum"

KASKUS = Platform(
    id="kaskus",
    label="Kaskus",
    media_type=FORUM,
    brand="kaskus",
    names=("kaskus",),
    typed=("name",),
    forms=(
        Form("profile", r"\d{1,12}", "https://www.kaskus.co.id/profile/{value}", handle="profile/{value}",
             kind=Kind.NUMBER),
        Form("name", r"[a-z0-9._-]{2,40}", "https://www.kaskus.co.id/@{value}"),
    ),
    sites=(
        Site(
            hosts=hosts("kaskus.co.id", "www m") + hosts("kaskus.com", "www m") + hosts("kaskus.us", "www"),
            routes=(
                account("@{name}"),
                account("profile/{profile}"),
                account("profile/*/{profile}"),
                *unresolved("thread/*", "post/*", "show_post/*", "lastpost/*", "threads/*", "t/*"),
            ),
        ),
        Site(hosts=("kask.us", "www.kask.us"), routes=unresolved("*")),
    ),
)  # fmt: skip

QUORA = Platform(
    id="quora",
    label="Quora",
    media_type=FORUM,
    brand="quora",
    names=("quora",),
    forms=(
        Form(
            "profile",
            r"[A-Za-z0-9._-]{2,120}",
            "https://www.quora.com/profile/{value}",
            handle="profile/{value}",
            lower=False,
        ),
    ),
    reserved=words(
        "about answer ads business contact careers following login notifications press privacy q question"
        " search settings signup spaces terms topic"
    ),
    sites=(
        Site(
            hosts=hosts("quora.com", "www m"),
            wildcards=("<lang>.quora.com",),
            redirect=("redirect?url",),
            routes=(account("profile/{profile}"), *page("q/*", "topic/*"), *unresolved("*")),
        ),
        Site(hosts=("qr.ae",), routes=unresolved("*")),
    ),
)

REDDIT = Platform(
    id="reddit",
    label="Reddit",
    media_type=FORUM,
    brand="reddit",
    apps=("reddit",),
    names=("reddit", "subreddit"),
    typed=(),
    forms=(
        Form("r", r"(?!(?:all|popular|random|mod|friends)$)[a-z0-9_]{2,21}", "https://www.reddit.com/r/{value}",
             handle="r/{value}"),
        Form("user", r"(?!me$)[a-z0-9_-]{3,20}", "https://www.reddit.com/user/{value}", handle="user/{value}"),
    ),
    sites=(
        Site(
            hosts=hosts("reddit.com", "www old np m new amp sh i pay"),
            wildcards=("<lang>.reddit.com",),
            routes=(
                *unresolved("r/*/s/*", "u/*/s/*", "user/*/s/*"),
                *post("r/{r}/comments", "user/{user}/comments/*", "u/{user}/comments/*"),
                account("r/{r}"),
                account("user/{user}"),
                account("u/{user}"),
                *unresolved("comments/*", "gallery/*", "video/*", "tb/*", "poll/*"),
            ),
        ),
        Site(
            hosts=("redd.it", "www.redd.it", "i.redd.it", "v.redd.it", "preview.redd.it", "reddit.app.link"),
            routes=unresolved("*", "*/*"),
        ),
    ),
)  # fmt: skip

DISCOURSE = Platform(
    id="discourse",
    label="forum Discourse",
    media_type=FORUM,
    names=(),
    forms=(Form("user", r"[a-z0-9_][a-z0-9_.-]{0,59}", "https://{host}/u/{value}", handle="{value}@{host}"),),
    sites=(
        Site(
            hinted=True,
            otherwise=Outcome.NOT_ACCOUNT,
            routes=(
                *page("u/account-created", "u/activate-account", "u/password-reset", "u/confirm-new-email"),
                account("u/by-external/*/{user}"),
                account("u/{user}.json"),
                account("u/{user}"),
                account("users/{user}"),
                *unresolved("t/*", "p/*", "posts/*"),
            ),
        ),
    ),
)

ENTRIES = (KASKUS, QUORA, REDDIT, DISCOURSE)
