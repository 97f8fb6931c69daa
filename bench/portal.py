"""How much slower than a bare signed-in view are the list, the search and the calendar over many messages?

    .venv/bin/python bench/portal.py [--posts 1000000] [--databases postgres sqlite] [--rounds 9] [--keep DIR]
        [--cases TEXT …]

For each database: a throw-away server, ``manage.py scale``, gunicorn with two workers, then every case in turn in each
round over one connection at a time. Printed: p50 and p95 in milliseconds, and the median over the rounds of
p95(case) / p95(bare view of the same round). Exits 1 above an aim. With ``--keep`` the filled databases stay for
the next run.
"""

import argparse
import http.client
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "bin" / "machine"))

import servers  # noqa: E402

PYTHON = str(ROOT / ".venv/bin/python")
REQUESTS = 40
CASES = {  # name: (who, path, aim: times the p95 of the bare view, or None to look only)
    "bare": ("petugas", "/tolok/polos/", None),
    "constant JSON, public": ("petugas", "/tolok/tetap/", None),
    "public verification": ("petugas", "/api/v1/akun/verifikasi?q=instagram.com/{handle}", None),
    # the list: every filter, the pairs and threes that are hardest to find, every order, deep pages both ways
    "list, own unit": ("petugas", "/pesan/", 3),
    "list, kabupaten": ("diskominfo", "/pesan/", 3),
    "list, state": ("diskominfo", "/pesan/?status=terbit", 3),
    "list, rare state": ("diskominfo", "/pesan/?status=menunggu", 3),
    "list, category": ("diskominfo", "/pesan/?kategori=kebijakan", 3),
    "list, rare category": ("diskominfo", "/pesan/?kategori=isu_aktual", 3),
    "list, rare theme": ("diskominfo", "/pesan/?tema={rare_theme}", 3),
    "list, year": ("diskominfo", "/pesan/?tahun={year}", 3),
    "list, unit and category": ("diskominfo", "/pesan/?unit={unit}&kategori=kebijakan", 3),
    "list, theme and state": ("diskominfo", "/pesan/?tema={theme}&status=ditolak", 3),
    "list, theme and category": ("diskominfo", "/pesan/?tema={rare_theme}&kategori=isu_aktual", 3),
    "list, year, theme, category": ("diskominfo", "/pesan/?tahun={year}&tema={theme}&kategori=kebijakan", 3),
    "list, three, published": ("diskominfo", "/pesan/?tema={rare_theme}&kategori=kebijakan&status=terbit", 3),
    "list, three, all rare": (
        "diskominfo",
        "/pesan/?tema={rare_theme}&kategori=isu_aktual&status=menunggu",
        3,
    ),
    "list, own, three": ("petugas", "/pesan/?tema={rare_theme}&kategori=isu_aktual&status=terbit", 3),
    "list, account": ("diskominfo", "/pesan/?unit={unit}&akun={account}", 3),
    "list, account hardly used": ("diskominfo", "/pesan/?unit={unit}&akun={quiet_account}", 3),
    "list, own account": ("petugas", "/pesan/?akun={account}", 3),
    "list, own account and three": (
        "petugas",
        "/pesan/?akun={account}&status=terbit&kategori=isu_aktual&tema={rare_theme}",
        3,
    ),
    "list, own account and year": ("petugas", "/pesan/?akun={quiet_account}&tahun={year}", 3),
    "list, by publication": ("diskominfo", "/pesan/?urut=terbit&tema={theme}&kategori=kebijakan", 3),
    "list, by plan": ("diskominfo", "/pesan/?urut=jadwal&tema={rare_theme}", 3),
    "list, by publication, none": ("diskominfo", "/pesan/?urut=terbit&status=menunggu", 3),
    "list, own, by publication": ("petugas", "/pesan/?urut=terbit&status=ditarik", 3),
    "list, own account, by plan": ("petugas", "/pesan/?urut=jadwal&akun={account}", 3),
    "list, deep": ("diskominfo", "/pesan/?sesudah={deep}", 3),
    "list, deep, back": ("diskominfo", "/pesan/?sebelum={deep}", 3),
    "list, deep, own, filtered": ("petugas", "/pesan/?sesudah={deep}&kategori=isu_aktual", 3),
    "list, deep, own account, back": ("petugas", "/pesan/?sebelum={deep}&akun={account}", 3),
    # the search: common and rare words, within everything the list can be narrowed to
    "search, common word": ("diskominfo", "/pesan/?q={common}", 5),
    "search, word of 1 in 50": ("diskominfo", "/pesan/?q={mid}", 5),
    "search, rare word": ("diskominfo", "/pesan/?q={rare}", 5),
    "search, no hit": ("diskominfo", "/pesan/?q=zzyzxwarak", 5),
    "search, two words": ("diskominfo", "/pesan/?q={common}+{mid}", 5),
    "search, own unit": ("petugas", "/pesan/?q={mid}", 5),
    "search, own unit, common": ("petugas", "/pesan/?q={common}", 5),
    "search, own unit, rare": ("petugas", "/pesan/?q={rare}", 5),
    "search, own unit, two words": ("petugas", "/pesan/?q={common}+{mid}", 5),
    "search with filters": ("diskominfo", "/pesan/?q={mid}&unit={unit}&status=terbit", 5),
    "search, rare state": ("diskominfo", "/pesan/?q={common}&status=menunggu", 5),
    "search, theme and category": (
        "diskominfo",
        "/pesan/?q={common}&tema={rare_theme}&kategori=isu_aktual",
        5,
    ),
    "search, year": ("diskominfo", "/pesan/?q={common}&tahun={year}", 5),
    "search, own unit, year": ("petugas", "/pesan/?q={mid}&tahun={year}", 5),
    "search, account": ("petugas", "/pesan/?q={mid}&akun={account}", 5),
    "search, account hardly used": ("petugas", "/pesan/?q={common}&akun={quiet_account}", 5),
    "search, deep": ("diskominfo", "/pesan/?q={mid}&sesudah={deep_pk}", 5),
    "search, deep, own, back": ("petugas", "/pesan/?q={mid}&sebelum={deep_pk}", 5),
    # the calendar
    "calendar, month": ("petugas", "/pesan/kalender/", 3),
    "calendar, month, kabupaten": ("diskominfo", "/pesan/kalender/", 3),
    "calendar, month gone by": ("diskominfo", "/pesan/kalender/?tanggal={past}", 3),
    "calendar, month, filters": (
        "diskominfo",
        "/pesan/kalender/?kategori=kebijakan&tema={theme}&tanggal={past}",
        3,
    ),
    "calendar, month, one unit": (
        "diskominfo",
        "/pesan/kalender/?unit={unit}&status=terbit&tanggal={past}",
        3,
    ),
    "calendar, month, account": ("petugas", "/pesan/kalender/?akun={account}&tanggal={past}", 3),
    "calendar, month of titles": ("petugas", "/pesan/kalender/?akun={quiet_account}&tanggal={past}", 3),
    "calendar, week, kabupaten": ("diskominfo", "/pesan/kalender/?tampilan=minggu&tanggal={past}", 3),
}
STAGE = """
import json
import time
from collections import Counter
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.db.models import Count
from django.utils import timezone
from opd.models import Membership, MembershipKind, Unit, User
from posts.models import Post

def session(user):
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "allauth.account.auth_backends.AuthenticationBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store["sesi_mulai"] = store["sesi_terlihat"] = int(time.time())
    store.save()
    return store.session_key

# the largest unit: whatever one unit costs, it costs there
unit = Unit.objects.annotate(messages=Count("posts")).order_by("-messages", "pk").first()
officer = User.objects.filter(username__startswith="skala", memberships__unit=unit).order_by("pk").first()
desk, _ = User.objects.get_or_create(username="tolok.diskominfo", defaults={"name": "Tolok Contoh"})
home = Unit.objects.coordinating().first() or Unit.objects.first()
Membership.objects.get_or_create(
    user=desk, unit=home, kind=MembershipKind.DISKOMINFO, defaults={"starts_on": "2020-01-06"})
words = Counter()
sample = list(Post.objects.order_by("pk").values_list("stems", flat=True)[:20000])
for stems in sample:
    words.update(set(stems.split()))
ranked = [word for word, _ in words.most_common()]
share = lambda part: min(words, key=lambda word: (abs(words[word] - part * len(sample)), word))
accounts = list(unit.accounts.filter(handle__startswith="skala_").annotate(messages=Count("posts")).order_by("-messages"))
themes = [theme for theme, _ in Counter(
    Post.objects.exclude(theme="").order_by("pk").values_list("theme", flat=True)[:20000]).most_common()]
middle = Post.objects.order_by("updated_at")[Post.objects.count() // 2]
at = middle.updated_at
print("STAGE" + json.dumps({
    "petugas": session(officer), "diskominfo": session(desk), "unit": unit.pk,
    "account": accounts[0].pk, "quiet_account": accounts[-1].pk, "theme": themes[0], "rare_theme": themes[-1],
    "year": timezone.now().year - 3, "past": f"{timezone.now().year - 3}-05-17",
    "handle": unit.accounts.filter(handle__startswith="skala_", platform="instagram").first().handle,
    "common": ranked[0], "mid": share(0.02), "rare": share(0.0006),
    "deep_pk": middle.pk, "deep": f"{int(at.timestamp())}.{at.microsecond:06}-{middle.pk}",
}))
"""


