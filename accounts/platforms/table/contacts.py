"""Addresses that are no medium of Pasal 18 but are pasted as if they were."""

from __future__ import annotations

from ..model import Form, Kind, Platform, Site
from .shape import account, hosts, unresolved, words


def _number(value: str) -> str | None:
    """Indonesian numbers as dialled abroad: 0857… becomes 62857…; no number is longer than 15 digits."""
    digits = "".join(filter(str.isdigit, value))
    digits = "62" + digits[1:] if digits.startswith("0") else digits
    return digits if 8 <= len(digits) <= 15 else None


CONTACT = Platform(
    id="whatsapp_contact",
    label="nomor WhatsApp",
    media_type=None,
    names=("wa", "whatsapp", "nomor wa", "no wa"),
    forms=(
        Form("number", r"\+?(?=(?:\D*\d){8,15}\D*$)[\d -]{8,22}", "https://wa.me/{value}", kind=Kind.NUMBER,
             clean=_number),
    ),
    sites=(
        Site(
            hosts=("wa.me", "www.wa.me"),
            routes=(account("?phone={number}"), *unresolved("message/*", "qr/*", "c/*"), account("{number}")),
        ),
        Site(
            hosts=("api.whatsapp.com", "web.whatsapp.com"),
            routes=(account("send?phone={number}"), account("send/*?phone={number}"),
                    *unresolved("message/*")),
        ),
        Site(hosts=("wa.link", "walink.co"), routes=unresolved("*")),
    ),
)  # fmt: skip

GROUP = Platform(
    id="whatsapp_group",
    label="grup WhatsApp",
    media_type=None,
    names=("grup wa", "grup whatsapp"),
    forms=(
        Form(
            "invite",
            r"[A-Za-z0-9_-]{8,40}",
            "https://chat.whatsapp.com/{value}",
            kind=Kind.CODE,
            lower=False,
        ),
    ),
    sites=(Site(hosts=("chat.whatsapp.com",), routes=(account("invite/{invite}"), account("{invite}"))),),
)

LINKTREE = Platform(
    id="linktree",
    label="Linktree",
    media_type=None,
    brand="linktree",
    names=("linktree", "linktr.ee", "link tree"),
    forms=(Form("name", r"[a-z0-9._-]{1,60}", "https://linktr.ee/{value}"),),
    reserved=words(
        "about admin blog discover help login marketplace pricing privacy register s search signup templates"
        " terms"
    ),
    sites=(Site(hosts=hosts("linktr.ee", "www m"), routes=(account("@{name}"), account("{name}"))),),
)

ENTRIES = (CONTACT, GROUP, LINKTREE)
