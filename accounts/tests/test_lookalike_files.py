"""The files of names in the database answer as the register in memory does, whatever is pasted."""

import pytest

from accounts import tasks
from accounts.management.commands.file_names import Command
from accounts.models import Account, Beginning, Name, Segment
from accounts.naming import RULES, file_names, unfiled
from accounts.platforms import Registry, RegistryEntry
from accounts.public import register
from accounts.tests.platforms.cases import rows
from accounts.tests.test_register import propose
from klaten_medsos import dates

pytestmark = pytest.mark.django_db
INPUTS = [case["input"] for name in ("url-cases-dev.csv", "url-cases-more.csv") for case in rows(name)]


def registered(unit, by, rows):
    """Accounts as an import would bring them: (platform, handle, canonical address, status)."""
    now = dates.now()
    for platform, handle, url, status in rows:
        closed = {"retired_at": now, "retired_by": by} if status == "ditutup" else {}
        Account.objects.create(
            unit=unit, pasted=url, platform=platform, handle=handle, key=f"{platform}:{handle}", canonical_url=url,
            media_type="lainnya", purpose="uji", custodian=by, proposed_at=now, proposed_by=by, status=status,
            decided_at=now, decided_by=by, **closed,
        )  # fmt: skip
    file_names(unfiled())


def test_the_database_and_the_memory_give_the_same_answer_to_every_case(disbudporapar, budi):
    known = rows("url-registry-dev.csv")
    words = {"active": "aktif", "revoked": "ditutup"}
    registered(
        disbudporapar, budi,
        [(row["platform"], row["handle"], row["canonical_url"], words[row["status"]]) for row in known],
    )  # fmt: skip
    entries = [
        RegistryEntry(
            str(account.pk), disbudporapar.name, account.platform, account.handle, (), account.canonical_url,
            account.media_type, "active" if account.status == "aktif" else "retired",
        )
        for account in Account.objects.order_by("pk")
    ]  # fmt: skip
    memory, differ = Registry(entries), []
    for text in INPUTS:
        here, there = register.check(text).answer, memory.verify(text)
        if (here.verdict, here.registry_id, here.warn, here.similar_to, here.explanation) != (
            there.verdict, there.registry_id, there.warn, there.similar_to, there.explanation,
        ):  # fmt: skip
            differ.append((text, here.verdict, here.similar_to, there.verdict, there.similar_to))
    assert differ == []


def test_a_name_is_filed_with_its_proposal_and_leads_nowhere_before_it_is_public(
    budi, disbudporapar, dewi, django_assert_num_queries
):
    account = propose(budi, disbudporapar, Segment.objects.create(name="Wisatawan"))
    account.refresh_from_db()
    assert account.names_filed == RULES and account.names.count() == 2 and Beginning.objects.exists()
    assert register.check("https://www.instagram.com/wisata_uji_k1aten").similar is None


def test_names_filed_under_older_rules_are_filed_anew_and_nothing_is_doubled(budi, disbudporapar):
    registered(
        disbudporapar, budi, [("instagram", "wisata_uji", "https://www.instagram.com/wisata_uji", "aktif")]
    )
    before = (Name.objects.count(), Beginning.objects.count())
    Account.objects.update(names_filed=0)
    assert tasks.file_names() == 1 and tasks.file_names() == 0
    Command().handle(all=True)
    assert (Name.objects.count(), Beginning.objects.count()) == before and not unfiled().exists()


def test_a_register_of_numbered_names_cannot_make_a_question_slow(
    budi, disbudporapar, django_assert_max_num_queries
):
    registered(
        disbudporapar, budi,
        [("instagram", f"desa_contoh_{n}", f"https://www.instagram.com/desa_contoh_{n}", "aktif") for n in range(300)],
    )  # fmt: skip
    with django_assert_max_num_queries(6):
        finding = register.check("https://www.instagram.com/desa_cont0h_17_official")
    assert finding.similar and finding.similar.handle.startswith("desa_contoh_")


def test_one_among_very_many_that_begin_alike_is_found_when_its_body_or_its_ending_is_whole(
    budi, disbudporapar, monkeypatch
):
    """More names begin with `puskesmas` than may be guessed at; the right one is among the first looked at."""
    parts = [a + b for a in "bcdgl" for b in "aeiou"]
    names = [f"puskesmas_{one}{two}ko" for one in parts for two in parts[-5:]]
    registered(
        disbudporapar,
        budi,
        [("instagram", name, f"https://www.instagram.com/{name}", "aktif") for name in names],
    )
    monkeypatch.setattr(register, "names_near", lambda *question: [])
    for asked in (
        "puskesmas_lalukx",
        "puskesmas_lalukoo",
        "puskesmas_laluk",
        "puzkezmas_laluko",
        "puskesmslaluko",
    ):
        finding = register.check(f"https://www.instagram.com/{asked}")
        assert finding.similar and finding.similar.handle == "puskesmas_laluko", asked