class Portal:
    """One database, filled, with gunicorn in front of it."""

    def __init__(self, kind, folder, posts):
        self.kind, self.folder, self.posts = kind, folder, posts
        self.processes = []
        folder.mkdir(parents=True, exist_ok=True)
        self.env = {
            **os.environ, "SECRET_KEY": "bench-" + "x" * 50, "DEMO": "1", "VAR_DIR": str(folder / "var"),
            "PUBLIC_PER_MINUTE": "1000000", "DJANGO_SETTINGS_MODULE": "portal_settings", "PYTHONPATH": f"{ROOT / 'bench'}:{ROOT}",
        }  # fmt: skip
        (folder / "var").mkdir(exist_ok=True)
        model = ROOT / "var" / "check-model.json"
        if model.exists():
            shutil.copy(model, folder / "var")

    def __enter__(self):
        filled = self.folder / "filled"
        if self.kind == "sqlite":
            self.env["DATABASE_URL"] = f"sqlite:///{self.folder}/klaten.sqlite3"
        else:
            self._postgres()
        self._manage("migrate", "-v0")
        self._manage("collectstatic", "--noinput", "-v0")
        if not filled.exists():
            self._manage("load_units")
            self._manage("scale", "--posts", str(self.posts), "--users", "300")
            filled.touch()
        self.stage = self._staged()
        self.port = 18080 if self.kind == "sqlite" else 18081
        log = (self.folder / "gunicorn.log").open("w")
        command = [
            PYTHON,
            "-m",
            "gunicorn",
            "klaten_medsos.wsgi:application",
            "-w",
            "2",
            "-b",
            f"127.0.0.1:{self.port}",
        ]
        command += ["--log-level", "warning", "--timeout", "120", "--preload", "--no-control-socket"]
        self.processes.append(subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=log, stderr=log))
        self._wait(lambda: self.get("petugas", "/tolok/polos/")[0] == 200)
        return self

    def __exit__(self, *failure):
        for process in reversed(self.processes):
            process.terminate()
            process.wait(30)

    def _postgres(self):
        cluster = self.folder / "pg"
        if not cluster.exists():
            service = servers.make_postgres(cluster)
            command, user = service.command, service.user
        else:
            command = [
                servers.postgres_binaries() / "postgres",
                "-D",
                cluster / "data",
                "-c",
                "listen_addresses=",
            ]
            command += [
                "-c",
                f"unix_socket_directories={cluster}",
                "-c",
                "shared_buffers=128MB",
                "-c",
                "fsync=off",
            ]
            user = "nobody" if os.geteuid() == 0 else None
        quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        self.processes.append(
            subprocess.Popen([str(part) for part in command], user=user, cwd=cluster, **quiet)
        )
        self._wait(lambda: servers.postgres_answers(cluster))
        subprocess.run(
            [servers.postgres_binaries() / "createdb", "-h", cluster, "-U", "klaten", "klaten"], **quiet
        )
        self.env["DATABASE_URL"] = f"postgres://klaten@/klaten?host={quote(str(cluster))}"
        self.env["DATABASE_STATEMENT_TIMEOUT_MS"] = "0"  # filling takes longer than any page may

    def _manage(self, *arguments, **options):
        return subprocess.run(
            [PYTHON, "manage.py", *arguments], cwd=ROOT, env=self.env, check=True, **options
        )

    def _staged(self):
        import json

        out = self._manage("shell", "-v0", "-c", STAGE, capture_output=True, text=True).stdout
        return json.loads(out.partition("STAGE")[2])

    def _wait(self, ready, seconds=60):
        for _ in range(seconds * 10):
            try:
                if ready():
                    return
            except OSError:
                pass
            time.sleep(0.1)
        raise SystemExit(f"{self.kind}: not ready after {seconds} s, see {self.folder}")

    def get(self, who, path) -> tuple[int, float, int]:
        """Status, milliseconds and bytes of one GET."""
        wire = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        began = time.perf_counter()
        wire.request("GET", path.format(**self.stage), headers={"Cookie": f"sesi={self.stage[who]}"})
        answer = wire.getresponse()
        size = len(answer.read())
        spent = (time.perf_counter() - began) * 1000
        wire.close()
        return answer.status, spent, size


