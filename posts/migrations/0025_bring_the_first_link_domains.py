import json
from pathlib import Path

from django.db import migrations


def bring_the_shipped_domains(apps, schema_editor):
    """The first list of domains that are not tried: of the versioned file; from now on Diskominfo keeps it."""
    seed = json.loads((Path(__file__).parent.parent / "links" / "domains_seed.json").read_text("utf-8"))
    domain = apps.get_model("posts", "LinkDomain")
    domain.objects.bulk_create(domain(**line) for line in seed["entries"])


class Migration(migrations.Migration):
    dependencies = [("posts", "0024_try_the_links_of_messages")]

    operations = [migrations.RunPython(bring_the_shipped_domains, migrations.RunPython.noop)]
