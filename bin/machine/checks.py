"""bin/test: every check and test of the portal, on throw-away servers."""

import os
import re
import secrets
import shutil
import signal
import sys
import tempfile
import time
from pathlib import Path

import servers
from supervisor import Failed, Service, Stopped, Supervisor

ROOT = Path(__file__).resolve().parents[2]
BIN = ROOT / ".venv/bin"
PYTHON = BIN / "python"


class Red(Exception):
    """A check said no; `code` is its exit code."""

    def __init__(self, title, code):
        self.code = code
        super().__init__(f"{title} failed (exit code {code}).")


def main(pytest_arguments):
    started = time.monotonic()
    ours = portal_variables()
    env = {name: value for name, value in os.environ.items() if name not in ours}
    env |= {"PYTHONUNBUFFERED": "1", "SECRET_KEY": "only-for-tests-" + secrets.token_urlsafe(50)}
    try:
        with Supervisor(env, cwd=ROOT, grace=15) as run:
            folder = Path(tempfile.mkdtemp(prefix="klaten-bin-test-", dir=short_temporary_folder()))
            run.remove_at_end(folder)
            on_servers = start_servers(run, folder, started)
            if pytest_arguments:
                code = run.run(pytest_service(pytest_arguments, on_servers))
            else:
                run_everything(run, folder, on_servers)
                code = 0
    except Red as red:
        code = red.code
        print(f"bin/test: {red}", file=sys.stderr, flush=True)
    except Stopped as stopped:
        code = 128 + stopped.number
        print(f"bin/test: stopped ({stopped}).", file=sys.stderr, flush=True)
    except Failed as failure:
        code = 1
        print(f"bin/test: {failure}", file=sys.stderr, flush=True)
    print(f"Total time: {time.monotonic() - started:.1f} s", flush=True)
    return code


def portal_variables():
    """What the person at the keyboard has set for a real portal must never reach the tests."""
    example = (ROOT / ".env.example").read_text()
    return {"DJANGO_SETTINGS_MODULE", *re.findall(r"^#?\s?([A-Z][A-Z0-9_]+)=", example, re.MULTILINE)}


def short_temporary_folder():
    """Sockets live in it, and their names may not be long."""
    folder = tempfile.gettempdir()
    return folder if len(os.fsencode(folder)) <= 40 else "/tmp"


def start_servers(run, folder, started):
    """PostgreSQL and Redis, on sockets in `folder`; gives the environment that leads to them."""
    print("Starting throw-away PostgreSQL and Redis …", flush=True)
    socket_path = folder / "redis.sock"
    run.start(servers.redis(socket_path, folder / "redis", keep=False))
    cluster = folder / "pg"
    run.start(servers.make_postgres(cluster))
    run.wait_until(lambda: servers.postgres_answers(cluster), seconds=30, what="PostgreSQL")
    run.wait_until(lambda: servers.redis_answers(socket_path), seconds=10, what="Redis")
    createdb = [servers.postgres_binaries() / "createdb", "-h", cluster, "-U", "klaten", "klaten"]
    if run.run(Service("createdb", createdb)):
        raise Failed("The test database could not be created.")
    (folder / "var").mkdir()
    model = Path(os.environ.get("VAR_DIR") or ROOT / "var") / "check-model.json"
    if model.exists():
        shutil.copy(model, folder / "var")
    print(f"Servers ready after {time.monotonic() - started:.1f} s.", flush=True)
    return {
        "DATABASE_URL": servers.postgres_url(cluster, "klaten"),
        "REDIS_URL": servers.redis_url(socket_path),
        "VAR_DIR": str(folder / "var"),
    }


def pytest_service(arguments, env):
    return Service(
        "pytest", [PYTHON, "-m", "pytest", *arguments], env=env, raw=True, stop_signal=signal.SIGINT
    )


class Ready:
    """A migrated, empty database that every worker of a test run copies; made while other checks run."""

    def __init__(self, run, title, env, url, template):
        command = [PYTHON, "manage.py", "migrate", "--skip-checks", "--verbosity", "0"]
        self.title, self.run = title, run
        self.env = env | {"READY_DATABASE": str(template)}
        migrating = env | {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "klaten_medsos.settings_test"}
        self.child = run.start(Service("migrate", command, env=migrating), is_step=True)

    def wait(self):
        """The environment of the tests; ``Red`` when a migration failed."""
        self.run.wait_until(lambda: self.child.code is not None, seconds=900, what=self.title)
        if self.child.code:
            raise Red(self.title, self.child.code)
        return self.env


def ready_postgres(run, on_servers):
    cluster = Path(on_servers["VAR_DIR"]).parent / "pg"
    createdb = [servers.postgres_binaries() / "createdb", "-h", cluster, "-U", "klaten", "ready"]
    if run.run(Service("createdb", createdb)):
        raise Failed("The database to copy could not be created.")
    return Ready(run, "Migrations on PostgreSQL", on_servers, servers.postgres_url(cluster, "ready"), "ready")


def ready_sqlite(run, folder, on_servers):
    file = folder / "ready.sqlite3"
    env = on_servers | {"DATABASE_URL": f"sqlite:///{folder}/klaten.sqlite3"}
    return Ready(run, "Migrations on SQLite", env, f"sqlite:///{file}", file)


def run_everything(run, folder, on_servers):
    on_sqlite, on_postgres = ready_sqlite(run, folder, on_servers), ready_postgres(run, on_servers)
    production = on_servers | {
        "DJANGO_SETTINGS_MODULE": "klaten_medsos.settings",
        "SITE_URL": "https://medsos.klaten.invalid",
        "ALLOWED_HOSTS": "medsos.klaten.invalid",
        "DEMO": "0",
    }
    manage = [PYTHON, "manage.py"]

    def check(title, *command, env=production):
        began = time.monotonic()
        print(f"\n=== {title}", flush=True)
        code = run.run(Service(title, command, env=env, raw=True, stop_signal=signal.SIGINT))
        if code:
            raise Red(title, code)
        print(f"--- {title}: {time.monotonic() - began:.1f} s", flush=True)

    check("Lint (ruff check)", BIN / "ruff", "check", ".")
    check("Format (ruff format)", BIN / "ruff", "format", "--check", ".")
    check("Types (mypy)", BIN / "mypy")
    check("Import order (lint-imports)", BIN / "lint-imports")
    check("Migrations complete", *manage, "makemigrations", "--check", "--dry-run")
    check("Fit for production", *manage, "check", "--deploy", "--fail-level", "WARNING")
    pytest = [PYTHON, "-m", "pytest", "-n", "2", "--dist", "loadgroup"]
    check("Domain tests on SQLite", *pytest, "-m", "domain", env=on_sqlite.wait())
    check("All tests on PostgreSQL and Redis", *pytest, env=on_postgres.wait())
