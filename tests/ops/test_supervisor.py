"""The supervisor keeps the portal's processes alive and leaves none behind."""

import os
import signal

from .conftest import eventually, is_alive


def test_a_killed_child_is_started_again_without_its_old_family(make_run):
    run = make_run()
    before = run.family
    (run.folder / "child").unlink()
    os.kill(before[0], signal.SIGKILL)
    assert eventually(lambda: (run.folder / "child").exists())
    assert run.pid("child") != before[0]
    assert not is_alive(before[1]), "a grandchild of the dead child still holds its port"
    run.process.terminate()
    output, _ = run.process.communicate(timeout=15)
    assert "family was killed by SIGKILL; starting it again in 1 s" in output


def test_the_pause_before_a_restart_doubles(make_run):
    run = make_run()
    for _ in range(2):
        pid = run.pid("child")
        (run.folder / "child").unlink()
        os.kill(pid, signal.SIGKILL)
        assert eventually(lambda: (run.folder / "child").exists())
    run.process.terminate()
    output, _ = run.process.communicate(timeout=15)
    assert "again in 1 s" in output
    assert "again in 2 s" in output


def test_sigkill_of_the_supervisor_leaves_no_descendant(make_run):
    run = make_run(temper="stubborn")
    everyone = [*run.family, run.pid("guardian")]
    assert all(map(is_alive, everyone))
    run.process.kill()
    run.process.wait()
    assert eventually(lambda: not any(map(is_alive, everyone)))
    assert not (run.folder / "scratch").exists()


def test_a_killed_guardian_is_replaced_and_still_knows_everyone(make_run):
    run = make_run(temper="stubborn")
    first = run.pid("guardian")
    os.kill(first, signal.SIGKILL)
    children = f"/proc/{run.process.pid}/task/{run.process.pid}/children"

    def guardians():
        with open(children) as file:
            pids = {int(pid) for pid in file.read().split()}
        return pids - {first, run.pid("child")}

    assert eventually(guardians)
    everyone = [*run.family, *guardians()]
    run.process.kill()
    run.process.wait()
    assert eventually(lambda: not any(map(is_alive, everyone)))


def test_sigterm_ends_all_and_the_exit_code_is_zero(make_run):
    run = make_run()
    everyone = [*run.family, run.pid("guardian")]
    run.process.terminate()
    output, _ = run.process.communicate(timeout=15)
    assert run.process.returncode == 0, output
    assert not any(map(is_alive, everyone))
    assert not (run.folder / "scratch").exists()
    assert output.startswith("family  | family is here\n")


def test_who_ignores_sigterm_is_killed_after_the_grace_period(make_run):
    run = make_run(temper="stubborn", grace=0.5)
    everyone = run.family
    run.process.terminate()
    output, _ = run.process.communicate(timeout=15)
    assert run.process.returncode == 0, output
    assert "family did not end in time and is killed" in output
    assert not any(map(is_alive, everyone))


def test_ctrl_c_twice_does_not_wait(make_run):
    run = make_run(temper="stubborn", grace=60)
    everyone = run.family
    run.process.send_signal(signal.SIGINT)
    eventually(lambda: False, seconds=0.3)
    assert is_alive(everyone[0]), "the first Ctrl-C grants the grace period"
    run.process.send_signal(signal.SIGINT)
    run.process.communicate(timeout=15)
    assert not any(map(is_alive, everyone))
