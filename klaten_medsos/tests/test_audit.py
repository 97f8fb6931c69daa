"""The log: append-only by the database itself, and any tampering behind its back is found."""

import json

import pytest
from django.db import DatabaseError, connection, transaction

from klaten_medsos.audit.events import SENTENCES, Event
from klaten_medsos.audit.log import record, verify
from klaten_medsos.audit.models import ChainHead, Entry

pytestmark = [pytest.mark.django_db, pytest.mark.domain]


@pytest.fixture
def log(dewi, dinkes):
    """Five entries about Dinkes."""
    return [record(Event.UNIT_CHANGED, on=dinkes, by=dewi, fields=[str(number)]) for number in range(5)]


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


@pytest.fixture
def unguarded(log):
    """Someone with the rights of the database owner takes the triggers away; the rollback brings them back."""
    if connection.vendor == "postgresql":
        sql("SET CONSTRAINTS ALL IMMEDIATE")  # no pending check may hold the table
        sql("ALTER TABLE audit_entry DISABLE TRIGGER USER")
    else:
        sql("DROP TRIGGER audit_no_update")
        sql("DROP TRIGGER audit_no_delete")
    return log


def test_an_untouched_log_is_sound(log):
    assert list(verify()) == []
    assert [entry.seq for entry in Entry.objects.order_by("seq")] == [1, 2, 3, 4, 5]


def test_an_empty_log_is_sound(db):
    assert list(verify()) == []


def test_entries_survive_the_way_to_the_database_and_back(dewi, dinkes):
    entry = record(Event.UNIT_CHANGED, on=dinkes, by=dewi, word="ꦏ꧀ꦭꦛꦺꦤ꧀ 🎉 <b>", number=1.5, none=None)
    stored = Entry.objects.get(pk=entry.pk)
    assert stored.seal() == stored.hash == entry.hash
    assert list(verify()) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor_label = 'x' WHERE seq = 2",
        "UPDATE audit_entry SET actor_label = actor_label",
        "DELETE FROM audit_entry WHERE seq = 2",
        "DELETE FROM audit_entry",
    ],
)
def test_the_database_refuses_to_change_or_delete(log, statement):
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        sql(statement)
    assert Entry.objects.count() == 5 and list(verify()) == []


def test_django_too_can_neither_change_nor_delete(log):
    log[1].actor_label = "Orang lain"
    for attempt in (log[1].save, log[1].delete, Entry.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            attempt()
    assert list(verify()) == []


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("actor_label", "Orang lain"), ("object_label", "Dinas lain"), ("object_id", "999"),
        ("event", Event.DECREE_ENDED), ("at", "2020-01-01 00:00:00+00:00"), ("data", json.dumps({"a": 1})),
        ("actor_id", None),
    ],
)  # fmt: skip
def test_an_edited_entry_is_found(unguarded, field, value):
    sql(f"UPDATE audit_entry SET {field} = %s WHERE seq = 3", value)
    assert list(verify()) == ["Isi catatan audit nomor 3 telah diubah."]


def test_an_edited_entry_with_a_fresh_hash_breaks_the_next_link(unguarded):
    entry = Entry.objects.get(seq=3)
    entry.actor_label = "Orang lain"
    sql("UPDATE audit_entry SET actor_label = %s, hash = %s WHERE seq = 3", entry.actor_label, entry.seal())
    assert list(verify()) == ["Catatan audit nomor 4 tidak menyambung ke catatan sebelumnya."]


def test_a_deleted_entry_is_found(unguarded):
    sql("DELETE FROM audit_entry WHERE seq = 3")
    assert list(verify()) == [
        "Catatan audit nomor 3 hilang (berikutnya 4).",
        "Catatan audit nomor 4 tidak menyambung ke catatan sebelumnya.",
    ]


def test_two_entries_in_another_order_are_found(unguarded):
    for old, new in ((2, 99), (3, 2), (99, 3)):
        sql("UPDATE audit_entry SET seq = %s WHERE seq = %s", new, old)
    broken = " ".join(verify())
    assert "nomor 2" in broken and "nomor 3" in broken


def test_a_log_cut_short_is_found(unguarded):
    sql("DELETE FROM audit_entry WHERE seq > 3")
    assert list(verify()) == [
        "Ujung rantai menyebut catatan 5, tetapi catatan terakhir 3: ada yang dipotong."
    ]


def test_a_log_emptied_wholly_is_found(unguarded):
    sql("DELETE FROM audit_entry")
    assert "ada yang dipotong" in " ".join(verify())


def test_a_lost_head_is_found(unguarded):
    ChainHead.objects.all().delete()
    assert list(verify()) == ["Ujung rantai audit hilang."]


def test_an_entry_slipped_in_at_the_end_is_found(unguarded):
    last = Entry.objects.order_by("-seq").first()
    forged = Entry(
        seq=6, at=last.at, event=last.event, actor=last.actor, actor_label="Dewi Contoh",
        object_type=last.object_type, object_id=last.object_id, object_label=last.object_label,
        previous_hash=last.hash,
    )  # fmt: skip
    forged.hash = forged.seal()
    forged.save(force_insert=True)
    assert "Ujung rantai menyebut catatan 5, tetapi catatan terakhir 6" in " ".join(verify())


@pytest.mark.django_db(transaction=True)
def test_nothing_is_written_outside_a_transaction(dewi, dinkes):
    with pytest.raises(RuntimeError, match="transaction"):
        record(Event.UNIT_CHANGED, on=dinkes, by=dewi)
    assert not Entry.objects.exists()


def test_an_undone_change_leaves_no_entry_and_no_gap(log, dewi, dinkes):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        record(Event.UNIT_CHANGED, on=dinkes, by=dewi)
        raise ZeroDivisionError
    assert record(Event.UNIT_CHANGED, on=dinkes, by=dewi).seq == 6
    assert list(verify()) == []


def test_every_event_has_a_sentence_with_known_words():
    assert set(SENTENCES) == set(Event)
    for event, sentence in SENTENCES.items():
        assert sentence.endswith((".", "}")), event
        assert "{actor}" in sentence or "{object}" in sentence


def test_an_old_entry_without_a_word_shows_a_dash_and_no_error(dewi, dinkes):
    entry = record(Event.DECREE_ENDED, on=dinkes, by=dewi)
    assert entry.sentence == "Dewi Contoh mengakhiri Dinas Kesehatan per –: –"


def test_the_portal_itself_may_act(dinkes):
    assert record(Event.DOCUMENT_MADE, on=dinkes, by=None).sentence == "Portal membuat Dinas Kesehatan."


def test_hostile_names_are_words_of_the_sentence_and_no_format(dinkes, dewi):
    dinkes.name = "{0.__class__} {actor!r} <script>"
    entry = record(Event.UNIT_CHANGED, on=dinkes, by=dewi)
    assert entry.sentence == "Dewi Contoh mengubah data {0.__class__} {actor!r} <script>."


def test_a_title_that_ends_with_a_stop_brings_no_second_one(dewi, dinkes):
    dinkes.name = "Joko Contoh, S.IP."
    assert record(Event.UNIT_CHANGED, on=dinkes, by=dewi).sentence == (
        "Dewi Contoh mengubah data Joko Contoh, S.IP."
    )
