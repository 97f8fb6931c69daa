"""The private servers of bin/run and bin/test."""

import os
import stat
import sys
import time

import pytest


@pytest.fixture
def servers(machine):
    import servers

    return servers


@pytest.fixture
def supervisor(machine):
    """A supervisor in this very process."""
    import supervisor

    with supervisor.Supervisor(dict(os.environ), grace=5) as run:
        yield run


@pytest.mark.parametrize("name", ["short", "with a space", "x" * 120])
def test_redis_answers_on_a_private_socket_and_keeps_its_data(servers, supervisor, tmp_path, name):
    import redis

    folder, temporary = servers.socket_folder(tmp_path / name, "redis.sock", {"XDG_RUNTIME_DIR": ""})
    if temporary:
        supervisor.remove_at_end(folder)
    assert temporary == (len(name) > 100)
    path = folder / "redis.sock"
    supervisor.start(servers.redis(path, tmp_path / "data", keep=True))
    supervisor.wait_until(lambda: servers.redis_answers(path), seconds=10, what="Redis")
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    client = redis.Redis.from_url(servers.redis_url(path))
    assert client.config_get("port") == {"port": "0"} or client.config_get("port") == {b"port": b"0"}
    client.set("key", "value")
    client.close()
    assert list((tmp_path / "data").rglob("*.aof"))


@pytest.mark.parametrize("folder", ["plain", "with a space"])
def test_celery_reaches_redis_through_the_address_we_give(servers, supervisor, tmp_path, folder):
    from kombu import Connection

    (tmp_path / folder).mkdir()
    path = tmp_path / folder / "redis.sock"
    supervisor.start(servers.redis(path, tmp_path / "data", keep=False))
    supervisor.wait_until(lambda: servers.redis_answers(path), seconds=10, what="Redis")
    with Connection(servers.redis_url(path).replace("unix://", "redis+socket://", 1)) as connection:
        queue = connection.SimpleQueue("bell")
        queue.put({"pk": 1})
        assert queue.get(timeout=2).payload == {"pk": 1}
        queue.close()


def test_a_missing_program_is_one_sentence(machine, supervisor):
    from supervisor import Failed, Service

    with pytest.raises(Failed, match="^ghost could not be started"):
        supervisor.start(Service("ghost", ["/nowhere/ghost"]))


def test_a_server_that_may_not_restart_ends_the_run(machine, supervisor):
    from supervisor import Failed, Service

    supervisor.start(Service("postgres", [sys.executable, "-c", "raise SystemExit(3)"], restart=False))
    with pytest.raises(Failed, match="postgres ended with code 3"):
        supervisor.wait_until(lambda: False, seconds=5, what="It")


def test_waiting_has_an_end(machine, supervisor):
    from supervisor import Failed

    began = time.monotonic()
    with pytest.raises(Failed, match="The moon did not become ready within 0.2 seconds."):
        supervisor.wait_until(lambda: False, seconds=0.2, what="The moon")
    assert time.monotonic() - began < 2


def test_a_step_reports_its_exit_code(machine, supervisor):
    from supervisor import Service

    assert supervisor.run(Service("step", [sys.executable, "-c", "raise SystemExit(7)"])) == 7
    assert (
        supervisor.run(Service("step", [sys.executable, "-c", "import os; os.kill(os.getpid(), 9)"])) == 137
    )