def p95(values):
    return statistics.quantiles(values, n=20)[-1]


def measure(portal, rounds, wanted=()) -> bool:
    """Print the table of one database; False when an aim was missed."""
    cases = {}
    for name, case in CASES.items():
        if wanted and name != "bare" and not any(text in name for text in wanted):
            continue
        status, _, size = portal.get(case[0], case[1])
        if status == 200:
            cases[name] = (*case, size)
        else:
            print(f"  {name}: answers {status}, left out")
    times = {name: [] for name in cases}
    ratios = {name: [] for name in cases}
    for round_number in range(rounds):
        names = list(cases)
        turned = names[round_number % len(names) :] + names[: round_number % len(names)]
        spent = {name: [portal.get(*cases[name][:2])[1] for _ in range(REQUESTS)] for name in turned}
        for name, values in spent.items():
            times[name] += values
            ratios[name].append(p95(values) / p95(spent["bare"]))
    good = True
    print(f"\n{portal.kind}: {portal.posts} messages, {rounds} rounds of {REQUESTS}")
    print(f"  {'case':28} {'p50 ms':>8} {'p95 ms':>8} {'x bare':>7} {'aim':>4} {'KiB':>6}")
    for name, (_, _, aim, size) in cases.items():
        ratio = statistics.median(ratios[name])
        missed = aim is not None and ratio > aim
        good &= not missed
        print(
            f"  {name:28} {statistics.median(times[name]):8.1f} {p95(times[name]):8.1f} {ratio:7.2f} "
            f"{aim or '':>4} {size / 1024:6.1f}{'  MISSED' if missed else ''}",
            flush=True,
        )
    return good


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--posts", type=int, default=1_000_000)
    parser.add_argument(
        "--databases", nargs="+", default=["postgres", "sqlite"], choices=["postgres", "sqlite"]
    )
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--cases", nargs="+", default=[], metavar="TEXT")
    given = parser.parse_args()
    folder = given.keep or Path(tempfile.mkdtemp(prefix="klaten-bench-", dir="/tmp"))
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o711)
    good = True
    try:
        for kind in given.databases:
            with Portal(kind, folder / f"{kind}-{given.posts}", given.posts) as portal:
                good &= measure(portal, given.rounds, given.cases)
    finally:
        if given.keep is None:
            shutil.rmtree(folder, ignore_errors=True)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
