from django.db import migrations

CHUNK = 1000


def bring_from_the_log(apps, schema_editor):
    """Who proposed or mended a proposal, and each yearly review, stood only in the audit log until now."""
    entries = apps.get_model("audit", "Entry").objects
    account, user = apps.get_model("accounts", "Account"), apps.get_model("opd", "User")
    writer, review = apps.get_model("accounts", "Writer"), apps.get_model("accounts", "AccountReview")
    accounts = set(account.objects.values_list("pk", flat=True))
    people = set(user.objects.values_list("pk", flat=True))

    def told(event):
        rows = entries.filter(object_type="accounts.account", event=event).exclude(actor=None).order_by("seq")
        for pk, actor, at, data in rows.values_list("object_id", "actor_id", "at", "data").iterator(CHUNK):
            if pk.isdigit() and int(pk) in accounts and actor in people:
                yield int(pk), actor, at, data

    proposed = account.objects.values_list("pk", "proposed_by_id", "proposed_at").iterator(CHUNK)
    writer.objects.bulk_create(
        [
            *(writer(account_id=pk, user_id=by, at=at) for pk, by, at, _ in told("akun.diusulkan")),
            *(writer(account_id=pk, user_id=by, at=at) for pk, by, at in proposed),
        ],
        batch_size=CHUNK,
        ignore_conflicts=True,
    )
    review.objects.bulk_create(
        (
            review(account_id=pk, by_id=by, at=at, note=str(data.get("note", ""))[:300] or "data masih benar")
            for pk, by, at, data in told("akun.ditinjau")
        ),
        batch_size=CHUNK,
        ignore_conflicts=True,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0009_reviews_writers_and_other_addresses"),
        ("audit", "0005_anchors_are_kept"),
        ("opd", "0001_initial"),
    ]

    operations = [migrations.RunPython(bring_from_the_log, migrations.RunPython.noop)]
