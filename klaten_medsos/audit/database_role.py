"""The database role of the running portal: it may write the log, never change it (threats T52, T53).

On PostgreSQL the tables belong to an owner role that only migrates. The portal itself runs under another
role that holds rights and owns nothing, so it can neither take the triggers away nor TRUNCATE.
"""

from django.core.checks import Tags, Warning, register
from django.db import connections

KEEPS = ("audit_entry", "audit_anchor")  # tables whose rows are never changed or removed
DELIVERY = (
    "job_state",
    "job_attempts",
    "job_lease",
    "job_lease_until",
    "job_error",
    "job_wanted_at",
    "job_done_at",
)


def grants_for(connection, role: str) -> list[str]:
    """The SQL statements that give ``role`` what the portal needs and no more; run them as the owner."""
    name = connection.ops.quote_name(role)
    quote = connection.ops.quote_name
    return [
        f"GRANT USAGE ON SCHEMA public TO {name}",
        f"REVOKE CREATE ON SCHEMA public FROM PUBLIC, {name}",
        f"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {name}",
        f"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {name}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO {name}",
        f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO {name}",
        *(f"REVOKE UPDATE, DELETE, TRUNCATE, TRIGGER ON {quote(table)} FROM {name}" for table in KEEPS),
        f"GRANT UPDATE ({', '.join(DELIVERY)}) ON audit_anchor TO {name}",
        f"REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {name}",
    ]


@register(Tags.database)
def check_role_owns_nothing(app_configs, databases, **kwargs):
    """``manage.py check --database default`` warns when the portal runs as the owner of its own log."""
    found = []
    for alias in databases or ():
        connection = connections[alias]
        if connection.vendor != "postgresql":
            continue
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT current_user, rolsuper OR EXISTS (SELECT 1 FROM pg_tables WHERE tablename = 'audit_entry' "
                "AND pg_has_role(current_user, tableowner, 'USAGE')) FROM pg_roles WHERE rolname = current_user"
            )
            role, is_owner = cursor.fetchone()
        if is_owner:
            found.append(
                Warning(
                    f"Portal berjalan sebagai pemilik basis data ({role}), sehingga pagar jejak audit dapat dilepas.",
                    hint="Jalankan portal dengan peran lain: manage.py grant_portal_role NAMA, lihat deploy/README.md.",
                    id="audit.W001",
                )
            )
    return found
