"""Private servers of a run: Redis and PostgreSQL on unix sockets only, never those of the system."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from pathlib import Path
from urllib.parse import quote

from supervisor import Failed, Service

LONGEST_SOCKET = 100  # the kernel stops at 107 bytes


def socket_folder(preferred, socket_name, env):
    """A folder whose sockets have short enough names: `preferred`, else a private one elsewhere.

    Gives (folder, must_be_removed).
    """
    if len(os.fsencode(str(Path(preferred) / socket_name))) <= LONGEST_SOCKET:
        Path(preferred).mkdir(parents=True, exist_ok=True, mode=0o700)
        return Path(preferred), False
    runtime = env.get("XDG_RUNTIME_DIR", "")
    base = runtime if len(runtime) < 50 and os.access(runtime or "/nowhere", os.W_OK) else "/tmp"
    return Path(tempfile.mkdtemp(prefix="klaten-", dir=base)), True


# --- Redis ------------------------------------------------------------------------------------------


def redis(socket_path, data, *, keep):
    """A Redis without network; `keep` writes each second's work to `data` (append-only file)."""
    binary = shutil.which("redis-server") or shutil.which("valkey-server")
    if not binary:
        raise Failed("redis-server is not installed; bin/setup installs it.")
    Path(data).mkdir(parents=True, exist_ok=True, mode=0o700)
    Path(socket_path).unlink(missing_ok=True)
    options = {
        "port": 0,
        "unixsocket": socket_path,
        "unixsocketperm": 700,
        "dir": data,
        "save": "",
        "appendonly": "yes" if keep else "no",
        "maxmemory-policy": "noeviction",
        "daemonize": "no",
        "loglevel": "notice",
        "logfile": Path(data) / "redis.log",
        "always-show-logo": "no",
        "set-proc-title": "no",
    }
    arguments = [part for key, value in options.items() for part in (f"--{key}", str(value))]
    return Service("redis", [binary, *arguments], stop_last=True)


def redis_url(socket_path):
    return "unix://" + quote(str(socket_path))


def redis_answers(socket_path):
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(0.5)
        try:
            connection.connect(str(socket_path))
            connection.sendall(b"PING\r\n")
            return connection.recv(16).startswith(b"+PONG")
        except OSError:
            return False


# --- PostgreSQL, for tests: nothing in it survives ----------------------------------------------------


def postgres_binaries():
    """The folder of the newest installed server."""
    found = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if not found:
        raise Failed("The PostgreSQL server is not installed; bin/setup --test installs it.")
    return max(found, key=lambda folder: float(folder.parent.name))


def make_postgres(folder):
    """Create an empty cluster in `folder`; gives its Service. Root hands it to nobody: PostgreSQL insists."""
    binaries, user = postgres_binaries(), None
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        user = "nobody"
        entry = pwd.getpwnam(user)
        os.chown(folder, entry.pw_uid, entry.pw_gid)
        folder.parent.chmod(0o711)
    data = folder / "data"
    made = subprocess.run(
        [binaries / "initdb", "-D", data, "-U", "klaten", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"]
        + ["--no-sync", "--no-instructions"],
        user=user,
        cwd=folder,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
    )
    if made.returncode:
        raise Failed(f"PostgreSQL could not create a database folder: {made.stderr.strip()[-300:]}")
    return postgres(folder)


def postgres(folder):
    """The Service of a cluster that `make_postgres` once created in `folder`."""
    quick = {
        "listen_addresses": "",
        "unix_socket_directories": folder,
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "shared_buffers": "128MB",
        "max_connections": 100,
        "log_min_messages": "panic",
        "log_min_error_statement": "panic",
    }
    options = [part for key, value in quick.items() for part in ("-c", f"{key}={value}")]
    return Service(
        "postgres",
        [postgres_binaries() / "postgres", "-D", folder / "data", *options],
        user="nobody" if os.geteuid() == 0 else None,
        restart=False,
        stop_last=True,
        stop_signal=2,  # "fast": do not wait for clients
    )


def postgres_answers(folder):
    answer = subprocess.run(
        [postgres_binaries() / "pg_isready", "-q", "-h", folder, "-U", "klaten", "-d", "postgres"]
    )
    return answer.returncode == 0


def postgres_url(folder, database):
    return f"postgres://klaten@/{database}?host={quote(str(folder))}"
