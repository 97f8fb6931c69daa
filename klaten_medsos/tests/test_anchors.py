"""The log is anchored outside: who rewrites all of it, hashes and all, is betrayed by what others keep."""

import datetime
import smtplib

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from klaten_medsos.audit import tasks
from klaten_medsos.audit.anchors import anchor_chain
from klaten_medsos.audit.events import Event
from klaten_medsos.audit.guard import missing, put_back
from klaten_medsos.audit.log import Witness, read_witnesses, record, verify
from klaten_medsos.audit.models import Anchor, ChainHead, Entry
from klaten_medsos.jobs import JobState
from klaten_medsos.request_id import request_id
from klaten_medsos.tests.test_audit import log, sql, unguarded  # noqa: F401  fixtures
from reports.integrity import findings

pytestmark = [pytest.mark.django_db, pytest.mark.domain]
WITNESS = ["saksi@klaten.invalid"]


def noon(day):
    return datetime.datetime.combine(day, datetime.time(5), tzinfo=datetime.UTC)


DAY = datetime.date(2026, 3, 2)


def rewrite_everything(dinkes):
    """Somebody with the owner's rights changes entry 2 and seals every link anew, head included."""
    previous = "0" * 64
    for entry in Entry.objects.order_by("seq"):
        if entry.seq == 2:
            entry.actor_label = "Orang lain"
        entry.previous_hash = previous
        previous = entry.seal()
        sql(
            "UPDATE audit_entry SET actor_label = %s, previous_hash = %s, hash = %s WHERE seq = %s",
            entry.actor_label, entry.previous_hash, previous, entry.seq,
        )  # fmt: skip
    ChainHead.objects.update(hash=previous)


def test_a_chain_rewritten_wholly_looks_sound_without_anchors(unguarded, dinkes):  # noqa: F811
    rewrite_everything(dinkes)
    assert list(verify()) == []  # this is why there are anchors


def test_the_anchor_betrays_a_chain_rewritten_wholly(unguarded, dinkes):  # noqa: F811
    anchor_chain(recipients=[], at=noon(DAY))
    rewrite_everything(dinkes)
    assert list(verify()) == [
        "Catatan audit nomor 5 tidak sama dengan yang dicatat jangkar 02-03-2026: rantai telah ditulis ulang."
    ]


def test_the_mail_betrays_it_even_when_the_anchors_are_rewritten_too(unguarded, dinkes):  # noqa: F811
    anchor_chain(recipients=WITNESS, at=noon(DAY))
    tasks.send_anchor(Anchor.objects.get().pk)
    (kept,) = mail.outbox
    if connection.vendor == "postgresql":
        sql("ALTER TABLE audit_anchor DISABLE TRIGGER USER")
    else:
        sql("DROP TRIGGER audit_anchor_no_update")
    rewrite_everything(dinkes)
    Anchor.objects.update(hash=ChainHead.objects.get().hash)
    assert list(verify()) == []
    found = list(verify(read_witnesses(kept.body, "surel")))
    assert found and all("nomor 5 tidak sama dengan yang dicatat surel" in sentence for sentence in found)


def test_an_anchor_betrays_a_log_cut_short_with_its_head(unguarded):  # noqa: F811
    anchor_chain(recipients=[], at=noon(DAY))
    sql("DELETE FROM audit_entry WHERE seq > 3")
    ChainHead.objects.update(seq=3, hash=Entry.objects.get(seq=3).hash)
    assert list(verify()) == [
        "Catatan audit nomor 5 menurut jangkar 02-03-2026 pernah ada, tetapi kini tidak ada."
    ]


def test_one_anchor_a_day_and_none_when_nothing_happened(log, dewi, dinkes):  # noqa: F811
    assert anchor_chain(recipients=WITNESS, at=noon(DAY)).seq == 5
    assert anchor_chain(recipients=WITNESS, at=noon(DAY)) is None
    assert anchor_chain(recipients=WITNESS, at=noon(DAY + datetime.timedelta(days=1))) is None
    record(Event.UNIT_CHANGED, on=dinkes, by=dewi)
    assert anchor_chain(recipients=WITNESS, at=noon(DAY)) is None
    assert anchor_chain(recipients=WITNESS, at=noon(DAY + datetime.timedelta(days=2))).seq == 6


def test_the_day_of_an_anchor_is_the_day_in_klaten(log):  # noqa: F811
    late = datetime.datetime(2026, 12, 31, 17, 30, tzinfo=datetime.UTC)
    assert anchor_chain(recipients=[], at=late).day == datetime.date(2027, 1, 1)


