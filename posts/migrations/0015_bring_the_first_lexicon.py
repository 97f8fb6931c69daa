import json
from pathlib import Path

from django.db import migrations
from django.utils import timezone


def bring_the_shipped_words(apps, schema_editor):
    """The first lexicon: words of the versioned file, in force at once; later versions are their own migrations."""
    seed = json.loads((Path(__file__).parent.parent / "checking" / "lexicon_seed.json").read_text("utf-8"))
    entry, now = apps.get_model("posts", "LexiconEntry"), timezone.now()
    entry.objects.bulk_create(
        entry(
            kind=line["kind"], flag=line["flag"], pattern=line["pattern"], status="aktif",
            source=f"{line['source']} (leksikon bawaan {seed['version']})", created_at=now, changed_at=now,
        )
        for line in seed["entries"]
    )  # fmt: skip
    apps.get_model("posts", "CheckState").objects.create(pk=1)


class Migration(migrations.Migration):
    dependencies = [("posts", "0014_teach_and_keep_the_content_check")]

    operations = [migrations.RunPython(bring_the_shipped_words, migrations.RunPython.noop)]
