"""Social networks (Pasal 18 huruf d)."""

from __future__ import annotations

from ..model import Form, Kind, Platform, Site
from .shape import PROFILE, account, hosts, page, post, unresolved, words

NETWORK = "jejaring_sosial"

FACEBOOK = Platform(
    id="facebook",
    label="Facebook",
    media_type=NETWORK,
    brand="facebook",
    apps=("fb", "facebook", "fb-messenger"),
    names=("facebook", "fb", "fanpage", "fan page", "fb page", "efbe"),
    typed=("id", "name"),
    forms=(
        Form("id", r"[1-9]\d{6,19}", "https://www.facebook.com/profile.php?id={value}", kind=Kind.NUMBER),
        # Facebook treats names with and without dots as one.
        Form("name", r"(?=.*[a-z])[a-z0-9]{5,50}", "https://www.facebook.com/{value}", drop="."),
        Form("group", r"[a-z0-9._-]{3,80}", "https://www.facebook.com/groups/{value}", handle="groups/{value}"),
    ),
    reserved=words(
        "profile.php permalink.php story.php photo.php video.php note.php group.php"
        " about account ads adsmanager ajax api badges bookmarks business campaign careers checkpoint"
        " composer connect contact cookie creators dating developers dialog directory docs donate"
        " earlyaccess events feed feeds find-friends flx friends fundraisers games gaming groups hashtag"
        " help home home.php index.php jobs l.php legal linkshim live local locale login login.php logout"
        " logout.php lookaside marketplace me media meetings memories messages messenger mobile"
        " notes notifications oauth offers onthisday pages pay people permalink photos places plugins"
        " policies policy posts privacy pub public r.php recover reg reels requests safety saved search"
        " security sem_campaigns settings share.php sharer sharer.php signup stories support terms"
        " terms.php tr translations tv unsupportedbrowser username v2.0 video videos watch watchparty weather"
        " welcome whitehat www"
    ),
    posts=words("posts videos photos reels reel events notes permalink live_videos media story video photo"),
    sites=(
        Site(
            hosts=hosts("facebook.com", "www m web mbasic touch lite free iphone mobile d p n x")
            + hosts("fb.com", "www m"),
            wildcards=("<lang>.facebook.com", "<locale>.facebook.com"),
            redirect=("l.php?u", "flx/warn?u"),
            routes=(
                account("profile.php?id={id}"),
                account("profile?id={id}"),
                account("people/*/{id}", PROFILE, slug=True),
                account("people/_/{id}", PROFILE),
                account("pages/category/*/*-{id}", PROFILE, slug=True),
                account("pages/*/{id}", PROFILE, slug=True),
                account("p/*-{id}", PROFILE, slug=True),
                account("pg/{name}", PROFILE),
                account("pg/*-{id}", PROFILE, slug=True),
                *page("groups/feed", "groups/discover", "groups/joins", "groups/create", "groups/search"),
                account("groups/{group}", PROFILE),
                *post("permalink.php?id={id}", "story.php?id={id}"),
                *unresolved(
                    "share/*", "share/*/*", "watch?v", "watch/live", "photo", "photo.php", "photos/*", "reel/*",
                    "video.php", "videos/*", "events/*", "media/set", "story.php", "permalink.php", "live/*",
                    "s/*", "stories/*", "note.php", "notes/*", "permalink/*", "posts/*", "reels/*",
                ),
                account("@{name}", PROFILE),
                account("{id}", PROFILE),
                account("{name}", PROFILE),
                account("*-{id}", PROFILE, slug=True),
            ),
        ),
        Site(
            hosts=("m.me", "www.m.me"),
            routes=(*page("j", "join", "ch"), account("{id}"), account("{name}")),
        ),
        Site(
            hosts=hosts("messenger.com", "www m"),
            routes=(account("t/{id}"), account("t/{name}"), account("messages/t/{id}"), account("messages/t/{name}")),
        ),
        Site(
            hosts=("fb.watch", "www.fb.watch", "fb.me", "www.fb.me", "fb.gg"),
            routes=unresolved("*"),
        ),
        Site(hosts=("l.facebook.com", "lm.facebook.com", "l.messenger.com"), redirect=("*?u", "?u")),
    ),
)  # fmt: skip

LINKEDIN = Platform(
    id="linkedin",
    label="LinkedIn",
    media_type=NETWORK,
    brand="linkedin",
    apps=("linkedin",),
    names=("linkedin", "linked in", "linkin"),
    typed=(),
    forms=tuple(
        Form(
            kind,
            r"[a-z0-9][a-z0-9_&'.-]{0,99}",
            f"https://www.linkedin.com/{kind}/{{value}}",
            handle=f"{kind}/{{value}}",
        )
        for kind in ("company", "school", "showcase", "in")
    ),
    posts=words("update detail"),
    sites=(
        Site(
            hosts=hosts("linkedin.com", "www m mobile touch"),
            wildcards=("<lang>.linkedin.com",),
            redirect=("redir/redirect?url", "safety/go?url", "redir/general-malware-page?url"),
            routes=(
                account("company/{company}", PROFILE),
                account("school/{school}", PROFILE),
                account("showcase/{showcase}", PROFILE),
                account("in/{in}", PROFILE),
                account("mwlite/company/{company}", PROFILE),
                account("mwlite/in/{in}", PROFILE),
                account("organization-guest/company/{company}", PROFILE),
                *unresolved("posts/*", "feed/update/*", "pulse/*", "video/*", "events/*", "embed/*", "slink"),
            ),
        ),
        Site(hosts=("lnkd.in", "www.lnkd.in"), routes=unresolved("*", "*/*")),
    ),
)

ENTRIES = (FACEBOOK, LINKEDIN)
