"""Starts the portal's processes, keeps them alive, and leaves none behind.

Each child runs in a session of its own and dies with us (parent-death signal). Grandchildren do not
inherit that signal, so two more nets catch them: we adopt orphans (subreaper) and empty the session of
a dead child before it is restarted, and a guardian process does the same for all when we are killed.
"""

import contextlib
import ctypes
import os
import selectors
import signal
import subprocess
import sys
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

from guardian import RUN_VARIABLE, kill_all

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT)
LONGEST_PAUSE = 30
SETTLED_AFTER = 60  # a child that lived this long starts again with the shortest pause
LONGEST_LINE = 65536
COLOURS = ("36", "33", "35", "32", "34")

_libc = ctypes.CDLL(None, use_errno=True)


class Stopped(Exception):
    """Somebody asked us to stop; `number` is the signal."""

    def __init__(self, number):
        self.number = number
        super().__init__(signal.Signals(number).name)


class Failed(Exception):
    """The run cannot go on; the text is the one sentence to show."""


@dataclass
class Service:
    """One process to look after. With `raw` it owns our terminal: no prefix, no pipe, keyboard included."""

    name: str
    command: list
    env: dict = field(default_factory=dict)
    user: str | None = None
    restart: bool = True
    raw: bool = False
    stop_signal: int = signal.SIGTERM
    stop_last: bool = False  # others still need it while they stop


@dataclass
class _Child:
    service: Service
    popen: subprocess.Popen | None = None
    started: float = 0.0
    pause: float = 1.0
    restart_at: float | None = None
    is_step: bool = False
    code: int | None = None
    rest: bytes = b""

    @property
    def alive(self):
        return self.popen is not None and self.code is None


