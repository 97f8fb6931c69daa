"""Gunicorn's configuration under bin/run: web workers do not outlive their master."""

import ctypes
import os
import signal

PR_SET_PDEATHSIG = 1


def post_fork(server, worker):
    """Workers notice a dead master only after half a minute by themselves."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    if os.getppid() != server.pid:
        os._exit(1)
