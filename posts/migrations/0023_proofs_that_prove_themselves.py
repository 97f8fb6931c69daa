"""Proofs from before they were looked at: those whose address names the account go on counting."""

from urllib.parse import urlsplit

from django.db import migrations


def forwards(apps, schema_editor):
    Proof = apps.get_model("posts", "AmplificationProof")
    named = [
        proof.pk
        for proof in Proof.objects.select_related("account").iterator(chunk_size=500)
        if proof.account.handle.lower().lstrip("@")
        in [part.lstrip("@") for part in urlsplit(proof.url.lower()).path.split("/")]
    ]
    Proof.objects.filter(pk__in=named).update(is_evident=True)


class Migration(migrations.Migration):
    dependencies = [("posts", "0022_look_at_proofs_of_spreading")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
