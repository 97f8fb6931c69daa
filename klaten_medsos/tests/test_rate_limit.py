"""Counting askers in the shared file: exact, apart from each other, the same for every process."""

import multiprocessing

from django.test import RequestFactory

from klaten_medsos.rate_limit import Counters, client_address, seconds_to_wait


def asker(address="10.0.0.1", **headers):
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


def _count(times):
    counters = Counters()
    for _ in range(times):
        counters.add(12345, 2_000_000_060, 2_000_000_000)


def test_each_asker_and_each_room_is_counted_for_itself_and_anew_in_the_next_window(time_machine):
    time_machine.move_to("2026-03-02 09:00:15+07:00", tick=False)
    assert [seconds_to_wait(asker(), "cek", times=2) for _ in range(3)] == [0, 0, 45]
    assert seconds_to_wait(asker(), "api", times=2) == 0
    assert seconds_to_wait(asker("10.0.0.2"), "cek", times=2) == 0
    time_machine.move_to("2026-03-02 09:01:00+07:00", tick=False)
    assert seconds_to_wait(asker(), "cek", times=2) == 0


def test_all_processes_count_together():
    context = multiprocessing.get_context("fork")
    workers = [context.Process(target=_count, args=(200,)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert Counters().add(12345, 2_000_000_060, 2_000_000_000) == 601


def test_a_flood_of_addresses_never_locks_others_out():
    counters, ends, at = Counters(), 2_000_000_060, 2_000_000_000
    for tag in range(3 * Counters.TRIES):
        counters.add(tag * Counters.ROWS, ends, at)  # all want the same place
    assert counters.add(7 * Counters.ROWS + 1, ends, at) <= 2


def test_an_address_an_asker_wrote_is_not_believed(settings):
    forged = asker(HTTP_X_FORWARDED_FOR="1.2.3.4, 10.9.9.9")
    assert client_address(forged) == "10.0.0.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert client_address(forged) == "10.9.9.9"
