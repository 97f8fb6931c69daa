"""bin/run: prepare the data, then keep web, worker and beat alive until somebody stops us."""

import contextlib
import fcntl
import hashlib
import http.client
import os
import secrets
import socket
import sys
import time
from pathlib import Path

import servers
from supervisor import Failed, Service, Stopped, Supervisor

ROOT = Path(__file__).resolve().parents[2]
PYTHON = str(ROOT / ".venv/bin/python")
DEMO_LOGINS = (
    ("petugas.dinkes", "petugas Dinas Kesehatan"),
    ("pejabat.dinkes", "pejabat Dinas Kesehatan"),
    ("petugas.dpupr", "petugas DPUPR"),
    ("pejabat.dpupr", "pejabat DPUPR"),
    ("diskominfo", "staf Diskominfo"),
    ("kadis.kominfo", "Kepala Diskominfo"),
    ("kantor.bupati", "kantor Bupati"),
    ("operator", "operator sistem"),
)


def main():
    started = time.monotonic()
    env = dict(os.environ, PYTHONUNBUFFERED="1")
    env.setdefault("DJANGO_SETTINGS_MODULE", "klaten_medsos.settings")
    var = Path(env.get("VAR_DIR") or ROOT / "var").absolute()
    env["VAR_DIR"] = str(var)
    try:
        var.mkdir(parents=True, exist_ok=True, mode=0o700)
        with alone_in(var):
            address = free_address(env)
            configure(env, var, address)
            with Supervisor(env, cwd=ROOT) as run:
                serve(run, env, var, address, started)
    except Stopped as stopped:
        print(f"Stopped ({stopped}).", flush=True)
        return 0
    except Failed as failure:
        print(f"bin/run: {failure}", file=sys.stderr, flush=True)
        return 1
    except OSError as error:
        print(f"bin/run: {error.strerror}: {error.filename or var}", file=sys.stderr, flush=True)
        return 1


@contextlib.contextmanager
def alone_in(var):
    """Two portals must not share one folder of data."""
    with open(var / "run.lock", "a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            lock.seek(0)
            raise Failed(
                f"Another bin/run (process {lock.read().strip() or 'unknown'}) already uses {var}; "
                "stop it first, or set VAR_DIR to another folder."
            )
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def free_address(env):
    """(host, port) to serve on; refuses a port that is not a number or taken."""
    host, text = env.get("BIND") or "127.0.0.1", env.get("PORT") or "8000"
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise Failed(f"PORT must be a number between 1 and 65535, not {text!r}.")
    port = int(text)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise Failed(
                f"Port {port} on {host} cannot be used ({error.strerror}); "
                f"stop the other program or choose another: PORT={port % 65535 + 1} bin/run"
            )
    return host, port


def configure(env, var, address):
    """Fill in what the environment leaves open."""
    host, port = address
    shown = "127.0.0.1" if host in ("0.0.0.0", "::") else host
    env.setdefault("SITE_URL", f"http://{f'[{shown}]' if ':' in shown else shown}:{port}")
    if not env.get("SECRET_KEY") and not env.get("SECRET_KEY_FILE"):
        kept_secret(var / "secret_key", 64)
        env["SECRET_KEY_FILE"] = str(var / "secret_key")
    if not env.get("DATABASE_URL") and not env["SITE_URL"].startswith("https://"):
        env.setdefault("DEMO", "1")
    if demo_wanted(env) and not env.get("DEMO_PASSWORD"):
        env["DEMO_PASSWORD"] = kept_secret(var / "demo_password", 9)


def demo_wanted(env):
    return env.get("DEMO", "").lower() in ("1", "true", "yes", "on", "y", "ok")


def kept_secret(path, size):
    """A random word, made once and kept in a file only we can read."""
    if not path.exists() or not path.read_text().strip():
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(size))
    return path.read_text().strip()


