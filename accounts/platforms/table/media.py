"""Media sharing (Pasal 18 huruf c)."""

from __future__ import annotations

from ..model import Form, Kind, Platform, Site
from ..words import in_order
from .shape import PROFILE, account, hosts, page, post, unresolved, words

SHARING = "media_sharing"
# No dot at either end, no two dots in a row: Instagram and Threads share their names.
INSTAGRAM_NAME = r"(?!\.)(?!.*\.\.)[a-z0-9._]{1,30}(?<!\.)"

INSTAGRAM = Platform(
    id="instagram",
    label="Instagram",
    media_type=SHARING,
    brand="instagram",
    apps=("instagram", "instagram-stories"),
    names=("instagram", "insta", "ig", "intagram"),
    forms=(Form("name", INSTAGRAM_NAME, "https://www.instagram.com/{value}"),),
    reserved=words(
        "about accounts ads api archive ar blog business challenge create creators data developer developers"
        " direct directory download emails explore fragment graphql help invites jobs legal lite locations"
        " login logout nametag oauth p popular press privacy push qr reel reels s safety security session"
        " settings share sharedfiles signup static stories support tags terms topics tv ut v1 web"
    ),
    posts=words("p reel reels tv live"),
    sites=(
        Site(
            hosts=hosts("instagram.com", "www m") + hosts("instagr.am", "www"),
            routes=(
                *unresolved("p/*", "reel/*", "reels/*", "tv/*", "s/*", "share/*", "share/*/*", "channel/*"),
                *unresolved("stories/highlights/*", "reels/audio/*"),
                *post("stories/{name}"),
                account("_u/{name}", PROFILE),
                account("_n/{name}", PROFILE),
                account("@{name}", PROFILE),
                account("{name}", PROFILE),
            ),
        ),
        Site(hosts=("ig.me", "www.ig.me"), routes=(account("m/{name}"),)),
        Site(hosts=("l.instagram.com", "lm.instagram.com"), redirect=("*?u", "?u")),
    ),
)

YOUTUBE = Platform(
    id="youtube",
    label="YouTube",
    media_type=SHARING,
    brand="youtube",
    apps=("youtube", "vnd.youtube"),
    names=("youtube", "yt", "you tube", "youtub"),
    typed=("channel", "handle"),
    forms=(
        Form(
            "channel",
            r"(?-i:UC)[A-Za-z0-9_-]{22}",
            "https://www.youtube.com/channel/{value}",
            kind=Kind.CODE,
            lower=False,
        ),
        Form("handle", r"(?![._-])[a-z0-9._-]{3,30}(?<![._-])", "https://www.youtube.com/@{value}"),
        Form("c", r"[a-z0-9._-]{1,100}", "https://www.youtube.com/c/{value}", handle="c/{value}"),
        Form("user", r"[a-z0-9._-]{1,60}", "https://www.youtube.com/user/{value}", handle="user/{value}"),
    ),
    reserved=words(
        "about account account_advanced ads attribution_link audiolibrary channel channels channel_switcher"
        " clip creators creatoracademy dashboard embed error explore feed feeds gaming hashtag howyoutubeworks"
        " iframe_api index intl jobs kids live logout login mobile movies music my_videos new news oops"
        " playables playlist playlists post premium press privacy red redirect reporthistory results s"
        " self_certify shopping shorts signin sports static storefront supported_browsers t terms testtube"
        " trending tv upload user v verify watch watch_videos watch_popup yt c e account_notifications"
        " account_privacy app browse ad_companion"
    ),
    posts=words("post"),
    sites=(
        Site(
            hosts=hosts("youtube.com", "www m music studio gaming mobile tv"),
            redirect=("redirect?q", "attribution_link?u"),
            routes=(
                account("channel/{channel}", PROFILE),
                account("c/{c}", PROFILE),
                account("user/{user}", PROFILE),
                account("feeds/videos.xml?channel_id={channel}"),
                account("feeds/videos.xml?user={user}"),
                account("profile?user={user}"),
                account("browse/{channel}"),
                *unresolved(
                    "watch?v", "shorts/*", "live/*", "embed/*", "v/*", "e/*", "clip/*", "playlist?list",
                    "post/*", "attribution_link", "feeds/videos.xml?playlist_id", "watch_videos", "watch_popup",
                    "source/*", "redirect_legacy",
                ),
                account("@{handle}", PROFILE),
                account("{c}", PROFILE),
            ),
        ),
        Site(
            hosts=("youtu.be", "www.youtu.be", "youtube-nocookie.com", "www.youtube-nocookie.com", "y2u.be"),
            routes=unresolved("*", "*/*"),
        ),
    ),
)  # fmt: skip

TIKTOK = Platform(
    id="tiktok",
    label="TikTok",
    media_type=SHARING,
    brand="tiktok",
    apps=("tiktok", "snssdk1233", "snssdk1180"),
    names=("tiktok", "tik tok", "tt", "toktok"),
    forms=(Form("name", r"[a-z0-9_.]{2,24}(?<!\.)", "https://www.tiktok.com/@{value}"),),
    posts=words("video photo"),
    sites=(
        Site(
            hosts=hosts("tiktok.com", "www m lite us"),
            redirect=("link/v2?target",),
            routes=(
                account("@{name}", PROFILE),
                *unresolved("t/*", "v/*", "embed/*", "embed/v2/*", "player/v1/*", "share/*", "share/*/*"),
            ),
        ),
        Site(hosts=("vt.tiktok.com", "vm.tiktok.com"), routes=unresolved("*", "*/*")),
    ),
)

