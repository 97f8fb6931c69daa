"""Real processes for the tests of bin/: a family whose grandchildren do not wish to die."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

MACHINE = Path(__file__).resolve().parents[2] / "bin/machine"

# A child with two grandchildren, as gunicorn and Celery have: one stays in its session, one leaves it.
# All ignore SIGTERM if told to. Each writes its pid to a file named after it.
FAMILY = """
import os, signal, sys, time
folder, stubborn = sys.argv[1], sys.argv[2] == "stubborn"
if stubborn:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
def born(name):
    with open(f"{folder}/{name}.new", "w") as f:
        f.write(str(os.getpid()))
    os.rename(f"{folder}/{name}.new", f"{folder}/{name}")
for name in ("stays", "leaves"):
    if os.fork() == 0:
        if name == "leaves":
            os.setsid()
        born(name)
        time.sleep(300)
        os._exit(0)
print("family is here", flush=True)
born("child")
time.sleep(300)
"""

# A supervisor of one family, as bin/run is of its services.
RUNNER = """
import os, sys
sys.path.insert(0, sys.argv[1])
from supervisor import Failed, Service, Stopped, Supervisor
folder, temper, grace = sys.argv[2:5]
family = [sys.executable, folder + "/family.py", folder, temper]
try:
    with Supervisor(dict(os.environ), grace=float(grace)) as run:
        os.mkdir(folder + "/scratch")
        run.remove_at_end(folder + "/scratch")
        run.start(Service("family", family))
        with open(folder + "/guardian", "w") as f:
            f.write(str(run._guardian.pid))
        run.watch()
except Stopped:
    sys.exit(0)
except Failed as failure:
    sys.exit(str(failure))
"""


def is_alive(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except FileNotFoundError:
        return False
    return state not in "ZX"


def eventually(question, seconds=10):
    deadline = time.monotonic() + seconds
    while not (answer := question()):
        if time.monotonic() > deadline:
            return answer
        time.sleep(0.02)
    return answer


class Run:
    """A supervisor in a process of its own, and what it started."""

    def __init__(self, folder, temper="meek", grace=5):
        self.folder = folder
        (folder / "family.py").write_text(FAMILY)
        self.process = subprocess.Popen(
            [sys.executable, "-c", RUNNER, str(MACHINE), str(folder), temper, str(grace)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        assert eventually(lambda: all((folder / name).exists() for name in ("child", "stays", "leaves")))

    def pid(self, name):
        return int((self.folder / name).read_text())

    @property
    def family(self):
        return [self.pid(name) for name in ("child", "stays", "leaves")]


@pytest.fixture
def make_run(tmp_path):
    runs = []

    def make(**options):
        runs.append(Run(tmp_path, **options))
        return runs[-1]

    yield make
    for run in runs:
        run.process.kill()
        run.process.communicate()


@pytest.fixture
def machine(monkeypatch):
    """Make the modules of bin/machine importable."""
    monkeypatch.syspath_prepend(str(MACHINE))
    monkeypatch.setenv("KLATEN_RUN", os.environ.get("KLATEN_RUN", ""))
