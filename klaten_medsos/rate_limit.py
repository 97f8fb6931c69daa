"""How often one address may ask a public page: counted in one small file that all processes share.

The counters are looked at on every public request, so they must cost next to nothing: a counter in the database
took twenty times as long as the answer it guarded. They lie in ``VAR_DIR/run``, outlive a restart, and hold only
keyed hashes, which nobody can turn back into addresses (docs/adr/0010-public-answers-from-indexes.md).
"""

import fcntl
import hashlib
import mmap
import os
import struct
import threading
import time
from functools import wraps
from pathlib import Path

from django.conf import settings

from klaten_medsos import errors

MINUTE, HOUR = 60, 3600


class Counters:
    """A fixed table of counters: which asker and room (a hash), until when, how many. Made when first needed.

    A counter whose time is over is free for another asker. When all places an asker may take are in use, the
    one with the smallest count gives way: a flood from many addresses loses counts, it never locks others out.
    """

    ROW = struct.Struct("<QII")
    ROWS = 1 << 16
    TRIES = 8

    def __init__(self):
        self._lock = threading.Lock()
        self._path = self._file = self._memory = None

    def add(self, tag: int, ends: int, at: int) -> int:
        """Count one more for ``tag`` in the window that ends at ``ends``; how many there are now."""
        with self._lock:
            memory = self._open()
            fcntl.flock(self._file, fcntl.LOCK_EX)
            try:
                place, free = None, (1 << 62, 0)
                for turn in range(self.TRIES):
                    offset = (tag + turn) % self.ROWS * self.ROW.size
                    kept, until, count = self.ROW.unpack_from(memory, offset)
                    if kept == tag and until == ends:
                        place = offset
                        break
                    free = min(free, (count if until > at else -1, offset))
                else:
                    place, count = free[1], 0
                self.ROW.pack_into(memory, place, tag, ends, min(count + 1, 0xFFFFFFFF))
                return count + 1
            finally:
                fcntl.flock(self._file, fcntl.LOCK_UN)

    def _open(self):
        path = settings.COUNTERS_PATH
        if self._path == (path, os.getpid()):
            return self._memory
        if self._path and self._path[1] == os.getpid():  # a forked child leaves its parent's alone
            self._memory.close()
            os.close(self._file)
        Path(path).parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        size = self.ROWS * self.ROW.size
        if os.fstat(self._file).st_size != size:
            os.ftruncate(self._file, size)
        self._memory = mmap.mmap(self._file, size)
        self._path = (path, os.getpid())
        return self._memory


counters = Counters()


def client_address(request) -> str:
    """The address of the asker: behind trusted proxies the one they saw, never one the asker wrote."""
    proxies = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    seen = [part.strip() for part in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",") if part.strip()]
    if proxies and len(seen) >= proxies:
        return seen[-proxies]
    return request.META.get("REMOTE_ADDR", "")


def seconds_to_wait(request, room: str, *, times: int, seconds: int = MINUTE, everybody=False) -> int:
    """Count this request of ``room``; 0 when it may go on, else the seconds until the window ends.

    ``times`` requests are allowed in each window of ``seconds``, to one address or to ``everybody`` together.
    The address is kept only as a keyed hash.
    """
    now = int(time.time())
    ends = now - now % seconds + seconds
    asker = f"{room}\0{'' if everybody else client_address(request)}".encode("utf-8", "replace")
    key = settings.SECRET_KEY.encode()[:64]
    tag = int.from_bytes(hashlib.blake2b(asker, digest_size=8, key=key).digest(), "big")
    return 0 if counters.add(tag, ends, now) <= times else ends - now


def limited(room: str, *, per_minute: int | None = None):
    """A view that one address may ask ``per_minute`` times a minute; then 429 with Retry-After.

    Without ``per_minute`` the setting ``PUBLIC_PER_MINUTE`` counts.
    """

    def guard(view):
        @wraps(view)
        def asked(request, *args, **kwargs):
            times = settings.PUBLIC_PER_MINUTE if per_minute is None else per_minute
            if wait := seconds_to_wait(request, room, times=times):
                return errors.too_many_requests(request, wait)
            return view(request, *args, **kwargs)

        return asked

    return guard
