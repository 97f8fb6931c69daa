"""The pages that the look and the accessibility are held to, by who sees them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from klaten_medsos import dates
from tests.browser.scene import print_documents


@dataclass
class Tour:
    """``stops(scene)`` builds what there is to see and gives (path, expected status)."""

    who: str | None
    stops: Callable


def path(name, *args, status=200):
    return reverse(name, args=args), status


def messages(scene):
    account = scene.official_account()
    post, waiting = scene.draft(account), scene.waiting_post(account, title="Jadwal pentas")
    return [
        path("home"), path("search"), path("notices:list"), path("accounts:list"), path("accounts:create"),
        (reverse("accounts:create") + f"?unit={scene.unit.pk}&pasted=ig:contoh_baru", 200),
        path("accounts:detail", account.pk), path("posts:list"), path("posts:create"),
        path("posts:detail", post.pk), path("posts:edit", post.pk), path("posts:detail", waiting.pk),
        path("posts:review", waiting.pk, status=403), ("/tidak-ada-halaman-ini/", 404),
    ]  # fmt: skip


def records(scene):
    account = scene.last_year()
    report = scene.story().draft()
    item = scene.question(account, received_at=dates.now())
    return [
        path("metrics:list"), path("metrics:create"), path("feedback:list"), path("feedback:create"),
        path("feedback:detail", item.pk), path("feedback:decide", item.pk, "jawab"), path("reports:list"),
        path("reports:create"), path("reports:detail", report.pk), path("reports:edit", report.pk, "f"),
        path("reports:plan", report.pk), path("opd:unit_list"), path("opd:unit_detail", scene.unit.pk),
        path("opd:decree_list"), path("opd:decree_create", scene.unit.pk),
    ]  # fmt: skip


def pejabat(scene):
    account = scene.last_year()
    post = scene.waiting_post(account)
    report = scene.story().submitted()
    return [
        path("home"), path("posts:review", post.pk), path("posts:detail", post.pk),
        path("reports:detail", report.pk), path("reports:send_back", report.pk), path("reports:preview", report.pk),
    ]  # fmt: skip


def diskominfo(scene):
    scene.last_year()
    proposed = scene.proposed_account("https://www.tiktok.com/@contoh.disbudporapar")
    report = scene.story().signed()
    return [
        path("home"), path("accounts:detail", proposed.pk), path("reports:list"),
        path("reports:detail", report.pk), path("reports:return", report.pk), path("admin:index"),
        path("admin:accounts_account_changelist"), path("admin:accounts_account_change", proposed.pk),
        path("admin:opd_user_changelist"), path("admin:opd_unit_change", scene.unit.pk),
    ]  # fmt: skip


def bupati(scene):
    scene.last_year()
    story = scene.story()
    report = story.scored().report
    return [
        path("home"), path("reports:list"), path("reports:detail", report.pk),
        path("reports:evaluation", report.pk), path("reports:evaluation_edit", report.pk),
    ]  # fmt: skip


def anybody(scene):
    scene.last_year()
    scene.story().signed()
    (document,) = print_documents()
    asked = reverse("public:verify") + "?q="
    return [
        path("public:verify"), path("public:directory"), (asked + "ig:contoh_disbudporapar", 200),
        (asked + "ig:c0ntoh_disbudporapar", 200), (asked + "halo", 200),
        path("account_login"), path("account_reset_password"), path("regulation"), path("verification:ask"),
        path("verification:document", document.code),
        path("verification:document", "ABCD-EFGH-JKLM-NPQR", status=404),
    ]  # fmt: skip


def oneself(scene):
    """One's own way in and one's own data."""
    return [
        path("own_data"), path("usersessions_list"), path("mfa_index"), path("mfa_activate_totp"), path("mfa_add_webauthn"),
        path("account_change_password"), path("account_reauthenticate"), path("opd:person_list", scene.unit.pk),
        path("account_logout"),
    ]  # fmt: skip


TOURS = {
    "messages": Tour("budi", messages),
    "records": Tour("budi", records),
    "pejabat": Tour("ratna", pejabat),
    "diskominfo": Tour("dewi", diskominfo),
    "bupati": Tour("joko", bupati),
    "anybody": Tour(None, anybody),
    "oneself": Tour("budi", oneself),
}
