"""What an anchor says may not change and no anchor may go: only its delivery is written down later."""

from django.db import migrations

POSTGRES = """
CREATE FUNCTION audit_anchor_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'audit_anchor is append-only';
END $$;
CREATE TRIGGER audit_anchor_no_change BEFORE UPDATE OF day, seq, hash, made_at OR DELETE ON audit_anchor
    FOR EACH ROW EXECUTE FUNCTION audit_anchor_refuse();
CREATE TRIGGER audit_anchor_no_truncate BEFORE TRUNCATE ON audit_anchor
    FOR EACH STATEMENT EXECUTE FUNCTION audit_anchor_refuse();
"""
POSTGRES_BACK = """
DROP TRIGGER audit_anchor_no_truncate ON audit_anchor;
DROP TRIGGER audit_anchor_no_change ON audit_anchor;
DROP FUNCTION audit_anchor_refuse();
"""
SQLITE = [
    "CREATE TRIGGER audit_anchor_no_update BEFORE UPDATE OF day, seq, hash, made_at ON audit_anchor "
    "BEGIN SELECT RAISE(ABORT, 'audit_anchor is append-only'); END",
    "CREATE TRIGGER audit_anchor_no_delete BEFORE DELETE ON audit_anchor "
    "BEGIN SELECT RAISE(ABORT, 'audit_anchor is append-only'); END",
]


def forwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES)
    else:
        for statement in SQLITE:
            schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES_BACK)
    else:
        schema_editor.execute("DROP TRIGGER audit_anchor_no_update")
        schema_editor.execute("DROP TRIGGER audit_anchor_no_delete")


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_roles_requests_and_anchors")]
    operations = [migrations.RunPython(forwards, backwards)]
