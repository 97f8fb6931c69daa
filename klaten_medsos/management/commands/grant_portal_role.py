"""Give the role the portal runs under its rights: all it needs, and no way to change the audit log."""

from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction

from klaten_medsos.audit.database_role import grants_for


class Command(BaseCommand):
    help = "Memberi peran PostgreSQL NAMA hak yang diperlukan portal; jalankan sebagai pemilik basis data."

    def add_arguments(self, parser):
        parser.add_argument("role", metavar="NAMA")
        parser.add_argument("--sql", action="store_true", help="hanya cetak perintah SQL-nya")

    def handle(self, *args, role, sql, **options):
        if connection.vendor != "postgresql":
            raise CommandError("Hanya PostgreSQL mengenal peran; pada SQLite pemicu basis data yang menjaga.")
        statements = grants_for(connection, role)
        if sql:
            self.stdout.write(";\n".join(statements) + ";")
            return
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT rolsuper FROM pg_roles WHERE rolname = %s", [role])
            known = cursor.fetchone()
            if known is None:
                raise CommandError(f"Peran {role} belum ada; buat dengan: createuser {role}")
            if known[0]:
                raise CommandError(
                    f"Peran {role} superuser; hak apa pun tidak membatasinya. Pakai peran lain."
                )
            for statement in statements:
                cursor.execute(statement)
        self.stdout.write(
            f"✓ Peran {role} dapat menjalankan portal, tetapi tidak dapat mengubah jejak audit."
        )