def serve(run, env, var, address, started):
    start_broker(run, env, var)
    prepare(run, env, var)
    host, port = address
    bind = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    # On a trial machine one is root; Celery's long warning about it tells a stranger nothing.
    celery = [PYTHON, "-W", "ignore:You're running the worker", "-m", "celery", "--quiet"]
    celery += ["-A", "klaten_medsos"]
    run.start(
        Service(
            "web",
            [PYTHON, "-m", "gunicorn", "klaten_medsos.wsgi:application", "--bind", bind]
            + ["--workers", "2", "--timeout", "60", "--graceful-timeout", "8", "--log-level", "warning"]
            + ["--no-control-socket", "--config", Path(__file__).with_name("web_hooks.py")],
        )
    )
    run.start(
        Service(
            "worker",
            [*celery, "worker", "-c", "2", "--pool", "prefork", "--without-gossip", "--without-mingle"]
            + ["--loglevel", "INFO"],
        )
    )
    run.start(
        Service(
            "beat",
            [
                *celery,
                "beat",
                "--schedule",
                var / "celerybeat-schedule",
                "--pidfile=",
                "--loglevel",
                "WARNING",
            ],
        )
    )
    run.wait_until(lambda: answers(address), seconds=60, what="The web server")
    greet(env, time.monotonic() - started)
    run.watch()


def start_broker(run, env, var):
    """Redis on a socket of our own, unless REDIS_URL names one."""
    if env.get("REDIS_URL"):
        return
    folder, temporary = servers.socket_folder(var / "run", "redis.sock", env)
    if temporary:
        run.remove_at_end(folder)
    path = folder / "redis.sock"
    run.env["REDIS_URL"] = env["REDIS_URL"] = servers.redis_url(path)
    run.start(servers.redis(path, var / "redis", keep=True))
    run.wait_until(lambda: servers.redis_answers(path), seconds=20, what="The private Redis")


def prepare(run, env, var):
    """Static files, tables and the demo; what has not changed since the last start is skipped."""
    manage = [PYTHON, str(ROOT / "manage.py")]

    def step(text, *command):
        print(text, flush=True)
        code = run.run(Service(command[0], [*manage, *command]))
        if code:
            raise Failed(f"manage.py {' '.join(command)} ended with code {code}; see the lines above.")

    with changed(var / "static.stamp", static_fingerprint(), var / "static/staticfiles.json") as needed:
        if needed:
            step("Collecting style sheets and scripts …", "collectstatic", "--noinput", "--verbosity", "0")
    step("Bringing the database up to date …", "migrate", "--noinput", "--verbosity", "0")
    if demo_wanted(env):
        with changed(var / "demo.stamp", demo_fingerprint(env, var)) as needed:
            if needed:
                step("Loading the demo (a year of work, once; about a minute) …", "demo")


@contextlib.contextmanager
def changed(stamp, fingerprint, *results):
    """Tell whether the work must be done; the stamp is written only when it ended well."""
    needed = not all(path.exists() for path in results) or (
        not stamp.exists() or stamp.read_text() != fingerprint
    )
    yield needed
    if needed:
        stamp.write_text(fingerprint)


def static_fingerprint():
    digest = hashlib.sha256((ROOT / "requirements.txt").read_bytes())
    apps = [path.parent for pattern in ("*/apps.py", "*/*/apps.py") for path in ROOT.glob(pattern)]
    for folder in sorted({ROOT / "static", *(app / "static" for app in apps)}):
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            status = path.stat()
            digest.update(f"{path}:{status.st_size}:{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def demo_fingerprint(env, var):
    """Changes with the database, so that a new one gets its demo, and with the password."""
    url = env.get("DATABASE_URL", "")
    file = var / "klaten.sqlite3"
    identity = url or f"{file.stat().st_ino}" if url or file.exists() else "none"
    return hashlib.sha256(f"{identity} {env['DEMO_PASSWORD']}".encode()).hexdigest()


def answers(address):
    host, port = address
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    connection = http.client.HTTPConnection(host, port, timeout=1)
    try:
        connection.request("GET", "/sehat/hidup", headers={"Host": "127.0.0.1"})
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def greet(env, seconds):
    lines = ["", f"Portal: {env['SITE_URL']}/   (ready after {seconds:.1f} s; Ctrl-C stops everything)"]
    if demo_wanted(env):
        lines += ["", "Demo logins:", *(f"  {login:<15} {role}" for login, role in DEMO_LOGINS)]
        lines += [f"Password of all of them: {env['DEMO_PASSWORD']}"]
    print("\n".join(lines) + "\n", flush=True)