def test_an_empty_log_has_nothing_to_anchor(db):
    assert anchor_chain(recipients=WITNESS) is None


def test_the_mail_goes_out_once_and_says_how_to_compare(log):  # noqa: F811
    anchor = anchor_chain(recipients=[*WITNESS, *WITNESS], at=noon(DAY))
    for _ in range(3):
        tasks.send_anchor(anchor.pk)
    (message,) = mail.outbox
    assert message.to == WITNESS
    assert f"{anchor.seq}:{anchor.hash}" in message.body and "verify_records --jangkar" in message.body


def test_a_mail_server_that_refuses_makes_the_anchor_wait(log, monkeypatch):  # noqa: F811
    anchor = anchor_chain(recipients=WITNESS, at=noon(DAY))

    def refuse(*args):
        raise smtplib.SMTPServerDisconnected

    monkeypatch.setattr(EmailBackend, "send_messages", refuse)
    tasks.send_anchor(anchor.pk)
    anchor.refresh_from_db()
    assert anchor.job_state == JobState.WANTED and list(Anchor.objects.due()) == [anchor]


@pytest.mark.parametrize(
    "statement",
    ["UPDATE audit_anchor SET hash = 'x'", "UPDATE audit_anchor SET seq = 1", "DELETE FROM audit_anchor"],
)
def test_the_database_keeps_what_an_anchor_says(log, statement):  # noqa: F811
    anchor_chain(recipients=[], at=noon(DAY))
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql(statement)


def test_witnesses_are_read_from_a_mail_however_it_was_quoted():
    digest = "ab" * 32
    assert read_witnesses(f"> 120: {digest.upper()}\n", "surel") == [Witness(120, digest, "surel")]
    assert read_witnesses(f"catatan nomor 7, {digest}", "pdf") == [Witness(7, digest, "pdf")]
    assert read_witnesses("tidak ada apa-apa", "surel") == []


def test_the_command_compares_with_an_anchor_from_outside(log, tmp_path, capsys, monkeypatch):  # noqa: F811
    monkeypatch.setattr("reports.integrity.decrees", lambda: iter(()))
    last = Entry.objects.order_by("-seq").first()
    call_command("verify_records", jangkar=[f"{last.seq}:{last.hash}"])
    assert "1 jangkar dari luar cocok" in capsys.readouterr().out
    kept = tmp_path / "surel.txt"
    kept.write_text(f"{last.seq}:{'0' * 63}1")
    with pytest.raises(CommandError, match="1 temuan"):
        call_command("verify_records", jangkar=[str(kept)])
    assert "rantai telah ditulis ulang" in capsys.readouterr().out
    for useless in ("/tidak/ada", __file__.replace("test_anchors", "__init__")):
        with pytest.raises(CommandError, match="jangkar|bukan"):
            call_command("verify_records", jangkar=[useless])


def test_an_entry_tells_in_which_role_and_in_which_request_it_was_done(dewi, dinkes):
    with request_id("abc123"):
        entry = record(Event.UNIT_CHANGED, on=dinkes, by=dewi)
    assert (entry.actor_role, entry.request) == ("Petugas Diskominfo", "abc123")
    later = record(Event.UNIT_CHANGED, on=dinkes, by=None)
    assert (later.actor_role, later.request) == ("", "")
    assert list(verify()) == []


@pytest.mark.parametrize("field", ["actor_role", "request"])
def test_a_changed_role_or_request_is_found(unguarded, field):  # noqa: F811
    sql(f"UPDATE audit_entry SET {field} = 'lain' WHERE seq = 3")
    assert list(verify()) == ["Isi catatan audit nomor 3 telah diubah."]


def test_a_guard_that_was_taken_away_is_reported(log):  # noqa: F811
    assert list(missing()) == []
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")
        sql("ALTER TABLE audit_entry DISABLE TRIGGER audit_no_change")
        assert list(missing()) == ["audit_no_change"]
    else:
        sql("DROP TRIGGER audit_no_delete")
        assert list(missing()) == ["audit_no_delete"]
    assert "tidak terpasang" in next(findings())


def test_sqlite_gets_its_guard_back_after_a_table_was_made_anew(log):  # noqa: F811
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL changes a table in place")
    sql("DROP TRIGGER audit_no_update")
    sql("DROP TRIGGER audit_anchor_no_delete")
    put_back()
    assert list(missing()) == []
