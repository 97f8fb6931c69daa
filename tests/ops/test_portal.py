"""What bin/run decides before it starts anything, and what bin/test hides from the tests."""

import re
import socket
import stat
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def portal(machine):
    import portal

    return portal


@pytest.fixture
def failed(machine):
    from supervisor import Failed

    return Failed


def test_two_runs_may_not_share_a_folder(portal, failed, tmp_path):
    with portal.alone_in(tmp_path):
        with pytest.raises(failed, match=r"Another bin/run \(process \d+\) already uses"):
            with portal.alone_in(tmp_path):
                pass
    with portal.alone_in(tmp_path):
        pass


def test_a_taken_port_is_refused_in_one_sentence(portal, failed):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(
            failed, match=f"^Port {port} on 127.0.0.1 cannot be used .*PORT={port + 1} bin/run$"
        ):
            portal.free_address({"PORT": str(port)})
    assert portal.free_address({"PORT": str(port)}) == ("127.0.0.1", port)


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "²", "8000 "])
def test_a_port_must_be_a_port(portal, failed, port):
    with pytest.raises(failed, match="PORT must be a number"):
        portal.free_address({"PORT": port})


def test_an_empty_environment_becomes_a_demo_with_kept_secrets(portal, tmp_path):
    env = {}
    portal.configure(env, tmp_path, ("127.0.0.1", 8123))
    assert env["SITE_URL"] == "http://127.0.0.1:8123"
    assert env["DEMO"] == "1"
    for name in ("secret_key", "demo_password"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    again = {}
    portal.configure(again, tmp_path, ("127.0.0.1", 8123))
    assert again == env


@pytest.mark.parametrize("given", [{"DATABASE_URL": "postgres://x@/x"}, {"SITE_URL": "https://x.invalid"}])
def test_a_real_database_or_https_is_never_turned_into_a_demo(portal, tmp_path, given):
    env = dict(given)
    portal.configure(env, tmp_path, ("127.0.0.1", 8123))
    assert "DEMO" not in env
    assert "DEMO_PASSWORD" not in env
    assert not (tmp_path / "demo_password").exists()


def test_finished_work_is_skipped_until_something_changes(portal, tmp_path):
    stamp, result = tmp_path / "stamp", tmp_path / "result"

    def is_needed(fingerprint):
        with portal.changed(stamp, fingerprint, result) as needed:
            result.touch()
        return needed

    assert [is_needed("one"), is_needed("one"), is_needed("two")] == [True, False, True]
    result.unlink()
    assert is_needed("two")


def test_work_that_failed_is_done_again(portal, tmp_path):
    with pytest.raises(ZeroDivisionError):
        with portal.changed(tmp_path / "stamp", "one"):
            raise ZeroDivisionError
    assert not (tmp_path / "stamp").exists()


def test_every_setting_is_documented_and_kept_away_from_the_tests(machine):
    import checks

    source = (ROOT / "klaten_medsos/settings.py").read_text()
    names = set(re.findall(r"""\benv(?:\.\w+)?\(\s*["']([A-Z_]+)["']""", source))
    assert "DATABASE_URL" in names
    documented = set(
        re.findall(r"^\| `([A-Z_]+)` \|", (ROOT / "docs/configuration.md").read_text(), re.MULTILINE)
    )
    assert names <= documented
    assert documented <= checks.portal_variables()
