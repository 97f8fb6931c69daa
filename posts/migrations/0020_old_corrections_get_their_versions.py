"""Corrections from before they proposed versions: each gets the version it spoke of, and its state."""

import hashlib
import json

from django.db import migrations


def _version_of(Version, correction):
    """The proposed text as a version; it was never more than proposed."""
    content = {**correction.before.content, "text": correction.text}
    packed = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    last = Version.objects.filter(post=correction.post_id).order_by("-number").first()
    return Version.objects.create(
        post_id=correction.post_id, number=last.number + 1, content=content,
        content_hash=hashlib.sha256(packed.encode()).hexdigest(), editor_id=correction.proposed_by_id,
        created_at=correction.proposed_at,
    )  # fmt: skip


def forwards(apps, schema_editor):
    Correction = apps.get_model("posts", "Correction")
    Submission = apps.get_model("posts", "Submission")
    Version = apps.get_model("posts", "Version")
    for correction in Correction.objects.select_related("before", "after").order_by("proposed_at", "pk"):
        correction.version = correction.after or _version_of(Version, correction)
        correction.submitted_at, correction.submitted_by_id = (
            correction.proposed_at,
            correction.proposed_by_id,
        )
        if correction.after_id:
            correction.status, correction.tiers_passed = "disetujui", 1
        elif correction.decided_at:
            correction.status = "ditolak"
        else:
            correction.status = "menunggu"
            Submission.objects.create(
                version=correction.version, checklist=[], sop_label="Sebelum daftar periksa diminta pada koreksi",
                tiers=1, submitted_by_id=correction.proposed_by_id, submitted_at=correction.proposed_at,
            )  # fmt: skip
        correction.save()


class Migration(migrations.Migration):
    dependencies = [("posts", "0019_corrections_propose_versions")]
    operations = [migrations.RunPython(forwards, migrations.RunPython.noop)]