PINTEREST = Platform(
    id="pinterest",
    label="Pinterest",
    media_type=SHARING,
    brand="pinterest",
    apps=("pinterest",),
    names=("pinterest",),
    forms=(Form("name", r"[a-z0-9_-]{3,50}", "https://www.pinterest.com/{value}"),),
    reserved=words(
        "_ about ads business careers categories convert create domain explore followers gifts help homefeed"
        " ideas invited join legal login logout news_hub notifications offsite password pin pin-builder pins"
        " popular privacy product register resource search secure settings shop shopping signup source terms"
        " today topics tv undefined video videos"
    ),
    sites=(
        Site(
            hosts=tuple(
                host
                for suffix in in_order(
                    "com at be ca ch cl co.at co.in co.kr co.nz co.uk com.au com.bo com.ec com.mx com.pe com.py"
                    " com.uy com.vn de dk ec engineering es fr hu id ie in info.tr it jp kr mx nl nz pe ph pt ru"
                    " se th tw uk vn"
                )
                for host in hosts(f"pinterest.{suffix}", "www m")
            ),
            wildcards=("<lang>.pinterest.com", "<locale>.pinterest.com"),
            redirect=("offsite?url",),
            routes=(*unresolved("pin/*"), account("{name}")),
        ),
        Site(hosts=("pin.it", "www.pin.it"), routes=unresolved("*", "*/*")),
    ),
)


def _flickr_name(value: str) -> str:
    return value.lower().replace("@n", "@N")


FLICKR = Platform(
    id="flickr",
    label="Flickr",
    media_type=SHARING,
    brand="flickr",
    names=("flickr", "flicker"),
    typed=("nsid", "name"),
    forms=(
        Form("nsid", r"\d{5,12}@N\d{2}", "https://www.flickr.com/people/{value}", kind=Kind.NUMBER,
             clean=_flickr_name),
        Form("name", r"[a-z0-9_-]{3,60}", "https://www.flickr.com/people/{value}"),
    ),
    posts=words("albums sets in galleries"),
    sites=(
        Site(
            hosts=hosts("flickr.com", "www m secure"),
            routes=(
                *page("photos/tags", "photos/upload", "photos/organize", "photos/me", "people/me"),
                account("photos/{nsid}", PROFILE),
                account("photos/{name}", PROFILE),
                account("people/{nsid}", PROFILE),
                account("people/{name}", PROFILE),
                *unresolved("gp/*", "photo.gne", "x/t/*"),
            ),
        ),
        Site(hosts=("flic.kr", "www.flic.kr"), routes=unresolved("*", "*/*")),
    ),
)  # fmt: skip

SOUNDCLOUD = Platform(
    id="soundcloud",
    label="SoundCloud",
    media_type=SHARING,
    brand="soundcloud",
    names=("soundcloud", "sound cloud"),
    forms=(Form("name", r"[a-z0-9_-]{3,40}", "https://soundcloud.com/{value}"),),
    reserved=words(
        "about charts community-guidelines discover download explore feed getstarted go groups imprint jobs"
        " library likes login logout messages mobile notifications pages people press pro popular premium"
        " search settings signin signup stations stream tags terms-of-use tracks upload you"
    ),
    sites=(
        Site(hosts=hosts("soundcloud.com", "www m"), routes=(account("{name}"),)),
        Site(hosts=("on.soundcloud.com", "soundcloud.app.goo.gl", "snd.sc"), routes=unresolved("*", "*/*")),
    ),
)

SPOTIFY = Platform(
    id="spotify",
    label="Spotify",
    media_type=SHARING,
    brand="spotify",
    names=(),
    forms=(
        Form(
            "show",
            r"[A-Za-z0-9]{22}",
            "https://open.spotify.com/show/{value}",
            handle="show/{value}",
            kind=Kind.CODE,
            lower=False,
        ),
    ),
    sites=(
        Site(
            hosts=("open.spotify.com", "play.spotify.com"),
            routes=(
                account("show/{show}"),
                account("<intl>/show/{show}"),
                account("embed/show/{show}"),
                account("embed-podcast/show/{show}"),
                account("<intl>/embed/show/{show}"),
            ),
        ),
        Site(hosts=("spotify.link", "spotify.app.link", "spoti.fi"), routes=unresolved("*", "*/*")),
        Site(hosts=hosts("spotify.com", "www")),
    ),
)

SLIDESHARE = Platform(
    id="slideshare",
    label="SlideShare",
    media_type=SHARING,
    brand="slideshare",
    names=("slideshare", "slide share"),
    forms=(Form("name", r"[a-z0-9_-]{2,60}", "https://www.slideshare.net/{value}"),),
    reserved=words(
        "about ads api browse business careers category developers embed explore featured feedback help login"
        " logout mobile popular presentation premium privacy secret search share signup slideshow slideshows"
        " tag terms upload user widget"
    ),
    sites=(
        Site(
            hosts=hosts("slideshare.net", "www m"),
            wildcards=("<lang>.slideshare.net",),
            routes=(*unresolved("slideshow/*", "slideshow/*/*", "secret/*", "embed/*"), account("{name}")),
        ),
    ),
)

ENTRIES = (INSTAGRAM, YOUTUBE, TIKTOK, PINTEREST, FLICKR, SOUNDCLOUD, SPOTIFY, SLIDESHARE)
