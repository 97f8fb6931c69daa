"""What does “is this account official?” cost, beside an answer that needs no thought?

    .venv/bin/python bench/verification.py [--engines sqlite postgres] [--accounts 1000 100000] [--rounds 1500]
                                           [--keep FOLDER]

Per engine and size of the register a database: thrown away, or with ``--keep`` filled once in FOLDER and used again
by every later run. In one interleaved run the same process answers, through the whole middleware, a view that
returns a constant JSON, the public verification of a registered account, of a stranger, of an impostor (`name_official`) and of a
misspelt name, which is compared with every name that begins nearly alike: at most 2,000. Prints
the border of the quickest tenth and our own processor time (without the database server's), each as a ratio to the
constant view. The aims are held to the quickest tenth: other work on the machine only slows us:

- a registered account within 2 times the constant view, and flat from the first to the last size;
- a stranger, an impostor or a misspelt name (look-alike search) within 10 times.

Exits 1 when an aim is missed. Ratios count: the machine's own speed divides out.
"""

import argparse
import io
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
AIM, AIM_SEARCH, AIM_FLAT = 2.0, 10.0, 1.25
KINDS = ("constant", "official", "stranger", "impostor", "misspelt")
WARMING = 50


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--engines", nargs="*", default=["sqlite", "postgres"])
    parser.add_argument("--accounts", nargs="*", type=int, default=[1_000, 100_000])
    parser.add_argument("--rounds", type=int, default=1_500)
    parser.add_argument("--keep", type=Path, help="keep the filled databases in this folder")
    parser.add_argument("--inside", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.inside:
        return measure(options)
    return max([run_engine(engine, options) for engine in options.engines])


def run_engine(engine: str, options) -> int:
    """The measurement of one engine: each size in a process of its own, with a database of its own."""
    folder = (
        Path(options.keep).resolve() / engine
        if options.keep
        else Path(tempfile.mkdtemp(prefix="klaten-bench-"))
    )
    (folder / "var" / "static").mkdir(parents=True, exist_ok=True)
    server, official, bad = None, {}, 0
    print(f"{engine}:", flush=True)
    try:
        if engine == "postgres":
            server = start_postgres(folder / "pg")
        for count in options.accounts:
            env = {
                **os.environ, "SECRET_KEY": "only-for-the-bench-" + "x" * 50, "VAR_DIR": str(folder / "var"),
                "DATABASE_URL": database(engine, folder, count), "DEMO": "0", "LOG_LEVEL": "ERROR",
                "PUBLIC_PER_MINUTE": "1000000000", "SITE_URL": "http://127.0.0.1",
            }  # fmt: skip
            told = folder / "told.json"
            arguments = [f"--inside={told}", f"--rounds={options.rounds}", f"--accounts={count}"]
            if subprocess.run([sys.executable, __file__, *arguments], env=env).returncode:
                return 1
            official[count], missed = json.loads(told.read_text())
            bad |= missed
    finally:
        if server:
            server.send_signal(2)
            server.wait()
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    flat = official[max(official)] / official[min(official)]
    print(f"  official, largest to smallest register: {flat:.2f}", flush=True)
    return int(bad or flat > AIM_FLAT)


def start_postgres(folder: Path):
    """A private server without network; its databases stay in ``folder``."""
    sys.path.insert(0, str(ROOT / "bin" / "machine"))
    import servers

    service = servers.postgres(folder) if folder.exists() else servers.make_postgres(folder)
    server = subprocess.Popen(service.command, user=service.user, cwd=folder, stderr=subprocess.DEVNULL)
    while not servers.postgres_answers(folder):
        if server.poll() is not None:
            raise SystemExit("PostgreSQL did not start.")
        time.sleep(0.2)
    return server


def database(engine: str, folder: Path, count: int) -> str:
    """The address of the database for ``count`` accounts, made when it is not there."""
    if engine == "sqlite":
        return f"sqlite:///{folder}/bench-{count}.sqlite3"
    import servers

    name = f"bench_{count}"
    tool = [
        servers.postgres_binaries() / "psql",
        "-h",
        folder / "pg",
        "-U",
        "klaten",
        "-d",
        "postgres",
        "-tAc",
    ]
    known = subprocess.run(
        [*tool, f"SELECT 1 FROM pg_database WHERE datname = '{name}'"],
        capture_output=True,
        text=True,
        check=True,
    )
    if not known.stdout.strip():
        subprocess.run([*tool, f"CREATE DATABASE {name}"], check=True, stdout=subprocess.DEVNULL)
    return servers.postgres_url(folder / "pg", name)


def measure(options) -> int:
    sys.path.insert(0, str(ROOT))
    os.environ["DJANGO_SETTINGS_MODULE"] = "klaten_medsos.settings"
    import django

    django.setup()
    from django.contrib.auth.decorators import login_not_required
    from django.core.handlers.wsgi import WSGIHandler
    from django.core.management import call_command
    from django.http import JsonResponse
    from django.urls import path

    import klaten_medsos.urls

    call_command("migrate", verbosity=0)

    @login_not_required
    def constant(request):
        return JsonResponse(
            {"status": "resmi", "penjelasan": "Jawaban yang selalu sama.", "mirip_dengan": None}
        )

    klaten_medsos.urls.urlpatterns.append(path("api/v1/tetap", constant))
    handler = WSGIHandler()

    def get(where, query=""):
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": where, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80", "HTTP_HOST": "127.0.0.1", "REMOTE_ADDR": "127.0.0.1", "SCRIPT_NAME": "",
            "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
            "wsgi.url_scheme": "http",
        }  # fmt: skip
        status = []
        response = handler(environ, lambda line, headers: status.append(line))
        body = b"".join(response)
        response.close()
        return status[0], body

    [count] = options.accounts
    started = time.perf_counter()
    names = fill(count)
    print(f"  {count:,} accounts registered and filed in {time.perf_counter() - started:.0f} s", flush=True)
    interleaved(get, names, WARMING)
    spent = interleaved(get, names, options.rounds)
    quick = {kind: sorted(wall for wall, _ in times)[len(times) // 10] for kind, times in spent.items()}
    work = {kind: statistics.median(cpu for _, cpu in times) for kind, times in spent.items()}
    bad = 0
    for kind in KINDS:
        ratio = quick[kind] / quick["constant"]
        print(
            f"    {kind:9} quickest tenth within {quick[kind] * 1000:6.3f} ms (ratio {ratio:5.2f})"
            f"   own processor time, median {work[kind] * 1000:6.3f} ms (ratio {work[kind] / work['constant']:5.2f})"
        )
        bad |= ratio > {"official": AIM, "constant": 9e9}.get(kind, AIM_SEARCH)
    options.inside.write_text(json.dumps([quick["official"] / quick["constant"], bad]))
    return 0


def interleaved(get, names, rounds) -> dict:
    """The times of each kind; the order turns with every round."""
    rng = random.Random(7)
    places = {"constant": "/api/v1/tetap"}
    found = '"mirip_dengan": {'
    words = {"official": '"resmi"', "stranger": "tidak_terdaftar", "impostor": found, "misspelt": found}
    spent = {kind: [] for kind in KINDS}
    for turn in range(rounds):
        name = rng.choice(names)
        asked = {
            "constant": "", "official": name, "stranger": f"warung{turn * 7919 % 99991}_sate",
            "impostor": f"{name}_official", "misspelt": f"{name[:-3]}q{name[-2:]}",
        }  # fmt: skip
        for at in range(len(KINDS)):
            kind = KINDS[(turn + at) % len(KINDS)]
            query = asked[kind] and "q=" + quote(f"https://www.instagram.com/{asked[kind]}")
            where = places.get(kind, "/api/v1/akun/verifikasi")
            started, worked = time.perf_counter(), time.process_time()
            status, body = get(where, query)
            spent[kind].append((time.perf_counter() - started, time.process_time() - worked))
            expected = words.get(kind, "resmi").encode()
            if not status.startswith("200") or expected not in body:
                raise SystemExit(f"{kind} {asked[kind]}: {status} {body[:300]!r}")
    return spent


def fill(count: int) -> list[str]:
    """Bring the register to `count` official accounts of sixty units, with names such as offices choose."""
    from accounts.models import Account
    from accounts.naming import file_names, unfiled
    from klaten_medsos import dates
    from opd.models import Unit, User

    now = dates.now()
    user, _ = User.objects.get_or_create(username="bench", defaults={"name": "Petugas Contoh"})
    units = [
        Unit.objects.get_or_create(
            code=f"BENCH{n}", defaults={"name": f"Unit Contoh {n}", "abbreviation": f"UC{n}", "type": "dinas"}
        )[0]
        for n in range(60)
    ]
    offices = [
        "dinkes",
        "dinsos",
        "dishub",
        "disdik",
        "bpbd",
        "kecamatan",
        "puskesmas",
        "kelurahan",
        "humas",
        "rsud",
    ]
    syllables = [a + b for a in "bcdgjklmnprstw" for b in "aeiou"]
    rng, names = random.Random(1), {}
    while len(names) < count:
        place = "".join(rng.choice(syllables) for _ in range(rng.randrange(2, 5)))
        names[f"{rng.choice(offices)}{rng.choice(['', '.', '_'])}{place}"] = None
    known = set(Account.objects.values_list("handle", flat=True))
    Account.objects.bulk_create(
        (
            Account(
                unit=units[at % 60], pasted=name, platform="instagram", handle=name, key=f"instagram:{name}",
                canonical_url=f"https://www.instagram.com/{name}", media_type="media_sharing", purpose="bench",
                custodian=user, proposed_at=now, proposed_by=user, status="aktif", decided_at=now, decided_by=user,
            )
            for at, name in enumerate(names)
            if name not in known
        ),
        batch_size=2000,
    )  # fmt: skip
    file_names(unfiled().iterator(chunk_size=2000))
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return list(names)


if __name__ == "__main__":
    raise SystemExit(main())
