"""The table of platforms (Pasal 18). One entry each, in the files of this package, by media type."""

from __future__ import annotations

from ..model import Platform
from ..words import words
from . import blogs, contacts, forums, media, microblogs, networks, reviews, wikis

PLATFORMS: dict[str, Platform] = {
    platform.id: platform
    for module in (networks, media, microblogs, blogs, wikis, forums, reviews, contacts)
    for platform in module.ENTRIES
}

# Links whose target only their owner knows. A host that belongs to one platform is in its entry.
SHORTENERS = words(
    "bit.ly bitly.com j.mp tinyurl.com s.id goo.gl g.co ow.ly buff.ly is.gd v.gd cutt.ly rebrand.ly rb.gy"
    " t.ly shorturl.at shorturl.asia lnk.to lnk.bio dlvr.it ift.tt adf.ly tiny.cc tiny.one bl.ink"
    " shorte.st soo.gd mcaf.ee trib.al wp.me linktw.in heylink.me share.google app.goo.gl page.link"
    " gg.gg urlz.fr kutt.it bom.to t2m.io qr.ae qrco.de qr.link me-qr.com me2.kr x.gd shor.by pendek.in"
    " intip.in gg.me n9.cl surl.li u.to clck.ru dub.sh amzn.to rotf.lol urly.it"
)

# Hosts with thousands of owners: the host alone never proves an account.
SHARED_HOSTS = words(
    "github.com gitlab.com sites.google.com docs.google.com drive.google.com forms.gle play.google.com"
    " kompasiana.com tumblr.com vimeo.com dailymotion.com issuu.com scribd.com academia.edu"
    " archive.org notion.site notion.so canva.com twitch.tv discord.com discord.gg line.me snapchat.com"
    " substack.com patreon.com about.me bio.link bio.site beacons.ai lynk.id taplink.cc behance.net"
    " dribbble.com goodreads.com vk.com weibo.com tokopedia.com shopee.co.id bukalapak.com"
    " web.archive.org webcache.googleusercontent.com translate.google.com podcasts.apple.com"
    " apps.apple.com podcasters.spotify.com anchor.fm mixcloud.com steamcommunity.com"
)
