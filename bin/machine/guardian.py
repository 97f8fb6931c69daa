"""The last one out: ends whatever a supervisor leaves behind, even one that was killed with SIGKILL.

It is started in its own session with a pipe on standard input whose only writer is the supervisor.
Lines tell it what belongs to the run:

    token WORD       processes with WORD in their KLATEN_RUN environment variable
    session NUMBER   processes of this session
    ended NUMBER     that session is empty, forget it
    remove PATH      delete this folder at the end

When the pipe closes, for whatever reason, it kills them all, removes the folders and leaves.
"""

import contextlib
import os
import shutil
import signal
import sys
import time

RUN_VARIABLE = "KLATEN_RUN"


def members(sessions, token=""):
    """The pids, except our own, that belong to one of these sessions or carry the token."""
    found = []
    for entry in os.listdir("/proc"):
        if not entry.isdigit() or int(entry) == os.getpid():
            continue
        try:
            with open(f"/proc/{entry}/stat", "rb") as stat:
                # After the name in brackets: state, parent, process group, session.
                state, _, _, session = stat.read().rpartition(b")")[2].split()[:4]
            if state in (b"Z", b"X"):
                continue
            if int(session) in sessions or (token and _carries(entry, token)):
                found.append(int(entry))
        except OSError:
            continue
    return found


def _carries(pid, token):
    with open(f"/proc/{pid}/environ", "rb") as environ:
        for variable in environ.read().split(b"\0"):
            name, _, value = variable.partition(b"=")
            if name == RUN_VARIABLE.encode():
                return token.encode() in value.split(b":")
    return False


def kill_all(sessions, token="", seconds=5.0):
    """SIGKILL until nothing is left; False if something still lives after so many seconds."""
    deadline = time.monotonic() + seconds
    while pids := members(sessions, token):
        for pid in pids:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def main():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGQUIT):
        signal.signal(number, signal.SIG_IGN)
    sessions, folders, token = set(), [], ""
    for line in sys.stdin:
        verb, _, value = line.rstrip("\n").partition(" ")
        if verb == "session":
            sessions.add(int(value))
        elif verb == "ended":
            sessions.discard(int(value))
        elif verb == "remove":
            folders.append(value)
        elif verb == "token":
            token = value
    kill_all(sessions, token)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