class Supervisor:
    """Use as a context: whatever happens inside, all children are gone when it ends."""

    def __init__(self, env, *, cwd=None, grace=10.0, out=None):
        self.token = uuid.uuid4().hex
        chain = ":".join(filter(None, [env.get(RUN_VARIABLE), self.token]))
        self.env, self.cwd, self.grace = {**env, RUN_VARIABLE: chain}, cwd, grace
        self._out = out or sys.stdout
        self._colour = self._out.isatty() and "NO_COLOR" not in env
        self._children, self._folders, self._names = [], [], []
        self._guardian = None
        self._stopping = False

    def __enter__(self):
        _libc.prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self._selector = selectors.DefaultSelector()
        self._wake_in, self._wake_out = os.pipe()
        os.set_blocking(self._wake_in, False)
        os.set_blocking(self._wake_out, False)
        self._selector.register(self._wake_in, selectors.EVENT_READ)
        self._old_wakeup = signal.set_wakeup_fd(self._wake_out, warn_on_full_buffer=False)
        self._old_handlers = {n: signal.signal(n, lambda *_: None) for n in (*STOP_SIGNALS, signal.SIGCHLD)}
        self._start_guardian()
        return self

    def __exit__(self, *exc):
        try:
            self._stop_all()
        finally:
            signal.set_wakeup_fd(self._old_wakeup)
            for number, handler in self._old_handlers.items():
                signal.signal(number, handler)
            self._guardian.stdin.close()
            with contextlib.suppress(ChildProcessError):
                os.waitpid(self._guardian.pid, 0)
            self._guardian.returncode = 0
            self._selector.close()
            os.close(self._wake_in)
            os.close(self._wake_out)

    # --- what callers do --------------------------------------------------------------------------

    def remove_at_end(self, folder):
        """Delete this folder when the run ends, however it ends."""
        self._folders.append(str(folder))
        self._tell(f"remove {folder}")

    def start(self, service, *, is_step=False):
        child = _Child(service, is_step=is_step)
        self._children.append(child)
        self._names.append(service.name)
        self._spawn(child)
        return child

    def wait_until(self, ready, *, seconds, what):
        """Keep looking after the children until `ready()`; fails with a sentence when it takes too long."""
        deadline = time.monotonic() + seconds
        while not ready():
            if time.monotonic() > deadline:
                raise Failed(f"{what} did not become ready within {seconds:g} seconds.")
            self._turn(0.05)

    def run(self, service):
        """Run one command to its end beside the services; gives its exit code (128+n for a signal)."""
        child = self.start(service, is_step=True)
        while child.code is None:
            self._turn(1.0)
        self._children.remove(child)
        return child.code if child.code >= 0 else 128 - child.code

    def watch(self):
        """Look after the children until somebody stops us (raises Stopped)."""
        while True:
            self._turn(1.0)

    def say(self, text, name="supervisor"):
        self._write(name, text.encode())

    # --- one turn of the loop ---------------------------------------------------------------------

    def _turn(self, longest):
        now = time.monotonic()
        due = [c.restart_at for c in self._children if c.restart_at is not None]
        timeout = max(0.0, min([longest, *(at - now for at in due)]))
        asked = None
        for key, _ in self._selector.select(timeout):
            if key.fd != self._wake_in:
                self._read(key.fd, key.data)
                continue
            with contextlib.suppress(BlockingIOError):
                for number in os.read(self._wake_in, 512):
                    if number in STOP_SIGNALS:
                        asked = number
        self._reap()
        if asked is not None:
            raise Stopped(asked)
        if self._stopping:
            return
        for child in self._children:
            if child.restart_at is not None and child.restart_at <= time.monotonic():
                child.restart_at = None
                self._spawn(child)

    def _reap(self):
        while True:
            try:
                pid, status = os.waitpid(-1, os.WNOHANG)
            except ChildProcessError:
                return
            if pid == 0:
                return
            if self._guardian and pid == self._guardian.pid:
                self._guardian.returncode = 0
                self._start_guardian()
            for child in self._children:
                if child.alive and child.popen.pid == pid:
                    self._ended(child, os.waitstatus_to_exitcode(status))

    def _ended(self, child, code):
        child.code = child.popen.returncode = code
        kill_all({child.popen.pid})  # pool and web workers of a master that died
        self._tell(f"ended {child.popen.pid}")
        if child.popen.stdout:
            self._read(child.popen.stdout.fileno(), child, until_end=True)
        if self._stopping or child.is_step:
            return
        how = f"was killed by {signal.Signals(-code).name}" if code < 0 else f"ended with code {code}"
        if not child.service.restart:
            raise Failed(f"{child.service.name} {how} and nothing can go on without it.")
        lived = time.monotonic() - child.started
        child.pause = 1.0 if lived >= SETTLED_AFTER else child.pause
        child.restart_at = time.monotonic() + child.pause
        self.say(f"{child.service.name} {how}; starting it again in {child.pause:g} s")
        child.pause = min(child.pause * 2, LONGEST_PAUSE)

    # --- processes --------------------------------------------------------------------------------

    def _spawn(self, child):
        service, parent = child.service, os.getpid()

        def die_with_parent():
            _libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != parent:
                os._exit(1)

        child.code, child.rest, child.started = None, b"", time.monotonic()
        try:
            child.popen = subprocess.Popen(
                [str(part) for part in service.command],
                env={**self.env, **service.env},
                cwd=self.cwd,
                user=service.user,
                stdin=None if service.raw else subprocess.DEVNULL,
                stdout=None if service.raw else subprocess.PIPE,
                stderr=None if service.raw else subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent,
            )
        except OSError as error:
            raise Failed(f"{service.name} could not be started: {error}.") from error
        self._tell(f"session {child.popen.pid}")
        if child.popen.stdout:
            os.set_blocking(child.popen.stdout.fileno(), False)
            self._selector.register(child.popen.stdout.fileno(), selectors.EVENT_READ, child)

    def _stop_all(self):
        self._stopping = True
        deadline = time.monotonic() + self.grace
        for last in (False, True):
            group = [c for c in self._children if c.service.stop_last is last and c.alive]
            for child in group:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(child.popen.pid, child.service.stop_signal)
            until = max(deadline, time.monotonic() + 2)
            while any(c.alive for c in group) and time.monotonic() < until:
                try:
                    self._turn(0.1)
                except Stopped as again:
                    if again.number == signal.SIGINT:  # Ctrl-C for the second time: at once
                        until = 0
            for child in group:
                if child.alive:
                    self.say(f"{child.service.name} did not end in time and is killed")
                    kill_all({child.popen.pid})
        kill_all({c.popen.pid for c in self._children if c.popen}, self.token)
        self._reap()

    def _start_guardian(self):
        self._guardian = subprocess.Popen(
            [sys.executable, "-I", "-S", str(Path(__file__).with_name("guardian.py"))],
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
        )
        self._tell(f"token {self.token}")
        for child in self._children:
            if child.alive:
                self._tell(f"session {child.popen.pid}")
        for folder in self._folders:
            self._tell(f"remove {folder}")

    def _tell(self, line):
        with contextlib.suppress(BrokenPipeError):  # it just died; _reap starts a new one and tells all
            self._guardian.stdin.write(line.encode() + b"\n")
            self._guardian.stdin.flush()

    # --- output -----------------------------------------------------------------------------------

    def _read(self, fd, child, *, until_end=False):
        while True:
            try:
                data = os.read(fd, LONGEST_LINE)
            except BlockingIOError:
                break
            *lines, child.rest = (child.rest + data).split(b"\n")
            if not data or len(child.rest) > LONGEST_LINE:
                lines, child.rest = [*lines, *([child.rest] if child.rest else [])], b""
            for line in lines:
                self._write(child.service.name, line)
            if not data:
                self._close(fd, child)
                return
            if not until_end:
                return
        if until_end:
            if child.rest:
                self._write(child.service.name, child.rest)
            self._close(fd, child)

    def _close(self, fd, child):
        with contextlib.suppress(KeyError):
            self._selector.unregister(fd)
        child.popen.stdout.close()
        child.popen.stdout = None

    def _write(self, name, line):
        prefix = f"{name:<8}| "
        if self._colour:
            colour = COLOURS[self._names.index(name) % len(COLOURS)] if name in self._names else "1"
            prefix = f"\033[{colour}m{prefix}\033[0m"
        with contextlib.suppress(OSError, ValueError):  # nobody reads any more: the work goes on
            self._out.write(prefix + line.decode(errors="replace").rstrip("\r") + "\n")
            self._out.flush()
